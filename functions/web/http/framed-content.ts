import type { MiddlewareHandler } from 'hono';

/** Marks an answer as what is shown in a frame, and of which kind, on its way out of the app; no browser sees it. */
export const IS_FRAMED = 'X-Is-Framed';

// A page is of our own making: it may have the style and the images of its origin, and still run nothing and send nothing.
const POLICIES = {
  mail: "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
  page: "sandbox allow-same-origin; default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'self'",
} as const;
export type Framed = keyof typeof POLICIES;

/**
 * A mail carries its style with it and was written by others: it gets no origin, no script and no form, and is shown in a frame of
 * the console alone. To stand before the middleware that gives pages their headers, since it has the last word.
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
