import type { MiddlewareHandler } from 'hono';

/** Internal header that marks a response as frame content of a kind; removed before it is sent. */
export const IS_FRAMED = 'X-Is-Framed';

// Our own page: may use styles and images of its origin, but no scripts and no forms.
const POLICIES = {
  mail: "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
  page: "sandbox allow-same-origin; default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'self'",
} as const;
export type Framed = keyof typeof POLICIES;

/**
 * A mail has inline styles and untrusted content: no origin, scripts or forms, and framed by the console
 * only. Register before pageHeaders(): it must run last on the response.
 */
export function framedContent(): MiddlewareHandler {
  return async (context, next) => {
    await next();
    const kind = context.res.headers.get(IS_FRAMED);
    if (kind === null) return;
    context.res.headers.delete(IS_FRAMED);
    context.res.headers.set('Content-Security-Policy', kind === 'page' ? POLICIES.page : POLICIES.mail);
    context.res.headers.set('X-Frame-Options', 'SAMEORIGIN');
  };
}
