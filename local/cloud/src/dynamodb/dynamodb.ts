import { once } from 'node:events';
import { Agent, type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { HttpAnswer } from '../protocol/service-protocol.ts';
import { type Child, startChild } from '../shared/child-process.ts';
import { bodyOf } from '../shared/loopback-server.ts';
import { enginePackage, howToGetEngine } from './engine-package.ts';

export type Dynamodb = {
  /** Forwards a call unchanged and returns DynamoDB's response. */
  forward(request: IncomingMessage, body: Buffer): Promise<HttpAnswer>;
  /** One call of the cloud itself; the status tells success. */
  call(operation: string, body: unknown): Promise<{ status: number; body: unknown }>;
  stop(): Promise<void>;
  /** Resolves when dynoxide ends although nobody stopped it; of another DynamoDB nobody knows. */
  died: Promise<void>;
};

/** dynoxide ended while the cloud ran: every call that needs a table fails from then on. */
export class DynamodbDied extends Error {
  constructor() {
    super('the local database ended by itself');
    this.name = 'DynamodbDied';
  }
}

/** dynoxide does not run on this machine: `dynamodbEndpoint` must name a DynamoDB, for example DynamoDB Local. */
export class NoDynamodb extends Error {
  constructor(options: ErrorOptions) {
    super(howToGetEngine(process), options);
    this.name = 'NoDynamodb';
  }
}

type Options = {
  /** File of the database. */
  file: string;
  /** A DynamoDB that runs already, instead of starting one. */
  endpoint?: string | undefined;
  /** Where to start one. */
  port: number;
};

/** Headers that DynamoDB uses; the rest (trace ids, user agent) is dropped. */
const passedOn = ['authorization', 'x-amz-date', 'x-amz-target', 'x-amz-security-token', 'content-type'];
const ownHeaders = {
  authorization:
    'AWS4-HMAC-SHA256 Credential=operator/20260101/eu-north-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
  'x-amz-date': '20260101T000000Z',
  'content-type': 'application/x-amz-json-1.0',
};

/** Starts dynoxide (DynamoDB on SQLite) or uses `endpoint`. */
export async function startDynamodb({ file, endpoint, port }: Options): Promise<Dynamodb> {
  const child = endpoint === undefined ? await startDynoxide(file, port) : undefined;
  const target = new URL(endpoint ?? `http://127.0.0.1:${port}`);
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const send = (headers: OutgoingHttpHeaders, body: Buffer) => post({ target, agent, headers }, body);
  return {
    forward: (incoming, body) => {
      const headers = passedOn.flatMap((name) => {
        const value = incoming.headers[name];
        return value === undefined ? [] : [[name, value] as const];
      });
      return send(Object.fromEntries(headers), body);
    },
    call: async (operation, body) => {
      const headers = { ...ownHeaders, 'x-amz-target': `DynamoDB_20120810.${operation}` };
      const answer = await send(headers, Buffer.from(JSON.stringify(body)));
      return { status: answer.status, body: JSON.parse(String(answer.body)) };
    },
    stop: async () => {
      agent.destroy();
      await child?.stop();
    },
    died: child?.died ?? new Promise(() => {}),
  };
}

async function startDynoxide(file: string, port: number): Promise<Child> {
  const args = ['--host', '127.0.0.1', '--port', String(port), '--db-path', file];
  return await startChild({ name: 'DynamoDB', command: dynoxide(), args, ready: /listening on/ });
}

function dynoxide(): string {
  const found = enginePackage(process);
  if (found === undefined) throw new NoDynamodb({});
  try {
    const file = createRequire(import.meta.url).resolve(`${found.name}/package.json`);
    return path.join(path.dirname(file), found.program);
  } catch (cause) {
    throw new NoDynamodb({ cause });
  }
}

type Destination = { target: URL; agent: Agent; headers: OutgoingHttpHeaders };

async function post({ target, agent, headers }: Destination, body: Buffer): Promise<HttpAnswer> {
  const outgoing = request({
    host: target.hostname,
    port: target.port,
    method: 'POST',
    path: '/',
    agent,
    headers: { ...headers, 'content-length': body.length },
  });
  outgoing.end(body);
  const [response]: IncomingMessage[] = await once(outgoing, 'response');
  if (!response) throw new Error('DynamoDB answered nothing');
  const content = await bodyOf(response);
  return {
    status: response.statusCode ?? 500,
    headers: {
      'content-type': response.headers['content-type'] ?? 'application/x-amz-json-1.0',
      'x-amzn-requestid': String(response.headers['x-amzn-requestid'] ?? ''),
      // SDK clients verify the checksum of the body.
      ...(response.headers['x-amz-crc32'] && { 'x-amz-crc32': String(response.headers['x-amz-crc32']) }),
    },
    body: content,
  };
}
