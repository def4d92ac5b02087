import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { ApprovedMilestoneJobs } from '../../../domain/plan/milestone.ts';

/** The SQS queue of approved milestones: a message has the form of the event that says so. */
export class SqsApprovedMilestoneJobs implements ApprovedMilestoneJobs {
  readonly #queueUrl: string;
  readonly #client: SQSClient;

  constructor(queueUrl: string, client: SQSClient = new SQSClient({})) {
    this.#queueUrl = queueUrl;
    this.#client = client;
  }

  async enqueue(milestone: string, delaySeconds: number): Promise<void> {
    const MessageBody = JSON.stringify({ detail: { id: milestone } });
    await this.#client.send(
      new SendMessageCommand({ QueueUrl: this.#queueUrl, MessageBody, DelaySeconds: delaySeconds }),
    );
  }
}
