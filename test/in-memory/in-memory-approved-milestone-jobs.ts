import type { ApprovedMilestoneJobs } from '../../domain/plan/milestone.ts';

export class InMemoryApprovedMilestoneJobs implements ApprovedMilestoneJobs {
  readonly enqueued: { milestone: string; delaySeconds: number }[] = [];

  async enqueue(milestone: string, delaySeconds: number): Promise<void> {
    this.enqueued.push({ milestone, delaySeconds });
  }
}
