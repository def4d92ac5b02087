import type { Context, Hono } from 'hono';
import type { User } from '../../../domain/rollout/user.ts';
import { InvalidInput } from '../../../domain/shared/errors.ts';
import { problemAt } from '../../../domain/shared/problem.ts';
import { policyOf } from '../../runtime/policy.ts';
import { authorize } from '../access/access-rule.ts';
import type { TokenVerifier } from '../access/sign-in-service.ts';
import type { MachineCall } from '../access/token-route.ts';
import { honoPath } from '../http/hono-path.ts';
import type { ApiFacts, ApiRoute } from './api-route.ts';
import { inScope, machineScopes } from './machine-operations.ts';
import {
  fileProblem,
  inputProblems,
  jsonTooLarge,
  MAX_JSON_BYTES,
  type ProblemDetails,
  problemResponse,
} from './problem.ts';

export type Api<Ports> = {
  routes: readonly ApiRoute<Ports>[];
  ports: Ports;
  tokens: TokenVerifier;
  onError: (error: Error) => void;
  /** Hears of every call of a machine that was let in, once it is answered. */
  onMachineCall?: ((call: MachineCall) => void) | undefined;
};

const FOR_PEOPLE = 'This is for people: no scope of a machine covers it.';
const OTHER_SCOPE = 'The token of this machine does not cover it: ask for one with the scope that does.';

type Verifies = Pick<Api<unknown>, 'tokens'>;

/**
 * Serves every route of the API. Only a bearer token authenticates, which browsers never send on their own.
 */
export function addApi<Ports>(app: Hono, api: Api<Ports>): void {
  for (const route of api.routes) {
    app.on(route.method, honoPath(route.path), (context) =>
      safely(context, api, () => answer(context, route, api)),
    );
  }
  for (const path of new Set(api.routes.map((route) => route.path))) {
    const methods = api.routes.filter((route) => route.path === path).map(({ method }) => method);
    app.all(honoPath(path), (context) => {
      context.header('Allow', methods.join(', '));
      return respond(context, problemResponse(405));
    });
  }
  app.all('/api/*', (context) => safely(context, api, () => unknownPath(context, api)));
  app.all('/api', (context) => safely(context, api, () => unknownPath(context, api)));
}

async function answer<Ports>(
  context: Context,
  route: ApiRoute<Ports>,
  { tokens, ports, onMachineCall }: Api<Ports>,
): Promise<Response> {
  const user = await userOf(context, tokens);
  if (!user) return unknownCaller(context);
  const response = await answerTo(user, { context, route, ports });
  if (user.machine)
    onMachineCall?.({
      ...{ machine: user.id, operation: `${route.method} ${route.path}` },
      status: response.status,
    });
  return response;
}

type Asked<Ports> = { context: Context; route: ApiRoute<Ports>; ports: Ports };

async function answerTo<Ports>(user: User, { context, route, ports }: Asked<Ports>): Promise<Response> {
  if (!inScope(user, route)) return outOfScope(context, route);
  const params = context.req.param();
  const entry = authorize(user, route, params);
  if (entry === 'wrong-role') return respond(context, problemResponse(403));
  if (entry === 'not-there') return respond(context, problemResponse(404));
  const body = await bodyOf(context, route);
  if ('problem' in body) return respond(context, body.problem);
  const raw = { params, query: context.req.query(), body: body.value };
  const given = await route.run(raw, { user, admission: entry.admission, ports });
  return 'problem' in given ? respond(context, given.problem) : context.json(given.body, given.status);
}

async function unknownPath(context: Context, { tokens }: Verifies): Promise<Response> {
  return (await userOf(context, tokens)) ? respond(context, problemResponse(404)) : unknownCaller(context);
}

async function userOf(context: Context, tokens: TokenVerifier) {
  const token = /^bearer ([\w.~+/=-]+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
  return token ? (await tokens.verify(token))?.user : undefined;
}

/** RFC 6750 section 3.1. */
function outOfScope<Ports>(context: Context, route: ApiRoute<Ports>): Response {
  const scopes = machineScopes(route);
  const which = scopes.length > 0 ? `, scope="${scopes.join(' ')}"` : '';
  context.header('WWW-Authenticate', `Bearer error="insufficient_scope"${which}`);
  return respond(context, problemResponse(403, { detail: scopes.length > 0 ? OTHER_SCOPE : FOR_PEOPLE }));
}

function unknownCaller(context: Context): Response {
  context.header('WWW-Authenticate', 'Bearer');
  return respond(context, problemResponse(401));
}

type Body = { value: unknown } | { problem: ProblemDetails };

async function bodyOf(context: Context, { input, file, jsonLimitBytes }: ApiFacts): Promise<Body> {
  if (!('body' in input.shape)) return { value: undefined };
  const type = (context.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (file) return fileOf(context, { ...file, type });
  if (type !== 'application/json') return { problem: problemResponse(415) };
  const text = await context.req.text();
  if (Buffer.byteLength(text) > (jsonLimitBytes ?? MAX_JSON_BYTES))
    return { problem: jsonTooLarge(jsonLimitBytes) };
  try {
    return { value: JSON.parse(text) };
  } catch {
    const problems = inputProblems([problemAt('', 'json-invalid')]);
    return { problem: problemResponse(400, { problems }) };
  }
}

type Sent = NonNullable<ApiFacts['file']> & { type: string };

async function fileOf(context: Context, { type, ...file }: Sent): Promise<Body> {
  if (!file.types.includes(type)) return { problem: fileProblem(415, file) };
  const bytes = new Uint8Array(await context.req.arrayBuffer());
  return bytes.length > file.limitBytes ? { problem: fileProblem(413, file) } : { value: bytes };
}

async function safely(
  context: Context,
  { onError }: Pick<Api<unknown>, 'onError'>,
  work: () => Promise<Response>,
): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    onError(error instanceof Error ? error : new Error(String(error)));
    const { status } = policyOf(error);
    if (status === 503) context.header('Retry-After', '5');
    // A use case's NotFound is transient here; what does not exist for the caller was answered before.
    const found = error instanceof InvalidInput ? { problems: inputProblems(error.problems) } : {};
    return respond(context, problemResponse(status === 404 ? 503 : status, found));
  }
}

function respond(context: Context, given: ProblemDetails): Response {
  context.header('Content-Type', 'application/problem+json');
  return context.body(JSON.stringify(given), given.status);
}
