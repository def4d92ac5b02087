import type { SQSClient } from '@aws-sdk/client-sqs';
import type { AccountJob, AccountJobs } from '../../../domain/people/sign-in-accounts.ts';
import { MessageQueue } from './message-queue.ts';

/** The SQS queue of jobs for accounts. Messages contain ids only. */
export class SqsAccountJobs implements AccountJobs {
  readonly #queue: MessageQueue;

  constructor(queueUrl: string, client?: SQSClient) {
    this.#queue = new MessageQueue(queueUrl, client);
  }

  enqueue(jobs: readonly AccountJob[], delaySeconds = 0): Promise<void> {
    return this.#queue.sendAll(jobs, delaySeconds);
  }
}
