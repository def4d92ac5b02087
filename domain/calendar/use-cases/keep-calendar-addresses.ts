import { LINK_LIFE_MILLIS, signingKey } from '../../links/link-key.ts';
import { linkToken } from '../../links/link-token.ts';
import type { MakeUnsubscribeLinkPorts } from '../../links/use-cases/make-unsubscribe-link.ts';
import { rotateLinkKeys } from '../../links/use-cases/rotate-link-keys.ts';
import { type Grant, type People, personId } from '../../people/person.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import type { User } from '../../rollout/user.ts';
import { DAY_MILLIS } from '../../shared/duration.ts';
import {
  type CalendarAddress,
  type CalendarAddresses,
  type CalendarClaims,
  type CalendarOf,
  calendarReach,
  calendarReader,
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

/** How many addresses of one person may be open at a time. */
const MOST = 20;

export type MadeAddress = 'made' | 'too-many' | 'not-there';

/** For whoever is not in the list of people, so that nothing tells when their access ends. */
const LIFE_OF_UNLISTED_MILLIS = 90 * DAY_MILLIS;

/**
 * Makes an address of a calendar for whoever has signed in. `not-there`: they may not see the calendar, or there is no
 * such rollout.
 */
export async function makeCalendarAddress(
  { owner, of, locale }: { owner: User; of: CalendarOf; locale: string },
  ports: KeepCalendarAddressesPorts,
): Promise<MadeAddress> {
  const person = await ports.people.find(personId(owner.address));
  const as = grantOf(owner);
  const reader = as && calendarReader(person, as);
  if (!reader || !(await mayHave(of, reader, ports))) return 'not-there';
  const open = await listCalendarAddresses(owner, ports);
  if (open.length >= MOST) return 'too-many';
  const now = ports.now();
  const known = await ports.linkKeys.all();
  if (!signingKey(known, now)) await rotateLinkKeys(known, ports);
  const id = ports.newSecret().slice(0, 22);
  const expires = now + (person ? LINK_LIFE_MILLIS : LIFE_OF_UNLISTED_MILLIS);
  const { role, organisation } = reader;
  await ports.calendarAddresses.add({
    ...{ id, owner: personId(owner.address), of, locale, madeAt: now, expires },
    as: { role, ...(organisation === undefined ? {} : { organisation }) },
  });
  return 'made';
}

/** A national role takes precedence, as everywhere. */
function grantOf({ roles, organisation }: User): Grant | undefined {
  const role = roles.find((each) => each !== 'local-lead') ?? roles[0];
  return role && { role, ...(role === 'local-lead' ? { organisation } : {}) };
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
  reader: Grant,
  { rollouts }: KeepCalendarAddressesPorts,
): Promise<boolean> {
  const reach = calendarReach(of, reader);
  if (!reach) return false;
  if (reach.rollout === undefined) return true;
  const { rollout, organisation } = reach;
  if (!(await rollouts.find(rollout))) return false;
  return organisation === undefined || (await rollouts.participation(rollout, organisation)) !== undefined;
}

function claimsOf({ owner, id, expires }: CalendarAddress): CalendarClaims {
  return { purpose: 'calendar', owner, id, expires };
}

/**
 * The path of a calendar, relative to the public base URL: where packets are, and with the ending by which programs
 * know it.
 */
function calendarPath(token: string): string {
  return `/packets/calendar/${token}/budkavle.ics`;
}
