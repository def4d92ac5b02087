import { defaultLocale, milestoneName } from '../catalogue/catalogue.ts';
import type { CatalogueVersion } from '../catalogue/catalogues.ts';
import type { Facts, ShownFact } from '../catalogue/fact.ts';
import { factsIn } from '../catalogue/fact-references.ts';
import { BUILT_IN_FACTS, shownFacts, TextResolver } from '../catalogue/text-resolver.ts';
import { contactFacts } from '../plan/contact-facts.ts';
import type { Milestone } from '../plan/milestone.ts';
import type { Obligation } from '../plan/obligation.ts';
import type { PlanBasis } from '../plan/plan-basis.ts';
import { factsInForce } from '../rollout/facts-in-force.ts';
import type { Responsible } from '../rollout/responsible.ts';
import { inLocale } from '../shared/locale.ts';
import { changeItems, type TellableChanges } from './issue-changes.ts';
import type { NewsItem } from './news-item.ts';
import type { HeadIssue, SayChange } from './newsletter-content.ts';
import type { IssueEdition, IssueItem, NewsletterIssue } from './newsletter-issue.ts';

/** A milestone covered by an issue: the obligations whose messages have text. */
export type ToldMilestone = {
  milestone: Milestone;
  version: CatalogueVersion;
  obligations: readonly Obligation[];
};

/** Input for one organisation's issue. */
export type IssueContext = {
  basis: PlanBasis;
  version: CatalogueVersion;
  told: readonly ToldMilestone[];
  items: readonly NewsItem[];
  /** Every milestone that the organisation has reached. */
  reached: ReadonlySet<string>;
  contact: Responsible;
  /** 2027-03-25, in Stockholm. */
  today: string;
  head: HeadIssue;
  /** Changes that may be told to those who read the old value in an earlier issue. */
  changes: TellableChanges;
  sayChange: SayChange;
};

/** One edition per language of the catalogue; empty if there is no news. Pure. */
export function editionsOf(
  context: IssueContext,
  week: Pick<NewsletterIssue, 'year' | 'week'>,
): NewsletterIssue['editions'] {
  const facts = factsOf(context);
  return Object.fromEntries(
    context.version.catalogue.locales.flatMap((locale): [string, IssueEdition][] => {
      const changed = changeItems({ ...context, catalogue: context.version.catalogue }, locale);
      const items = [
        ...changed.items,
        ...messageItems(context, facts, locale),
        ...newsItems(context, locale),
      ];
      if (items.length === 0) return [];
      return [[locale, editionOf(context, { items, facts, changed: changed.facts, locale, ...week })]];
    }),
  );
}

/** Current values: an issue appears days after its milestones, and a date may have changed, or no longer be known. */
function factsOf({ basis }: IssueContext): Facts {
  return factsInForce(basis.rollout.facts, basis.participation);
}

type Edition = Pick<NewsletterIssue, 'year' | 'week'> & {
  items: IssueItem[];
  facts: Facts;
  changed: Record<string, ShownFact>;
  locale: string;
};

function editionOf(
  context: IssueContext,
  { items, facts, changed, locale, year, week }: Edition,
): IssueEdition {
  const { basis, version, told, contact, head } = context;
  const fallback = defaultLocale(version.catalogue);
  const service = inLocale(basis.rollout.name, locale, fallback);
  const organisation = inLocale(basis.organisation.name, locale, fallback);
  const definitions = Object.assign(
    {},
    ...told.map((one) => one.version.catalogue.facts),
    version.catalogue.facts,
  );
  return {
    ...head({ locale, service, organisation, year, week }),
    service,
    organisation,
    items,
    ...milestonesOf(context, facts, locale),
    facts: {
      ...shownFacts(facts, definitions, locale),
      ...changed,
      service: { type: 'text', text: service },
      organisation: { type: 'text', text: organisation },
      ...contactFacts(contact, { catalogue: version.catalogue, rollout: basis.rollout, locale }),
    },
  };
}

/** Each topic once, in the text of the latest milestone, for all its groups; the strongest group's first. */
function messageItems(
  { told, version: { catalogue } }: IssueContext,
  facts: Facts,
  locale: string,
): IssueItem[] {
  const items = new Map<string, IssueItem & { groups: string[] }>();
  for (const { milestone, version, obligations } of told) {
    const resolver = new TextResolver(version, milestone.kind, facts);
    for (const { group, messages } of obligations) {
      for (const topic of messages) {
        const said = resolver.words(topic, locale);
        const groups = items.get(topic)?.groups ?? [];
        if (said)
          items.set(topic, {
            ...{ id: topic, topic, locale: said.locale, title: said.title, markdown: said.markdown },
            // Who has had the milestone's mail has read the short form.
            ...(said.forms ? { brief: said.forms.answer } : {}),
            groups: groups.includes(group) ? groups : [...groups, group],
          });
      }
    }
  }
  const order = Object.keys(catalogue.groups);
  const ranked = [...items.values()].map((item) => ({
    ...item,
    groups: item.groups.toSorted((one, other) => order.indexOf(one) - order.indexOf(other)),
  }));
  const all = order.flatMap((group) => topicsInOrder(ranked, catalogue, group));
  // Topics of groups no longer in the catalogue come last.
  return [...new Set([...all, ...ranked])];
}

/** One group's items, most important first. */
export function topicsInOrder<T extends Pick<IssueItem, 'topic' | 'groups'>>(
  items: readonly T[],
  { groups }: CatalogueVersion['catalogue'],
  group: string,
): T[] {
  const messages = groups[group]?.messages ?? [];
  const place = ({ topic = '' }: T) => messages.indexOf(topic) >>> 0;
  return items
    .filter((item) => item.topic !== undefined && item.groups !== 'all' && item.groups.includes(group))
    .toSorted((one, other) => place(one) - place(other));
}

/** News whose facts all have values here; the rest waits for a later issue. */
export function completeNews(news: readonly NewsItem[], facts: Facts): NewsItem[] {
  const known = new Set<string>([...BUILT_IN_FACTS, ...Object.keys(facts)]);
  return news.filter(({ body }) =>
    Object.values(body).every((words) => factsIn(words).every((fact) => known.has(fact))),
  );
}

function newsItems({ items, version: { catalogue } }: IssueContext, locale: string): IssueItem[] {
  return items.map(({ id, title, body, groups }) => {
    const found = body[locale] === undefined ? defaultLocale(catalogue) : locale;
    return { id, groups, locale: found, title: inLocale(title, found), markdown: inLocale(body, found) };
  });
}

function milestonesOf(
  { version: { catalogue }, reached, today }: IssueContext,
  facts: Facts,
  locale: string,
): Pick<IssueEdition, 'milestones' | 'next'> {
  const milestones = Object.keys(catalogue.milestones).map((kind) => ({
    kind,
    name: milestoneName(catalogue, kind, locale),
    reached: reached.has(kind),
  }));
  const next = milestones
    .filter((milestone) => !milestone.reached)
    .map(({ kind, name }) => {
      const date = facts[catalogue.milestoneDates?.[kind] ?? ''];
      // A planned date in the past without its milestone is obsolete.
      return typeof date === 'string' && date >= today ? { kind, name, date } : { kind, name };
    });
  return { milestones, next };
}
