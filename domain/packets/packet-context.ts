import type { PublishedAnswer } from '../answers/published-answer.ts';
import { defaultLocale } from '../catalogue/catalogue.ts';
import type { CatalogueVersion } from '../catalogue/catalogues.ts';
import { type Contact, contactId, mergeContacts } from '../contacts/contact.ts';
import type { MailContent } from '../mail/variant.ts';
import type { KnownChange } from '../plan/facts-in-time.ts';
import { mailContent, type PlanContext, planContext } from '../plan/mail-content.ts';
import type { Milestone } from '../plan/milestone.ts';
import type { PlanBasis } from '../plan/plan-basis.ts';
import type { Task } from '../plan/task.ts';
import type { Responsible } from '../rollout/responsible.ts';
import { inLocale, type Localised } from '../shared/locale.ts';

export type PacketInput = {
  milestone: Milestone;
  basis: PlanBasis;
  version: CatalogueVersion;
  tasks: readonly Task[];
  /** The time for which its documents hold; ms. */
  at: number;
  /** What has been asked and answered for everybody. */
  answers?: readonly PublishedAnswer[];
  /** What has changed since it was planned. */
  changes?: readonly KnownChange[];
  /** URL at which a contact, by id, confirms work on a channel. */
  confirmAt?: (contact: string, channel: string) => string;
};

/** What the parts of a packet are resolved from: the context of the plan, in the language of the organisation. */
export type PacketContext = PlanContext & {
  locale: string;
  contacts: readonly Contact[];
  /** They and the national contact, by contact id. */
  people: ReadonlyMap<string, Responsible>;
  contact: Responsible;
  /** Contact id of the local lead, if any. */
  lead: string | undefined;
  /** What a mail to the group would tell and ask. */
  contentFor: (group: string) => MailContent | undefined;
  inWords: (texts: Localised | undefined, id: string) => string;
};

/** The context of a packet. */
export function packetContext({ milestone, basis, version }: PacketInput): PacketContext {
  const context = planContext({ milestone, basis, version });
  const { locale } = basis.organisation;
  const contacts = mergeContacts(basis.contacts);
  const office = { organisation: basis.office.code, ...basis.rollout.contact };
  const lead = contacts.find(({ groups }) => groups.includes(version.catalogue.responsible));
  const contact = lead ? { name: lead.name, address: lead.address } : basis.rollout.contact;
  const readers = { locale, contact, sender: '', leavable: false };
  // Asked for each task of a group.
  const contents = new Map<string, MailContent | undefined>();
  const contentFor = (group: string) => {
    if (!contents.has(group)) contents.set(group, mailContent(context, { groups: [group], ...readers }));
    return contents.get(group);
  };
  return {
    ...context,
    locale,
    contacts,
    people: new Map([office, ...contacts].map((person) => [contactId(person), person])),
    contact,
    lead: lead && contactId(lead),
    contentFor,
    inWords: (texts, id) => (texts ? inLocale(texts, locale, defaultLocale(version.catalogue)) : id),
  };
}

/** The contact with that id, as named in documents. */
export function packetPerson(
  { people }: Pick<PacketContext, 'people'>,
  id: string | undefined,
): Responsible | undefined {
  const found = id === undefined ? undefined : people.get(id);
  return found && { name: found.name, address: found.address };
}
