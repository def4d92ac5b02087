import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { TrialJob, TrialJobs } from '../../../domain/people/trial.ts';

/** The SQS queue of trials: the one of accounts. A message holds the mail, and nothing else keeps it. */
export class SqsTrialJobs implements TrialJobs {
  readonly #queueUrl: string;
  readonly #client: SQSClient;

  constructor(queueUrl: string, client: SQSClient = new SQSClient({})) {
    this.#queueUrl = queueUrl;
    this.#client = client;
  }

  async enqueue(job: TrialJob, DelaySeconds = 0): Promise<void> {
    const MessageBody = JSON.stringify(job);
    await this.#client.send(new SendMessageCommand({ QueueUrl: this.#queueUrl, MessageBody, DelaySeconds }));
  }
}
