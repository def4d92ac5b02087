import type { Lane } from '../../../domain/mail/pace.ts';
import type { DispatchPartJob, DispatchPartJobs } from '../../../domain/plan/plan.ts';

/** Mails to be sent, in a queue for each lane: what waits in one is not in the way of the other. */
export class LanedJobs implements DispatchPartJobs {
  readonly #lanes: Readonly<Record<Lane, DispatchPartJobs>>;

  constructor(lanes: Readonly<Record<Lane, DispatchPartJobs>>) {
    this.#lanes = lanes;
  }

  enqueue(jobs: readonly DispatchPartJob[], delaySeconds = 0, lane: Lane = 'other'): Promise<void> {
    return this.#lanes[lane].enqueue(jobs, delaySeconds);
  }
}
