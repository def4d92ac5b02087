import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { mayDeliver, type ResourcePolicies } from '../delivery/target-delivery.ts';
import { type Authorization, type Caller, operator } from '../iam/authorization.ts';
import { signatureScopeOf } from '../iam/signature-scope.ts';
import type { HttpAnswer } from '../protocol/service-protocol.ts';
import { arnOf } from '../shared/arns.ts';
import type { Clock } from '../shared/clock.ts';
import { bodyOf, closeServer, listenOnLoopback } from '../shared/loopback-server.ts';
import type { InvokeResult } from '../sqs/partial-batch.ts';
import { answerOf, apiError, httpApiEventOf } from './http-api-event.ts';
import { type HttpApiRoute, matchRoute, type RouteMatch } from './http-api-routes.ts';
import { Throttle, type ThrottleSettings } from './http-api-throttle.ts';

export type { HttpApiRoute } from './http-api-routes.ts';
export type ApiConfig = {
  id: string;
  routes: HttpApiRoute[];
  /** Of the stage; the account's own when absent. */
  throttle?: ThrottleSettings;
};

type Options = {
  api: ApiConfig;
  invoke(functionArn: string, payload: unknown): Promise<InvokeResult>;
  /** Functions' own policies: API Gateway needs a permission on each. */
  policies: ResourcePolicies;
  authorization: Authorization;
  /** Answers on the same port outside the API's routes: the sign-in pages. */
  besides?(request: WebRequest): HttpAnswer | undefined;
  clock: Clock;
};

/** A request outside the API's routes. */
export type WebRequest = {
  method: string;
  url: URL;
  headers: { 'content-type'?: string | undefined };
  body: Buffer;
};

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const maxBodyBytes = 10 * 1024 * 1024;
const maxHeaderBytes = 10_240;
/** The account's: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
const accountThrottle: ThrottleSettings = { rateLimit: 10_000, burstLimit: 5000 };

const STARTING_WORDS = 'Startar: försök igen om några sekunder. Starting: try again in a few seconds.';
const starting = apiError(503, STARTING_WORDS);
const STARTING = { ...starting, headers: { ...starting.headers, 'retry-after': '5' } };

/** An HTTP API of API Gateway on a port of its own. */
export class HttpApi {
  readonly #server: Server;
  #options: Options | undefined;
  #throttle: Throttle | undefined;
  #pending = 0;

  constructor() {
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  /** Requests being answered. */
  pending(): number {
    return this.#pending;
  }

  /** Listens on the loopback address only; 0 chooses a free port. Answers the port. */
  async listen(port: number): Promise<number> {
    return await listenOnLoopback(this.#server, port);
  }

  /** Requests before this are answered with 503. */
  open(options: Options): void {
    this.#options = options;
    this.#throttle = new Throttle(options.api.throttle ?? accountThrottle);
  }

  async close(): Promise<void> {
    await closeServer(this.#server);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#pending += 1;
    try {
      const { status, headers, body, cookies = [] } = await this.#answer(request);
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      if (cookies.length > 0) response.setHeader('set-cookie', cookies);
      response.setHeader('content-length', Buffer.byteLength(body));
      response.writeHead(status).end(request.method === 'HEAD' ? undefined : body);
    } catch {
      // Aborted by the browser, or a response that is not valid HTTP.
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    } finally {
      this.#pending -= 1;
    }
  }

  async #answer(request: IncomingMessage): Promise<HttpAnswer & { cookies?: string[] }> {
    const options = this.#options;
    if (!options) return STARTING;
    if (isForeign(request)) return apiError(403, 'Forbidden');
    if (Number(request.headers['content-length'] ?? 0) > maxBodyBytes)
      return apiError(413, 'Request Too Long');
    const body = await bodyOf(request, maxBodyBytes);
    const url = new URL(`http://localhost${request.url ?? '/'}`);
    const beside = options.besides?.({
      method: request.method ?? 'GET',
      url,
      headers: request.headers,
      body,
    });
    if (beside) return beside;
    if (headerBytes(request) > maxHeaderBytes) return apiError(431, 'Request Header Fields Too Large');
    const match = matchRoute(options.api.routes, request.method ?? 'GET', url.pathname);
    if (!match) return apiError(404, 'Not Found');
    if (!this.#throttle?.take()) return apiError(429, 'Too Many Requests');
    const caller = match.route.signed ? callerOf(request, options) : undefined;
    if (!mayInvoke(options, match)) return apiError(500, 'Internal Server Error');
    const event = httpApiEventOf({
      request,
      url,
      body,
      match,
      apiId: options.api.id,
      ...(caller && { caller }),
      now: options.clock.now(),
    });
    return await within(match.route.timeoutMilliseconds, options.invoke(match.route.functionArn, event));
  }
}

/**
 * Unsigned requests are the operator's, so a page of another site must not act through the operator's browser:
 * neither by a form or script, nor under a host name of its own that points to this machine.
 */
function isForeign({ method = 'GET', headers }: IncomingMessage): boolean {
  const host = (headers.host ?? '').replace(/:\d+$/, '');
  const acts = method !== 'GET' && method !== 'HEAD';
  return !['127.0.0.1', 'localhost'].includes(host) || (acts && headers['sec-fetch-site'] === 'cross-site');
}

/** Request line and header values. */
function headerBytes({ method = '', url = '', httpVersion, rawHeaders }: IncomingMessage): number {
  const values = rawHeaders.filter((_, index) => index % 2 === 1);
  return Buffer.byteLength([`${method} ${url} HTTP/${httpVersion}`, ...values].join(''));
}

/** An unsigned local request is the operator's; API Gateway would answer 403. */
function callerOf(request: IncomingMessage, { authorization }: Options): Caller {
  const scope = signatureScopeOf(request.headers.authorization);
  return scope ? authorization.caller(scope.accessKey) : operator;
}

/** API Gateway answers 500 without a permission on the function. */
function mayInvoke({ api, policies }: Options, { route }: RouteMatch): boolean {
  const [method = '', path = ''] = route.key === '$default' ? ['*', '/$default'] : route.key.split(' ', 2);
  const sourceArn = `${arnOf('execute-api', api.id)}/$default/${method === 'ANY' ? '*' : method}${path}`;
  return mayDeliver(policies, {
    targetArn: route.functionArn,
    sourceArn,
    principal: 'apigateway.amazonaws.com',
  });
}

async function within(
  milliseconds: number,
  running: Promise<InvokeResult>,
): Promise<HttpAnswer & { cookies?: string[] }> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  const result = await Promise.race([running, late]);
  clearTimeout(timer);
  if (result === undefined) return apiError(503, 'Service Unavailable');
  return result.ok ? answerOf(result.value) : apiError(500, 'Internal Server Error');
}
