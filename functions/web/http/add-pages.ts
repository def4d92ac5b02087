import type { Context, Hono, MiddlewareHandler } from 'hono';
import type * as z from 'zod';
import { InvalidInput } from '../../../domain/shared/errors.ts';
import type { Problem } from '../../../domain/shared/problem.ts';
import type { PageLocale } from '../../../templates/pages/shared/words.ts';
import { policyOf } from '../../runtime/policy.ts';
import { honoPath } from './hono-path.ts';
import { type PageAnswer, respond } from './page-answer.ts';
import { pageLocale } from './page-locale.ts';

/**
 * A page as data, without its access rule. GET is read-only. POST acts, and returns a redirect `to`, so that
 * reloading resubmits nothing, or a page with the result or the problems.
 */
export type Route<Request, Method = 'GET' | 'POST'> = {
  method: Method;
  /** With parameters in braces, as in the API. */
  path: `/${string}`;
  /** Schema of path and query, if any; see {@link taking}. */
  input?: z.ZodType;
  answer: (request: Request) => PageAnswer | Promise<PageAnswer>;
};

/** Part of every page request. */
export type PageQuery = {
  locale: PageLocale;
  path: string;
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
};

/** Reads what every page may need from a request. */
export function askedBy(context: Context): PageQuery {
  const { req } = context;
  return { locale: pageLocale(context), path: req.path, params: req.param(), query: req.query() };
}

type Answer = Response | Promise<Response>;
type Pages<Request, Routes> = {
  routes: readonly Routes[];
  /** The request for its route, or the response to a request that is not admitted. */
  admit: (context: Context, route: Routes) => Request | Response | Promise<Request | Response>;
  notThere: (context: Context, request: Request) => Answer;
  /** Middleware for a route's headers. */
  before?: (route: Routes) => MiddlewareHandler[];
};

/** Serves page routes: admits, calls, and converts the result to HTTP. */
export function addPages<Request extends PageQuery, Routes extends Route<Request, string>>(
  app: Hono,
  { routes, admit, notThere, before = () => [] }: Pages<Request, Routes>,
): void {
  for (const route of routes) {
    const path = honoPath(route.path);
    for (const middleware of before(route)) app.on(route.method, path, middleware);
    app.on(route.method, path, async (context) => {
      const admitted = await admit(context, route);
      if (admitted instanceof Response) return admitted;
      const given = await route.answer(admitted);
      return given === 'not-there' ? notThere(context, admitted) : respond(context, given);
    });
  }
}

type Taken<Request, Input> = (request: Request, input: Input) => PageAnswer | Promise<PageAnswer>;

/** A route with a schema for `params` and `query`; input that does not match is 404. */
export function taking<Request extends Pick<PageQuery, 'params' | 'query'>, Input>(
  input: z.ZodType<Input>,
  answer: Taken<Request, Input>,
) {
  return {
    input,
    answer: (request: Request): PageAnswer | Promise<PageAnswer> => {
      const { params, query } = request;
      // Empty choices are ignored.
      const chosen = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));
      const read = input.safeParse({ params, query: chosen });
      return read.success ? answer(request, read.data) : 'not-there';
    },
  };
}

type Failing = {
  onError: (error: Error) => void;
  /** With the problems of what was sent, if it was refused for those. */
  page: (locale: PageLocale, problems: readonly Problem[]) => string;
};

/** Reports failed requests and responds with a page that names problems of the input, and reveals no other cause. */
export function answerFailures(app: Hono, { onError, page }: Failing): void {
  app.onError((error, context) => {
    onError(error);
    const problems = error instanceof InvalidInput ? error.problems : [];
    return context.html(page(pageLocale(context), problems), policyOf(error).status);
  });
}
