import { createServer, type IncomingMessage, type Server } from 'node:http';
import { CannotStart } from './cannot-start.ts';

/** Reads the body of a request or an answer; rejects when it is longer than `limit` bytes or broken off. */
export function bodyOf(message: IncomingMessage, limit = Number.POSITIVE_INFINITY): Promise<Buffer> {
  // By its events: every call has two bodies, and iterating over one costs as much as all that is done with it.
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    message.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > limit) message.destroy(new Error(`the request exceeds ${limit} bytes`));
    });
    message.once('end', () => resolve(Buffer.concat(chunks, length)));
    message.once('error', reject);
    message.once('close', () => reject(new Error('the request was broken off')));
  });
}

export function listenOnLoopback(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const inUse = 'code' in error && error.code === 'EADDRINUSE';
      reject(inUse ? new CannotStart('port-in-use', `port ${port} is in use`) : error);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

export async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

/**
 * A free port, for programs that cannot choose one. Another program may take it meanwhile; then they fail to
 * start.
 */
export async function freePort(): Promise<number> {
  return await requireFreePort(0);
}

/** The port, for a program that says less well that it is taken. @throws {CannotStart} where it is */
export async function requireFreePort(port: number): Promise<number> {
  const server = createServer();
  const free = await listenOnLoopback(server, port);
  await closeServer(server);
  return free;
}
