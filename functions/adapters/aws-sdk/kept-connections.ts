import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import type { HttpRequest, RequestHandler } from '@smithy/types';

type Limits = {
  /** Connections to a host. */
  sockets: number;
  /** Milliseconds in which a connection is made, or one becomes free. */
  connection: number;
  /** Milliseconds in which the whole answer is there. */
  request: number;
  /** Milliseconds after which a connection that nobody uses is closed; if missing, when the other side closes it. */
  idle?: number;
};
type Failed = (error: unknown) => void;
type Answer = { statusCode: number; headers: Record<string, string>; body: Buffer };

/** As many connections as the SDK's default. AWS answers in milliseconds; what is late is asked for again. */
const USUAL: Limits = { sockets: 50, connection: 5_000, request: 30_000 };

/** Says to AWS who asks. The SDK's own words, with a count of features, are made for each call. */
const USER_AGENT = `budkavle aws-sdk-js lang/js md/nodejs#${process.versions.node}`;

/**
 * Asks over connections that are kept, in place of the SDK's handler of HTTP: that one has timers, listeners and turns
 * for what none of our calls has, bodies that are streams and requests that are given up halfway. A limit that is
 * missed is an error like its: `TimeoutError`, which the SDK asks again after.
 */
export class KeptConnections implements RequestHandler<HttpRequest, Answer> {
  readonly metadata = { handlerProtocol: 'http/1.1' };
  readonly #limits: Limits;
  readonly #plain: http.Agent;
  readonly #secure: https.Agent;

  constructor(limits: Limits = USUAL) {
    const kept = { keepAlive: true, maxSockets: limits.sockets, timeout: limits.idle };
    this.#limits = limits;
    this.#plain = new http.Agent(kept);
    this.#secure = new https.Agent(kept);
  }

  /** Bodies are whole, and no call of ours has a query. */
  handle({
    protocol,
    hostname,
    port,
    method,
    path,
    query,
    headers,
    body,
  }: HttpRequest): Promise<{ response: Answer }> {
    for (const name in query) return Promise.reject(new Error(`a query is not sent: ${name}`));
    const asked = { host: hostname, port, method, path, headers: { ...headers, 'user-agent': USER_AGENT } };
    return new Promise((resolve, reject) => {
      const request =
        protocol === 'https:'
          ? https.request({ ...asked, agent: this.#secure })
          : http.request({ ...asked, agent: this.#plain });
      const failed = (error: unknown) => {
        end();
        reject(error);
        request.destroy();
      };
      const limits = [this.#connected(request, failed), this.#answered(failed)];
      const end = () => limits.forEach(clearTimeout);
      request.on('error', failed);
      request.on('response', (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part) => parts.push(part));
        response.on('error', failed);
        response.on('end', () => {
          end();
          resolve({ response: answerOf(response, parts) });
        });
      });
      request.end(body);
    });
  }

  destroy(): void {
    this.#plain.destroy();
    this.#secure.destroy();
  }

  /** Clients change what a handler is made with, if it is theirs. */
  updateHttpClientConfig(): void {}

  httpHandlerConfigs() {
    return {};
  }

  #connected(request: ClientRequest, failed: Failed) {
    const { connection } = this.#limits;
    const limit = setTimeout(() => {
      failed(late(`had no connection within ${connection} ms`, { syscall: 'connect' }));
    }, connection);
    request.on('socket', (socket: Socket) => {
      if (socket.connecting) socket.once('connect', () => clearTimeout(limit));
      else clearTimeout(limit);
    });
    return limit;
  }

  #answered(failed: Failed) {
    const { request: millis } = this.#limits;
    return setTimeout(() => failed(late(`had no answer within ${millis} ms`, { code: 'ETIMEDOUT' })), millis);
  }
}

function answerOf({ statusCode = 0, headers }: IncomingMessage, parts: readonly Buffer[]): Answer {
  const [only = Buffer.alloc(0), ...others] = parts;
  const flat = Object.entries(headers).map(([name, value = '']) => [name, String(value)] as const);
  return {
    statusCode,
    headers: Object.fromEntries(flat),
    body: others.length === 0 ? only : Buffer.concat(parts),
  };
}

/** `syscall` as Node's errors have it: before `connect` is done, nothing of a request has left. */
function late(says: string, of: { code: string } | { syscall: 'connect' }): Error {
  return Object.assign(new Error(`the request ${says}`), { name: 'TimeoutError', ...of });
}
