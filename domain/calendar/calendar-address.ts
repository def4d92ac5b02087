import * as z from 'zod';
import type { Person } from '../people/person.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { rolloutIdSchema } from '../rollout/rollout.ts';
import { localeSchema } from '../shared/locale.ts';

/** Whose calendar it is: everything of its owner, of an organisation, or of a rollout. */
export const calendarOfSchema = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('own') }),
  z.strictObject({ what: z.literal('organisation'), organisation: organisationCodeSchema }),
  z.strictObject({ what: z.literal('rollout'), rollout: rolloutIdSchema }),
]);
export type CalendarOf = z.infer<typeof calendarOfSchema>;

/**
 * A private address at which a calendar can be subscribed to. What it shows is what its owner may see on the day on which
 * it is read. `expires`: ms; `revokedAt`: by its owner, for good.
 */
export const calendarAddressSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  /** The id of a person who may sign in. */
  owner: z.string().regex(/^[a-z2-7]{26}$/),
  of: calendarOfSchema,
  locale: localeSchema,
  madeAt: z.int().min(0),
  expires: z.int().min(0),
  revokedAt: z.int().min(0).optional(),
});
export type CalendarAddress = z.infer<typeof calendarAddressSchema>;

/** The claims of the link that is such an address; it contains no name and no address of anybody. */
export const calendarClaimsSchema = z.strictObject({
  purpose: z.literal('calendar'),
  owner: calendarAddressSchema.shape.owner,
  id: calendarAddressSchema.shape.id,
  expires: z.int().min(0),
});
export type CalendarClaims = z.infer<typeof calendarClaimsSchema>;

/** Stores addresses of calendars, by owner. */
export interface CalendarAddresses {
  /** Consistent read: a revocation counts from the next request on. */
  find(owner: string, id: string): Promise<CalendarAddress | undefined>;
  ofOwner(owner: string): Promise<CalendarAddress[]>;
  add(address: CalendarAddress): Promise<void>;
  /** Revokes one for good; false if there is none, or it is revoked already. */
  revoke(owner: string, of: { id: string; at: number }): Promise<boolean>;
}

/** What an address shows to its owner as they are today; undefined if they may not see it, or have no access any more. */
export function calendarReach(
  of: CalendarOf,
  { state, role, organisation: own }: Pick<Person, 'state' | 'role' | 'organisation'>,
): { organisation?: string; rollout?: string; isLeads?: true } | undefined {
  if (state !== 'active') return undefined;
  const rollout = of.what === 'rollout' ? { rollout: of.rollout } : {};
  if (role !== 'local-lead')
    return of.what === 'organisation' ? { organisation: of.organisation } : rollout;
  if (own === undefined || (of.what === 'organisation' && of.organisation !== own)) return undefined;
  return { organisation: own, ...rollout, isLeads: true };
}
