import { createHash, randomUUID } from 'node:crypto';
import { Agent, createServer, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { parentPort } from 'node:worker_threads';
import * as z from 'zod';
import { LocalDynamodb } from '../contracts/local-dynamodb.ts';
import { acceptedXml } from '../fixtures/ses-xml.ts';
import { type AwsAnswer, type AwsMessage, type AwsReport, TAKE } from './aws-report.ts';

// AWS as far as the path of a mail needs it, in a thread of its own: what it costs is no cost of the product. It takes
// every mail at once, answers DynamoDB from the embedded engine, and keeps count of what AWS would charge for.

const capacitySchema = z.object({ CapacityUnits: z.number() });
const answerSchema = z.looseObject({
  ConsumedCapacity: z.union([capacitySchema, z.array(capacitySchema)]).optional(),
});
const batchSchema = z.object({
  QueueUrl: z.string(),
  Entries: z.array(z.object({ Id: z.string(), MessageBody: z.string(), DelaySeconds: z.int().default(0) })),
});
const portSchema = z.object({ port: z.int() });
const queueSchema = z.object({ QueueName: z.string() });
const messageSchema = z.object({
  QueueUrl: z.string(),
  MessageBody: z.string(),
  DelaySeconds: z.int().default(0),
});
const eventsSchema = z.object({
  Entries: z.array(z.object({ Source: z.string(), DetailType: z.string(), Detail: z.string() })),
});
const READS = new Set(['GetItem', 'Query', 'BatchGetItem', 'Scan', 'DescribeTable']);
/** A statement or write whose condition fails is charged as if it had written. */
const REFUSED_UNITS = 1;
const QUOTA_RESULT =
  '<GetSendQuotaResult><MaxSendRate>10000</MaxSendRate><Max24HourSend>-1</Max24HourSend>' +
  '<SentLast24Hours>0</SentLast24Hours></GetSendQuotaResult>';

let report = emptyReport();

function taken(): AwsReport {
  const last = report;
  report = emptyReport();
  return last;
}

function emptyReport(): AwsReport {
  return { requests: {}, readUnits: 0, writeUnits: 0, messages: [], mails: [] };
}

const dynamodb = await LocalDynamodb.start();
await dynamodb.emptyTable('budkavle-bench');
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

async function answerTo(incoming: IncomingMessage): Promise<AwsAnswer> {
  if (incoming.url === TAKE) return { status: 200, body: JSON.stringify(taken()) };
  const body = await text(incoming);
  const [service = '', operation = ''] = String(incoming.headers['x-amz-target'] ?? 'SES.').split('.');
  if (service.startsWith('DynamoDB')) return await asEngine(operation, incoming, body);
  if (service === 'SES') return asSes(new URLSearchParams(body));
  counted(`${service === 'AmazonSQS' ? 'SQS' : 'EventBridge'} ${operation}`);
  return { status: 200, body: JSON.stringify(operationAnswer(operation, JSON.parse(body))) };
}

function counted(what: string): void {
  report.requests[what] = (report.requests[what] ?? 0) + 1;
}

function operationAnswer(operation: string, input: unknown): unknown {
  if (operation === 'PutEvents') {
    const { Entries } = eventsSchema.parse(input);
    for (const { Source: source, DetailType: type, Detail: body } of Entries)
      report.messages.push({ to: type, source, body, delaySeconds: 0 });
    return { FailedEntryCount: 0, Entries: Entries.map(() => ({ EventId: randomUUID() })) };
  }
  if (operation === 'GetQueueUrl') return { QueueUrl: urlOf(queueSchema.parse(input).QueueName) };
  if (operation === 'SendMessage') return sent(messageSchema.parse(input));
  const { QueueUrl, Entries } = batchSchema.parse(input);
  return {
    Successful: Entries.map(({ Id, ...entry }) => ({ Id, ...sent({ QueueUrl, ...entry }) })),
    Failed: [],
  };
}

function urlOf(queue: string): string {
  return `http://127.0.0.1:${portSchema.parse(server.address()).port}/000000000000/${queue}`;
}

function sent({ QueueUrl, MessageBody: body, DelaySeconds: delaySeconds }: z.infer<typeof messageSchema>) {
  const message: AwsMessage = {
    to: QueueUrl.split('/').at(-1)?.replace('budkavle-bench-', '') ?? '',
    source: 'sqs',
    body,
    delaySeconds,
  };
  report.messages.push(message);
  return { MessageId: randomUUID(), MD5OfMessageBody: createHash('md5').update(body).digest('hex') };
}

function asSes(form: URLSearchParams): AwsAnswer {
  const action = form.get('Action') ?? '';
  counted(`SES ${action}`);
  if (action === 'GetSendQuota')
    return {
      status: 200,
      body: `<GetSendQuotaResponse>${QUOTA_RESULT}</GetSendQuotaResponse>`,
    };
  const messageId = randomUUID();
  const tags: Record<string, string> = {};
  for (let index = 1; form.has(`Tags.member.${index}.Name`); index += 1)
    tags[form.get(`Tags.member.${index}.Name`) ?? ''] = form.get(`Tags.member.${index}.Value`) ?? '';
  report.mails.push({ messageId, tags, to: form.get('Destinations.member.1') ?? '' });
  return { status: 200, type: 'text/xml', body: acceptedXml(messageId) };
}

async function asEngine(operation: string, incoming: IncomingMessage, body: string): Promise<AwsAnswer> {
  counted(`DynamoDB ${operation}`);
  const isCounted = operation !== 'DescribeTable';
  const asked = isCounted
    ? JSON.stringify({ ...z.looseObject({}).parse(JSON.parse(body)), ReturnConsumedCapacity: 'TOTAL' })
    : body;
  const answer = await forwarded(incoming, asked);
  if (isCounted) count(operation, answer);
  return answer;
}

function count(operation: string, { status, body }: AwsAnswer): void {
  const { ConsumedCapacity: consumed = [] } = status === 200 ? answerSchema.parse(JSON.parse(body)) : {};
  const units = (Array.isArray(consumed) ? consumed : [consumed]).reduce(
    (sum, { CapacityUnits }) => sum + CapacityUnits,
    status === 200 ? 0 : REFUSED_UNITS,
  );
  if (READS.has(operation)) report.readUnits += units;
  else report.writeUnits += units;
}

function forwarded(incoming: IncomingMessage, body: string): Promise<AwsAnswer> {
  const { 'x-amz-target': target, 'x-amz-date': date, authorization } = incoming.headers;
  return new Promise((resolve, reject) => {
    const outgoing = request(
      dynamodb.url,
      {
        agent,
        method: 'POST',
        headers: {
          'content-type': 'application/x-amz-json-1.0',
          'content-length': Buffer.byteLength(body),
          'x-amz-target': String(target),
          'x-amz-date': String(date),
          authorization: String(authorization),
        },
      },
      (response) =>
        void text(response).then((answer) => resolve({ status: response.statusCode ?? 500, body: answer })),
    );
    outgoing.on('error', reject).end(body);
  });
}

const server = createServer((incoming, response) => {
  answerTo(incoming).then(
    ({ status, body, type = 'application/x-amz-json-1.0' }) =>
      response
        .writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) })
        .end(body),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      response.writeHead(500).end('{}');
    },
  );
});
server.keepAliveTimeout = 120_000;
server.listen(0, '127.0.0.1', () => parentPort?.postMessage(server.address()));

parentPort?.once('message', () => {
  agent.destroy();
  server.close();
  server.closeAllConnections();
  void dynamodb.stop().then(() => parentPort?.postMessage('stopped'));
});
