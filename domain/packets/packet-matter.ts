import { defaultLocale } from '../catalogue/catalogue.ts';
import type { CatalogueVersion } from '../catalogue/catalogues.ts';
import { TextResolver } from '../catalogue/sayable.ts';
import { type Contact, contactId, mergeContacts } from '../contacts/contact.ts';
import type { MailContent } from '../mail/variant.ts';
import { type Matter, mailContent } from '../plan/mail-content.ts';
import type { Milestone } from '../plan/milestone.ts';
import type { PlanBasis } from '../plan/plan.ts';
import type { Task } from '../plan/task.ts';
import { factsInForce, type Responsible } from '../rollout/rollout.ts';
import { inLocale, type Localised } from '../shared/locale.ts';

export type PacketInput = {
  milestone: Milestone;
  basis: PlanBasis;
  version: CatalogueVersion;
  tasks: readonly Task[];
  /** Where a contact, named by id, confirms what is done through a channel. */
  confirmAt?: (contact: string, channel: string) => string;
};

/** What the parts of a packet are resolved from: the matter of the plan, in the language of the organisation. */
export type PacketMatter = Matter & {
  locale: string;
  contacts: readonly Contact[];
  contact: Responsible;
  /** The id of the local lead, where there is one. */
  lead: string | undefined;
  /** What a group is told and asked for, exactly as a mail to it would say. */
  contentFor: (group: string) => MailContent | undefined;
  inWords: (texts: Localised | undefined, id: string) => string;
};

/** The matter of a packet. */
export function matterOf({ milestone, basis, version }: PacketInput): PacketMatter {
  const facts = factsInForce(milestone.facts, basis.participation);
  const matter: Matter = {
    milestone,
    basis,
    version,
    facts,
    texts: new TextResolver(version, milestone.kind, facts),
  };
  const { locale } = basis.organisation;
  const contacts = mergeContacts(basis.contacts);
  const lead = contacts.find(({ groups }) => groups.includes(version.catalogue.responsible));
  const contact = lead ? { name: lead.name, address: lead.address } : basis.rollout.contact;
  const readers = { locale, contact, sender: '', leavable: false };
  return {
    ...matter,
    locale,
    contacts,
    contact,
    lead: lead && contactId(lead),
    contentFor: (group) => mailContent(matter, { groups: [group], ...readers }),
    inWords: (texts, id) => (texts ? inLocale(texts, locale, defaultLocale(version.catalogue)) : id),
  };
}

/** The contact of an id, as somebody whom a document may name. */
export function personOf({ contacts, basis }: PacketMatter, id: string | undefined): Responsible | undefined {
  const office = { organisation: basis.office.code, ...basis.rollout.contact };
  const found = [...contacts, office].find((contact) => contactId(contact) === id);
  return found && { name: found.name, address: found.address };
}
