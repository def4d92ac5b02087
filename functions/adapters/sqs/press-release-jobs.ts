import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { PressReleaseJobs, ScheduledRelease } from '../../../domain/press/press-version.ts';

/** The SQS queue of versions to publish, each delayed until its time. */
export class SqsPressReleaseJobs implements PressReleaseJobs {
  readonly #queueUrl: string;
  readonly #client: SQSClient;

  constructor(queueUrl: string, client: SQSClient = new SQSClient({})) {
    this.#queueUrl = queueUrl;
    this.#client = client;
  }

  async enqueue({ id, version }: ScheduledRelease, delaySeconds = 0): Promise<void> {
    const MessageBody = JSON.stringify({ id, version });
    await this.#client.send(
      new SendMessageCommand({ QueueUrl: this.#queueUrl, MessageBody, DelaySeconds: delaySeconds }),
    );
  }
}
