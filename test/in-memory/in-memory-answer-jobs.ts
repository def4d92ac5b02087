import type { AnswerJob, AnswerJobs } from '../../domain/questions/answer-job.ts';

/** Keeps the jobs until a test takes them. */
export class InMemoryAnswerJobs implements AnswerJobs {
  readonly jobs: AnswerJob[] = [];

  async enqueue(job: AnswerJob): Promise<void> {
    this.jobs.push(job);
  }
}
