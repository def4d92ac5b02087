import type { SQSClient } from '@aws-sdk/client-sqs';
import type { ApprovedMilestoneJobs } from '../../../domain/plan/milestone.ts';
import { MessageQueue } from './message-queue.ts';

/** The SQS queue of approved milestones: a message has the form of the event that says so. */
export class SqsApprovedMilestoneJobs implements ApprovedMilestoneJobs {
  readonly #queue: MessageQueue;

  constructor(queueUrl: string, client?: SQSClient) {
    this.#queue = new MessageQueue(queueUrl, client);
  }

  enqueue(milestone: string, delaySeconds: number): Promise<void> {
    return this.#queue.send({ detail: { id: milestone } }, delaySeconds);
  }
}
