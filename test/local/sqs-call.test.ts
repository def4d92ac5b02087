import { describe, expect, it } from 'vitest';
import { UnsupportedCall } from '../../local/cloud/service-error.ts';
import { sqsCall } from '../../local/cloud/sqs-call.ts';
import { aQueue, deadJobs, jobs, queuesOf, queuesWithDeadLetters } from './a-queue.ts';

const QueueUrl = aQueue().url;
const refusal = (code: string) => expect.objectContaining({ code });

describe('SendMessage and ReceiveMessage', () => {
  it('answers what the SDK checks: id and MD5 of body and attributes', async () => {
    const { queues } = queuesOf([aQueue()]);
    const MessageAttributes = {
      test_attribute_name_1: { DataType: 'String', StringValue: 'test_attribute_value_1' },
      test_attribute_name_2: {
        DataType: 'Binary',
        BinaryValue: Buffer.from('test_attribute_value_2').toString('base64'),
      },
    };
    const sent = await sqsCall(queues, 'SendMessage', { QueueUrl, MessageBody: 'hello', MessageAttributes });
    expect(sent).toEqual({
      MessageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      MD5OfMessageBody: '5d41402abc4b2a76b9719d911017c592',
      // Computed by hand with md5sum over the bytes that the developer guide lays down.
      MD5OfMessageAttributes: '2cbc6b289c1552d2b60cb05c64d07264',
    });
    const all = { QueueUrl, MessageAttributeNames: ['All'], MessageSystemAttributeNames: ['All'] };
    expect(await sqsCall(queues, 'ReceiveMessage', all)).toMatchObject({
      Messages: [{ Body: 'hello', MessageAttributes, Attributes: { ApproximateReceiveCount: '1' } }],
    });
  });

  it('gives attributes only to those who ask for them', async () => {
    const { queues } = queuesOf([aQueue()]);
    const MessageAttributes = {
      'a.b': { DataType: 'String', StringValue: '1' },
      c: { DataType: 'Number', StringValue: '2' },
    };
    const receive = async (request: object) => {
      await sqsCall(queues, 'SendMessage', { QueueUrl, MessageBody: 'x', MessageAttributes });
      return await sqsCall(queues, 'ReceiveMessage', { QueueUrl, ...request });
    };
    const bare = await receive({});
    expect(bare).toMatchObject({ Messages: [{ Body: 'x' }] });
    expect(JSON.stringify(bare)).not.toMatch(/Attributes/);
    expect(await receive({ MessageAttributeNames: ['a.*'] })).toMatchObject({
      Messages: [{ MessageAttributes: { 'a.b': { StringValue: '1' } } }],
    });
    expect(JSON.stringify(await receive({ MessageAttributeNames: ['a.*'] }))).not.toContain('"c"');
    expect(await receive({ AttributeNames: ['SentTimestamp'] })).toMatchObject({
      Messages: [{ Attributes: { SentTimestamp: expect.any(String) } }],
    });
  });

  it('answers an empty object when there is nothing', async () => {
    const { queues } = queuesOf([aQueue()]);
    expect(await sqsCall(queues, 'ReceiveMessage', { QueueUrl })).toEqual({});
  });

  it('waits for a message and hands it over when it comes', async () => {
    const { queues } = queuesOf([aQueue({ receiveWaitSeconds: 20 })]);
    const waiting = sqsCall(queues, 'ReceiveMessage', { QueueUrl });
    await Promise.resolve();
    queues.send(jobs, { body: 'late' });
    expect(await waiting).toMatchObject({ Messages: [{ Body: 'late' }] });
  });

  it.each<[string, object, string]>([
    ['an empty body', { MessageBody: '' }, 'MissingParameter'],
    ['no body', {}, 'InvalidParameterValue'],
    ['more than a mebibyte', { MessageBody: 'a'.repeat(1_048_577) }, 'InvalidParameterValue'],
    ['a control character', { MessageBody: 'a\u0001b' }, 'InvalidMessageContents'],
    ['a delay of more than 15 minutes', { MessageBody: 'a', DelaySeconds: 901 }, 'InvalidParameterValue'],
    [
      'an unknown attribute type',
      { MessageBody: 'a', MessageAttributes: { a: { DataType: 'Text' } } },
      'InvalidParameterValue',
    ],
    ['an unknown queue', { MessageBody: 'a', QueueUrl: 'http://127.0.0.1/0/none' }, 'QueueDoesNotExist'],
  ])('refuses %s', async (_, request, code) => {
    const { queues } = queuesOf([aQueue()]);
    await expect(sqsCall(queues, 'SendMessage', { QueueUrl, ...request })).rejects.toThrow(refusal(code));
    expect(queues.counts(jobs).visible).toBe(0);
  });

  it('takes tab, line feed and carriage return', async () => {
    const { queues } = queuesOf([aQueue()]);
    await sqsCall(queues, 'SendMessage', { QueueUrl, MessageBody: 'a\t\r\nå😀' });
    expect(await sqsCall(queues, 'ReceiveMessage', { QueueUrl })).toMatchObject({
      Messages: [{ Body: 'a\t\r\nå😀' }],
    });
  });

  it.each([0, 11])('refuses to receive %i messages', async (MaxNumberOfMessages) => {
    const { queues } = queuesOf([aQueue()]);
    const call = sqsCall(queues, 'ReceiveMessage', { QueueUrl, MaxNumberOfMessages });
    await expect(call).rejects.toThrow(refusal('InvalidParameterValue'));
  });
});

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
