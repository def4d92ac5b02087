import type { SQSClient } from '@aws-sdk/client-sqs';
import type { PressReleaseJobs, ScheduledRelease } from '../../../domain/press/press-version.ts';
import { MessageQueue } from './message-queue.ts';

/** The SQS queue of versions to publish, each delayed until its time. */
export class SqsPressReleaseJobs implements PressReleaseJobs {
  readonly #queue: MessageQueue;

  constructor(queueUrl: string, client?: SQSClient) {
    this.#queue = new MessageQueue(queueUrl, client);
  }

  enqueue({ id, version }: ScheduledRelease, delaySeconds = 0): Promise<void> {
    return this.#queue.send({ id, version }, delaySeconds);
  }
}
