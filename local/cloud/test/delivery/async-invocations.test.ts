import { describe, expect, it } from 'vitest';
import {
  type AsyncFunctionConfig,
  AsyncInvocations,
  type LostInvocation,
} from '../../src/delivery/async-invocations.ts';
import { arnOf } from '../../src/shared/arns.ts';
import { stillTicker, type Ticker } from '../../src/shared/clock.ts';
import { openDatabase } from '../../src/shared/database.ts';
import { Queues } from '../../src/sqs/sqs.ts';
import { virtualClock } from '../shared/virtual-clock.ts';
import { aQueue, deadJobs } from '../sqs/a-queue.ts';

const worker = arnOf('lambda', 'function:worker');

function aCloud(
  outcomes: boolean[],
  config: Partial<AsyncFunctionConfig> = {},
  ticker: Ticker = stillTicker,
) {
  const clock = virtualClock();
  const database = openDatabase(':memory:');
  const queues = new Queues({ database, clock, queues: [aQueue({ name: 'dead-jobs' })] });
  const seen: unknown[] = [];
  const lost: LostInvocation[] = [];
  const invocations = new AsyncInvocations({
    database,
    clock,
    ticker,
    queues,
    functions: [{ functionArn: worker, ...config }],
    invoke: (_, payload) => {
      seen.push(payload);
      return Promise.resolve(
        outcomes.shift() === false ? { ok: false, error: 'boom' } : { ok: true, value: null },
      );
    },
    onLost: (loss) => lost.push(loss),
  });
  const attemptsAfter = async (seconds: number) => {
    clock.pass(seconds);
    await invocations.tick();
    return seen.length;
  };
  return { invocations, queues, seen, lost, attemptsAfter };
}

describe('an asynchronous invocation', () => {
  it('runs once when the function succeeds', async () => {
    const { invocations, seen, attemptsAfter } = aCloud([true]);
    invocations.add(worker, '{"a":1}');
    expect(invocations.pending()).toBe(1);
    expect(await attemptsAfter(0)).toBe(1);
    expect(await attemptsAfter(10_000)).toBe(1);
    expect(seen).toEqual([{ a: 1 }]);
    expect(invocations.pending()).toBe(0);
  });

  it('is retried after one minute and after two more, then left in the dead-letter queue', async () => {
    const { invocations, queues, lost, attemptsAfter } = aCloud([false, false, false], {
      deadLetterArn: deadJobs,
    });
    invocations.add(worker, '{"a":1}');
    expect(await attemptsAfter(0)).toBe(1);
    expect(await attemptsAfter(59)).toBe(1);
    expect(await attemptsAfter(1)).toBe(2);
    expect(await attemptsAfter(119)).toBe(2);
    expect(queues.counts(deadJobs).visible).toBe(0);
    expect(await attemptsAfter(1)).toBe(3);
    const [dead] = queues.receive(deadJobs, { max: 1 });
    expect(dead?.body).toBe('{"a":1}');
    expect(dead?.messageAttributes.ErrorMessage?.StringValue).toBe('boom');
    expect(lost).toEqual([]);
    expect(invocations.pending()).toBe(0);
  });

  it('is not retried when the function says so, and lost aloud without a queue', async () => {
    const { invocations, lost, attemptsAfter } = aCloud([false], { maximumRetryAttempts: 0 });
    invocations.add(worker, '{}');
    await attemptsAfter(0);
    expect(await attemptsAfter(600)).toBe(1);
    expect(lost).toEqual([{ functionArn: worker, error: 'boom' }]);
  });

  it('is given up when it grows too old', async () => {
    const { invocations, lost, attemptsAfter } = aCloud([false, false, false], {
      maximumEventAgeSeconds: 60,
    });
    invocations.add(worker, '{}');
    await attemptsAfter(0);
    expect(await attemptsAfter(60)).toBe(2);
    expect(lost).toHaveLength(1);
  });

  it('of an unknown function is refused', () => {
    const { invocations } = aCloud([]);
    expect(() => invocations.add(arnOf('lambda', 'function:none'), '{}')).toThrow(/no function/);
    expect(invocations.pending()).toBe(0);
  });

  it('starts by itself once started, and no more after stop', async () => {
    const soon: (() => void)[] = [];
    const ticker: Ticker = { every: () => () => {}, soon: (run) => soon.push(run) };
    const { invocations, seen } = aCloud([true, true], {}, ticker);
    invocations.add(worker, '{"n":1}');
    expect(soon).toHaveLength(0);
    invocations.start();
    soon.shift()?.();
    await invocations.stop();
    expect(seen).toEqual([{ n: 1 }]);
    invocations.add(worker, '{"n":2}');
    for (const run of soon.splice(0)) run();
    expect(seen).toHaveLength(1);
    expect(invocations.pending()).toBe(1);
  });
});
