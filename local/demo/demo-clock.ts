import { setTimeout } from 'node:timers/promises';
import { type Cloud, MovableClock } from '@budkavle/local-cloud';
import { HOUR_MILLIS } from '../../domain/shared/duration.ts';

const LOOK_MILLIS = 50;
// A large rollout on a small machine: 290 organisations take a few minutes, never an hour.
const PATIENCE_MILLIS = HOUR_MILLIS;

/** A clock that a demonstration sets forward, for all services and functions of a local cloud. */
export class DemoClock extends MovableClock {
  /** It is `startsAt` (ms) when the clock is made, now when absent. */
  constructor(startsAt?: number) {
    const behind = startsAt === undefined ? 0 : Date.now() - startsAt;
    super(undefined, { now: () => Date.now() - behind });
  }

  /** Sets the clock, and lets the reconciler go a round and all that follows happen. */
  async passTo(time: number, cloud: Cloud): Promise<void> {
    const rounds = () =>
      cloud.figures().functions.find((one) => one.function.endsWith('reconcile'))?.invocations ?? 0;
    const before = rounds();
    this.set(time);
    while (rounds() === before) await setTimeout(LOOK_MILLIS);
    await this.settle(cloud);
  }

  /** Lets everything happen that follows. Where all of it is delayed, the time until then passes at once. */
  async settle(cloud: Cloud): Promise<void> {
    await cloud.quiet({ timeoutMilliseconds: PATIENCE_MILLIS, passTo: (time) => this.set(time) });
  }
}
