import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { LanedJobs } from '../../../../functions/adapters/sqs/laned-jobs.ts';
import { SqsPressReleaseJobs } from '../../../../functions/adapters/sqs/press-release-jobs.ts';
import { InMemoryDispatchPartJobs } from '../../../in-memory/in-memory-dispatch-part-jobs.ts';

const QUEUE = 'https://sqs.eu-north-1.amazonaws.com/000000000000/press-releases';

describe('handing out a press release', () => {
  it('carries its id and version and nothing else, and waits until its second', async () => {
    const client = new SQSClient({ region: 'eu-north-1' });
    const sqs = mockClient(client);
    sqs.on(SendMessageCommand).resolves({});
    await new SqsPressReleaseJobs(QUEUE, client).enqueue({ id: 'gear-for-all', version: 2 }, 91);
    expect(sqs.commandCalls(SendMessageCommand).map(({ args }) => args[0].input)).toEqual([
      { QueueUrl: QUEUE, MessageBody: '{"id":"gear-for-all","version":2}', DelaySeconds: 91 },
    ]);
  });
});

describe('mails in lanes', () => {
  it('go into the queue of their lane, and into the other one where none is named', async () => {
    const [press, other] = [new InMemoryDispatchPartJobs(), new InMemoryDispatchPartJobs()];
    const jobs = new LanedJobs({ press, other });
    await jobs.enqueue([{ dispatchId: 'a', organisation: '1' }], 3, 'press');
    await jobs.enqueue([{ dispatchId: 'b', organisation: '1' }]);
    await jobs.enqueue([{ dispatchId: 'c', organisation: '1' }], 5, 'other');
    expect(press.enqueued.map(({ dispatchId, delaySeconds }) => [dispatchId, delaySeconds])).toEqual([
      ['a', 3],
    ]);
    expect(other.enqueued.map(({ dispatchId, delaySeconds }) => [dispatchId, delaySeconds])).toEqual([
      ['b', 0],
      ['c', 5],
    ]);
  });
});
