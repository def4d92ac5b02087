import type { Context } from 'hono';
import { isSameToken, writerOf } from './form-token.ts';

/** The hidden field in every form of the console. */
export const FORM_TOKEN = 'formToken';

type Own = { consoleUrl: string; formToken: string };

/**
 * Where a changing request comes from: a form of this session; one of an earlier session of the same person; one of
 * somebody else's session; or anywhere else.
 */
export type FormOrigin = 'this-session' | 'same-person' | 'other-person' | 'elsewhere';

/** Only `this-session` may act. */
export async function formOrigin(context: Context, { consoleUrl, formToken }: Own): Promise<FormOrigin> {
  if (!isFromConsole(context, consoleUrl)) return 'elsewhere';
  const given = await formField(context, FORM_TOKEN);
  if (given !== undefined && isSameToken(given, formToken)) return 'this-session';
  const writer = writerOf(given);
  if (writer === undefined) return 'elsewhere';
  return writer === writerOf(formToken) ? 'same-person' : 'other-person';
}

/**
 * Whether a changing request comes from the console's own form: same origin, as sent by the browser, and the
 * session's token. Refused if the browser sends neither origin header.
 */
export async function passesCsrfCheck(context: Context, own: Own): Promise<boolean> {
  return (await formOrigin(context, own)) === 'this-session';
}

/** Whether the browser says that a page of the console sent this. */
export function isFromConsole(context: Context, consoleUrl: string): boolean {
  const site = context.req.header('sec-fetch-site');
  const origin = context.req.header('origin');
  if (site !== undefined && site !== 'same-origin') return false;
  // Pages with no-referrer may send the origin "null"; then Sec-Fetch-Site decides.
  return origin === new URL(consoleUrl).origin || (site === 'same-origin' && (!origin || origin === 'null'));
}

async function formField(context: Context, name: string): Promise<string | undefined> {
  try {
    const value = (await context.req.parseBody())[name];
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
