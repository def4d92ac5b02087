import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../local/cloud/database.ts';
import { Queues } from '../../local/cloud/sqs.ts';
import { aQueue, deadJobs, jobs, queuesOf, queuesWithDeadLetters } from './a-queue.ts';
import { virtualClock } from './virtual-clock.ts';

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
    expect(dead?.attributes.DeadLetterQueueSourceArn).toBe(jobs);
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

describe('on disk', () => {
  const folders: string[] = [];
  const aFile = () => {
    const folder = mkdtempSync(join(tmpdir(), 'queues-'));
    folders.push(folder);
    return join(folder, 'cloud.db');
  };
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  it('a message outlives the process, with its receive count and what is left of its timeout', () => {
    const file = aFile();
    const clock = virtualClock();
    const first = openDatabase(file);
    const before = new Queues({ database: first, clock, queues: [aQueue()] });
    before.send(jobs, { body: 'kept' });
    before.send(jobs, { body: 'gone' });
    const received = before.receive(jobs, { max: 2 });
    before.delete(jobs, received.find(({ body }) => body === 'gone')?.receiptHandle ?? '');
    first.close();

    const second = openDatabase(file);
    const after = new Queues({ database: second, clock, queues: [aQueue()] });
    expect(after.receive(jobs, { max: 10 })).toEqual([]);
    clock.pass(30);
    const messages = after.receive(jobs, { max: 10 });
    expect(bodies(messages)).toEqual(['kept']);
    expect(messages[0]?.attributes.ApproximateReceiveCount).toBe('2');
    second.close();
  });

  it('what a killed process has been told is sent is there', async () => {
    const file = aFile();
    const script = `
      const { openDatabase } = await import('./local/cloud/database.ts');
      const { Queues } = await import('./local/cloud/sqs.ts');
      const queue = JSON.parse(process.argv[1]);
      const queues = new Queues({ database: openDatabase(process.argv[2]), clock: { now: () => Date.now() }, queues: [queue] });
      for (let n = 0; ; n++) { queues.send(queue.arn, { body: String(n) }); require('node:fs').writeSync(1, n + '\\n'); }
    `;
    const child = spawn(process.execPath, [
      '--no-warnings',
      '-e',
      `(async () => {${script}})()`,
      JSON.stringify(aQueue()),
      file,
    ]);
    let told = '';
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (text: Buffer) => {
        told += text.toString();
        if (told.split('\n').length > 200) child.kill('SIGKILL');
      });
      child.on('close', () => resolve());
    });
    const count = told.split('\n').filter((line) => line !== '').length;
    const database = openDatabase(file);
    const clock = { now: () => Date.now() };
    const { visible } = new Queues({ database, clock, queues: [aQueue()] }).counts(jobs);
    database.close();
    expect(count).toBeGreaterThan(199);
    expect(visible).toBeGreaterThanOrEqual(count);
    // At most the one message whose line was not written yet.
    expect(visible).toBeLessThanOrEqual(count + 1);
  });
});
