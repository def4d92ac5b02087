import type { Lane } from '../../domain/mail/pace.ts';
import {
  type DispatchPartJob,
  type DispatchPartJobs,
  dispatchPartJobSchema,
} from '../../domain/plan/plan.ts';

export class InMemoryDispatchPartJobs implements DispatchPartJobs {
  readonly enqueued: (DispatchPartJob & { delaySeconds: number; lane?: Lane })[] = [];

  async enqueue(jobs: readonly DispatchPartJob[], delaySeconds = 0, lane: Lane = 'other'): Promise<void> {
    const aside = lane === 'other' ? {} : { lane };
    for (const job of jobs)
      this.enqueued.push({ ...dispatchPartJobSchema.parse(job), delaySeconds, ...aside });
  }
}
