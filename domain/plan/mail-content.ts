import {
  type Catalogue,
  defaultLocale,
  milestoneName,
  topicsDue,
  wordsOfKind,
} from '../catalogue/catalogue.ts';
import type { CatalogueVersion } from '../catalogue/catalogues.ts';
import type { Facts, ShownFact } from '../catalogue/fact.ts';
import { factsIn, withFacts } from '../catalogue/fact-references.ts';
import { type ResolvedText, shownFacts, TextResolver } from '../catalogue/text-resolver.ts';
import type { MailContent, MailSection, TaskPart } from '../mail/variant.ts';
import { factsInForce } from '../rollout/facts-in-force.ts';
import type { Responsible } from '../rollout/responsible.ts';
import { registerNumberOf } from '../rollout/rollout.ts';
import { inLocale } from '../shared/locale.ts';
import { clearedNames } from './cleared-facts.ts';
import { contactFacts } from './contact-facts.ts';
import { dayOfTruth, ownDayFact, reachedKinds } from './day-of-truth.ts';
import { dueOf } from './due-day.ts';
import type { Milestone } from './milestone.ts';
import type { PlanBasis } from './plan-basis.ts';

/** Input for one organisation's plan. */
export type PlanContext = {
  milestone: Milestone;
  basis: PlanBasis;
  version: CatalogueVersion;
  facts: Facts;
  /** The day from which the milestone is true of the organisation; undefined if nobody has said it. */
  day: string | undefined;
  texts: TextResolver;
  /** The words for what is told before that day. */
  ahead: TextResolver;
};

/** The context of one organisation's plan, from its frozen basis. */
export function planContext({
  milestone,
  basis,
  version,
}: Pick<PlanContext, 'milestone' | 'basis' | 'version'>) {
  // Not those of the report: a fact may have changed since, or nobody know it any longer.
  const facts = factsInForce(basis.rollout.facts, basis.participation);
  const fact = ownDayFact(version.catalogue, milestone.kind);
  const needed = milestone.days && fact !== undefined ? [fact] : [];
  return {
    ...{ milestone, basis, version, facts },
    day: dayOfTruth(milestone, basis.organisation.code),
    texts: new TextResolver(version, milestone.kind, facts, { needed }),
    ahead: new TextResolver(version, milestone.kind, facts, { needed, before: true }),
  };
}

/** The words for something told on a day (2027-03-15); without one, from the day of the milestone on. */
export function textsOn(context: PlanContext, day: string | undefined): TextResolver {
  return isBefore(context, day) ? context.ahead : context.texts;
}

/** Whether a day comes before the organisation's own, from which the milestone is true there. */
export function isBefore({ milestone, day: start }: PlanContext, day: string | undefined): boolean {
  return milestone.days !== undefined && day !== undefined && start !== undefined && day < start;
}

/**
 * A mail's readers: roles with the strongest first, language, contact for questions, and whether they may
 * unsubscribe.
 */
export type Readership = {
  groups: readonly string[];
  locale: string;
  contact: Responsible;
  sender: string;
  leavable: boolean;
  /** Manual work of a lead or the national contact. */
  tasks?: TaskPart | undefined;
  /** The mail tells no messages and only lists tasks. */
  tasksAlone?: boolean;
  /**
   * It tells somebody who came later these messages, as they hold on a day (2027-03-15), with one next step; `reached`:
   * kinds.
   */
  welcome?: { on: string; topics: readonly string[]; reached: ReadonlySet<string> };
};

/**
 * One mail for readers with the same roles and language: messages without duplicates, the strongest role's
 * first. Undefined if nothing can be said.
 */
export function mailContent(context: PlanContext, readership: Readership): MailContent | undefined {
  const { milestone, version, basis } = context;
  const { catalogue } = version;
  const { groups, locale, contact, sender, leavable, tasks, tasksAlone = false, welcome } = readership;
  const inReaders = (texts: Parameters<typeof inLocale>[0]) =>
    inLocale(texts, locale, defaultLocale(catalogue));
  const due = groups.flatMap((id) => {
    const group = catalogue.groups[id];
    return group ? topicsDue(catalogue, group, milestone.kind) : [];
  });
  const topics = welcome?.topics ?? due;
  const reached = welcome?.reached ?? reachedKinds(milestone, basis.organisation.code);
  const sections = tasksAlone
    ? []
    : [...new Set(topics)].flatMap((topic) => context.texts.words(topic, locale) ?? []).map(inShort);
  const words = milestoneWordsIn(context, locale);
  if ((sections.length === 0 && !tasks) || !words) return undefined;

  const service = inReaders(basis.rollout.name);
  const organisation = inReaders(basis.organisation.name);
  const facts = factsFor(context, { locale, contact });
  const values = Object.fromEntries(Object.entries(facts).map(([name, { text }]) => [name, text]));
  const registerNumber = registerNumberOf(basis.rollout, basis.participation);
  const by = nextStepsBy(context, readership);
  const title = titleIn(context, locale);
  return {
    locale,
    service,
    organisation,
    milestones: notches(catalogue, reached, locale),
    milestone: {
      name: words.name,
      ...(title === undefined ? {} : { title: withFacts(title, values) }),
      subject: withFacts(words.subject, values),
      lead: withFacts(words.lead, values),
    },
    you: groups.flatMap((id) => (catalogue.groups[id] ? [inReaders(catalogue.groups[id].you)] : [])),
    nextSteps: nextSteps(context, readership).map((step) => withFacts(step, values)),
    ...(by === undefined ? {} : { nextStepsBy: by }),
    sections,
    facts,
    sender,
    contact,
    leavable,
    ...(tasks ? { tasks } : {}),
    ...(registerNumber === undefined ? {} : { registerNumber }),
    ...(welcome ? { welcome: { on: welcome.on } } : {}),
  };
}

/** A message as a mail says it: in its short form, which leads to the full text, or whole where it has none. */
export function inShort({ forms, topic, locale, title, markdown }: ResolvedText): MailSection {
  return forms
    ? { topic, locale, title: forms.question, markdown: forms.short, isShort: true }
    : { topic, locale, title, markdown };
}

/** The facts that a mail's texts may refer to, formatted for its readers. */
export function factsFor(
  { facts, version: { catalogue }, basis }: Pick<PlanContext, 'facts' | 'version' | 'basis'>,
  { locale, contact }: Pick<Readership, 'locale' | 'contact'>,
): Record<string, ShownFact> {
  const inReaders = (texts: Parameters<typeof inLocale>[0]) =>
    inLocale(texts, locale, defaultLocale(catalogue));
  return {
    ...shownFacts(facts, catalogue.facts, locale),
    service: { type: 'text', text: inReaders(basis.rollout.name) },
    organisation: { type: 'text', text: inReaders(basis.organisation.name) },
    ...contactFacts(contact, { catalogue, rollout: basis.rollout, locale }),
  };
}

/** The values of the facts that texts refer to. */
export function statedFacts({ facts }: Pick<PlanContext, 'facts'>, texts: readonly string[]): Facts {
  const named = new Set(texts.flatMap(factsIn));
  return Object.fromEntries(Object.entries(facts).filter(([name]) => named.has(name)));
}

/** The facts of which a milestone's mails say that what was told no longer holds. */
export function clearsIn({ milestone }: Pick<PlanContext, 'milestone'>): { clears?: string[] } {
  const clears = clearedNames(milestone);
  return clears.length > 0 ? { clears } : {};
}

/** The lines of a mail that are not its messages, before their facts are filled in. */
export function ownLines(context: PlanContext, readership: Readership): string[] {
  const words = readership.welcome ? undefined : milestoneWordsIn(context, readership.locale);
  const title = readership.welcome ? undefined : titleIn(context, readership.locale);
  return [
    ...(words ? [words.subject, words.lead] : []),
    ...(title === undefined ? [] : [title]),
    ...nextSteps(context, readership),
  ];
}

/** The headline with the organisation's own facts, where all of them are known; the office speaks for no place. */
function titleIn(context: PlanContext, locale: string): string | undefined {
  const title = milestoneWordsIn(context, locale)?.title;
  const { facts, basis } = context;
  const isKnown = (fact: string) =>
    fact === 'service' || fact === 'organisation' || facts[fact] !== undefined;
  if (title === undefined || basis.organisation.kind === 'national') return undefined;
  return factsIn(title).every(isKnown) ? title : undefined;
}

/** Text for the milestone in a language, else in the default one. */
export function milestoneWordsIn({ version: { catalogue }, milestone }: PlanContext, locale: string) {
  const words = wordsOfKind(catalogue, milestone.kind);
  return words?.[locale] ?? words?.[defaultLocale(catalogue)];
}

/**
 * Every milestone of the catalogue in order, reached ones marked; empty for a dispatch that is not a
 * milestone.
 */
export function notches(
  catalogue: Catalogue,
  reached: ReadonlySet<string>,
  locale: string,
): MailContent['milestones'] {
  return Object.keys(catalogue.milestones).map((kind) => ({
    kind,
    name: milestoneName(catalogue, kind, locale),
    reached: reached.has(kind),
  }));
}

function nextSteps(context: PlanContext, { groups, locale, welcome }: Readership): string[] {
  const { catalogue } = context.version;
  const steps = groups.flatMap((id) => {
    const step = catalogue.groups[id]?.nextStep?.[context.milestone.kind];
    return step ? [inLocale(step, locale, defaultLocale(catalogue))] : [];
  });
  const known = [...new Set(steps)].filter((step) => context.texts.complete(step));
  return welcome ? known.slice(0, 1) : known;
}

/** Working days that everybody has for a step, however late a milestone is reported. */
const NOTICE = 5;

/** By when the first of the steps is asked for; who came later is asked whenever it suits. */
function nextStepsBy(context: PlanContext, { groups, welcome }: Readership): string | undefined {
  const { catalogue } = context.version;
  if (welcome) return undefined;
  const days = groups.flatMap((id) => catalogue.groups[id]?.nextStepBy?.[context.milestone.kind] ?? []);
  return days.map((due) => dueOf(context, { due, notice: NOTICE })).toSorted()[0];
}
