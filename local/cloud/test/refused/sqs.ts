import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueUrlCommand,
  type MessageAttributeValue,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { type Aws, refused } from './a-refusal.ts';

const api = (page: string) =>
  `https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_${page}.html`;
const attributeRules =
  'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html';

const QueueUrl = 'http://127.0.0.1/000000000000/jobs';
const sqs = ({ asOperator }: Aws) => new SQSClient(asOperator);
const send = (more: object) => (aws: Aws) =>
  sqs(aws).send(new SendMessageCommand({ QueueUrl, MessageBody: 'a', ...more }));
const batch = (Entries: { Id: string; MessageBody: string }[]) => (aws: Aws) =>
  sqs(aws).send(new SendMessageBatchCommand({ QueueUrl, Entries }));
const receive = (more: object) => (aws: Aws) =>
  sqs(aws).send(new ReceiveMessageCommand({ QueueUrl, ...more }));
const attribute = (name: string, value: MessageAttributeValue) =>
  send({ MessageAttributes: { [name]: value } });
const text = (StringValue: string) => ({ DataType: 'String', StringValue });
const entries = (...ids: string[]) => ids.map((Id) => ({ Id, MessageBody: 'a' }));
const tooLong = 'a'.repeat(1_048_577);

export const sqsRefusals = [
  ...refused(api('SendMessage'), {
    'an empty body': ['MissingParameter', send({ MessageBody: '' })],
    'a body with a control character': ['InvalidMessageContents', send({ MessageBody: 'a\u0001' })],
    'a message of more than 1 MiB': ['InvalidParameterValue', send({ MessageBody: tooLong })],
    'a delay of more than 15 minutes': ['InvalidParameterValue', send({ DelaySeconds: 901 })],
    'a negative delay': ['InvalidParameterValue', send({ DelaySeconds: -1 })],
    'a queue that does not exist': [
      'QueueDoesNotExist',
      send({ QueueUrl: 'http://127.0.0.1/000000000000/none' }),
    ],
  }),
  ...refused(attributeRules, {
    'an attribute with an empty value': ['InvalidParameterValue', attribute('a', text(''))],
    'an attribute whose name begins with AWS.': ['InvalidParameterValue', attribute('AWS.a', text('b'))],
    'an attribute whose name has two periods in a row': [
      'InvalidParameterValue',
      attribute('a..b', text('b')),
    ],
    'an attribute whose name has a space': ['InvalidParameterValue', attribute('a b', text('b'))],
    'an attribute of an unknown type': [
      'InvalidParameterValue',
      attribute('a', { DataType: 'Date', StringValue: '2026' }),
    ],
    'a number that is none': [
      'InvalidParameterValue',
      attribute('a', { DataType: 'Number', StringValue: 'many' }),
    ],
    'eleven attributes': [
      'InvalidParameterValue',
      send({
        MessageAttributes: Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`a${n}`, text('b')])),
      }),
    ],
  }),
  ...refused(api('SendMessageBatch'), {
    'an empty batch': ['EmptyBatchRequest', batch([])],
    'a batch of eleven': [
      'TooManyEntriesInBatchRequest',
      batch(entries('1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11')),
    ],
    'a batch with an id twice': ['BatchEntryIdsNotDistinct', batch(entries('1', '1'))],
    'a batch whose id has a space': ['InvalidBatchEntryId', batch(entries('a b'))],
    'a batch whose id has 81 characters': ['InvalidBatchEntryId', batch(entries('a'.repeat(81)))],
    'a batch of more than 1 MiB': [
      'BatchRequestTooLong',
      batch([
        { Id: '1', MessageBody: 'a'.repeat(600_000) },
        { Id: '2', MessageBody: 'a'.repeat(600_000) },
      ]),
    ],
  }),
  ...refused(api('ReceiveMessage'), {
    'no message at all': ['InvalidParameterValue', receive({ MaxNumberOfMessages: 0 })],
    'eleven messages at once': ['InvalidParameterValue', receive({ MaxNumberOfMessages: 11 })],
    'a visibility timeout of more than twelve hours': [
      'InvalidParameterValue',
      receive({ VisibilityTimeout: 43_201 }),
    ],
    'a wait of more than 20 seconds': ['InvalidParameterValue', receive({ WaitTimeSeconds: 21 })],
  }),
  ...refused(api('DeleteMessage'), {
    'a receipt handle that is none': [
      'ReceiptHandleIsInvalid',
      (aws) => sqs(aws).send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: 'x' })),
    ],
  }),
  ...refused(api('ChangeMessageVisibility'), {
    'a message that is not in flight': ['MessageNotInflight', notInFlight],
  }),
  ...refused(api('PurgeQueue'), {
    'a second purge within a minute': ['PurgeQueueInProgress', purgeTwice],
  }),
  ...refused(api('GetQueueUrl'), {
    'the URL of a queue that does not exist': [
      'QueueDoesNotExist',
      (aws) => sqs(aws).send(new GetQueueUrlCommand({ QueueName: 'none' })),
    ],
  }),
];

async function purgeTwice(aws: Aws): Promise<unknown> {
  await sqs(aws).send(new PurgeQueueCommand({ QueueUrl }));
  aws.clock.pass(59);
  return sqs(aws).send(new PurgeQueueCommand({ QueueUrl }));
}

async function notInFlight(aws: Aws): Promise<unknown> {
  await send({})(aws);
  const { Messages } = await sqs(aws).send(new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout: 1 }));
  aws.clock.pass(2);
  const ReceiptHandle = Messages?.[0]?.ReceiptHandle;
  return sqs(aws).send(
    new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 30 }),
  );
}
