import type { SQSClient } from '@aws-sdk/client-sqs';
import type { AnswerJob, AnswerJobs } from '../../../domain/questions/answer-job.ts';
import { MessageQueue } from './message-queue.ts';

/** The SQS queue of answers to be carried out. */
export class SqsAnswerJobs implements AnswerJobs {
  readonly #queue: MessageQueue;

  constructor(queueUrl: string, client?: SQSClient) {
    this.#queue = new MessageQueue(queueUrl, client);
  }

  enqueue(job: AnswerJob): Promise<void> {
    return this.#queue.send(job);
  }
}
