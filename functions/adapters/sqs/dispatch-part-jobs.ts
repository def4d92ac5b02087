import type { SQSClient } from '@aws-sdk/client-sqs';
import type { DispatchPartJobs, SendJob } from '../../../domain/plan/plan.ts';
import { MessageQueue } from './message-queue.ts';

/** An SQS queue of jobs per organisation. Messages contain ids only, no personal data. */
export class SqsDispatchPartJobs implements DispatchPartJobs {
  readonly #queue: MessageQueue;

  constructor(queueUrl: string, client?: SQSClient) {
    this.#queue = new MessageQueue(queueUrl, client);
  }

  enqueue(jobs: readonly SendJob[], delaySeconds = 0): Promise<void> {
    return this.#queue.sendAll(jobs, delaySeconds);
  }
}
