import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { TemporaryFailure } from '../../../../domain/shared/errors.ts';
import { SqsDispatchPartJobs } from '../../../../functions/adapters/sqs/dispatch-part-jobs.ts';

const QUEUE = 'https://sqs.eu-north-1.amazonaws.com/000000000000/deliveries';

function aQueue() {
  const client = new SQSClient({ region: 'eu-north-1' });
  return { sqs: mockClient(client), jobs: new SqsDispatchPartJobs(QUEUE, client) };
}

const jobsFor = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ dispatchId: 'm', organisation: String(1000 + index) }));

describe('handing out jobs', () => {
  it('goes in batches of ten, each job once, as JSON of ids only', async () => {
    const { sqs, jobs } = aQueue();
    sqs.on(SendMessageBatchCommand).resolves({});
    await jobs.enqueue(jobsFor(23));
    const batches = sqs.commandCalls(SendMessageBatchCommand).map(({ args }) => args[0].input);
    expect(batches.map(({ Entries }) => Entries?.length)).toEqual([10, 10, 3]);
    expect(new Set(batches.map(({ QueueUrl }) => QueueUrl))).toEqual(new Set([QUEUE]));
    const entries = batches.flatMap(({ Entries }) => Entries ?? []);
    expect(entries.map(({ MessageBody }) => JSON.parse(MessageBody ?? ''))).toEqual(jobsFor(23));
    for (const { Entries } of batches)
      expect(new Set(Entries?.map(({ Id }) => Id)).size).toBe(Entries?.length);
  });

  it('waits as long as asked', async () => {
    const { sqs, jobs } = aQueue();
    sqs.on(SendMessageBatchCommand).resolves({});
    await jobs.enqueue(jobsFor(1), 42);
    await jobs.enqueue(jobsFor(1));
    const delays = sqs
      .commandCalls(SendMessageBatchCommand)
      .map(({ args }) => args[0].input.Entries?.[0]?.DelaySeconds);
    expect(delays).toEqual([42, 0]);
  });

  it('makes no call for no jobs', async () => {
    const { sqs, jobs } = aQueue();
    await jobs.enqueue([]);
    expect(sqs.calls()).toEqual([]);
  });

  it('fails, to be done again, where the queue refuses one of them though the call succeeds', async () => {
    const { sqs, jobs } = aQueue();
    const Failed = [{ Id: '1', SenderFault: false, Code: 'InternalError' }];
    sqs.on(SendMessageBatchCommand).resolves({ Successful: [], Failed });
    await expect(jobs.enqueue(jobsFor(2))).rejects.toThrow(TemporaryFailure);
    await expect(jobs.enqueue(jobsFor(2))).rejects.toThrow('InternalError');
  });
});
