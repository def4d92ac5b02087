import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { HttpsWebhookSender } from '../../../../functions/adapters/node-https/webhook-sender.ts';

const HERE = [{ address: '127.0.0.1', family: 4 }] as const;
const message = (port = 4433) => ({ url: `https://hooks.arkiv.example:${port}/`, headers: {}, body: '{}' });

let server: Server | undefined;
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server?.close();
  server = undefined;
});

/** A server on this machine, which does this with each connection. */
async function listening(
  connected: (socket: Socket) => void,
): Promise<{ port: number; calls: () => number }> {
  let calls = 0;
  const opened = createServer((socket) => {
    calls += 1;
    socket.on('error', () => undefined);
    sockets.push(socket);
    connected(socket);
  });
  server = opened;
  await new Promise<void>((done) => opened.listen(0, '127.0.0.1', done));
  const at = opened.address();
  if (at === null || typeof at === 'string') throw new Error('no port');
  return { port: at.port, calls: () => calls };
}

describe('what sends to addresses of others', () => {
  it('connects to nothing if one of the addresses of a name is not public', async () => {
    const { port, calls } = await listening((socket) => socket.end());
    for (const resolved of [
      HERE,
      [{ address: '8.8.8.8', family: 4 }, ...HERE],
      [{ address: '::ffff:127.0.0.1', family: 6 }],
      [{ address: '169.254.169.254', family: 4 }],
    ]) {
      const sender = new HttpsWebhookSender({ resolve: async () => resolved });
      expect(await sender.post(message(port))).toEqual({ failed: 'not-public' });
    }
    expect(calls()).toBe(0);
  });

  it('connects to the address that was checked, whatever the name leads to next', async () => {
    const { port, calls } = await listening((socket) => socket.end());
    let lookups = 0;
    const sender = new HttpsWebhookSender({
      isPublic: () => true,
      async resolve() {
        lookups += 1;
        return HERE;
      },
    });
    // It is no server that speaks TLS: that it was reached is what is seen here.
    expect(await sender.post(message(port))).toHaveProperty('failed');
    expect([lookups, calls()]).toEqual([1, 1]);
  });

  it('asks for no address that its form forbids, and says so of a name that is not there', async () => {
    let lookups = 0;
    const sender = new HttpsWebhookSender({
      async resolve() {
        lookups += 1;
        throw new Error('ENOTFOUND');
      },
    });
    for (const url of ['http://hooks.arkiv.example/', 'https://127.0.0.1/', 'https://a@hooks.arkiv.example/'])
      expect(await sender.post({ ...message(), url })).toEqual({ failed: 'not-public' });
    expect(lookups).toBe(0);
    expect(await sender.post(message())).toEqual({ failed: 'unresolved' });
  });

  it('waits no longer than it may, for an answer as for a name', async () => {
    const { port } = await listening(() => undefined);
    const silent = { isPublic: () => true, timeoutMillis: 100 };
    const sender = new HttpsWebhookSender({ ...silent, resolve: async () => HERE });
    expect(await sender.post(message(port))).toEqual({ failed: 'timeout' });
    const nameless = new HttpsWebhookSender({ ...silent, resolve: () => new Promise(() => undefined) });
    expect(await nameless.post(message(port))).toEqual({ failed: 'timeout' });
  });
});
