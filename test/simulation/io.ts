import { TemporaryFailure } from '../../domain/shared/errors.ts';
import type { FaultKind, FaultPlan, Point } from './fault-kinds.ts';
import type { Process } from './process.ts';
import type { Random } from './random.ts';
import type { Timeline } from './timeline.ts';

export type Call<T> = {
  process: Process;
  point: Point;
  /** Does what is asked for, where it is done; a fault that is none of the way there and back is handed on. */
  apply: (fault: FaultKind | undefined) => Promise<T>;
  /** How long the answer takes, in ms, where that depends on it. */
  answerTakes?: (answer: T) => number | undefined;
};

type IoWorld = {
  timeline: Timeline;
  random: Random;
  faults: FaultPlan;
  /** How long one way takes, in ms. */
  latency: (random: Random) => number;
  onFault: (process: Process, fault: FaultKind) => void;
  /** Told of every call, for whoever follows one schedule. */
  tell?: ((line: string) => void) | undefined;
};

/** A few ms; now and then much more, so that processes overtake one another. */
export const wildLatency = (random: Random) =>
  random.chance(0.04) ? random.between(50, 1_500) : random.between(1, 12);

/** As stores and queues answer on a good day. */
export const evenLatency = (random: Random) =>
  random.chance(0.01) ? random.between(10, 30) : random.between(1, 5);

/** A new one each time: a promise that is kept by all remembers everybody who ever waited for it. */
const never = () => new Promise<never>(() => {});

/** Every way out of a process: each call goes there and back in virtual time, and may go wrong on both ways. */
export class Io {
  readonly #world: IoWorld;

  constructor(world: IoWorld) {
    this.#world = world;
  }

  call<T>(call: Call<T>): Promise<T> {
    const { process, point } = call;
    if (!process.alive) return never();
    // Whoever overslept should be dead already; it wakes up once more and does its harm, but nothing befalls it on top.
    const fault = process.overslept ? undefined : this.#world.faults.at(point, process.name);
    if (fault) this.#world.onFault(process, fault);
    if (this.#world.tell) this.#tell(process, `asks ${point.name}${fault ? ` ← ${fault}` : ''}`);
    if (fault === 'crash-before') {
      process.kill();
      return never();
    }
    process.pending += 1;
    const answered = this.#thereAndBack(call, fault);
    // What was asked for is on its way and will be done, dead or alive.
    if (fault === 'crash-after') process.kill();
    return answered;
  }

  #thereAndBack<T>(
    { process, point, apply, answerTakes }: Call<T>,
    fault: FaultKind | undefined,
  ): Promise<T> {
    const { timeline } = this.#world;
    const oversleeps = fault === 'slow-before' || fault === 'slow-after';
    if (oversleeps) process.overslept = true;
    return new Promise((resolve, reject) => {
      const answer = (millis: number, act: () => void) =>
        timeline.after(millis, () => {
          if (!process.alive) return;
          process.pending -= 1;
          if (this.#world.tell) this.#tell(process, `hears ${point.name}`);
          act();
        });
      const fail = (error: Error) => answer(this.#latency(), () => reject(error));
      const succeed = (value: T) => {
        const slow = fault === 'slow-after' ? this.#slowness() : 0;
        if (fault === 'error-after') fail(new TemporaryFailure('the answer was lost'));
        else answer((answerTakes?.(value) ?? this.#latency()) + slow, () => resolve(value));
      };
      timeline.after(this.#latency() + (fault === 'slow-before' ? this.#slowness() : 0), () => {
        if (fault === 'error-before') return fail(new TemporaryFailure('the call did not get through'));
        const done = fault === 'retried' ? apply(undefined).then(() => apply(undefined)) : apply(fault);
        done.then(succeed, fail);
      });
    });
  }

  #tell(process: Process, what: string): void {
    const { timeline, tell } = this.#world;
    tell?.(`${String(timeline.now % 100_000_000).padStart(8)} ${process.name} ${process.number} ${what}`);
  }

  #latency(): number {
    return this.#world.latency(this.#world.random);
  }

  /** Longer than a lease of 60 s. */
  #slowness(): number {
    return this.#world.random.between(61_000, 200_000);
  }
}
