import type { Context, Hono, MiddlewareHandler } from 'hono';
import type * as z from 'zod';
import type { PageLocale } from '../../../templates/pages/shared/words.ts';
import { policyOf } from '../../runtime/policy.ts';
import { honoPath } from './hono-path.ts';
import { type PageAnswer, respond } from './page-answer.ts';
import { pageLocale } from './page-locale.ts';

/**
 * A page as data; who may ask for it stands beside it. GET only shows. POST acts, and answers with `to`, so that going back or
 * again sends nothing twice, or with a page: what was done, or what has to be mended.
 */
export type Route<Request, Method = 'GET' | 'POST'> = {
  method: Method;
  /** With parameters in braces, as the API's paths. */
  path: `/${string}`;
  /** What it takes of path and query, where a schema says so; see {@link taking}. */
  input?: z.ZodType;
  answer: (request: Request) => PageAnswer | Promise<PageAnswer>;
};

/** What every request for a page brings, whoever sent it. */
export type Asked = {
  locale: PageLocale;
  path: string;
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
};

/** Reads of a request what every page may need. */
export function askedBy(context: Context): Asked {
  const { req } = context;
  return { locale: pageLocale(context), path: req.path, params: req.param(), query: req.query() };
}

type Answer = Response | Promise<Response>;
type Pages<Request, Routes> = {
  routes: readonly Routes[];
  /** The request as its route sees it, or the answer to somebody who is not let in. */
  admit: (context: Context, route: Routes) => Request | Response | Promise<Request | Response>;
  notThere: (context: Context, request: Request) => Answer;
  /** What stands before a route, for the headers that it asks for. */
  before?: (route: Routes) => MiddlewareHandler[];
};

/** Answers page routes as their data says: lets in, answers, and turns what is answered into HTTP. */
export function addPages<Request extends Asked, Routes extends Route<Request, string>>(
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

/** A route's input as a schema of `params` and `query`, and its answer. What does not fit the schema is a page that is not there. */
export function taking<Request extends Pick<Asked, 'params' | 'query'>, Input>(
  input: z.ZodType<Input>,
  answer: Taken<Request, Input>,
) {
  return {
    input,
    answer: (request: Request): PageAnswer | Promise<PageAnswer> => {
      const { params, query } = request;
      // A choice left empty is none.
      const chosen = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));
      const read = input.safeParse({ params, query: chosen });
      return read.success ? answer(request, read.data) : 'not-there';
    },
  };
}

type Failing = { onError: (error: Error) => void; page: (locale: PageLocale) => string };

/** Tells of every request that failed, and answers it with a page that says nothing of why. */
export function answerFailures(app: Hono, { onError, page }: Failing): void {
  app.onError((error, context) => {
    onError(error);
    return context.html(page(pageLocale(context)), policyOf(error).status);
  });
}
