import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import type { Caller } from '../iam/authorization.ts';
import type { HttpAnswer } from '../protocol/service-protocol.ts';
import { localAccount } from '../shared/arns.ts';
import type { RouteMatch } from './http-api-routes.ts';

type Received = {
  request: IncomingMessage;
  url: URL;
  body: Buffer;
  match: RouteMatch;
  apiId: string;
  /** Only on routes that ask for a signature. */
  caller?: Caller;
  now: number;
};

/**
 * The event of payload format 2.0:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function httpApiEventOf(received: Received): Record<string, unknown> {
  const { request, url, body, match, apiId, caller, now } = received;
  const { cookie, ...headers } = request.headers;
  const binary = body.length > 0 && !isText(String(headers['content-type'] ?? ''));
  const query = commaSeparated(url.searchParams);
  return {
    version: '2.0',
    routeKey: match.route.key,
    rawPath: decodedPath(url.pathname),
    rawQueryString: url.search.slice(1),
    ...(cookie && { cookies: cookie.split(/;\s*/) }),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    ...(Object.keys(query).length > 0 && { queryStringParameters: query }),
    ...(Object.keys(match.pathParameters).length > 0 && { pathParameters: match.pathParameters }),
    requestContext: {
      accountId: localAccount,
      apiId,
      ...(caller && {
        authorizer: { iam: { accountId: localAccount, userArn: caller.arn, userId: caller.name } },
      }),
      domainName: request.headers.host ?? 'localhost',
      domainPrefix: apiId,
      http: {
        method: request.method ?? 'GET',
        path: decodedPath(url.pathname),
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: match.route.key,
      stage: '$default',
      time: clfTime(now),
      timeEpoch: now,
    },
    ...(body.length > 0 && { body: body.toString(binary ? 'base64' : 'utf8') }),
    isBase64Encoded: binary,
  };
}

/** API Gateway gives text as it is and everything else, forms included, as base64. */
function isText(contentType: string): boolean {
  return /^(text\/|application\/(json|xml|javascript|.+\+(json|xml)))/i.test(contentType);
}

function commaSeparated(parameters: URLSearchParams): Record<string, string> {
  return Object.fromEntries(
    [...new Set(parameters.keys())].map((key) => [key, parameters.getAll(key).join(',')]),
  );
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** `22/Nov/2026:07:00:00 +0000` */
function clfTime(now: number): string {
  const [, day, month, year, time] = new Date(now).toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}

const answerSchema = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)).default({}),
  cookies: z.array(z.string()).default([]),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
});

/** What a function answered, as HTTP; a value without a status code is the JSON body of a 200. */
export function answerOf(value: unknown): HttpAnswer & { cookies: string[] } {
  const parsed = answerSchema.safeParse(value);
  if (!parsed.success) {
    const hasStatus = typeof value === 'object' && value !== null && 'statusCode' in value;
    if (hasStatus) return { ...internalError, cookies: [] };
    const body = typeof value === 'string' ? value : JSON.stringify(value ?? null);
    return { status: 200, headers: { 'content-type': 'application/json' }, cookies: [], body };
  }
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data;
  return { status: statusCode, headers, cookies, body: isBase64Encoded ? Buffer.from(body, 'base64') : body };
}

export function apiError(status: number, message: string): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ message }) };
}

const internalError = apiError(500, 'Internal Server Error');
