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
