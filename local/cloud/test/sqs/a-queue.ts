import { arnOf } from '../../src/shared/arns.ts';
import { openDatabase } from '../../src/shared/database.ts';
import { type QueueConfig, Queues } from '../../src/sqs/sqs.ts';
import { type VirtualClock, virtualClock } from '../shared/virtual-clock.ts';

/** A queue with 30 s visibility timeout and 4 days of retention, unless told otherwise. */
export function aQueue(overrides: Partial<QueueConfig> = {}): QueueConfig {
  const name = overrides.name ?? 'jobs';
  return {
    name,
    arn: arnOf('sqs', name),
    url: `http://127.0.0.1:4566/000000000000/${name}`,
    visibilityTimeoutSeconds: 30,
    retentionSeconds: 345_600,
    delaySeconds: 0,
    ...overrides,
  };
}

export const jobs = arnOf('sqs', 'jobs');
export const deadJobs = arnOf('sqs', 'dead-jobs');

/** `jobs` gives a message up to `dead-jobs` after three receives. */
export function queuesWithDeadLetters(): { queues: Queues; clock: VirtualClock } {
  const redrive = { deadLetterArn: deadJobs, maxReceiveCount: 3 };
  return queuesOf([aQueue({ redrive }), aQueue({ name: 'dead-jobs', retentionSeconds: 1_209_600 })]);
}

export function queuesOf(configs: QueueConfig[]): { queues: Queues; clock: VirtualClock } {
  const clock = virtualClock();
  return { queues: new Queues({ database: openDatabase(':memory:'), clock, queues: configs }), clock };
}
