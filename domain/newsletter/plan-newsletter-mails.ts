import { carriedIn, type Wording } from '../catalogue/carried.ts';
import { type Catalogue, defaultLocale } from '../catalogue/catalogue.ts';
import { factsIn } from '../catalogue/fact-references.ts';
import { type Contact, contactId } from '../contacts/contact.ts';
import { type Delivery, deliveryId } from '../mail/delivery.ts';
import { rolloutList } from '../mail/suppression.ts';
import type { Variant } from '../mail/variant.ts';
import { contactFacts } from '../plan/contact-facts.ts';
import type { OrganisationPlan } from '../plan/plan.ts';
import type { PlanBasis } from '../plan/plan-basis.ts';
import { plannedDelivery } from '../plan/planned-delivery.ts';
import { factsInForce } from '../rollout/facts-in-force.ts';
import type { Responsible } from '../rollout/responsible.ts';
import { registerNumberOf } from '../rollout/rollout.ts';
import { shortDigest } from '../shared/digest.ts';
import { recipientKey } from '../shared/email-address.ts';
import { inLocale } from '../shared/locale.ts';
import { topicsInOrder } from './compose-issue.ts';
import { changesFor, tellsChange } from './issue-changes.ts';
import type { RenderNewsletter } from './newsletter-content.ts';
import {
  type IssueEdition,
  type IssueItem,
  issuePath,
  itemAnchor,
  type NewsletterIssue,
} from './newsletter-issue.ts';
import { newsletterChannels, subscribePath } from './newsletter-readers.ts';

/** Input for the mails of one organisation's issue. */
export type IssueMails = {
  issue: NewsletterIssue;
  basis: PlanBasis;
  catalogue: Catalogue;
  render: RenderNewsletter;
  /** Base URL of the public pages, without a trailing slash. */
  publicUrl: string;
};

/** Readers who share a variant: equal in all of these. */
type Readership = {
  groups: string[];
  /** Ids of the changes that they must hear of. */
  changes: string[];
  locale: string;
  contact: Responsible;
  leavable: boolean;
  subscribed: boolean;
};

/**
 * One issue per reader, whatever their number of roles, without duplicate items. Readers without news get
 * none.
 */
export function newsletterMails(mails: IssueMails): Pick<OrganisationPlan, 'variants' | 'deliveries'> {
  const { issue, basis } = mails;
  const variants = new Map<string, Variant>();
  const deliveries: Delivery[] = [];
  for (const reader of basis.contacts) {
    const readership = readershipOf(mails, reader);
    const edition = issue.editions[readership.locale];
    if (!edition || readership.groups.length === 0) continue;
    const id = shortDigest('variant', issue.dispatch, basis.organisation.code, readership);
    if (!variants.has(id)) variants.set(id, variantOf(mails, { id, edition, readership }));
    deliveries.push(deliveryOf(mails, reader, { variant: id, readership }));
  }
  return { variants: [...variants.values()], deliveries };
}

function readershipOf({ issue, basis, catalogue }: IssueMails, reader: Contact): Readership {
  const fallback = defaultLocale(catalogue);
  const locale = issue.editions[reader.locale] ? reader.locale : fallback;
  const own = changesFor(basis, reader);
  const all = issue.editions[locale]?.items ?? [];
  const items = all.filter((item) => !item.change || tellsChange(item, own));
  // A role without items is not told by this mail and must not count as told.
  const groups = Object.keys(catalogue.groups).filter(
    (id) => reader.groups.includes(id) && items.some((item) => concerns(item, id)),
  );
  // Nobody is referred to themselves for questions.
  const answersSelf = recipientKey(issue.contact.address) === recipientKey(reader.address);
  return {
    groups,
    changes: items.flatMap(({ id, change }) => (change ? [id] : [])),
    locale,
    contact: answersSelf ? basis.rollout.contact : issue.contact,
    leavable: groups.every((id) => catalogue.groups[id]?.side === 'external'),
    subscribed: basis.subscribed?.includes(contactId(reader)) ?? false,
  };
}

function concerns({ groups }: IssueItem, group: string): boolean {
  return groups === 'all' || groups.includes(group);
}

type VariantInput = { id: string; edition: IssueEdition; readership: Readership };

function variantOf(mails: IssueMails, { id, edition, readership }: VariantInput): Variant {
  const { issue, basis, catalogue, render, publicUrl } = mails;
  const { groups, changes, locale, contact, leavable, subscribed } = readership;
  const changed = edition.items.filter(({ id, change }) => change && changes.includes(id));
  const topics = groups.flatMap((group) => topicsInOrder(edition.items, catalogue, group));
  const news = edition.items.filter(
    ({ topic, change, ...item }) => !topic && !change && groups.some((id) => concerns(item, id)),
  );
  const items = [...new Set([...changed, ...topics, ...news])];
  const registerNumber = registerNumberOf(basis.rollout, basis.participation);
  const content = {
    ...edition,
    year: issue.year,
    week: issue.week,
    locale,
    items: items.map((item) => inMail(item, webUrl(mails, item))),
    facts: {
      ...edition.facts,
      ...contactFacts(contact, { catalogue, rollout: basis.rollout, locale }),
    },
    you: groups.flatMap((id) => youOf(catalogue, id, locale)),
    subscribed,
    leavable,
    sender: edition.organisation,
    poll: { milestone: issue.dispatch },
    contact,
    webUrl: webUrl(mails),
    subscribeUrl: `${publicUrl}${subscribePath(issue.rollout)}`,
    ...(registerNumber === undefined ? {} : { registerNumber }),
  } as const;
  const mail = render(content);
  const carries = carriedIn(mail.text, items.flatMap(wordingOf), content.facts);
  return {
    id,
    locale,
    groups,
    channels: channelsOf(mails, groups),
    topics: carries.map(({ topic }) => topic),
    carries,
    ...statedIn(mails, { ...edition, items }),
    from: { name: edition.organisation, address: basis.rollout.from },
    replyTo: contact,
    ...(leavable ? { listName: edition.service } : {}),
    ...mail,
  };
}

/** The issue on the web, or an item of it. */
function webUrl({ issue, publicUrl }: IssueMails, item?: IssueItem): string {
  return `${publicUrl}${issuePath(issue)}${item ? `#${itemAnchor(issue, item)}` : ''}`;
}

/** What a mail says of an item, and where the rest is. */
function inMail({ title, locale, markdown, brief }: IssueItem, url: string) {
  return brief === undefined ? { title, locale, markdown } : { title, locale, markdown: brief, url };
}

function wordingOf({ topic, markdown, brief }: IssueItem): Wording[] {
  if (topic === undefined) return [];
  return [
    {
      topic,
      ...(brief === undefined ? { form: 'whole', words: markdown } : { form: 'answer', words: brief }),
    },
  ];
}

/** The values that an issue states: in its items, as what has changed, and as the days of what comes next. */
function statedIn(
  { basis, catalogue }: IssueMails,
  { items, next }: Pick<IssueEdition, 'items' | 'next'>,
): Pick<Variant, 'facts'> {
  const present = factsInForce(basis.rollout.facts, basis.participation);
  const days = next.flatMap(({ kind, date }) =>
    date === undefined ? [] : (catalogue.milestoneDates?.[kind] ?? []),
  );
  const named = new Set([...items.flatMap(({ markdown, brief = markdown }) => factsIn(brief)), ...days]);
  const changed = items.flatMap(({ change }) => (change ? [[change.fact, change.to ?? null] as const] : []));
  const facts = Object.fromEntries([
    ...Object.entries(present).filter(([name]) => named.has(name)),
    ...changed,
  ]);
  return Object.keys(facts).length > 0 ? { facts } : {};
}

function youOf({ groups, ...catalogue }: Catalogue, id: string, locale: string): string[] {
  const you = groups[id]?.you;
  return you ? [inLocale(you, locale, catalogue.locales[0])] : [];
}

/** A subscriber whose group has no newsletter channel reads the existing one. */
function channelsOf({ catalogue, basis }: IssueMails, groups: readonly string[]): string[] {
  const own = groups.flatMap((id) => {
    const group = catalogue.groups[id];
    return group ? newsletterChannels(catalogue, group, basis) : [];
  });
  const any = Object.keys(catalogue.channels).filter(
    (name) => catalogue.channels[name]?.carrier === 'newsletter',
  );
  return own.length > 0 ? [...new Set(own)] : any.slice(0, 1);
}

function deliveryOf(
  { issue, basis }: IssueMails,
  reader: Contact,
  { variant, readership }: { variant: string; readership: Readership },
): Delivery {
  const { code } = basis.organisation;
  return plannedDelivery(reader, {
    id: deliveryId(issue.dispatch, code, reader.address),
    organisation: code,
    variant,
    groups: readership.groups,
    ...(readership.leavable ? { list: rolloutList(basis.rollout.id) } : {}),
  });
}
