import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { AnswerJob, AnswerJobs } from '../../../domain/questions/answer-job.ts';

/** The SQS queue of answers to be carried out. */
export class SqsAnswerJobs implements AnswerJobs {
  readonly #queueUrl: string;
  readonly #client: SQSClient;

  constructor(queueUrl: string, client: SQSClient = new SQSClient({})) {
    this.#queueUrl = queueUrl;
    this.#client = client;
  }

  async enqueue(job: AnswerJob): Promise<void> {
    const command = new SendMessageCommand({ QueueUrl: this.#queueUrl, MessageBody: JSON.stringify(job) });
    await this.#client.send(command);
  }
}
