import { gzipSync } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';

// Below this size compression does not pay.
const SMALLEST_BYTES = 16_384;
const TEXT = /^(text\/|application\/json)/;

/**
 * Compresses large responses: Lambda is limited to 6 MB, and the ledger of 290 organisations is larger.
 * Clients without Accept-Encoding accept any (RFC 9110, 12.5.3).
 */
export function compressed(): MiddlewareHandler {
  return async (context, next) => {
    await next();
    const accepted = context.req.header('accept-encoding');
    const takesIt = accepted === undefined || /\bgzip\b|\*/.test(accepted);
    if (!takesIt || !TEXT.test(context.res.headers.get('content-type') ?? '')) return;
    const body = Buffer.from(await context.res.arrayBuffer());
    const large = body.length >= SMALLEST_BYTES;
    context.res = new Response(large ? gzipSync(body, { level: 4 }) : body, context.res);
    if (large) context.res.headers.set('Content-Encoding', 'gzip');
    context.res.headers.append('Vary', 'Accept-Encoding');
  };
}
