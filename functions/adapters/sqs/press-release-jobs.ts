import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { PressReleaseJobs, ScheduledRelease } from '../../../domain/press/press-version.ts';

/** The queue of versions to be published, on SQS: each message waits there until its second. */
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
