import * as z from 'zod';
import { roleSchema } from '../catalogue/catalogue-ids.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { shortDigest } from '../shared/digest.ts';
import { emailAddressSchema, recipientKey } from '../shared/email-address.ts';
import { localeSchema } from '../shared/locale.ts';
import { personal } from '../shared/personal.ts';
import { directPhoneSchema } from '../shared/phone-number.ts';
import { plainText } from '../shared/plain-text.ts';

/**
 * What a journalist covers. `regions` are codes of organisations, or of counties as their first two digits;
 * empty means the whole country.
 */
export const pressProfileSchema = z.strictObject({
  outlet: personal(plainText(120), 'words'),
  /** Beats such as schools, culture or it; empty means all. */
  beats: z.array(roleSchema).max(20).default([]),
  regions: z.array(organisationCodeSchema).max(100).default([]),
});

/**
 * Why a person's data may be kept: their duty at the organisation (GDPR 6.1 e); the same without a duty, so
 * that they may object to each list; their consent.
 */
export const legalBasisSchema = z.enum(['duty', 'public-interest', 'consent']);
export type LegalBasis = z.infer<typeof legalBasisSchema>;

/**
 * A person in a role: name, work address, roles, language, legal basis and retention; telephone at work of whoever has
 * a duty; for journalists also outlet and beats. Unknown fields are refused, so no party, personal number, private
 * address or note can be stored (reference: rules L-11, S-0.7).
 */
export const contactSchema = z.strictObject({
  organisation: organisationCodeSchema,
  name: personal(plainText(120), 'name'),
  address: personal(emailAddressSchema, 'address'),
  groups: z.array(roleSchema).min(1),
  locale: localeSchema,
  /** To reach them if no mail does. Kept only of those whose legal basis is their duty. */
  phone: personal(directPhoneSchema, 'address').optional(),
  press: pressProfileSchema.optional(),
  /** Absent in older rows; use {@link legalBasisOf}. */
  legalBasis: legalBasisSchema.optional(),
  /** When their roles ended (ms): no mail is planned for them after that. */
  endedAt: z.int().min(0).optional(),
  /** When erasure was requested (ms); the data are erased once no mail to them is in flight. */
  erasureAskedAt: z.int().min(0).optional(),
  /** The id of whoever takes over their open tasks when they are erased. */
  successor: z.string().optional(),
  /** Ids from earlier addresses, so that earlier mails remain attributable. */
  formerly: z.array(z.string()).optional(),
});
export type Contact = z.infer<typeof contactSchema>;

/** Whether a person still has their roles. */
export function isActive({ endedAt }: Pick<Contact, 'endedAt'>): boolean {
  return endedAt === undefined;
}

/**
 * The legal basis for keeping a person's data: as stored, else duty if any role is inside an organisation.
 */
export function legalBasisOf(
  { legalBasis, groups }: Pick<Contact, 'legalBasis' | 'groups'>,
  external: ReadonlySet<string>,
): LegalBasis {
  return legalBasis ?? (groups.every((group) => external.has(group)) ? 'public-interest' : 'duty');
}

/** A person's current and earlier ids. */
export function idsOf(contact: Contact): string[] {
  return [contactId(contact), ...(contact.formerly ?? [])];
}

const knownIds = new WeakMap<Pick<Contact, 'organisation' | 'address'>, string>();

/** Stable id of a person at an organisation; ignores the case of the address. A plan asks for each many times. */
export function contactId(contact: Pick<Contact, 'organisation' | 'address'>): string {
  const id =
    knownIds.get(contact) ?? shortDigest('contact', contact.organisation, recipientKey(contact.address));
  knownIds.set(contact, id);
  return id;
}

/** The person without their telephone number. */
export function withoutPhone(contact: Contact): Contact {
  if (contact.phone === undefined) return contact;
  const { phone: _, ...others } = contact;
  return others;
}

/** The contact with that id, if present. */
export function contactNamed(contacts: readonly Contact[], id: string | undefined): Contact | undefined {
  return contacts.find((contact) => contactId(contact) === id);
}

/** Who of an organisation's contacts can take over what a person has to do: others who have their roles. */
export function successorsOf(person: Contact, contacts: readonly Contact[]): Contact[] {
  const ids = idsOf(person);
  return contacts.filter((each) => isActive(each) && !ids.includes(contactId(each)));
}

/**
 * One contact per person, ordered by id: addresses that differ only in case are merged, with all roles and
 * the name and language of the first, and the first telephone number.
 */
export function mergeContacts(contacts: readonly Contact[]): Contact[] {
  const byId = new Map<string, Contact>();
  for (const contact of contacts) {
    const id = contactId(contact);
    const known = byId.get(id);
    const groups = [...new Set([...(known?.groups ?? []), ...contact.groups])];
    const press = known?.press ?? contact.press;
    const phone = known?.phone ?? contact.phone;
    const merged = {
      ...(known ?? contact),
      groups,
      ...(press ? { press } : {}),
      ...(phone === undefined ? {} : { phone }),
    };
    knownIds.set(merged, id);
    byId.set(id, merged);
  }
  return [...byId].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, contact]) => contact);
}

/** Stores contacts. */
export interface Contacts {
  /**
   * Everyone with a role at an organisation, in a stable order; without telephone numbers, so that none is frozen
   * into a plan.
   */
  ofOrganisation(organisation: string): Promise<Contact[]>;
  /** The same people and those whose roles have ended: whoever has left has read what they were sent. */
  everybodyOf(organisation: string): Promise<Contact[]>;
  /** The same people with their telephone numbers, for those who are to call them. */
  toCall(organisation: string): Promise<Contact[]>;
  /** Upserts contacts one by one, keyed by address. */
  save(contacts: readonly Contact[]): Promise<void>;
}
