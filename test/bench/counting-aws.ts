import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import * as z from 'zod';

/** AWS in a thread, which counts what is asked of it. */
export class CountingAws {
  readonly url: string;
  readonly #thread: Worker;

  private constructor(thread: Worker, port: number) {
    this.#thread = thread;
    this.url = `http://127.0.0.1:${port}`;
  }

  static async start(): Promise<CountingAws> {
    const thread = new Worker(new URL('./aws-thread.ts', import.meta.url));
    const [address] = await once(thread, 'message');
    return new CountingAws(thread, z.object({ port: z.int() }).parse(address).port);
  }

  async stop(): Promise<void> {
    this.#thread.postMessage('stop');
    await once(this.#thread, 'message');
    await this.#thread.terminate();
  }
}
