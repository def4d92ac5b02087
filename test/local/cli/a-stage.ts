import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { type Operator, operatorOf } from '../../../local/operator.ts';
import { LocalDynamodb } from '../../contracts/local-dynamodb.ts';

const entriesSchema = z.looseObject({
  Entries: z
    .array(
      z.object({
        Id: z.string().optional(),
        MessageBody: z.string().optional(),
        Detail: z.string().optional(),
      }),
    )
    .default([]),
});
type Entries = z.infer<typeof entriesSchema>['Entries'];

const md5 = (words: string) => createHash('md5').update(words).digest('hex');

// What a bus and a queue answer when they have taken what they were given.
const ANSWERS: Readonly<Record<string, (entries: Entries) => object>> = {
  'AWSEvents.PutEvents': (entries) => ({
    FailedEntryCount: 0,
    Entries: entries.map(() => ({ EventId: 'e1' })),
  }),
  'AmazonSQS.GetQueueUrl': () => ({ QueueUrl: 'http://127.0.0.1/queue' }),
  'AmazonSQS.SendMessageBatch': (entries) => ({
    Failed: [],
    Successful: entries.map(({ Id, MessageBody = '' }) => ({
      Id,
      MessageId: 'm1',
      MD5OfMessageBody: md5(MessageBody),
    })),
  }),
};

export type Stage = {
  endpoint: string;
  operator: Operator;
  /** The details of the events that were put on the bus. */
  events: unknown[];
  /** Sets the clock that the local system answers with; without one it answers none. */
  setClock(now: string | undefined): void;
  stop(): Promise<void>;
};

/** What commands find at a stage: its rows in DynamoDB, and a bus and queues that take everything and do nothing. */
export async function aStage(): Promise<Stage> {
  const dynamo = await LocalDynamodb.start();
  await dynamo.emptyTable('budkavle-local');
  const events: unknown[] = [];
  let clock: string | undefined;
  const answer = async (request: IncomingMessage) => {
    const body = await text(request);
    if (request.url === '/local/clock')
      return clock === undefined
        ? { status: 404, body: '{}' }
        : { status: 200, body: JSON.stringify({ now: clock }) };
    const known = ANSWERS[String(request.headers['x-amz-target'])];
    if (!known) return dynamo.forward(request.headers, body);
    const { Entries } = entriesSchema.parse(JSON.parse(body));
    events.push(...Entries.flatMap(({ Detail }): unknown[] => (Detail ? [JSON.parse(Detail)] : [])));
    return { status: 200, body: JSON.stringify(known(Entries)) };
  };
  const server = createServer(async (request, response) => {
    const { status, body } = await answer(request);
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address !== null && typeof address !== 'string' ? address.port : 0;
  const endpoint = `http://127.0.0.1:${port}`;
  return {
    endpoint,
    operator: operatorOf('local', endpoint),
    events,
    setClock: (now) => {
      clock = now;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await dynamo.stop();
    },
  };
}
