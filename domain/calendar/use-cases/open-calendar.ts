import { type LinkKeys, validKeys } from '../../links/link-key.ts';
import { readLinkToken, type Signer } from '../../links/link-token.ts';
import type { People } from '../../people/person.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import { addDays } from '../../shared/working-day.ts';
import {
  type CalendarAddress,
  type CalendarAddresses,
  calendarClaimsSchema,
  calendarReach,
  calendarReader,
} from '../calendar-address.ts';
import { type Calendar, type ShowCalendarPorts, showCalendar } from './show-calendar.ts';

export type OpenCalendarPorts = Omit<ShowCalendarPorts, 'pressReleases'> & {
  linkKeys: Pick<LinkKeys, 'all'>;
  signer: Pick<Signer, 'read'>;
  calendarAddresses: Pick<CalendarAddresses, 'find'>;
  people: Pick<People, 'find'>;
};

/** A subscribed calendar, as it is at a moment (ms). */
export type OpenedCalendar = { calendar: Calendar; address: CalendarAddress; at: number };

/** How far back and ahead a subscribed calendar reaches, in days. */
const BACK = 60;
const AHEAD = 400;

/**
 * The calendar of a private address. Undefined for an invalid, expired or revoked one, and for one whose owner may not
 * see it now; callers cannot tell these apart. It has no releases: what is not public stays behind the sign-in.
 * Read-only.
 */
export async function openCalendar(
  token: string,
  ports: OpenCalendarPorts,
): Promise<OpenedCalendar | undefined> {
  const at = ports.now();
  const keys = validKeys(await ports.linkKeys.all(), at);
  const claims = readLinkToken(token, calendarClaimsSchema, { keys, signer: ports.signer, now: at });
  if (!claims) return undefined;
  const address = await ports.calendarAddresses.find(claims.owner, claims.id);
  if (!address || address.revokedAt !== undefined) return undefined;
  const reader = calendarReader(await ports.people.find(address.owner), address.as);
  const reach = reader && calendarReach(address.of, reader);
  if (!reach) return undefined;
  const today = toStockholm(at).date;
  const span = { from: addDays(today, -BACK), until: addDays(today, AHEAD) };
  return { calendar: await showCalendar({ ...span, ...reach }, ports), address, at };
}
