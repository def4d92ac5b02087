import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Writable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { FunctionConfig } from './function-config.ts';
import type { FailureReport, FromWorker, Invocation, WorkerData } from './function-protocol.ts';

export type InvocationOutcome =
  | { kind: 'answer'; json: string; usedBytes: number }
  | { kind: 'failure'; error: FailureReport; usedBytes: number }
  /** The instance is gone: timeout, broken bundle, crash, memory. */
  | { kind: 'lost'; error: FailureReport; timedOut: boolean };

export type InstanceOptions = {
  config: FunctionConfig;
  environment: Record<string, string>;
  log: Writable;
  /** How far the functions' time is ahead of the machine's. */
  clock: SharedArrayBuffer;
  /** Where compiled code is kept, so that not every worker compiles the bundle again. */
  codeCache?: string | undefined;
};

/** Lambda gives the code outside the handler this long before the invocation's own timeout begins. */
const initSeconds = 10;

/** One warm execution environment: a worker thread that runs one invocation at a time, until it is lost. */
export class FunctionInstance {
  readonly #config: FunctionConfig;
  readonly #worker: Worker;
  /** Resolves when the instance takes invocations, or is lost. */
  readonly started: Promise<void>;
  #begin: () => void = () => undefined;
  #settle: ((outcome: InvocationOutcome) => void) | undefined;
  #lost: FailureReport | undefined;

  constructor({ config, environment, log, clock, codeCache }: InstanceOptions) {
    this.#config = config;
    const { NODE_OPTIONS: nodeOptions = '' } = config.environment;
    this.#worker = new Worker(new URL('./function-worker.ts', import.meta.url), {
      workerData: workerDataOf(config, clock),
      // From its first line on, so that the worker's own TypeScript is kept compiled as well.
      env: { ...environment, ...(codeCache && { NODE_COMPILE_CACHE: codeCache }) },
      // Options of the process that runs the cloud (test runner, inspector) are not the function's.
      execArgv: nodeOptions.split(' ').filter(Boolean),
      stdout: true,
      stderr: true,
      // Many workers share this machine: a small young generation costs a little time and saves 30 MB each.
      resourceLimits: { maxOldGenerationSizeMb: config.memoryMegabytes, maxYoungGenerationSizeMb: 16 },
    });
    this.#worker.stdout.pipe(log, { end: false });
    this.#worker.stderr.pipe(log, { end: false });
    this.started = new Promise((resolve) => {
      this.#begin = resolve;
    });
    this.#worker.on('message', (message: FromWorker) => this.#receive(message));
    this.#worker.on('error', (error) => this.#lose(crashOf(error)));
    this.#worker.on('exit', (code) => {
      this.#lose({
        errorType: 'Runtime.ExitError',
        errorMessage: `the function exited with code ${code}`,
        trace: [],
      });
    });
  }

  /** Resolves always; after a `lost` outcome the instance must not be used again. */
  invoke(invocation: Omit<Invocation, 'deadline'>): Promise<InvocationOutcome> {
    return new Promise((resolve) => {
      let timer = this.#killAfter(initSeconds + this.#config.timeoutSeconds);
      this.#settle = (outcome) => {
        clearTimeout(timer);
        this.#settle = undefined;
        resolve(outcome);
      };
      if (this.#lost) return this.#lose(this.#lost);
      void this.started.then(() => {
        if (this.#lost || !this.#settle) return;
        clearTimeout(timer);
        timer = this.#killAfter(this.#config.timeoutSeconds);
        const deadline = Date.now() + this.#config.timeoutSeconds * 1000;
        this.#worker.postMessage({ ...invocation, deadline } satisfies Invocation);
      });
    });
  }

  async stop(): Promise<void> {
    this.#worker.removeAllListeners('exit');
    this.#lose({ errorType: 'Runtime.Stopped', errorMessage: 'the local cloud was stopped', trace: [] });
    await this.#worker.terminate();
  }

  #killAfter(seconds: number): NodeJS.Timeout {
    return setTimeout(() => {
      const error = { errorType: 'Sandbox.Timedout', errorMessage: timeoutMessage(this.#config), trace: [] };
      this.#lost = error;
      this.#settle?.({ kind: 'lost', error, timedOut: true });
      void this.#worker.terminate();
    }, seconds * 1000);
  }

  #receive(message: FromWorker): void {
    switch (message.type) {
      case 'ready':
        this.#begin();
        break;
      case 'broken':
        this.#lose(message.error);
        void this.#worker.terminate();
        break;
      case 'answer':
        this.#settle?.({ kind: 'answer', json: message.json, usedBytes: message.usedBytes });
        break;
      case 'failure':
        this.#settle?.({ kind: 'failure', error: message.error, usedBytes: message.usedBytes });
    }
  }

  #lose(error: FailureReport): void {
    this.#lost ??= error;
    this.#begin();
    this.#settle?.({ kind: 'lost', error: this.#lost, timedOut: false });
  }
}

function timeoutMessage({ timeoutSeconds }: FunctionConfig): string {
  return `Task timed out after ${timeoutSeconds.toFixed(2)} seconds`;
}

function crashOf(error: unknown): FailureReport {
  if (!(error instanceof Error))
    return { errorType: 'Runtime.ExitError', errorMessage: String(error), trace: [] };
  const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  const errorType = outOfMemory ? 'Runtime.OutOfMemory' : error.name;
  return { errorType, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
}

function workerDataOf(config: FunctionConfig, clock: SharedArrayBuffer): WorkerData {
  const dot = config.handler.lastIndexOf('.');
  const base = path.join(config.directory, config.handler.slice(0, dot));
  const file = ['.mjs', '.js', '.cjs'].map((extension) => base + extension).find((one) => existsSync(one));
  return {
    // A missing file is the bundle's failure at import, as on Lambda, with the name that was looked for.
    file: file ?? `${base}.mjs`,
    handlerName: config.handler.slice(dot + 1),
    clock,
    context: {
      functionName: config.name,
      functionVersion: '$LATEST',
      invokedFunctionArn: config.arn,
      memoryLimitInMB: String(config.memoryMegabytes),
      logGroupName: `/aws/lambda/${config.name}`,
      logStreamName: 'local',
    },
  };
}
