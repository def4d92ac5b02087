import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { readingStored } from './cannot-start.ts';
import { type Clock, systemClock } from './clock.ts';

const keptSchema = z.object({ ahead: z.number().min(0) });

/**
 * A clock that can be set forward, never back, even where the machine's is set back: then it goes on from the last
 * time that it told, so that no lease lasts longer. With a file it is as far ahead in the next run.
 */
export class MovableClock implements Clock {
  readonly #file: string | undefined;
  readonly #machine: Clock;
  #ahead: number;
  #last = 0;

  constructor(file?: string, machine: Clock = systemClock) {
    this.#file = file;
    this.#machine = machine;
    this.#ahead = file && existsSync(file) ? readingStored(file, () => aheadIn(file)) : 0;
  }

  /** Epoch milliseconds; works alone too. */
  readonly now = (): number => {
    const machine = this.#machine.now();
    const back = this.#last - machine;
    this.#last = machine;
    if (back > 0) this.#moveTo(this.#ahead + back);
    return machine + this.#ahead;
  };

  /** Sets the clock to a time (ms); an earlier one changes nothing. */
  set(time: number): void {
    const ahead = time - this.#machine.now();
    if (ahead > this.#ahead) this.#moveTo(ahead);
  }

  #moveTo(ahead: number): void {
    this.#ahead = ahead;
    if (this.#file) writeFileSync(this.#file, JSON.stringify({ ahead }));
  }
}

function aheadIn(file: string): number {
  return keptSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).ahead;
}
