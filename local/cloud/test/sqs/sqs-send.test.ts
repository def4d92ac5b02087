import { describe, expect, it } from 'vitest';
import { sqsCall } from '../../src/sqs/sqs-call.ts';
import { aQueue, jobs, queuesOf } from './a-queue.ts';

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
