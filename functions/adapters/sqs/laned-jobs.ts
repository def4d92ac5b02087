import type { Lane } from '../../../domain/mail/pace.ts';
import type { OrganisationJob, OrganisationJobs } from '../../../domain/plan/plan.ts';

/** Mails to be sent, in a queue for each lane: what waits in one is not in the way of the other. */
export class LanedJobs implements OrganisationJobs {
  readonly #lanes: Readonly<Record<Lane, OrganisationJobs>>;

  constructor(lanes: Readonly<Record<Lane, OrganisationJobs>>) {
    this.#lanes = lanes;
  }

  enqueue(jobs: readonly OrganisationJob[], delaySeconds = 0, lane: Lane = 'other'): Promise<void> {
    return this.#lanes[lane].enqueue(jobs, delaySeconds);
  }
}
