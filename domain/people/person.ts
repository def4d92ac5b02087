import * as z from 'zod';
import type { Alias } from '../contacts/alias.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { type UserRole, userRoleSchema } from '../rollout/user.ts';
import { digest, shortDigest } from '../shared/digest.ts';
import { DAY_MILLIS } from '../shared/duration.ts';
import { emailAddressSchema, recipientKey } from '../shared/email-address.ts';
import { localeSchema } from '../shared/locale.ts';
import { personal } from '../shared/personal.ts';
import { plainText } from '../shared/plain-text.ts';

/**
 * `proposed`: waits for a second coordinator. `invited`: may sign in and has not yet. `active`: has accepted.
 * `ended`: out.
 */
export const personStateSchema = z.enum(['proposed', 'invited', 'active', 'ended']);
export type PersonState = z.infer<typeof personStateSchema>;

/** A role, and the organisation of a local lead. */
export type Grant = { role: UserRole; organisation?: string | undefined };
const grantShape = { role: userRoleSchema, organisation: organisationCodeSchema.optional() };

/**
 * `waiting`: not sent yet. `sending`: handed to the mail service, no answer yet. `unknown`: it never answered;
 * nothing but a person sends it again. `refused`: it did not take the mail. `bounced`: the mail came back.
 */
export const invitationMailSchema = z.enum(['waiting', 'sending', 'sent', 'refused', 'unknown', 'bounced']);
export type InvitationMail = z.infer<typeof invitationMailSchema>;

/** Who may sign in to console and API, and as what. */
export const personSchema = z.strictObject({
  id: z.string(),
  name: personal(plainText(120), 'name'),
  address: personal(emailAddressSchema, 'address'),
  ...grantShape,
  /** The language of their invitation. */
  locale: localeSchema,
  state: personStateSchema,
  /** Who put them into the state, and when (ms). */
  by: personal(z.string(), 'actor'),
  since: z.int().min(0),
  /** The latest invitation. */
  invitation: z
    .strictObject({ at: z.int().min(0), by: personal(z.string(), 'actor'), mail: invitationMailSchema })
    .optional(),
  /** When their erasure was asked for (ms). */
  erasureAskedAt: z.int().min(0).optional(),
  /** A role that waits for a second coordinator; with `end` that somebody has none any longer. */
  proposal: z
    .strictObject({
      ...grantShape,
      end: z.literal(true).optional(),
      by: personal(z.string(), 'actor'),
      at: z.int().min(0),
    })
    .optional(),
});
export type Person = z.infer<typeof personSchema>;

/** How long an invitation can be accepted. */
export const INVITATION_DAYS = 14;

/** What was done to somebody's access, by whom; never contains their name or address. */
export const personEntrySchema = z.strictObject({
  person: z.string(),
  did: z.enum(['proposed', 'declined', 'invited', 'changed', 'accepted', 'ended', 'erased']),
  ...grantShape,
  /** The role before, where it was another one. */
  from: userRoleSchema.optional(),
  by: personal(z.string(), 'actor'),
  at: z.int().min(0),
});
export type PersonEntry = z.infer<typeof personEntrySchema>;

/** The id of whoever has an address; ignores its case. */
export function personId(address: string): string {
  return shortDigest('person', recipientKey(address));
}

/** Version token of a form: if it differs on submit, somebody else has changed the person. */
export function seenPerson({ name, role, organisation, state, since, proposal }: Person): string {
  return digest({ name, role, organisation, state, since, proposal }).slice(0, 26);
}

/** Whether an invitation can no longer be accepted. */
export function isExpired({ state, invitation }: Pick<Person, 'state' | 'invitation'>, now: number): boolean {
  return state === 'invited' && now >= (invitation?.at ?? 0) + INVITATION_DAYS * DAY_MILLIS;
}

/** Whether the mail of somebody's invitation is known not to have arrived. */
export function hasNotArrived({ state, invitation }: Pick<Person, 'state' | 'invitation'>): boolean {
  return state === 'invited' && (invitation?.mail === 'refused' || invitation?.mail === 'bounced');
}

/** Whether somebody's invitation has not been sent. */
export function isUnsent({ state, invitation }: Pick<Person, 'state' | 'invitation'>): boolean {
  return state === 'invited' && invitation?.mail === 'waiting';
}

/** People to write together, with the entries that say what was done. */
export type PeopleChange = {
  version: number;
  put: readonly Person[];
  entries: readonly PersonEntry[];
};

/** The most people of one change. */
export const PEOPLE_A_CHANGE = 40;

/**
 * All who may sign in, under one version that every change raises: who is the last coordinator can be told
 * for certain.
 */
export interface People {
  find(id: string): Promise<Person | undefined>;
  /** Everybody, ended ones included, as a consistent snapshot of one version. */
  read(): Promise<{ version: number; people: Person[] }>;
  /** False, without effect, if the version differs. */
  change(change: PeopleChange): Promise<boolean>;
  /** Notes how the mail of the invitation of that instant fares; false unless it was in state `from`. */
  noteMail(
    id: string,
    of: { invitation: number; from: InvitationMail; to: InvitationMail },
  ): Promise<boolean>;
  /**
   * Puts an alias in place of the name and address of somebody whose access has ended. That it has ended stays under
   * their id, or an identity provider would let them in again.
   */
  erase(id: string, alias: Alias): Promise<void>;
  /** Everything that was done, oldest first. */
  entries(): Promise<PersonEntry[]>;
}
