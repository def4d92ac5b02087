import { gzipSync } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';

// Below this size compression does not pay.
const SMALLEST_BYTES = 1_024;
// Lambda returns 6 MB at most, and base64 and headers come on top; the ledger of 290 organisations is larger.
const LARGEST_BYTES = 4_000_000;
const TEXT = /^(text\/|application\/([\w.-]+\+)?(json|xml)|image\/svg)/;

/**
 * Compresses text for clients that ask for gzip (RFC 9110, 12.5.3). Those that say nothing may get any coding
 * too, but few expect it: for them only what Lambda could not return otherwise is compressed.
 */
export function compressed(): MiddlewareHandler {
  return async (context, next) => {
    await next();
    if (!TEXT.test(context.res.headers.get('content-type') ?? '')) return;
    context.res.headers.append('Vary', 'Accept-Encoding');
    if (context.res.body === null) return;
    const accepted = context.req.header('accept-encoding');
    const smallest = accepted === undefined ? LARGEST_BYTES : SMALLEST_BYTES;
    if (accepted !== undefined && !takesGzip(accepted)) return;
    const body = Buffer.from(await context.res.arrayBuffer());
    const zipped = body.length >= smallest;
    context.res = new Response(zipped ? gzipSync(body, { level: 4 }) : body, context.res);
    if (zipped) context.res.headers.set('Content-Encoding', 'gzip');
  };
}

/** Whether an Accept-Encoding takes gzip: by name or by `*`, with a weight above 0; its own entry decides. */
function takesGzip(accepted: string): boolean {
  const weights = new Map(
    accepted.split(',').map((entry) => {
      const [coding = '', ...params] = entry.split(';').map((part) => part.trim().toLowerCase());
      const weight = params.find((param) => param.startsWith('q='))?.slice(2) ?? '1';
      return [coding, Number(weight)] as const;
    }),
  );
  return (weights.get('gzip') ?? weights.get('x-gzip') ?? weights.get('*') ?? 0) > 0;
}
