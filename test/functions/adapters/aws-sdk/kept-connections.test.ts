import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, describe, expect, it } from 'vitest';
import { KeptConnections } from '../../../../functions/adapters/aws-sdk/kept-connections.ts';
import { dynamodbClient } from '../../../../functions/adapters/dynamodb/dynamodb-client.ts';

const LIMITS = { sockets: 3, connection: 300, request: 1_000 };
const servers: Server[] = [];
const opened: { destroy: () => void }[] = [];

afterEach(async () => {
  for (const each of opened.splice(0)) each.destroy();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
});

/** A server that answers so once it has read a request, and counts. */
async function listen(answer: RequestListener) {
  const seen = { connections: 0, open: 0, requests: 0, atOnce: 0, mostAtOnce: 0, bodies: [] as string[] };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    seen.requests += 1;
    seen.atOnce += 1;
    seen.mostAtOnce = Math.max(seen.mostAtOnce, seen.atOnce);
    response.on('close', () => {
      seen.atOnce -= 1;
    });
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      seen.bodies.push(Buffer.concat(parts).toString());
      answer(request, response);
    });
  });
  server.on('connection', (socket) => {
    seen.connections += 1;
    seen.open += 1;
    socket.on('close', () => {
      seen.open -= 1;
    });
  });
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { seen, port: address.port };
}

function askOf(port: number, limits: ConstructorParameters<typeof KeptConnections>[0] = LIMITS) {
  const handler = new KeptConnections(limits);
  opened.push(handler);
  return (body = 'a body') =>
    handler.handle({
      protocol: 'http:',
      hostname: '127.0.0.1',
      port,
      method: 'POST',
      path: '/',
      headers: { 'content-length': String(Buffer.byteLength(body)) },
      body,
    });
}

const late = { name: 'TimeoutError' };

describe('an answer', () => {
  it('is whole, though it comes in parts', async () => {
    const { seen, port } = await listen(async (_, response) => {
      response.writeHead(201, { 'x-amzn-requestid': 'r1' });
      response.write('first, ');
      await setTimeout(20);
      response.end('last: å');
    });
    const { response } = await askOf(port)('Hörby');
    expect(response).toMatchObject({ statusCode: 201, headers: { 'x-amzn-requestid': 'r1' } });
    expect(response.body.toString()).toBe('first, last: å');
    expect(seen.bodies).toEqual(['Hörby']);
  });

  it('may be empty', async () => {
    const { port } = await listen((_, response) => void response.end());
    const { response } = await askOf(port)();
    expect(response.body).toHaveLength(0);
  });

  it('that stops halfway is none', async () => {
    const { port } = await listen((_, response) => {
      response.writeHead(200, { 'content-length': '500' });
      response.write('half', () => response.destroy());
    });
    await expect(askOf(port)()).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it('that begins in time and does not end is late', async () => {
    const { seen, port } = await listen((_, response) => void response.writeHead(200).write('half'));
    await expect(askOf(port)()).rejects.toMatchObject({ ...late, code: 'ETIMEDOUT' });
    await expect.poll(() => seen.atOnce).toBe(0);
  });

  it('that does not come is late, and nobody waits for it longer', async () => {
    const { seen, port } = await listen(() => undefined);
    await expect(askOf(port)()).rejects.toMatchObject({ ...late, code: 'ETIMEDOUT' });
    await expect.poll(() => seen.atOnce).toBe(0);
    expect(seen.requests).toBe(1);
  });
});

describe('a connection', () => {
  it('is kept for who asks next', async () => {
    const { seen, port } = await listen((_, response) => void response.end('ok'));
    const ask = askOf(port);
    for (let asked = 0; asked < 5; asked += 1) await ask();
    expect(seen).toMatchObject({ connections: 1, requests: 5 });
  });

  it('that has been idle is closed, and the next who asks gets another', async () => {
    const { seen, port } = await listen((_, response) => void response.end('ok'));
    const ask = askOf(port, { ...LIMITS, idle: 100 });
    await ask();
    await expect.poll(() => seen.open).toBe(0);
    await ask();
    expect(seen).toMatchObject({ connections: 2, requests: 2 });
  });

  it('that waits for an answer is not idle', async () => {
    const { seen, port } = await listen(async (_, response) => {
      await setTimeout(300);
      response.end('ok');
    });
    const { response } = await askOf(port, { ...LIMITS, idle: 100 })();
    expect(response.body.toString()).toBe('ok');
    expect(seen).toMatchObject({ connections: 1, requests: 1 });
  });

  it('is waited for when all are in use, but no longer than its limit: then nothing has left', async () => {
    const { seen, port } = await listen(async (_, response) => {
      await setTimeout(200);
      response.end('ok');
    });
    const ask = askOf(port);
    const asked = await Promise.allSettled(Array.from({ length: 12 }, () => ask()));
    const failed = asked.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(seen.mostAtOnce).toBe(3);
    expect(failed.length).toBeGreaterThan(0);
    expect(seen.requests).toBe(12 - failed.length);
    for (const reason of failed) {
      expect(reason).toMatchObject({ ...late, syscall: 'connect' });
      expect(reason).not.toHaveProperty('code');
    }
  });

  it('that nobody takes is an error of the system, with its code', async () => {
    const { port } = await listen(() => undefined);
    const [server] = servers.splice(0);
    server?.close();
    await expect(askOf(port)()).rejects.toMatchObject({ code: 'ECONNREFUSED', syscall: 'connect' });
  });
});

describe('a client of DynamoDB over it', () => {
  const clientAt = (port: number) => {
    const client = dynamodbClient({
      region: 'eu-north-1',
      endpoint: `http://127.0.0.1:${port}`,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    opened.push(client);
    return client;
  };
  const get = new GetItemCommand({ TableName: 't', Key: { pk: { S: 'a' } } });
  const item: RequestListener = (_, response) => void response.end('{"Item":{"pk":{"S":"a"}}}');

  it('asks again where the other side has hung up on a connection that was kept', async () => {
    let requests = 0;
    const { seen, port } = await listen((request, response) => {
      requests += 1;
      if (requests === 2) request.socket.destroy();
      else item(request, response);
    });
    const client = clientAt(port);
    await client.send(get);
    expect(await client.send(get)).toMatchObject({ Item: { pk: { S: 'a' } } });
    expect(seen.requests).toBe(3);
  });

  it('says who asks, and does not sign that', async () => {
    const headers: NodeJS.Dict<string | string[]>[] = [];
    const { port } = await listen((request, response) => {
      headers.push(request.headers);
      item(request, response);
    });
    await clientAt(port).send(get);
    expect(headers).toHaveLength(1);
    expect(headers[0]?.['user-agent']).toMatch(/^budkavle aws-sdk-js /);
    expect(headers[0]?.authorization).toMatch(/SignedHeaders=[^,]*host[^,]*,/);
    expect(headers[0]?.authorization).not.toMatch(/user-agent/);
  });

  it('tells errors of DynamoDB by their names', async () => {
    const { seen, port } = await listen((_, response) => {
      response.writeHead(400).end('{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException"}');
    });
    await expect(clientAt(port).send(get)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    expect(seen.requests).toBe(1);
  });
});

it('sends nothing of a request that has a query, which it would leave out', async () => {
  const { seen, port } = await listen((_, response) => response.end());
  const handler = new KeptConnections(LIMITS);
  opened.push(handler);
  const request = { protocol: 'http:', hostname: '127.0.0.1', port, method: 'GET', path: '/', headers: {} };
  await expect(handler.handle({ ...request, query: { after: 'a' } })).rejects.toThrow('after');
  expect(seen.requests).toBe(0);
});
