import { randomUUID } from 'node:crypto';
import type { InvokeResult } from '../sqs/partial-batch.ts';
import { FunctionInstance, type InstanceOptions, type InvocationOutcome } from './function-instance.ts';
import type { FailureReport } from './function-protocol.ts';

export type FunctionFigures = {
  function: string;
  invocations: number;
  /** Failures of every kind, timeouts included, as CloudWatch counts. */
  errors: number;
  timeouts: number;
  coldStarts: number;
  maxDurationMilliseconds: number;
  /**
   * Largest committed heap plus external memory of one worker after an invocation; threads share the process'
   * rest.
   */
  maxMemoryMegabytes: number;
};

/** Instances at once when the function reserves none; on one machine the cores are the limit long before Lambda's. */
const defaultConcurrency = 10;
/** Lambda's limit for a synchronous payload and for an answer. */
const maxPayloadBytes = 6 * 1024 * 1024;

/** The instances of one function. An invocation beyond the concurrency waits; Lambda would throttle and retry it. */
export class FunctionPool {
  readonly #options: InstanceOptions;
  /** Instances at once where the function reserves none. */
  readonly #unreserved: number;
  readonly #idle: FunctionInstance[] = [];
  readonly #all = new Set<FunctionInstance>();
  /** Who waits for an instance, first come first served. */
  readonly #wanting: ((instance: FunctionInstance | undefined) => void)[] = [];
  readonly #waiting: (() => void)[] = [];
  #limit: number;
  #running = 0;
  #isStarting = false;
  #state: 'open' | 'stopped' = 'open';
  readonly #figures: FunctionFigures;

  constructor({
    atOnce = defaultConcurrency,
    ...options
  }: InstanceOptions & { atOnce?: number | undefined }) {
    this.#options = options;
    this.#unreserved = atOnce;
    this.#limit = options.config.reservedConcurrency ?? atOnce;
    this.#figures = {
      function: options.config.name,
      invocations: 0,
      errors: 0,
      timeouts: 0,
      coldStarts: 0,
      maxDurationMilliseconds: 0,
      maxMemoryMegabytes: 0,
    };
  }

  get figures(): FunctionFigures {
    return { ...this.#figures };
  }

  /** Running and waiting invocations. */
  get pending(): number {
    return this.#running + this.#waiting.length;
  }

  /** `payload` is JSON; `value` of the result is what the handler answered. */
  async invoke(payload: string): Promise<InvokeResult> {
    if (Buffer.byteLength(payload) > maxPayloadBytes) return { ok: false, error: 'the payload exceeds 6 MB' };
    if (this.#running >= this.#limit) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
    try {
      return await this.#run(payload);
    } finally {
      // The slot passes on without being freed, so that no other invocation takes it in between.
      const next = this.#running <= this.#limit ? this.#waiting.shift() : undefined;
      if (next) next();
      else this.#running -= 1;
    }
  }

  /** How many run at once from now on; with 0 all invocations wait. The default again when `undefined`. */
  reserve(concurrency: number | undefined): void {
    this.#limit = concurrency ?? this.#unreserved;
    this.#release(this.#limit);
  }

  #release(limit: number): void {
    while (this.#running < limit) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.#running += 1;
      next();
    }
  }

  /**
   * Ends every instance at once, as a failing host does: running invocations are lost, and the next one starts a
   * fresh instance.
   */
  async kill(): Promise<void> {
    const doomed = [...this.#all];
    for (const instance of this.#idle.splice(0)) this.#all.delete(instance);
    await Promise.all(doomed.map((instance) => instance.stop()));
  }

  async stop(): Promise<void> {
    this.#state = 'stopped';
    this.#release(Number.POSITIVE_INFINITY);
    this.#serve();
    await Promise.all([...this.#all].map((instance) => instance.stop()));
  }

  async #run(payload: string): Promise<InvokeResult> {
    const instance = await this.#take();
    if (instance === undefined) return { ok: false, error: 'the local cloud was stopped' };
    const requestId = randomUUID();
    const started = performance.now();
    const outcome = await instance.invoke({ requestId, payload, traceId: traceIdOf(requestId) });
    this.#count(outcome, performance.now() - started);
    if (outcome.kind === 'lost') this.#all.delete(instance);
    else this.#idle.push(instance);
    this.#serve();
    return this.#resultOf(outcome, requestId);
  }

  /** `undefined` when the pool is stopped. */
  #take(): Promise<FunctionInstance | undefined> {
    return new Promise((resolve) => {
      this.#wanting.push(resolve);
      this.#serve();
    });
  }

  /**
   * Instances start one after the other: on one machine ten that start at once are ready later than one that has
   * answered all ten by then.
   */
  #serve(): void {
    while (this.#wanting.length > 0) {
      if (this.#state === 'stopped') this.#wanting.shift()?.(undefined);
      else if (this.#idle.length > 0) this.#wanting.shift()?.(this.#idle.pop());
      else if (this.#isStarting) return;
      else this.#wanting.shift()?.(this.#create());
    }
  }

  #create(): FunctionInstance {
    const instance = new FunctionInstance(this.#options);
    this.#all.add(instance);
    this.#figures.coldStarts += 1;
    this.#isStarting = true;
    void instance.started.then(() => {
      this.#isStarting = false;
      this.#serve();
    });
    return instance;
  }

  #count(outcome: InvocationOutcome, milliseconds: number): void {
    const figures = this.#figures;
    figures.invocations += 1;
    figures.maxDurationMilliseconds = Math.max(figures.maxDurationMilliseconds, Math.round(milliseconds));
    if (outcome.kind !== 'answer') figures.errors += 1;
    if (outcome.kind === 'lost' && outcome.timedOut) figures.timeouts += 1;
    if (outcome.kind === 'lost') return;
    const megabytes = Math.ceil(outcome.usedBytes / 1024 / 1024);
    figures.maxMemoryMegabytes = Math.max(figures.maxMemoryMegabytes, megabytes);
  }

  #resultOf(outcome: InvocationOutcome, requestId: string): InvokeResult {
    if (outcome.kind !== 'answer') return this.#failed(outcome.error, requestId);
    if (Buffer.byteLength(outcome.json) > maxPayloadBytes) {
      const errorMessage = 'the answer exceeds 6 MB';
      return this.#failed({ errorType: 'Function.ResponseSizeTooLarge', errorMessage, trace: [] }, requestId);
    }
    return { ok: true, value: JSON.parse(outcome.json) };
  }

  #failed(error: FailureReport, requestId: string): InvokeResult {
    // The line that Lambda's runtime writes in JSON log format.
    const record = { timestamp: new Date().toISOString(), level: 'ERROR', requestId, message: error };
    this.#options.log.write(`${JSON.stringify(record)}\n`);
    return { ok: false, error: `${error.errorType}: ${error.errorMessage}` };
  }
}

function traceIdOf(requestId: string): string {
  const digits = requestId.replaceAll('-', '');
  const seconds = Math.floor(Date.now() / 1000).toString(16);
  return `Root=1-${seconds}-${digits.slice(0, 24)};Parent=${digits.slice(0, 16)};Sampled=0`;
}
