import { describe, expect, it } from 'vitest';
import { sqsCall } from '../../src/sqs/sqs-call.ts';
import { deadJobs, jobs, queuesWithDeadLetters } from './a-queue.ts';

describe('StartMessageMoveTask', () => {
  const withDeadMessage = () => {
    const cloud = queuesWithDeadLetters();
    const { messageId } = cloud.queues.send(jobs, { body: 'poison' });
    for (let receive = 0; receive < 4; receive += 1) {
      cloud.queues.receive(jobs, { max: 1 });
      cloud.clock.pass(30);
    }
    expect(cloud.queues.counts(deadJobs).visible).toBe(1);
    return { ...cloud, messageId };
  };

  it('sends dead letters back where they came from, as new messages', async () => {
    const { queues, messageId } = withDeadMessage();
    await sqsCall(queues, 'StartMessageMoveTask', { SourceArn: deadJobs });
    expect(queues.counts(deadJobs)).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
    const [again] = queues.receive(jobs, { max: 1 });
    expect(again?.body).toBe('poison');
    expect(again?.messageId).not.toBe(messageId);
    expect(again?.attributes.ApproximateReceiveCount).toBe('1');
  });

  it('leaves a letter that came from no queue where it is, unless told where to', async () => {
    const { queues } = queuesWithDeadLetters();
    queues.send(deadJobs, { body: 'direct' });
    await sqsCall(queues, 'StartMessageMoveTask', { SourceArn: deadJobs });
    expect(queues.counts(jobs).visible).toBe(0);
    expect(queues.counts(deadJobs)).toEqual({ visible: 0, inFlight: 1, delayed: 0 });
  });

  it('takes only a dead-letter queue', async () => {
    const { queues } = queuesWithDeadLetters();
    const call = sqsCall(queues, 'StartMessageMoveTask', { SourceArn: jobs });
    await expect(call).rejects.toThrow(/dead-letter queue of no queue/);
  });
});
