import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import type { Clock } from '../shared/clock.ts';
import type { Database } from '../shared/database.ts';
import { Setting } from '../shared/settings.ts';
import type { InvokeResult } from '../sqs/partial-batch.ts';
import { environmentOf, type FunctionConfig } from './function-config.ts';
import { type FunctionFigures, FunctionPool } from './function-pool.ts';
import { ClockCell } from './shifted-clock.ts';

type Options = {
  functions: FunctionConfig[];
  /** Keeps what an operator has set. */
  database: Database;
  /** AWS_ENDPOINT_URL of every function. */
  endpointUrl: string;
  /** The output of each function goes to a file named after it. */
  logDirectory: string;
  /** The time that the functions see. */
  clock: Clock;
  /** The folder for compiled code, which outlasts this run; none when absent. */
  codeCache?: string | undefined;
  /** Instances of a function at once that reserves none; ten when absent. */
  atOnce?: number | undefined;
};

/** Lambda: runs the bundles of the cloud assembly in worker threads that stay warm. */
export class Functions {
  readonly #pools = new Map<string, FunctionPool>();
  readonly #configs: FunctionConfig[];
  readonly #reserved: Setting<Record<string, number | null>>;
  readonly #logs: WriteStream[] = [];
  readonly #clock: Clock;
  readonly #cell = new ClockCell();
  #stopping: Promise<void> | undefined;

  constructor({ functions, endpointUrl, logDirectory, clock, database, codeCache, atOnce }: Options) {
    this.#configs = functions;
    const schema = z.record(z.string(), z.number().nullable());
    this.#reserved = new Setting({ database, name: 'concurrency', schema });
    this.#clock = clock;
    mkdirSync(logDirectory, { recursive: true });
    for (const config of functions) {
      const log = createWriteStream(path.join(logDirectory, `${config.name}.log`), { flags: 'a' });
      // Each warm worker pipes into the same file.
      log.setMaxListeners(0);
      this.#logs.push(log);
      const environment = environmentOf(config, endpointUrl);
      const shared = { config, environment, log, clock: this.#cell.buffer };
      const pool = new FunctionPool({ ...shared, codeCache, atOnce });
      this.#pools.set(config.arn, pool);
      pool.reserve(this.reservedOf(config.arn));
    }
  }

  configs(): FunctionConfig[] {
    return this.#configs;
  }

  /** The concurrency that a function has for itself: as an operator has set it, else as deployed. */
  reservedOf(functionArn: string): number | undefined {
    const set = this.#reserved.read()[functionArn];
    if (set !== undefined) return set ?? undefined;
    return this.#configs.find(({ arn }) => arn === functionArn)?.reservedConcurrency;
  }

  /** `undefined` takes the reservation away. */
  reserve(functionArn: string, concurrency: number | undefined): void {
    this.#reserved.write({ ...this.#reserved.read(), [functionArn]: concurrency ?? null });
    this.#pool(functionArn).reserve(concurrency);
  }

  has(functionArn: string): boolean {
    return this.#pools.has(functionArn);
  }

  /** Runs the function with `payload` and waits for its response; errors of the function do not reject. */
  invoke = async (functionArn: string, payload: unknown): Promise<InvokeResult> => {
    this.#cell.follow(this.#clock);
    return await this.#pool(functionArn).invoke(JSON.stringify(payload));
  };

  /** Invocations that run or wait for a free instance. */
  pending(): number {
    return [...this.#pools.values()].reduce((sum, pool) => sum + pool.pending, 0);
  }

  figures(): FunctionFigures[] {
    return [...this.#pools.values()].map((pool) => pool.figures);
  }

  /** Kills every worker at this moment; functions go on with fresh ones. */
  async kill(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.kill()));
  }

  /** Kills every worker; running invocations answer with an error. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.stop()));
    await Promise.all(this.#logs.map((log) => new Promise<void>((resolve) => log.end(resolve))));
  }

  #pool(functionArn: string): FunctionPool {
    const pool = this.#pools.get(functionArn);
    if (pool) return pool;
    throw new Error(`there is no function '${functionArn}': check the target's ARN`);
  }
}
