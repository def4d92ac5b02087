import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { DispatchPartJobs, SendJob } from '../../../domain/plan/plan.ts';
import { TemporaryFailure } from '../../../domain/shared/errors.ts';

// SendMessageBatch takes at most ten messages.
const MESSAGES_A_CALL = 10;

/** An SQS queue of jobs per organisation. Messages contain ids only, no personal data. */
export class SqsDispatchPartJobs implements DispatchPartJobs {
  readonly #queueUrl: string;
  readonly #client: SQSClient;

  constructor(queueUrl: string, client: SQSClient = new SQSClient({})) {
    this.#queueUrl = queueUrl;
    this.#client = client;
  }

  async enqueue(jobs: readonly SendJob[], delaySeconds = 0): Promise<void> {
    for (let start = 0; start < jobs.length; start += MESSAGES_A_CALL) {
      const Entries = jobs.slice(start, start + MESSAGES_A_CALL).map((job, index) => ({
        Id: String(index),
        MessageBody: JSON.stringify(job),
        DelaySeconds: delaySeconds,
      }));
      const { Failed } = await this.#client.send(
        new SendMessageBatchCommand({ QueueUrl: this.#queueUrl, Entries }),
      );
      if (Failed?.length)
        throw new TemporaryFailure(`the queue refused ${Failed.length} jobs: ${Failed[0]?.Code}`);
    }
  }
}
