import { type Catalogue, defaultLocale, milestoneName, topicsDue } from '../../catalogue/catalogue.ts';
import { type Facts, type FactType, formatFact, type ShownFact } from '../../catalogue/fact.ts';
import { type PublicText, publicFacts, publicTexts } from '../../catalogue/public-text.ts';
import { withFacts } from '../../catalogue/text.ts';
import { shownFacts } from '../../catalogue/text-resolver.ts';
import { ownDayFact } from '../../plan/day-of-truth.ts';
import type { Milestone } from '../../plan/milestone.ts';
import { factsInForce, type Participation } from '../../rollout/rollout.ts';
import type { Locale } from '../../shared/locale.ts';
import type { PublicRollout } from '../public-rollout.ts';
import {
  progressOfAll,
  publicOn,
  type RolloutQuery,
  shownIn,
  type TimelineStep,
  timelineOf,
} from '../rollout-course.ts';
import type { RolloutProgress } from '../rollout-progress.ts';
import { subscribePathOf } from './load-public-rollout.ts';

/** Reads the public part of a rollout; may be some seconds stale. */
export type ReadRollout = (id: string) => Promise<PublicRollout | undefined>;

export type ShowRolloutPorts = { readRollout: ReadRollout };

/** The announcement of one milestone. */
export type MilestoneTexts = {
  kind: string;
  name: string;
  occurredOn: string;
  /** How many have reached it, where it is not true of all yet. */
  partly?: { count: number; all: number } | undefined;
  lead: string;
  words: PublicText[];
  /** For groups inside municipalities that are told on the website. */
  inside: PublicText[];
};

export type RolloutView = {
  id: string;
  name: string;
  timeline: TimelineStep[];
  /** The latest announcement, and earlier ones, newest first. */
  now: MilestoneTexts | undefined;
  before: MilestoneTexts[];
  /** The groups affected. */
  affected: { outside: string[]; inside: string[] };
  /** Links to guidance. */
  guidance: { name: string; url: string }[];
  /** Path of the subscription page, if there is one. */
  subscribe: string | undefined;
  standings: RolloutProgress[];
};

/** A rollout's public page. Undefined if it does not exist. */
export async function showRollout(
  id: string,
  asked: RolloutQuery,
  { readRollout }: ShowRolloutPorts,
): Promise<RolloutView | undefined> {
  const known = await readRollout(id);
  if (!known) return undefined;
  const open = publicOn(known, asked.today);
  const standings = progressOfAll(open, asked.today);
  const [now, ...before] = open.told
    .toReversed()
    .map((milestone) => toldAt(milestone, { open, progress: standings, locale: asked.locale }));
  return {
    id,
    name: shownIn(open.rollout.name, open, asked.locale),
    timeline: timelineOf(open, standings, asked),
    now,
    before,
    affected: affectedBy(open, asked.locale),
    guidance: guidanceOf(open, { facts: open.facts, locale: asked.locale }),
    subscribe: subscribePathOf(open),
    standings,
  };
}

/** What the public was told at a milestone, with the facts of that time. */
function toldAt(
  milestone: Milestone,
  { open, progress, locale }: { open: PublicRollout; progress: readonly RolloutProgress[]; locale: Locale },
): MilestoneTexts {
  const { version, rollout, members } = open;
  const { catalogue } = version;
  const service = shownIn(rollout.name, open, locale);
  const common = { service: { type: 'text', text: service } as const };
  const partly = milestone.days && partOf(milestone.kind, progress);
  const office = members.find(({ organisation }) => organisation.code === rollout.office);
  const national = office && {
    ...shownFacts(factsForAll(milestone, open, office.participation), catalogue.facts, locale),
    ...daysOfAll(open, { kind: milestone.kind, locale }),
    organisation: { type: 'text', text: shownIn(office.organisation.name, open, locale) } as const,
    ...common,
  };
  const everywhere = { ...shownFacts(milestone.facts, catalogue.facts, locale), ...common };
  const speech = {
    version,
    kind: milestone.kind,
    locale,
    factsFor: ({ scope }: { scope: 'local' | 'national' }) => (scope === 'national' ? national : everywhere),
  };
  return {
    kind: milestone.kind,
    name: milestoneName(catalogue, milestone.kind, locale),
    occurredOn: milestone.occurredOn,
    ...(partly ? { partly } : {}),
    lead: leadOf(catalogue, milestone.kind, { locale, service }),
    words: publicTexts({ ...speech, side: 'external' }),
    inside: publicTexts({ ...speech, side: 'internal' }),
  };
}

/** The office's own days are true of nobody else, and everybody reads the page. */
function factsForAll(
  { facts }: Milestone,
  { version: { catalogue } }: PublicRollout,
  office: Participation,
): Facts {
  const days = Object.keys(catalogue.milestones).map((kind) => ownDayFact(catalogue, kind));
  const entries = Object.entries(factsInForce(facts, office));
  return Object.fromEntries(entries.filter(([fact]) => !days.includes(fact)));
}

/** Of the days to come that each has of its own, the first and the last. */
function daysOfAll(
  { version: { catalogue }, members }: PublicRollout,
  { kind, locale }: { kind: string; locale: Locale },
): Record<string, ShownFact> {
  const toCome = Object.keys(catalogue.milestones).filter((each) => each !== kind);
  return Object.fromEntries(
    toCome.flatMap((each): [string, ShownFact][] => {
      const fact = ownDayFact(catalogue, each);
      if (fact === undefined) return [];
      const days = members
        .filter(({ organisation }) => organisation.kind !== 'national')
        .flatMap(({ participation: { facts } }) => {
          const day = facts[fact];
          return typeof day === 'string' ? [day] : [];
        })
        .toSorted();
      const span = [...new Set([...days.slice(0, 1), ...days.slice(-1)])];
      const text = span.map((day) => formatFact('date', day, locale)).join(' – ');
      return text === '' ? [] : [[fact, { type: 'date', text }]];
    }),
  );
}

/** How many have reached a kind of milestone; undefined if all have. */
export function partOf(
  kind: string,
  progress: readonly RolloutProgress[],
): { count: number; all: number } | undefined {
  const count = progress.filter(({ steps }) =>
    steps.some((step) => step.kind === kind && step.reached),
  ).length;
  return count < progress.length ? { count, all: progress.length } : undefined;
}

/** The lead text of a milestone. */
export function leadOf(
  catalogue: Catalogue,
  kind: string,
  { locale, ...values }: { locale: Locale; service: string; organisation?: string },
): string {
  const words = catalogue.milestones[kind];
  const lead = words?.[locale]?.lead ?? words?.[defaultLocale(catalogue)]?.lead ?? '';
  return withFacts(lead, values);
}

function affectedBy(open: PublicRollout, locale: Locale): RolloutView['affected'] {
  const { catalogue } = open.version;
  const groups = Object.values(catalogue.groups).filter((group) =>
    Object.keys(catalogue.milestones).some((kind) => topicsDue(catalogue, group, kind).length > 0),
  );
  const named = (side: 'internal' | 'external') =>
    groups.filter((group) => group.side === side).map(({ name }) => shownIn(name, open, locale));
  return { outside: named('external'), inside: named('internal') };
}

/** URLs that public texts have used so far, labelled by their fact. */
export function guidanceOf(
  { version, told }: PublicRollout,
  { scope, ...known }: { facts: Facts; locale: Locale; scope?: 'local' },
): { name: string; url: string }[] {
  const kinds = told.map(({ kind }) => kind);
  const names = publicFacts(version, 'url', { kinds, ...(scope ? { scope } : {}) });
  return namedFacts({ version, ...known }, names, 'url').map(({ name, value }) => ({ name, url: value }));
}

/** Facts that have a value, with labels. */
export function namedFacts(
  { version, facts, locale }: Pick<PublicRollout, 'version' | 'facts'> & { locale: Locale },
  names: readonly string[],
  type: FactType,
): { name: string; value: string }[] {
  const { catalogue } = version;
  return names.flatMap((name) => {
    const [definition, value] = [catalogue.facts[name], facts[name]];
    if (!definition || value === undefined) return [];
    const called = definition.name[locale] ?? definition.name[defaultLocale(catalogue)] ?? name;
    return [{ name: called, value: formatFact(type, value, locale) }];
  });
}
