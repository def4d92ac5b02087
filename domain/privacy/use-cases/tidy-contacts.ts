import { aliasOf, isErased } from '../../contacts/alias.ts';
import { type Contact, contactId } from '../../contacts/contact.ts';
import { type ContactStore, STAGED_MILLIS } from '../../contacts/contact-store.ts';
import { PEOPLE_A_CHANGE, type People } from '../../people/person.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { mapInChunks } from '../../shared/concurrency.ts';
import { DAY_MILLIS } from '../../shared/duration.ts';
import { BY_RULE, type ErasePersonPorts, erasePerson } from './erase-person.ts';

export type TidyContactsPorts = ErasePersonPorts & {
  rollouts: Pick<Rollouts, 'list' | 'participations'>;
  contactStore: Pick<ContactStore, 'staged' | 'drop'>;
  people: Pick<People, 'read' | 'change'>;
};

/** Maximum retention after a person's roles have ended. */
export const ENDED_KEPT_DAYS = 90;
/** Interval between rounds; each covers every twelfth organisation, so all in an hour. */
export const ROUND_MILLIS = 300_000;
const ROUNDS_TO_ALL = 12;

export type TidyReport = { finished: number; dropped: number; erased: number; waiting: number };

/**
 * Completes interrupted imports, deletes unconfirmed ones, and erases people who requested it or have had no
 * role for 90 days. Idempotent.
 */
export async function tidyContacts(ports: TidyContactsPorts): Promise<TidyReport> {
  const { contactStore, now } = ports;
  const { open } = await contactStore.state();
  if (open !== undefined) await contactStore.finish(open);
  const stale = (await contactStore.staged()).filter(({ at }) => now() - at > STAGED_MILLIS);
  for (const { id } of stale) await contactStore.drop(id);
  const report = { finished: open === undefined ? 0 : 1, dropped: stale.length, erased: 0, waiting: 0 };

  await forgetFormerUsers(ports);
  const turn = Math.floor(now() / ROUND_MILLIS) % ROUNDS_TO_ALL;
  const codes = (await allCodes(ports)).filter((_, index) => index % ROUNDS_TO_ALL === turn);
  const { contacts } = await contactStore.read(codes);
  for (const contact of contacts.filter((each) => isOver(each, now()))) {
    const ref = { organisation: contact.organisation, id: contactId(contact), by: BY_RULE };
    const { kind } = await erasePerson(ref, ports);
    if (kind === 'erased') report.erased += 1;
    if (kind === 'waits') report.waiting += 1;
  }
  return report;
}

/** Puts an alias in the place of whose access ended before the retention; their id and what they did stay. */
async function forgetFormerUsers({ people: store, now }: TidyContactsPorts): Promise<void> {
  const { version, people } = await store.read();
  const put = people
    .filter(({ state, since, address }) => state === 'ended' && isPast(since, now()) && !isErased(address))
    .slice(0, PEOPLE_A_CHANGE)
    .map((person) => ({ ...person, ...aliasOf(person.id) }));
  // Whoever was faster than this round leaves it to the next.
  if (put.length > 0) await store.change({ version, put, entries: [] });
}

async function allCodes({ rollouts }: TidyContactsPorts): Promise<string[]> {
  const members = await mapInChunks(await rollouts.list(), async ({ id, office }) => [
    office,
    ...(await rollouts.participations(id)).map(({ organisation }) => organisation),
  ]);
  return [...new Set(members.flat())].sort();
}

function isOver({ endedAt, erasureAskedAt }: Contact, now: number): boolean {
  return erasureAskedAt !== undefined || (endedAt !== undefined && isPast(endedAt, now));
}

function isPast(endedAt: number, now: number): boolean {
  return now - endedAt > ENDED_KEPT_DAYS * DAY_MILLIS;
}
