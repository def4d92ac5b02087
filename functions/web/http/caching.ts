import type { MiddlewareHandler } from 'hono';

/** Responses are private: no cache may store them. */
export const noStore: MiddlewareHandler = async (context, next) => {
  context.header('Cache-Control', 'no-store');
  await next();
};

/** Excluded from search engines: only holders of the link may see it. */
export const unlisted: MiddlewareHandler = async (context, next) => {
  context.header('X-Robots-Tag', 'noindex');
  await noStore(context, next);
};

/**
 * The same for everyone: may be a minute old. A 404 is never cached, since the page may exist a second later.
 */
export const cachedAMinute: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('Vary', 'Accept-Language');
  context.header('Cache-Control', context.res.ok ? 'public, max-age=60' : 'no-store');
};

/**
 * For good where the URL names the version of the content. While a deployment shifts, a page may ask for another
 * version than this one: that answer is soon forgotten.
 */
export function cachedByVersion(version: string): MiddlewareHandler {
  return async (context, next) => {
    await next();
    const asked = context.req.query('v') === version;
    context.header('Cache-Control', asked ? 'public, max-age=31536000, immutable' : 'public, max-age=60');
  };
}

/** What never changes once it is there. */
export const cachedForGood: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('Cache-Control', context.res.ok ? 'public, max-age=31536000, immutable' : 'no-store');
};

/** What may change at any moment, and is asked for by many. */
export const cachedAFewSeconds: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('Cache-Control', context.res.ok ? 'public, max-age=5' : 'no-store');
};

/** Changes only with a deployment. */
export const cachedAnHour: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('Cache-Control', 'public, max-age=3600');
};
