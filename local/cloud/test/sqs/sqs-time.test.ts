import { describe, expect, it } from 'vitest';
import { aQueue, jobs, queuesOf } from './a-queue.ts';

const bodies = (messages: { body: string }[]) => messages.map(({ body }) => body);

describe('time', () => {
  it('delays a message by the queue or, instead, by its own delay', () => {
    const { queues, clock } = queuesOf([aQueue({ delaySeconds: 60 })]);
    queues.send(jobs, { body: 'queue' });
    queues.send(jobs, { body: 'none', delaySeconds: 0 });
    queues.send(jobs, { body: 'own', delaySeconds: 90 });
    expect(queues.counts(jobs)).toEqual({ visible: 1, inFlight: 0, delayed: 2 });
    expect(bodies(queues.receive(jobs, { max: 10, visibilitySeconds: 1000 }))).toEqual(['none']);
    clock.pass(60);
    expect(bodies(queues.receive(jobs, { max: 10, visibilitySeconds: 1000 }))).toEqual(['queue']);
    clock.pass(30);
    expect(bodies(queues.receive(jobs, { max: 10 }))).toEqual(['own']);
  });

  it('says when delayed messages go on, if there is nothing else', () => {
    const { queues, clock } = queuesOf([aQueue()]);
    const next = () => {
      const at = queues.nextDelayed([jobs]);
      return at === undefined ? undefined : (at - clock.now()) / 1000;
    };
    expect([queues.hasMessages(jobs), next()]).toEqual([false, undefined]);
    queues.send(jobs, { body: 'late', delaySeconds: 90 });
    queues.send(jobs, { body: 'soon', delaySeconds: 60 });
    expect([queues.hasMessages(jobs), next()]).toEqual([true, 60]);
    clock.pass(60);
    // It is there to be received now.
    expect(next()).toBeUndefined();
    queues.receive(jobs, { max: 1 });
    // Somebody works on it.
    expect(next()).toBeUndefined();
  });

  it('ends a message when its retention is over, also in flight', () => {
    const { queues, clock } = queuesOf([aQueue({ retentionSeconds: 60, visibilityTimeoutSeconds: 10 })]);
    queues.send(jobs, { body: 'a' });
    clock.pass(55);
    expect(queues.receive(jobs, { max: 1 })).toHaveLength(1);
    clock.pass(5);
    expect(queues.counts(jobs)).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
    clock.pass(5);
    expect(queues.receive(jobs, { max: 1 })).toEqual([]);
  });

  it('ends a message on time, also right after another receive', () => {
    const { queues, clock } = queuesOf([aQueue({ retentionSeconds: 60, delaySeconds: 1 })]);
    queues.send(jobs, { body: 'a' });
    clock.pass(59.9);
    expect(queues.receive(jobs, { max: 1, visibilitySeconds: 0 })).toHaveLength(1);
    clock.pass(0.1);
    expect(queues.receive(jobs, { max: 1 })).toEqual([]);
  });

  it('changes the visibility of a message in flight, from now on', () => {
    const { queues, clock } = queuesOf([aQueue({ visibilityTimeoutSeconds: 30 })]);
    queues.send(jobs, { body: 'a' });
    const [message] = queues.receive(jobs, { max: 1 });
    clock.pass(20);
    queues.changeVisibility(jobs, message?.receiptHandle ?? '', 60);
    clock.pass(59);
    expect(queues.receive(jobs, { max: 1 })).toEqual([]);
    clock.pass(1);
    expect(queues.receive(jobs, { max: 1 })).toHaveLength(1);
  });

  it('refuses to change the visibility of a message that is not in flight', () => {
    const { queues, clock } = queuesOf([aQueue()]);
    queues.send(jobs, { body: 'a' });
    const [message] = queues.receive(jobs, { max: 1 });
    clock.pass(30);
    expect(() => queues.changeVisibility(jobs, message?.receiptHandle ?? '', 10)).toThrow(/not in flight/);
    expect(queues.counts(jobs).visible).toBe(1);
  });
});
