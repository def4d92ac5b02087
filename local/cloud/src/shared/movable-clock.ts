import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import type { Clock } from './clock.ts';

const keptSchema = z.object({ ahead: z.number().min(0) });

/** A clock that can be set forward, never back; with a file it is as far ahead in the next run. */
export class MovableClock implements Clock {
  readonly #file: string | undefined;
  #ahead: number;

  constructor(file?: string) {
    this.#file = file;
    this.#ahead =
      file && existsSync(file) ? keptSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).ahead : 0;
  }

  /** Epoch milliseconds; works alone too. */
  readonly now = (): number => Date.now() + this.#ahead;

  /** Sets the clock to a time (ms); an earlier one changes nothing. */
  set(time: number): void {
    this.#ahead = Math.max(this.#ahead, time - Date.now());
    if (this.#file) writeFileSync(this.#file, JSON.stringify({ ahead: this.#ahead }));
  }
}
