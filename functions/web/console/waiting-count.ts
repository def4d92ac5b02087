import type { Context } from 'hono';
import * as z from 'zod';
import { freshCount, type SeenCount, type WaitingCounts } from '../../../domain/home/waiting-count.ts';
import { personId } from '../../../domain/people/person.ts';
import type { SharedRecord } from '../../../domain/shared/shared-record.ts';
import type { Cookies } from '../access/cookies.ts';
import { SESSION_NOTE, type Session } from '../access/sessions.ts';

/** What tells how many things wait for people, as counted every few minutes. */
export type ReadsWaitingCounts = { waitingCounts: Pick<SharedRecord<WaitingCounts>, 'read'> };

type Place = { context: Context; cookies: Cookies; session: Pick<Session, 'user' | 'writer'> };

const SECONDS_KEPT = 15 * 60;
const written = z.tuple([z.string(), z.coerce.number<string>().int().min(0), z.string().regex(/^\d{0,5}$/)]);

/**
 * How many things wait for whoever has signed in: as their first page counted last in this browser, or as was counted
 * since. Undefined where nobody knows, or where they have done something since.
 */
export async function countedFor(
  { context, cookies, session: { user, writer } }: Place,
  { waitingCounts, now }: ReadsWaitingCounts & { now: () => number },
): Promise<number | undefined> {
  const seen = seenIn(cookies.read(context, SESSION_NOTE), writer);
  try {
    const { value } = await waitingCounts.read();
    const count = value?.counts[personId(user.address)];
    const kept = value && count !== undefined ? { at: value.at, count } : undefined;
    return freshCount({ kept, seen }, now());
  } catch {
    // A page is not worth less for it.
    return undefined;
  }
}

function seenIn(cookie: string | undefined, whose: string): SeenCount | undefined {
  const read = written.safeParse(cookie?.split(':'));
  if (!read.success || read.data[0] !== whose) return undefined;
  const [, at, count] = read.data;
  return { at, ...(count === '' ? {} : { count: Number(count) }) };
}

/** Notes what the first page has counted; without a count that something was done, after which none is known. */
export function noteCount({ context, cookies, session: { writer } }: Place, { at, count }: SeenCount): void {
  cookies.write(context, SESSION_NOTE, { value: `${writer}:${at}:${count ?? ''}`, maxAge: SECONDS_KEPT });
}
