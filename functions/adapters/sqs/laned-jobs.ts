import type { Lane } from '../../../domain/mail/pace.ts';
import type { DispatchPartJobs, SendJob } from '../../../domain/plan/plan.ts';

/** Sending jobs with a queue per lane, so that lanes never block each other. */
export class LanedJobs implements DispatchPartJobs {
  readonly #lanes: Readonly<Record<Lane, DispatchPartJobs>>;

  constructor(lanes: Readonly<Record<Lane, DispatchPartJobs>>) {
    this.#lanes = lanes;
  }

  enqueue(jobs: readonly SendJob[], delaySeconds = 0, lane: Lane = 'other'): Promise<void> {
    return this.#lanes[lane].enqueue(jobs, delaySeconds);
  }
}
