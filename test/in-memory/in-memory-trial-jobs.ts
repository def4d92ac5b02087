import type { TrialJob, TrialJobs } from '../../domain/people/trial.ts';

/** Keeps the jobs until a test takes them. */
export class InMemoryTrialJobs implements TrialJobs {
  readonly jobs: TrialJob[] = [];

  async enqueue(job: TrialJob): Promise<void> {
    this.jobs.push(job);
  }
}
