import type { Lane } from '../../../domain/mail/pace.ts';
import {
  type OrganisationJob,
  type OrganisationJobs,
  organisationJobSchema,
} from '../../../domain/plan/plan.ts';

export class InMemoryOrganisationJobs implements OrganisationJobs {
  readonly enqueued: (OrganisationJob & { delaySeconds: number; lane?: Lane })[] = [];

  async enqueue(jobs: readonly OrganisationJob[], delaySeconds = 0, lane: Lane = 'other'): Promise<void> {
    const aside = lane === 'other' ? {} : { lane };
    for (const job of jobs)
      this.enqueued.push({ ...organisationJobSchema.parse(job), delaySeconds, ...aside });
  }
}
