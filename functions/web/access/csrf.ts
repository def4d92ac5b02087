import { timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';

/** The hidden field in every form of the console. */
export const FORM_TOKEN = 'formToken';

type Own = { consoleUrl: string; formToken: string };

/**
 * Whether a changing request comes from the console's own form: same origin, as sent by the browser, and the
 * session's token. Refused if the browser sends neither origin header.
 */
export async function passesCsrfCheck(context: Context, { consoleUrl, formToken }: Own): Promise<boolean> {
  const site = context.req.header('sec-fetch-site');
  const origin = context.req.header('origin');
  if (site !== undefined && site !== 'same-origin') return false;
  // Pages with no-referrer may send the origin "null"; then Sec-Fetch-Site decides.
  const sameOrigin =
    origin === new URL(consoleUrl).origin || (site === 'same-origin' && (!origin || origin === 'null'));
  if (!sameOrigin) return false;
  const given = await formField(context, FORM_TOKEN);
  return given !== undefined && sameText(given, formToken);
}

async function formField(context: Context, name: string): Promise<string | undefined> {
  try {
    const value = (await context.req.parseBody())[name];
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
