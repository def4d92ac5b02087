import { randomUUID } from 'node:crypto';
import { type ServiceError, UnsupportedCall } from './service-error.ts';
import type { HttpAnswer, ServiceProtocol } from './service-protocol.ts';

/** An answer with a status or headers of its own; every other result is answered with 200. */
export class RestAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Record<string, string>;

  constructor(status: number, body: unknown, headers: Record<string, string> = {}) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** `GET /v2/email/identities/{EmailIdentity}` → the operation's name. */
export type RestRoutes = Record<string, string>;

/**
 * AWS' REST protocol with JSON: method and path name the operation; what they and the query carry joins the body's
 * fields, as the SDK has them before it writes them. A body that is not an object is given as `Payload`.
 */
export function restProtocol(routes: RestRoutes, accessDenied: string): ServiceProtocol {
  const compiled = Object.entries(routes).map(([route, operation]) => ({ ...compile(route), operation }));
  const write = (status: number, body: unknown, headers: Record<string, string> = {}): HttpAnswer => ({
    status,
    headers: { 'content-type': 'application/json', 'x-amzn-requestid': randomUUID(), ...headers },
    body: JSON.stringify(body ?? {}),
  });
  return {
    read: (request, body) => {
      const url = new URL(request.url ?? '/', 'http://endpoint');
      for (const { method, path, operation } of compiled) {
        const found = method === request.method ? path.exec(url.pathname) : null;
        if (found !== null) return { operation, request: { ...fieldsOf(url, found), ...contentOf(body) } };
      }
      throw new UnsupportedCall(`${request.method} ${url.pathname}`);
    },
    answer: (_operation, result) =>
      result instanceof RestAnswer ? write(result.status, result.body, result.headers) : write(200, result),
    error: ({ code, message, status }: ServiceError) =>
      write(status, { message, Message: message }, { 'x-amzn-errortype': code }),
    accessDenied: { code: accessDenied, status: 403 },
  };
}

function compile(route: string): { method: string; path: RegExp } {
  const [method = '', path = ''] = route.split(' ', 2);
  const source = path.split(/\{(\w+)\}/).map((part, index) =>
    // Every second part is a name.
    index % 2 === 1 ? `(?<${part}>[^/]+)` : RegExp.escape(part),
  );
  return { method, path: new RegExp(`^${source.join('')}/?$`) };
}

function fieldsOf(url: URL, found: RegExpExecArray): Record<string, unknown> {
  const inPath = Object.entries(found.groups ?? {}).map(([name, text]) => [name, decodeURIComponent(text)]);
  return { ...Object.fromEntries(url.searchParams), ...Object.fromEntries(inPath) };
}

function contentOf(body: Buffer): Record<string, unknown> {
  if (body.length === 0) return {};
  const content: unknown = JSON.parse(body.toString('utf8'));
  const isObject = typeof content === 'object' && content !== null && !Array.isArray(content);
  return isObject ? { ...content, Payload: content } : { Payload: content };
}
