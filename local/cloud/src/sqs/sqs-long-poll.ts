import type { QueueMessage, Queues } from './sqs.ts';

/** A message that becomes visible by time alone (delay, visibility timeout) is seen within this many milliseconds. */
const lookAgainAfter = 200;

/** Receives at once or as soon as a message comes, at the latest after `waitSeconds`, then perhaps nothing. */
export async function longPoll(
  queues: Queues,
  options: { queueArn: string; waitSeconds: number; receive: () => QueueMessage[] },
): Promise<QueueMessage[]> {
  const looks = Math.ceil((options.waitSeconds * 1000) / lookAgainAfter);
  for (let look = 0; ; look += 1) {
    const messages = options.receive();
    if (messages.length > 0 || look >= looks) return messages;
    await nextChance(queues, options.queueArn);
  }
}

function nextChance(queues: Queues, queueArn: string): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      forget();
      resolve();
    };
    const timer = setTimeout(done, lookAgainAfter);
    const forget = queues.onSend((arn) => {
      if (arn === queueArn) done();
    });
  });
}
