import { ServiceError } from '../protocol/service-error.ts';
import type { Queues } from './sqs.ts';

type MessageMove = { sourceArn: string; destinationArn?: string | undefined };

/**
 * A message move task, done at once: every visible message of a dead-letter queue goes to `destinationArn`, or back
 * to the queue it came from, as a new message (new id, time and receive count, as AWS documents). Answers how many;
 * messages without a known origin stay. Throws `InvalidParameterValue` when no queue has `sourceArn` as its
 * dead-letter queue.
 */
export function moveDeadLetters(queues: Queues, { sourceArn, destinationArn }: MessageMove): number {
  queues.config(sourceArn);
  if (destinationArn !== undefined) queues.config(destinationArn);
  if (!queues.arns().some((arn) => queues.config(arn).redrive?.deadLetterArn === sourceArn)) {
    throw new ServiceError('InvalidParameterValue', `'${sourceArn}' is the dead-letter queue of no queue`);
  }
  let moved = 0;
  // Bounded by what was there at the start: a message that comes back meanwhile waits for the next task.
  for (let left = queues.counts(sourceArn).visible; left > 0; left -= 1) {
    const [message] = queues.receive(sourceArn, { max: 1 });
    if (message === undefined) break;
    const target: string | undefined = destinationArn ?? message.attributes.DeadLetterQueueSourceArn;
    if (target === undefined) continue;
    // Sent before deleted: a kill in between doubles the message, the other order would lose it.
    queues.send(target, { body: message.body, messageAttributes: message.messageAttributes });
    queues.delete(sourceArn, message.receiptHandle);
    moved += 1;
  }
  return moved;
}
