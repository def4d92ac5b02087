import type { SQSClient } from '@aws-sdk/client-sqs';
import type { TrialJob, TrialJobs } from '../../../domain/people/trial.ts';
import { MessageQueue } from './message-queue.ts';

/** The SQS queue of trials: the one of accounts. A message holds the mail, and nothing else keeps it. */
export class SqsTrialJobs implements TrialJobs {
  readonly #queue: MessageQueue;

  constructor(queueUrl: string, client?: SQSClient) {
    this.#queue = new MessageQueue(queueUrl, client);
  }

  enqueue(job: TrialJob, delaySeconds = 0): Promise<void> {
    return this.#queue.send(job, delaySeconds);
  }
}
