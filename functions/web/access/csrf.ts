import { timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';

/** The name of the hidden field that every form of the console has. */
export const FORM_TOKEN = 'formToken';

type Own = { consoleUrl: string; formToken: string };

/**
 * Whether a request that changes something comes from a form of the console itself: from its own origin, as the browser
 * says, and with the token of the session. A browser that says nothing of where a form came from is not believed.
 */
export async function passesCsrfCheck(context: Context, { consoleUrl, formToken }: Own): Promise<boolean> {
  const site = context.req.header('sec-fetch-site');
  const origin = context.req.header('origin');
  if (site !== undefined && site !== 'same-origin') return false;
  // A page that names no referrer to anybody may send its origin as "null", so the browser's word on the site decides then.
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
