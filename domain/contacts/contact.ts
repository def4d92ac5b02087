import * as z from 'zod';
import { roleSchema } from '../catalogue/catalogue-ids.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { shortDigest } from '../shared/digest.ts';
import { emailAddressSchema, recipientKey } from '../shared/email-address.ts';
import { localeSchema } from '../shared/locale.ts';
import { plainText } from '../shared/plain-text.ts';

/** What a journalist writes for and about. `regions` are codes of organisations, or of counties as their first two digits; none: the whole country. */
export const pressProfileSchema = z.strictObject({
  outlet: plainText(120),
  /** What is covered, as schools, culture or it; none: everything. */
  beats: z.array(roleSchema).max(20).default([]),
  regions: z.array(organisationCodeSchema).max(100).default([]),
});

/**
/**
 * Why a person's data may be kept: their duty at the organisation (GDPR 6.1 e); the same without a duty, so that they may
 * object to each list; their consent.
 */
export const legalBasisSchema = z.enum(['duty', 'public-interest', 'consent']);
export type LegalBasis = z.infer<typeof legalBasisSchema>;

/**
 * A person in a role, nothing more: name, work address, roles, language, and on what ground and until when; of a journalist also the outlet and what it covers.
 * Any other field is refused, so that no party, personal number, private address or note can be stored (reference: rules L-11, S-0.7).
 */
export const contactSchema = z.strictObject({
  organisation: organisationCodeSchema,
  name: plainText(120),
  address: emailAddressSchema,
  groups: z.array(roleSchema).min(1),
  locale: localeSchema,
  press: pressProfileSchema.optional(),
  /** As it was stored; {@link legalBasisOf} says it where it was not. */
  legalBasis: legalBasisSchema.optional(),
  /** When their roles ended (ms): from then on they are planned no mail. */
  endedAt: z.int().min(0).optional(),
  /** When somebody asked for their data to be erased (ms); they are gone as soon as no mail to them is in the air. */
  erasureAskedAt: z.int().min(0).optional(),
  /** Ids that they had under earlier addresses, so that what was sent there is still known to be theirs. */
  formerly: z.array(z.string()).optional(),
});
export type Contact = z.infer<typeof contactSchema>;

/** Whether somebody still has their roles. */
export function isActive({ endedAt }: Pick<Contact, 'endedAt'>): boolean {
  return endedAt === undefined;
}

/** The ground for keeping somebody's data: as stored, else duty where any role is one inside an organisation. */
export function legalBasisOf(
  { legalBasis, groups }: Pick<Contact, 'legalBasis' | 'groups'>,
  external: ReadonlySet<string>,
): LegalBasis {
  return legalBasis ?? (groups.every((group) => external.has(group)) ? 'public-interest' : 'duty');
}

/** The id of a person and those they had before. */
export function idsOf(contact: Contact): string[] {
  return [contactId(contact), ...(contact.formerly ?? [])];
}

/** Stable id of a person at an organisation: the same for addresses that differ only in case. */
export function contactId(contact: Pick<Contact, 'organisation' | 'address'>): string {
  return shortDigest('contact', contact.organisation, recipientKey(contact.address));
}

/** The contact of that id, if it is one of these. */
export function contactNamed(contacts: readonly Contact[], id: string | undefined): Contact | undefined {
  return contacts.find((contact) => contactId(contact) === id);
}

/**
 * One contact for each person, in the order of their ids: addresses that differ only in case are one, with the roles of
 * all and the name and language of the first.
 */
export function mergeContacts(contacts: readonly Contact[]): Contact[] {
  const byId = new Map<string, Contact>();
  for (const contact of contacts) {
    const id = contactId(contact);
    const known = byId.get(id);
    const groups = [...new Set([...(known?.groups ?? []), ...contact.groups])];
    const press = known?.press ?? contact.press;
    byId.set(id, { ...(known ?? contact), groups, ...(press ? { press } : {}) });
  }
  return [...byId].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, contact]) => contact);
}

/** Where contacts are kept. */
export interface Contacts {
  /** Everyone who has a role at an organisation, in a stable order. */
  ofOrganisation(organisation: string): Promise<Contact[]>;
  /** Stores contacts whole, each by itself; an address that is already there is replaced. */
  save(contacts: readonly Contact[]): Promise<void>;
}
