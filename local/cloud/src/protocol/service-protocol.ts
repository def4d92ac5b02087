import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { parseQuery, xmlOf } from './query-form.ts';
import type { ServiceError } from './service-error.ts';

export type HttpAnswer = { status: number; headers: Record<string, string>; body: string | Buffer };
export type ParsedRequest = { operation: string; request: unknown };
export type WireRequest = {
  method?: string | undefined;
  url?: string | undefined;
  headers: IncomingHttpHeaders;
};
/** How a service names a missing permission. */
export type AccessDenied = {
  code: string;
  status: number;
  /** Its own wording, where it has one. */
  message?(denied: { caller: string; action: string; resource: string }): string;
};

/** How a service writes requests, answers and errors on the wire. */
export type ServiceProtocol = {
  read(request: WireRequest, body: Buffer): ParsedRequest;
  answer(operation: string, result: unknown): HttpAnswer;
  error(error: ServiceError): HttpAnswer;
  accessDenied: AccessDenied;
};

/** AWS JSON 1.0 and 1.1: the operation in X-Amz-Target, the error in `__type`. */
export function jsonProtocol(version: '1.0' | '1.1'): ServiceProtocol {
  const write = (status: number, body: unknown, headers: Record<string, string> = {}): HttpAnswer => ({
    status,
    headers: {
      'content-type': `application/x-amz-json-${version}`,
      'x-amzn-requestid': randomUUID(),
      ...headers,
    },
    body: JSON.stringify(body ?? {}),
  });
  return {
    read: ({ headers }, body) => ({
      operation: String(headers['x-amz-target'] ?? '').replace(/^.*\./, ''),
      request: body.length > 0 ? JSON.parse(body.toString('utf8')) : {},
    }),
    answer: (_operation, result) => write(200, result),
    error: ({ code, message, status, queryCode }) =>
      write(
        status,
        { __type: code, message },
        queryCode === undefined ? {} : { 'x-amzn-query-error': `${queryCode};Sender` },
      ),
    accessDenied: { code: 'AccessDeniedException', status: 400 },
  };
}

/** The older query protocol: a form as the request, XML as the answer. */
export function queryProtocol(
  namespace: string,
  accessDenied: AccessDenied = { code: 'AccessDenied', status: 403 },
): ServiceProtocol {
  const write = (status: number, body: string): HttpAnswer => ({
    status,
    headers: { 'content-type': 'text/xml' },
    body,
  });
  const metadata = () => `<RequestId>${randomUUID()}</RequestId>`;
  return {
    read: (_request, body) => parseQuery(body.toString('utf8')),
    answer: (operation, result) =>
      write(
        200,
        `<${operation}Response xmlns="${namespace}"><${operation}Result>${xmlOf(result)}</${operation}Result>` +
          `<ResponseMetadata>${metadata()}</ResponseMetadata></${operation}Response>`,
      ),
    error: ({ code, message, status, queryCode }) =>
      write(
        status,
        `<ErrorResponse xmlns="${namespace}"><Error><Type>Sender</Type><Code>${queryCode ?? code}</Code>` +
          `${xmlOf({ Message: message })}</Error>${metadata()}</ErrorResponse>`,
      ),
    accessDenied,
  };
}
