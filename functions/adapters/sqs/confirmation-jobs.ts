import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { ConfirmationJob, ConfirmationJobs } from '../../../domain/newsletter/confirmation-job.ts';

/** The SQS queue of confirmation requests. */
export class SqsConfirmationJobs implements ConfirmationJobs {
  readonly #queueUrl: string;
  readonly #client: SQSClient;

  constructor(queueUrl: string, client: SQSClient = new SQSClient({})) {
    this.#queueUrl = queueUrl;
    this.#client = client;
  }

  async enqueue(job: ConfirmationJob): Promise<void> {
    const command = new SendMessageCommand({ QueueUrl: this.#queueUrl, MessageBody: JSON.stringify(job) });
    await this.#client.send(command);
  }
}
