import { ServiceError } from '../protocol/service-error.ts';
import type { Queues } from './sqs.ts';

/** The queue attributes asked for, as text; `All` for every one. Throws `InvalidAttributeName`. */
export function queueAttributes(queues: Queues, queueArn: string, names: string[]): Record<string, string> {
  const queue = queues.config(queueArn);
  const counts = queues.counts(queueArn);
  const known: Record<string, string | undefined> = {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(counts.visible),
    ApproximateNumberOfMessagesNotVisible: String(counts.inFlight),
    ApproximateNumberOfMessagesDelayed: String(counts.delayed),
    VisibilityTimeout: String(queue.visibilityTimeoutSeconds),
    MessageRetentionPeriod: String(queue.retentionSeconds),
    DelaySeconds: String(queue.delaySeconds),
    ReceiveMessageWaitTimeSeconds: String(queue.receiveWaitSeconds ?? 0),
    RedrivePolicy: queue.redrive && JSON.stringify(redrivePolicy(queue.redrive)),
    Policy: queue.policy === undefined ? undefined : JSON.stringify(queue.policy),
  };
  const unknown = names.find((name) => name !== 'All' && !Object.hasOwn(known, name));
  if (unknown !== undefined) throw new ServiceError('InvalidAttributeName', `unknown attribute '${unknown}'`);
  const answer: Record<string, string> = {};
  for (const [name, value] of Object.entries(known)) {
    if (value !== undefined && (names.includes('All') || names.includes(name))) answer[name] = value;
  }
  return answer;
}

function redrivePolicy(redrive: { deadLetterArn: string; maxReceiveCount: number }) {
  return { deadLetterTargetArn: redrive.deadLetterArn, maxReceiveCount: redrive.maxReceiveCount };
}
