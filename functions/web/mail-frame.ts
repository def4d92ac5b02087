import type { MiddlewareHandler } from 'hono';

/** Marks an answer as the HTML of a mail on its way out of the app; no browser sees it. */
export const IS_MAIL = 'X-Is-Mail';

/**
 * A mail carries its style with it and was written by others: it gets no origin, no script and no form, and is shown in a frame of
 * the console alone. To stand before the middleware that gives pages their headers, since it has the last word.
 */
export function mailFrame(): MiddlewareHandler {
  return async (context, next) => {
    await next();
    if (!context.res.headers.has(IS_MAIL)) return;
    context.res.headers.delete(IS_MAIL);
    const policy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";
    context.res.headers.set('Content-Security-Policy', policy);
    context.res.headers.set('X-Frame-Options', 'SAMEORIGIN');
  };
}
