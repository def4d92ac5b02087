import type { MiddlewareHandler } from 'hono';

/** Nothing on the way keeps what is answered: it is for whoever asked. */
export const noStore: MiddlewareHandler = async (context, next) => {
  context.header('Cache-Control', 'no-store');
  await next();
};

/** Nor does a search engine: whoever has the link may see it. */
export const unlisted: MiddlewareHandler = async (context, next) => {
  context.header('X-Robots-Tag', 'noindex');
  await noStore(context, next);
};

/** A page that is the same for everybody may be shown a minute old. What is not there may be there in a second: that is never kept. */
export const cachedAMinute: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('Vary', 'Accept-Language');
  context.header('Cache-Control', context.res.ok ? 'public, max-age=60' : 'no-store');
};

/** What changes with a deployment alone. */
export const cachedAnHour: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('Cache-Control', 'public, max-age=3600');
};
