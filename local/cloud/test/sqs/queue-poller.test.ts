import { describe, expect, it } from 'vitest';
import type { Ticker } from '../../src/shared/clock.ts';
import type { InvokeResult } from '../../src/sqs/partial-batch.ts';
import { QueuePoller } from '../../src/sqs/queue-poller.ts';
import { aFunction, aMapping, type Event, failing, polling, success } from './a-poller.ts';
import { aQueue, deadJobs, jobs, queuesOf } from './a-queue.ts';

describe('a poller', () => {
  it('hands a batch over as the event that Lambda documents, and deletes it after success', async () => {
    const { queues, poller, events } = polling(() => success);
    const messageAttributes = { trace: { DataType: 'String', StringValue: 'abc' } };
    const { messageId } = queues.send(jobs, { body: '{"a":1}', messageAttributes });
    await poller.tick();
    expect(events).toEqual([
      {
        Records: [
          {
            messageId,
            receiptHandle: expect.any(String),
            body: '{"a":1}',
            attributes: expect.objectContaining({
              ApproximateReceiveCount: '1',
              SentTimestamp: expect.any(String),
            }),
            messageAttributes: {
              trace: { dataType: 'String', stringValue: 'abc', stringListValues: [], binaryListValues: [] },
            },
            md5OfBody: expect.stringMatching(/^[0-9a-f]{32}$/),
            eventSource: 'aws:sqs',
            eventSourceARN: jobs,
            awsRegion: 'eu-north-1',
          },
        ],
      },
    ]);
    expect(queues.counts(jobs)).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });

  it('invokes nobody when the queue is empty', async () => {
    const { poller, events } = polling(() => success);
    await poller.tick();
    expect(events).toEqual([]);
  });

  it('fills batches up to their size', async () => {
    const { queues, poller, bodies } = polling(() => success, { batchSize: 2 });
    for (const body of ['1', '2', '3', '4', '5']) queues.send(jobs, { body });
    await poller.tick();
    expect(bodies()).toEqual([['1', '2'], ['3', '4'], ['5']]);
  });

  it('brings only the failed messages of a batch back, when their timeout ends', async () => {
    const { queues, clock, poller, bodies } = polling(({ Records }) =>
      failing(Records.filter(({ body }) => body === 'bad').map(({ messageId }) => messageId)),
    );
    for (const body of ['good', 'bad', 'fine']) queues.send(jobs, { body });
    await poller.tick();
    expect(queues.counts(jobs)).toEqual({ visible: 0, inFlight: 1, delayed: 0 });
    clock.pass(29);
    await poller.tick();
    expect(bodies()).toHaveLength(1);
    clock.pass(1);
    await poller.tick();
    expect(bodies()).toEqual([['good', 'bad', 'fine'], ['bad']]);
  });

  it('brings a message to the dead-letter queue that failed as often as the queue allows', async () => {
    const { queues, clock, poller, events } = polling(({ Records }) =>
      failing(Records.map(({ messageId }) => messageId)),
    );
    queues.send(jobs, { body: 'poison' });
    for (let round = 0; round < 6; round += 1) {
      await poller.tick();
      clock.pass(30);
    }
    expect(events).toHaveLength(3);
    expect(queues.counts(jobs)).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
    expect(queues.counts(deadJobs).visible).toBe(1);
  });

  it('keeps the whole batch when the function fails', async () => {
    const { queues, poller } = polling(() => ({ ok: false, error: 'boom' }));
    for (const body of ['1', '2']) queues.send(jobs, { body });
    await poller.tick();
    expect(queues.counts(jobs).inFlight).toBe(2);
  });

  it('does not look at the answer without ReportBatchItemFailures', async () => {
    const answer = ({ Records }: Event) => failing(Records.map(({ messageId }) => messageId));
    const { queues, poller } = polling(answer, { reportBatchItemFailures: false });
    queues.send(jobs, { body: '1' });
    await poller.tick();
    expect(queues.counts(jobs).inFlight).toBe(0);
  });
});

describe('concurrency', () => {
  /** Invocations that wait to be released. */
  function gate() {
    const waiting: (() => void)[] = [];
    const answer = () => new Promise<InvokeResult>((resolve) => waiting.push(() => resolve(success)));
    const letGo = () => {
      for (const go of waiting.splice(0)) go();
    };
    return { answer, letGo };
  }

  it('never exceeds the maximum', async () => {
    const { answer, letGo } = gate();
    const { queues, poller, events } = polling(answer, { batchSize: 1, maximumConcurrency: 2 });
    for (const body of ['1', '2', '3']) queues.send(jobs, { body });
    const first = poller.tick();
    expect(poller.running()).toBe(2);
    await poller.tick();
    expect(events).toHaveLength(2);
    letGo();
    await first;
    expect(poller.running()).toBe(0);
    const second = poller.tick();
    letGo();
    await second;
    expect(events).toHaveLength(3);
  });

  it('stop takes nothing more and waits for what runs', async () => {
    const { answer, letGo } = gate();
    const { queues, poller, events } = polling(answer, { batchSize: 1, maximumConcurrency: 1 });
    for (const body of ['1', '2']) queues.send(jobs, { body });
    const ticking = poller.tick();
    let stopped = false;
    const stopping = poller.stop().then(() => {
      stopped = true;
    });
    await Promise.resolve();
    expect(stopped).toBe(false);
    letGo();
    await Promise.all([ticking, stopping]);
    await poller.tick();
    await poller.stop();
    expect(events).toHaveLength(1);
    expect(queues.counts(jobs)).toEqual({ visible: 1, inFlight: 0, delayed: 0 });
  });
});

describe('the batching window', () => {
  const window = { batchSize: 3, maximumBatchingWindowSeconds: 5 };

  it('gathers until it is over', async () => {
    const { queues, clock, poller, bodies } = polling(() => success, window);
    queues.send(jobs, { body: '1' });
    await poller.tick();
    clock.pass(4);
    queues.send(jobs, { body: '2' });
    await poller.tick();
    expect(bodies()).toEqual([]);
    clock.pass(1);
    await poller.tick();
    expect(bodies()).toEqual([['1', '2']]);
  });

  it('ends early when the batch is full', async () => {
    const { queues, poller, bodies } = polling(() => success, window);
    for (const body of ['1', '2', '3', '4']) queues.send(jobs, { body });
    await poller.tick();
    expect(bodies()).toEqual([['1', '2', '3']]);
  });

  it('gives gathered messages back when the poller stops', async () => {
    const { queues, poller, events } = polling(() => success, window);
    queues.send(jobs, { body: '1' });
    await poller.tick();
    expect(queues.counts(jobs).inFlight).toBe(1);
    await poller.stop();
    expect(queues.counts(jobs).visible).toBe(1);
    expect(events).toEqual([]);
  });
});

describe('by itself', () => {
  it('polls when a message comes to its queue, once for several, and not for other queues', async () => {
    const other = aQueue({ name: 'other' });
    const cloud = queuesOf([aQueue(), other]);
    const { invoke, bodies } = aFunction(() => success);
    const soon: (() => void)[] = [];
    const ticker: Ticker = { every: () => () => {}, soon: (run) => soon.push(run) };
    const poller = new QueuePoller({ ...cloud, mapping: aMapping(), invoke, ticker });
    poller.start();
    cloud.queues.send(other.arn, { body: 'not mine' });
    expect(soon).toHaveLength(0);
    cloud.queues.send(jobs, { body: '1' });
    cloud.queues.send(jobs, { body: '2' });
    expect(soon).toHaveLength(1);
    soon.shift()?.();
    await poller.stop();
    expect(bodies()).toEqual([['1', '2']]);
    cloud.queues.send(jobs, { body: '3' });
    expect(soon).toHaveLength(0);
    expect(cloud.queues.counts(other.arn).visible).toBe(1);
  });
});
