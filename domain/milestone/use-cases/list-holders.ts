import { type Contact, contactNamed, isActive } from '../../contacts/contact.ts';
import { knownAgain } from '../../contacts/known-again.ts';
import type { Delivery } from '../../mail/delivery.ts';
import type { HeldByMail, Holdings } from '../../plan/holding.ts';
import type { ChangeMilestone } from '../../plan/milestone.ts';
import { factsInForce } from '../../rollout/facts-in-force.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow, mapInChunks } from '../../shared/concurrency.ts';
import { type LoadHoldingsPorts, loadHoldings, type ReportedInRollout } from './load-holdings.ts';

export type ListHoldersPorts = LoadHoldingsPorts & { rollouts: Pick<Rollouts, 'find' | 'participation'> };

/**
 * Why somebody still holds an old value. `waits`: nothing has left for them yet; `unknown`: it left, and nobody knows
 * whether it arrived; `came-back`, `refused` and `gets-no-mail` are what became of it; `stopped`: it was called off;
 * `gone`: they are no longer a contact.
 */
export const HOLDING_REASONS = [
  'waits',
  'unknown',
  'came-back',
  'refused',
  'gets-no-mail',
  'stopped',
  'gone',
] as const;
export type HoldingReason = (typeof HOLDING_REASONS)[number];

/** Somebody who was told an old value by mail and has not been told the new one, as far as is known. */
export type HoldingPerson = Pick<HeldByMail, 'contact' | 'groups' | 'facts'> & {
  organisation: string;
  /** Absent where nobody knows it any longer. */
  name?: string;
  why: HoldingReason;
};

/** A group that somebody told an old value, and nobody the new one. `isAsked`: whether somebody has the task. */
export type HoldingGroup = Pick<Holdings['byHand'][number], 'group' | 'channels' | 'facts'> & {
  organisation: string;
  isAsked: boolean;
};

/** Who still holds old values of what a change changed: down to none, or named. */
export type StillHolding = { people: HoldingPerson[]; groups: HoldingGroup[] };

/**
 * Lists who was told another value of a change's facts than holds now and has not been corrected, by organisation, with
 * why. Read-only.
 */
export async function listHolders(change: ChangeMilestone, ports: ListHoldersPorts): Promise<StillHolding> {
  const rollout = await ports.rollouts.find(change.rollout);
  if (!rollout) return { people: [], groups: [] };
  const [kinds, changes] = await allSettledOrThrow([
    ports.milestones.ofRollout(change.rollout),
    ports.milestones.changesOf(change.rollout),
  ]);
  const found = await mapInChunks(change.organisations, async (organisation) => {
    const participation = await ports.rollouts.participation(change.rollout, organisation);
    if (!participation) return { people: [], groups: [] };
    const present = factsInForce(rollout.facts, participation);
    return holdersAt(change, { organisation, present, reported: { kinds, changes } }, ports);
  });
  return {
    people: found.flatMap(({ people }) => people),
    groups: found.flatMap(({ groups }) => groups),
  };
}

type At = {
  organisation: string;
  present: Parameters<typeof loadHoldings>[0]['present'];
  reported: ReportedInRollout;
};

async function holdersAt(
  { rollout, change, receivedAt }: ChangeMilestone,
  { organisation, present, reported }: At,
  ports: ListHoldersPorts,
): Promise<StillHolding> {
  const names = new Set(change.facts.map(({ fact }) => fact));
  const { mailed, byHand } = await loadHoldings({ rollout, organisation, present, reported }, ports);
  const told = reported.changes
    .filter(({ organisations }) => organisations.includes(organisation))
    .toSorted((one, other) => other.receivedAt - one.receivedAt);
  const contacts = await ports.contacts.everybodyOf(organisation);
  const idOf = knownAgain(contacts);
  const rowsOf = async (dispatch: string) =>
    (await ports.deliveries.ofOrganisation(dispatch, organisation)).map((row) => ({
      ...row,
      contact: idOf(row),
    }));
  const corrections = await mapInChunks(told, async ({ id, receivedAt }) => ({
    receivedAt,
    rows: await rowsOf(id),
    tasks: await ports.tasks.ofOrganisation(id, organisation),
  }));
  const rows = corrections.flatMap((one) => one.rows);
  const asked = corrections.flatMap(({ tasks }) => tasks).filter(({ state }) => state === 'open');
  const held = mailed.flatMap((each) => {
    const facts = ofThese(each.facts, names);
    return facts ? [{ ...each, facts }] : [];
  });
  const people = await mapInChunks(held, async (each): Promise<HoldingPerson> => {
    const contact = contactNamed(contacts, each.contact);
    const name = contact?.name ?? (await nameOf(each, rowsOf));
    const why = reasonOf(each.contact, { contact, rows });
    const { groups, facts } = each;
    return { organisation, contact: each.contact, groups, facts, why, ...(name ? { name } : {}) };
  });
  // What told this change or a newer one, and may not have arrived: it counts as read.
  const since = corrections.filter((one) => one.receivedAt >= receivedAt).flatMap((one) => one.rows);
  const newest = new Map(
    since
      .filter(({ outcome }) => outcome.state !== 'cancelled')
      .toReversed()
      .map((row) => [row.contact, row]),
  );
  const before = Object.fromEntries(change.facts.map(({ fact, from = null }) => [fact, from]));
  const uncertain = [...newest.values()]
    .filter(({ outcome }) => outcome.state === 'unknown')
    .filter(({ contact }) => people.every((person) => person.contact !== contact))
    .map(
      ({ contact, name, groups }): HoldingPerson => ({
        ...{ organisation, contact, name, groups, facts: before, why: 'unknown' },
      }),
    );
  return {
    people: [...people, ...uncertain],
    groups: byHand.flatMap(({ group, channels, facts: all }) => {
      const facts = ofThese(all, names);
      const isAsked = asked.some((task) => task.group === group && channels.includes(task.channel));
      return facts ? [{ organisation, group, channels, facts, isAsked }] : [];
    }),
  };
}

function ofThese(
  facts: HoldingPerson['facts'],
  names: ReadonlySet<string>,
): HoldingPerson['facts'] | undefined {
  const some = Object.entries(facts).filter(([fact]) => names.has(fact));
  return some.length > 0 ? Object.fromEntries(some) : undefined;
}

const REASONS: Partial<Record<Delivery['outcome']['state'], HoldingReason>> = {
  bounced: 'came-back',
  failed: 'refused',
  skipped: 'gets-no-mail',
  unknown: 'unknown',
};

/** By the newest of their corrections that came to an end, if none is on its way. `rows`: newest first. */
function reasonOf(
  id: string,
  { contact, rows }: { contact: Contact | undefined; rows: readonly Delivery[] },
): HoldingReason {
  const own = rows.filter((row) => row.contact === id).map(({ outcome }) => outcome.state);
  if (own.some((state) => state === 'planned' || state === 'sending')) return 'waits';
  const [ended] = own.flatMap((state) => REASONS[state] ?? []);
  if (ended) return ended;
  if (!contact || !isActive(contact)) return 'gone';
  return own.includes('cancelled') ? 'stopped' : 'waits';
}

/** The name under which somebody was told, who is no longer a contact. */
async function nameOf(
  { contact, dispatches }: HeldByMail,
  rowsOf: (dispatch: string) => Promise<Delivery[]>,
): Promise<string | undefined> {
  for (const id of dispatches) {
    const row = (await rowsOf(id)).find((each) => each.contact === contact);
    if (row) return row.name;
  }
  return undefined;
}
