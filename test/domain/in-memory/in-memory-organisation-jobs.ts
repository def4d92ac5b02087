import { type OrganisationJob, type OrganisationJobs, organisationJobSchema } from '../../../domain/plan.ts';

export class InMemoryOrganisationJobs implements OrganisationJobs {
  readonly enqueued: (OrganisationJob & { delaySeconds: number })[] = [];

  async enqueue(jobs: readonly OrganisationJob[], delaySeconds = 0): Promise<void> {
    for (const job of jobs) this.enqueued.push({ ...organisationJobSchema.parse(job), delaySeconds });
  }
}
