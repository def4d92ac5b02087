import { describe, expect, it } from 'vitest';
import { UnsupportedCall } from '../../src/protocol/service-error.ts';
import { sqsCall } from '../../src/sqs/sqs-call.ts';
import { aQueue, deadJobs, jobs, queuesOf, queuesWithDeadLetters } from './a-queue.ts';

const QueueUrl = aQueue().url;
const refusal = (code: string) => expect.objectContaining({ code });

describe('batches', () => {
  const entry = (Id: string, MessageBody = Id) => ({ Id, MessageBody });

  it('send what is fit and name what is not', async () => {
    const { queues } = queuesOf([aQueue()]);
    const Entries = [entry('a'), entry('b', 'bad\u0000'), entry('c')];
    const answer = await sqsCall(queues, 'SendMessageBatch', { QueueUrl, Entries });
    expect(answer).toMatchObject({
      Successful: [{ Id: 'a' }, { Id: 'c' }],
      Failed: [{ Id: 'b', Code: 'InvalidMessageContents', SenderFault: true }],
    });
    expect(queues.counts(jobs).visible).toBe(2);
  });

  it.each<[string, unknown[], string]>([
    ['empty ones', [], 'EmptyBatchRequest'],
    [
      'more than ten entries',
      Array.from({ length: 11 }, (_, id) => entry(String(id))),
      'TooManyEntriesInBatchRequest',
    ],
    ['repeated ids', [entry('a'), entry('a')], 'BatchEntryIdsNotDistinct'],
    ['ids with other characters', [entry('a b')], 'InvalidBatchEntryId'],
    [
      'more than a mebibyte together',
      [entry('a', 'a'.repeat(600_000)), entry('b', 'b'.repeat(600_000))],
      'BatchRequestTooLong',
    ],
  ])('refuses %s whole', async (_, Entries, code) => {
    const { queues } = queuesOf([aQueue()]);
    await expect(sqsCall(queues, 'SendMessageBatch', { QueueUrl, Entries })).rejects.toThrow(refusal(code));
    expect(queues.counts(jobs).visible).toBe(0);
  });

  it('delete by handle and name the handle that is none', async () => {
    const { queues } = queuesOf([aQueue()]);
    for (const body of ['a', 'b']) queues.send(jobs, { body });
    const [first] = queues.receive(jobs, { max: 2 });
    const Entries = [
      { Id: '1', ReceiptHandle: first?.receiptHandle },
      { Id: '2', ReceiptHandle: 'nonsense' },
    ];
    expect(await sqsCall(queues, 'DeleteMessageBatch', { QueueUrl, Entries })).toMatchObject({
      Successful: [{ Id: '1' }],
      Failed: [{ Id: '2', Code: 'ReceiptHandleIsInvalid' }],
    });
    expect(queues.counts(jobs).inFlight).toBe(1);
  });

  it('give messages back with a visibility of nothing', async () => {
    const { queues } = queuesOf([aQueue()]);
    queues.send(jobs, { body: 'a' });
    const [message] = queues.receive(jobs, { max: 1 });
    const Entries = [{ Id: '1', ReceiptHandle: message?.receiptHandle, VisibilityTimeout: 0 }];
    await sqsCall(queues, 'ChangeMessageVisibilityBatch', { QueueUrl, Entries });
    expect(queues.counts(jobs)).toEqual({ visible: 1, inFlight: 0, delayed: 0 });
  });
});

describe('about queues', () => {
  it('answers attributes as text, all or those asked for', async () => {
    const { queues } = queuesWithDeadLetters();
    queues.send(jobs, { body: 'a' });
    const all = await sqsCall(queues, 'GetQueueAttributes', { QueueUrl, AttributeNames: ['All'] });
    expect(all).toMatchObject({
      Attributes: {
        QueueArn: 'arn:aws:sqs:eu-north-1:000000000000:jobs',
        ApproximateNumberOfMessages: '1',
        ApproximateNumberOfMessagesNotVisible: '0',
        VisibilityTimeout: '30',
        RedrivePolicy: JSON.stringify({ deadLetterTargetArn: deadJobs, maxReceiveCount: 3 }),
      },
    });
    const one = { QueueUrl, AttributeNames: ['QueueArn'] };
    expect(await sqsCall(queues, 'GetQueueAttributes', one)).toEqual({ Attributes: { QueueArn: jobs } });
    const unknown = sqsCall(queues, 'GetQueueAttributes', { QueueUrl, AttributeNames: ['Colour'] });
    await expect(unknown).rejects.toThrow(refusal('InvalidAttributeName'));
  });

  it('finds queues by name and prefix, whatever host the URL has', async () => {
    const { queues } = queuesWithDeadLetters();
    expect(await sqsCall(queues, 'GetQueueUrl', { QueueName: 'jobs' })).toEqual({ QueueUrl });
    await expect(sqsCall(queues, 'GetQueueUrl', { QueueName: 'none' })).rejects.toThrow(
      refusal('QueueDoesNotExist'),
    );
    expect(await sqsCall(queues, 'ListQueues', { QueueNamePrefix: 'dead' })).toEqual({
      QueueUrls: [aQueue({ name: 'dead-jobs' }).url],
    });
    const elsewhere = {
      QueueUrl: 'https://sqs.eu-north-1.amazonaws.com/000000000000/jobs',
      MessageBody: 'a',
    };
    await sqsCall(queues, 'SendMessage', elsewhere);
    expect(queues.counts(jobs).visible).toBe(1);
    await sqsCall(queues, 'PurgeQueue', { QueueUrl });
    expect(queues.counts(jobs).visible).toBe(0);
  });

  it('refuses an operation that it does not know by name', async () => {
    const { queues } = queuesOf([aQueue()]);
    await expect(sqsCall(queues, 'TagQueue', { QueueUrl })).rejects.toThrow(UnsupportedCall);
    await expect(sqsCall(queues, 'toString', { QueueUrl })).rejects.toThrow(/sqs toString/);
  });
});
