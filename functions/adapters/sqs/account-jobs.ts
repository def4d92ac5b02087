import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { AccountJob, AccountJobs } from '../../../domain/people/sign-in-accounts.ts';
import { TemporaryFailure } from '../../../domain/shared/errors.ts';

// SendMessageBatch takes at most ten messages.
const MESSAGES_A_CALL = 10;

/** The SQS queue of jobs for accounts. Messages contain ids only. */
export class SqsAccountJobs implements AccountJobs {
  readonly #queueUrl: string;
  readonly #client: SQSClient;

  constructor(queueUrl: string, client: SQSClient = new SQSClient({})) {
    this.#queueUrl = queueUrl;
    this.#client = client;
  }

  async enqueue(jobs: readonly AccountJob[], delaySeconds = 0): Promise<void> {
    for (let start = 0; start < jobs.length; start += MESSAGES_A_CALL) {
      const part = jobs.slice(start, start + MESSAGES_A_CALL);
      const Entries = part.map((job, index) => ({
        Id: String(index),
        MessageBody: JSON.stringify(job),
        DelaySeconds: delaySeconds,
      }));
      const { Failed } = await this.#client.send(
        new SendMessageBatchCommand({ QueueUrl: this.#queueUrl, Entries }),
      );
      if (Failed?.length) throw new TemporaryFailure(`the queue refused ${Failed.length} jobs`);
    }
  }
}
