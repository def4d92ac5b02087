import type { SQSClient } from '@aws-sdk/client-sqs';
import type { ConfirmationJob, ConfirmationJobs } from '../../../domain/newsletter/confirmation-job.ts';
import { MessageQueue } from './message-queue.ts';

/** The SQS queue of confirmation requests. */
export class SqsConfirmationJobs implements ConfirmationJobs {
  readonly #queue: MessageQueue;

  constructor(queueUrl: string, client?: SQSClient) {
    this.#queue = new MessageQueue(queueUrl, client);
  }

  enqueue(job: ConfirmationJob): Promise<void> {
    return this.#queue.send(job);
  }
}
