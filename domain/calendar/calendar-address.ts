import * as z from 'zod';
import type { Grant, Person } from '../people/person.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { rolloutIdSchema } from '../rollout/rollout-id.ts';
import { userRoleSchema } from '../rollout/user.ts';
import { localeSchema } from '../shared/locale.ts';

/** Whose calendar it is: everything of its owner, of an organisation, or of a rollout. */
export const calendarOfSchema = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('own') }),
  z.strictObject({ what: z.literal('organisation'), organisation: organisationCodeSchema }),
  z.strictObject({ what: z.literal('rollout'), rollout: rolloutIdSchema }),
]);
export type CalendarOf = z.infer<typeof calendarOfSchema>;

/**
 * A private address at which a calendar can be subscribed to. What it shows is what its owner may see on the day on
 * which it is read. `expires`: ms; `revokedAt`: by its owner, for good.
 */
export const calendarAddressSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  /** The id of a person who may sign in. */
  owner: z.string().regex(/^[a-z2-7]{26}$/),
  of: calendarOfSchema,
  /** What they were when they made it: holds for whoever is not in the list of people. */
  as: z.strictObject({ role: userRoleSchema, organisation: organisationCodeSchema.optional() }),
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

/**
 * The role in which somebody reads a calendar today: what the list of people says, if they are in it; else what they
 * were. Undefined once they have no access.
 */
export function calendarReader(person: Person | undefined, as: Grant): Grant | undefined {
  if (!person) return as;
  return person.state === 'active' ? person : undefined;
}

/** What an address shows to its reader; undefined if they may not see it. */
export function calendarReach(
  of: CalendarOf,
  { role, organisation: own }: Grant,
): { organisation?: string; rollout?: string; isLeads?: true } | undefined {
  const rollout = of.what === 'rollout' ? { rollout: of.rollout } : {};
  if (role !== 'local-lead') return of.what === 'organisation' ? { organisation: of.organisation } : rollout;
  if (own === undefined || (of.what === 'organisation' && of.organisation !== own)) return undefined;
  return { organisation: own, ...rollout, isLeads: true };
}
