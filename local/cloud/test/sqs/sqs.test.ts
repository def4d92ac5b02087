import { describe, expect, it } from 'vitest';
import { aQueue, deadJobs, jobs, queuesOf, queuesWithDeadLetters } from './a-queue.ts';

const bodies = (messages: { body: string }[]) => messages.map(({ body }) => body);

describe('a message', () => {
  it('is received with its body, its MD5, its times and how often it was received', () => {
    const { queues, clock } = queuesOf([aQueue()]);
    const sent = queues.send(jobs, { body: 'hello' });
    clock.pass(2);
    const [message] = queues.receive(jobs, { max: 10 });
    expect(message).toMatchObject({ messageId: sent.messageId, body: 'hello' });
    // md5sum of the five letters
    expect(message?.md5).toBe('5d41402abc4b2a76b9719d911017c592');
    expect(message?.attributes).toMatchObject({
      ApproximateReceiveCount: '1',
      SentTimestamp: String(Date.parse('2026-11-23T09:00:00Z')),
      ApproximateFirstReceiveTimestamp: String(Date.parse('2026-11-23T09:00:02Z')),
    });
  });

  it('is hidden while in flight and comes back when its visibility timeout ends', () => {
    const { queues, clock } = queuesOf([aQueue({ visibilityTimeoutSeconds: 30 })]);
    queues.send(jobs, { body: 'a' });
    queues.receive(jobs, { max: 1 });
    clock.pass(29);
    expect(queues.receive(jobs, { max: 1 })).toEqual([]);
    clock.pass(1);
    const [again] = queues.receive(jobs, { max: 1 });
    expect(again?.attributes.ApproximateReceiveCount).toBe('2');
  });

  it('is hidden for as long as the receive says instead', () => {
    const { queues, clock } = queuesOf([aQueue({ visibilityTimeoutSeconds: 30 })]);
    queues.send(jobs, { body: 'a' });
    queues.receive(jobs, { max: 1, visibilitySeconds: 100 });
    clock.pass(99);
    expect(queues.receive(jobs, { max: 1 })).toEqual([]);
    clock.pass(1);
    expect(queues.receive(jobs, { max: 1, visibilitySeconds: 0 })).toHaveLength(1);
    expect(queues.receive(jobs, { max: 1 })).toHaveLength(1);
  });

  it('never comes back once deleted', () => {
    const { queues, clock } = queuesOf([aQueue()]);
    queues.send(jobs, { body: 'a' });
    const [message] = queues.receive(jobs, { max: 1 });
    queues.delete(jobs, message?.receiptHandle ?? '');
    clock.pass(1000);
    expect(queues.receive(jobs, { max: 1 })).toEqual([]);
    expect(queues.counts(jobs)).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });

  it('can be deleted with its handle after the timeout, as long as nobody received it since', () => {
    const { queues, clock } = queuesOf([aQueue()]);
    queues.send(jobs, { body: 'a' });
    const [message] = queues.receive(jobs, { max: 1 });
    clock.pass(1000);
    queues.delete(jobs, message?.receiptHandle ?? '');
    expect(queues.receive(jobs, { max: 1 })).toEqual([]);
  });

  it('survives the handle of an earlier receive, and deleting twice is no error', () => {
    const { queues, clock } = queuesOf([aQueue()]);
    queues.send(jobs, { body: 'a' });
    const [first] = queues.receive(jobs, { max: 1 });
    clock.pass(30);
    const [second] = queues.receive(jobs, { max: 1 });
    queues.delete(jobs, first?.receiptHandle ?? '');
    expect(queues.counts(jobs).inFlight).toBe(1);
    queues.delete(jobs, second?.receiptHandle ?? '');
    queues.delete(jobs, second?.receiptHandle ?? '');
    expect(queues.counts(jobs).inFlight).toBe(0);
  });

  it('keeps its place: the oldest first, at most as many as asked for', () => {
    const { queues, clock } = queuesOf([aQueue()]);
    for (const body of ['1', '2', '3', '4', '5']) {
      queues.send(jobs, { body });
      clock.pass(1);
    }
    expect(bodies(queues.receive(jobs, { max: 3 }))).toEqual(['1', '2', '3']);
    expect(bodies(queues.receive(jobs, { max: 3 }))).toEqual(['4', '5']);
  });

  it('keeps its attributes', () => {
    const { queues } = queuesOf([aQueue()]);
    const messageAttributes = { trace: { DataType: 'String', StringValue: 'abc' } };
    queues.send(jobs, { body: 'a', messageAttributes });
    expect(queues.receive(jobs, { max: 1 })[0]?.messageAttributes).toEqual(messageAttributes);
  });
});

describe('a dead-letter queue', () => {
  it('gets a message that was received three times, at the fourth receive', () => {
    const { queues, clock } = queuesWithDeadLetters();
    const { messageId } = queues.send(jobs, { body: 'poison' });
    for (const count of ['1', '2', '3']) {
      expect(queues.receive(jobs, { max: 1 })[0]?.attributes.ApproximateReceiveCount).toBe(count);
      clock.pass(30);
      expect(queues.counts(deadJobs).visible).toBe(0);
    }
    expect(queues.receive(jobs, { max: 1 })).toEqual([]);
    expect(queues.counts(jobs)).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
    const [dead] = queues.receive(deadJobs, { max: 1 });
    expect(dead).toMatchObject({ messageId, body: 'poison' });
    expect(dead?.attributes).toMatchObject({ DeadLetterQueueSourceArn: jobs, ApproximateReceiveCount: '1' });
  });

  it('does not keep the receive from filling up with sound messages', () => {
    const { queues, clock } = queuesWithDeadLetters();
    for (const body of ['p1', 'p2']) queues.send(jobs, { body });
    for (let receive = 0; receive < 3; receive += 1) {
      queues.receive(jobs, { max: 2 });
      clock.pass(30);
    }
    for (const body of ['s1', 's2']) queues.send(jobs, { body });
    expect(bodies(queues.receive(jobs, { max: 2 }))).toEqual(['s1', 's2']);
    expect(queues.counts(deadJobs).visible).toBe(2);
  });

  it('expires a message by the time when it was first sent', () => {
    const redrive = { deadLetterArn: deadJobs, maxReceiveCount: 1 };
    const { queues, clock } = queuesOf([
      aQueue({ redrive, retentionSeconds: 1000 }),
      aQueue({ name: 'dead-jobs', retentionSeconds: 100 }),
    ]);
    queues.send(jobs, { body: 'a' });
    queues.receive(jobs, { max: 1 });
    clock.pass(60);
    queues.receive(jobs, { max: 1 });
    expect(queues.counts(deadJobs).visible).toBe(1);
    clock.pass(40);
    expect(queues.receive(deadJobs, { max: 1 })).toEqual([]);
  });

  it('must exist', () => {
    const redrive = { deadLetterArn: deadJobs, maxReceiveCount: 1 };
    expect(() => queuesOf([aQueue({ redrive })])).toThrow(/dead-letter queue that does not exist/);
  });
});

describe('the queues', () => {
  it('tell listeners where a message has come, until they unsubscribe', () => {
    const { queues } = queuesOf([aQueue(), aQueue({ name: 'other' })]);
    const heard: string[] = [];
    const forget = queues.onSend((arn) => heard.push(arn));
    queues.send(jobs, { body: 'a' });
    forget();
    queues.send(jobs, { body: 'b' });
    expect(heard).toEqual([jobs]);
  });

  it('purge one queue and leave the others', () => {
    const { queues } = queuesOf([aQueue(), aQueue({ name: 'other' })]);
    queues.send(jobs, { body: 'a' });
    queues.send(aQueue({ name: 'other' }).arn, { body: 'b' });
    queues.purge(jobs);
    expect(queues.counts(jobs).visible).toBe(0);
    expect(queues.counts(aQueue({ name: 'other' }).arn).visible).toBe(1);
  });

  it('know no queue that is not configured, and no FIFO queue', () => {
    const { queues } = queuesOf([aQueue()]);
    expect(() => queues.send(deadJobs, { body: 'a' })).toThrow(
      expect.objectContaining({ code: 'QueueDoesNotExist' }),
    );
    expect(() => queuesOf([aQueue({ name: 'orders.fifo' })])).toThrow(/FIFO queue 'orders.fifo'/);
  });

  it('take back everything when a transaction fails', () => {
    const { queues } = queuesOf([aQueue()]);
    const failing = () =>
      queues.inOneTransaction(() => {
        queues.send(jobs, { body: 'a' });
        throw new Error('no');
      });
    expect(failing).toThrow('no');
    expect(queues.counts(jobs).visible).toBe(0);
  });
});
