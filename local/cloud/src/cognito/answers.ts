import type { HttpAnswer } from '../protocol/service-protocol.ts';

/** Must not be cached: it may contain tokens. */
export function json(status: number, body: unknown): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  };
}

/** A page that runs no script and submits forms only to itself. */
export function htmlPage(status: number, body: string): HttpAnswer {
  const policy =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'";
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policy,
    },
    body,
  };
}
