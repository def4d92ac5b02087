import type { Lane } from '../../domain/mail/pace.ts';
import { type DispatchPartJobs, type SendJob, sendJobSchema } from '../../domain/plan/plan.ts';

export class InMemoryDispatchPartJobs implements DispatchPartJobs {
  readonly enqueued: (SendJob & { delaySeconds: number; lane?: Lane })[] = [];

  async enqueue(jobs: readonly SendJob[], delaySeconds = 0, lane: Lane = 'other'): Promise<void> {
    const aside = lane === 'other' ? {} : { lane };
    for (const job of jobs) this.enqueued.push({ ...sendJobSchema.parse(job), delaySeconds, ...aside });
  }
}
