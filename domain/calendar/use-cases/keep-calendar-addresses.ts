import { LINK_LIFE_MILLIS, signingKey } from '../../links/link-key.ts';
import { linkToken } from '../../links/link-token.ts';
import type { MakeUnsubscribeLinkPorts } from '../../links/use-cases/make-unsubscribe-link.ts';
import { rotateLinkKeys } from '../../links/use-cases/rotate-link-keys.ts';
import { type People, type Person, personId } from '../../people/person.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import type { User } from '../../rollout/user.ts';
import {
  type CalendarAddress,
  type CalendarAddresses,
  type CalendarClaims,
  type CalendarOf,
  calendarReach,
} from '../calendar-address.ts';

export type KeepCalendarAddressesPorts = MakeUnsubscribeLinkPorts & {
  calendarAddresses: CalendarAddresses;
  people: Pick<People, 'find'>;
  rollouts: Pick<Rollouts, 'find' | 'participation'>;
};

type Owner = Pick<User, 'address'>;

/** An address that works, with its link; without one while no key signs. */
export type OpenAddress = { address: CalendarAddress; link: string | undefined };

/** The addresses of somebody that still open, oldest first. Read-only. */
export async function listCalendarAddresses(
  owner: Owner,
  { calendarAddresses, linkKeys, signer, publicUrl, now }: KeepCalendarAddressesPorts,
): Promise<OpenAddress[]> {
  const at = now();
  const all = await calendarAddresses.ofOwner(personId(owner.address));
  const open = all.filter(({ revokedAt, expires }) => revokedAt === undefined && at < expires);
  const key = signingKey(await linkKeys.all(), at);
  return open
    .toSorted((a, b) => a.madeAt - b.madeAt)
    .map((address) => ({
      address,
      link: key && `${publicUrl}${calendarPath(linkToken(claimsOf(address), key, signer))}`,
    }));
}

/** So many addresses of one person open at a time. */
const MOST = 20;

export type MadeAddress = 'made' | 'too-many' | 'not-there' | 'not-known';

/**
 * Makes an address of a calendar for whoever has signed in. `not-known`: only somebody who is in the list of people can
 * have one, since nothing else tells when their access ends. `not-there`: they may not see it, or it is not there.
 */
export async function makeCalendarAddress(
  { owner, of, locale }: { owner: Owner; of: CalendarOf; locale: string },
  ports: KeepCalendarAddressesPorts,
): Promise<MadeAddress> {
  const person = await ports.people.find(personId(owner.address));
  if (person?.state !== 'active') return 'not-known';
  if (!(await mayHave(of, person, ports))) return 'not-there';
  const open = await listCalendarAddresses(owner, ports);
  if (open.length >= MOST) return 'too-many';
  const now = ports.now();
  const known = await ports.linkKeys.all();
  if (!signingKey(known, now)) await rotateLinkKeys(known, ports);
  const id = ports.newSecret().slice(0, 22);
  const expires = now + LINK_LIFE_MILLIS;
  await ports.calendarAddresses.add({ id, owner: person.id, of, locale, madeAt: now, expires });
  return 'made';
}

/** Revokes an address of one's own; false if there is none that is open. */
export async function revokeCalendarAddress(
  { owner, id }: { owner: Owner; id: string },
  { calendarAddresses, now }: Pick<KeepCalendarAddressesPorts, 'calendarAddresses' | 'now'>,
): Promise<boolean> {
  return calendarAddresses.revoke(personId(owner.address), { id, at: now() });
}

async function mayHave(
  of: CalendarOf,
  person: Person,
  { rollouts }: KeepCalendarAddressesPorts,
): Promise<boolean> {
  const reach = calendarReach(of, person);
  if (!reach) return false;
  if (reach.rollout === undefined) return true;
  const { rollout, organisation } = reach;
  if (!(await rollouts.find(rollout))) return false;
  return organisation === undefined || (await rollouts.participation(rollout, organisation)) !== undefined;
}

function claimsOf({ owner, id, expires }: CalendarAddress): CalendarClaims {
  return { purpose: 'calendar', owner, id, expires };
}

/** The path of a calendar, relative to the public base URL: where packets are, and with the ending by which programs know it. */
function calendarPath(token: string): string {
  return `/packets/calendar/${token}/budkavle.ics`;
}
