import type { Context, Hono } from 'hono';
import {
  type IssuedToken,
  type IssueMachineTokenPorts,
  issueMachineToken,
} from '../../../domain/people/use-cases/issue-machine-token.ts';

/** Where machines get tokens. */
export const TOKEN_PATH = '/oauth/token';

/** What a machine asked for, by its id, and what it was answered. */
export type MachineCall = { machine: string; operation: string; status: number };

type Parts = {
  ports: IssueMachineTokenPorts;
  onError: (error: Error) => void;
  onMachineCall?: ((call: MachineCall) => void) | undefined;
};

/** RFC 6749 section 5.2. */
type TokenError = 'invalid_request' | 'invalid_client' | 'invalid_scope' | 'unauthorized_client';
type Refusal = { error: TokenError | 'unsupported_grant_type' | 'temporarily_unavailable'; says: string };

const MAX_BODY_BYTES = 10_000;
const FORM = 'application/x-www-form-urlencoded';

const MALFORMED: Refusal = {
  error: 'invalid_request',
  says: `Send grant_type=client_credentials as ${FORM}, each parameter once.`,
};
const TWO_WAYS: Refusal = {
  error: 'invalid_request',
  says: 'Send the secret in the header Authorization or in the body, not in both.',
};
const OTHER_GRANT: Refusal = {
  error: 'unsupported_grant_type',
  says: 'Only client_credentials is supported.',
};
const UNAVAILABLE: Refusal = { error: 'temporarily_unavailable', says: 'Try again in a moment.' };
const REFUSALS: Readonly<
  Record<Exclude<IssuedToken['kind'], 'issued'>, Refusal & { status: 400 | 401 | 429 }>
> = {
  'invalid-client': {
    ...{ status: 401, error: 'invalid_client' },
    says: 'There is no such machine with this secret, or its access has ended.',
  },
  'invalid-scope': {
    ...{ status: 400, error: 'invalid_scope' },
    says: 'Ask for scopes that the machine has, or for none.',
  },
  waiting: {
    ...{ status: 400, error: 'unauthorized_client' },
    says: 'A second coordinator has not consented to it yet.',
  },
  'too-many': {
    ...{ status: 429, error: 'temporarily_unavailable' },
    says: 'Use a token for as long as it holds.',
  },
};

/** Tokens for machines, by client credentials (RFC 6749 section 4.4). */
export function addTokenRoute(app: Hono, parts: Parts): void {
  app.post(TOKEN_PATH, async (context) => {
    try {
      return await answer(context, parts);
    } catch (error) {
      parts.onError(error instanceof Error ? error : new Error(String(error)));
      context.header('Retry-After', '5');
      return refused(context, 503, UNAVAILABLE);
    }
  });
  app.all(TOKEN_PATH, (context) => {
    context.header('Allow', 'POST');
    return refused(context, 405, MALFORMED);
  });
}

async function answer(context: Context, { ports, onMachineCall }: Parts): Promise<Response> {
  const form = await formOf(context);
  if (!form?.has('grant_type')) return refused(context, 400, MALFORMED);
  const authorization = context.req.header('authorization');
  if (authorization !== undefined && (form.has('client_secret') || isOther(form, authorization)))
    return refused(context, 400, TWO_WAYS);
  if (form.get('grant_type') !== 'client_credentials') return refused(context, 400, OTHER_GRANT);
  const client = authorization === undefined ? ofBody(form) : ofHeader(authorization);
  const issued = await issueMachineToken({ ...client, scope: form.get('scope') ?? undefined }, ports);
  const response = responseTo(context, issued);
  if (issued.machine !== undefined)
    onMachineCall?.({ machine: issued.machine, operation: `POST ${TOKEN_PATH}`, status: response.status });
  return response;
}

function responseTo(context: Context, issued: IssuedToken): Response {
  if (issued.kind === 'issued') {
    const { token, scopes, seconds } = issued;
    const body = { access_token: token, token_type: 'Bearer', expires_in: seconds, scope: scopes.join(' ') };
    return unstored(context).json(body);
  }
  if (issued.kind === 'too-many') context.header('Retry-After', String(Math.ceil(issued.inMillis / 1000)));
  const { status, ...refusal } = REFUSALS[issued.kind];
  return refused(context, status, refusal);
}

/** Undefined if it is no form, too large, or says anything twice, which RFC 6749 section 3.2 forbids. */
async function formOf(context: Context): Promise<URLSearchParams | undefined> {
  const type = (context.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== FORM) return undefined;
  const text = await context.req.text();
  if (Buffer.byteLength(text) > MAX_BODY_BYTES) return undefined;
  const form = new URLSearchParams(text);
  const names = [...form.keys()];
  return new Set(names).size === names.length ? form : undefined;
}

type Client = { id: string; secret: string };

const NOBODY: Client = { id: '', secret: '' };

/** `client_secret_post`. */
function ofBody(form: URLSearchParams): Client {
  return { id: form.get('client_id') ?? '', secret: form.get('client_secret') ?? '' };
}

/** `client_secret_basic`: both are encoded as in a form before they are put together (RFC 6749 section 2.3.1). */
function ofHeader(authorization: string): Client {
  const encoded = /^basic +([\w+/=-]+)$/i.exec(authorization)?.[1];
  const [, id, secret] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded ?? '', 'base64').toString()) ?? [];
  if (id === undefined || secret === undefined) return NOBODY;
  const plain = (text: string) => new URLSearchParams(`v=${text.replaceAll('&', '%26')}`).get('v') ?? '';
  return { id: plain(id), secret: plain(secret) };
}

/** Whether the body names another client than the header. */
function isOther(form: URLSearchParams, authorization: string): boolean {
  const named = form.get('client_id');
  return named !== null && named !== ofHeader(authorization).id;
}

function refused(context: Context, status: 400 | 401 | 405 | 429 | 503, { error, says }: Refusal): Response {
  if (status === 401) context.header('WWW-Authenticate', 'Basic realm="budkavle"');
  return unstored(context).json({ error, error_description: says }, status);
}

function unstored(context: Context): Context {
  context.header('Cache-Control', 'no-store');
  context.header('Pragma', 'no-cache');
  return context;
}
