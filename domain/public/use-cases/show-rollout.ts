import {
  type Catalogue,
  counterOf,
  defaultLocale,
  milestoneName,
  topicsDue,
  wordsOfKind,
} from '../../catalogue/catalogue.ts';
import { type Facts, type FactType, formatFact, type ShownFact } from '../../catalogue/fact.ts';
import { withFacts } from '../../catalogue/fact-references.ts';
import { type PublicText, publicFacts, publicTexts } from '../../catalogue/public-text.ts';
import { shownFacts } from '../../catalogue/text-resolver.ts';
import { ownDayFact, toldOn, toldTime, trueFor } from '../../plan/day-of-truth.ts';
import type { Milestone } from '../../plan/milestone.ts';
import { factsInForce } from '../../rollout/facts-in-force.ts';
import type { Participation } from '../../rollout/rollout.ts';
import type { Locale } from '../../shared/locale.ts';
import { type OverdueSignOffs, overdueSignOffs } from '../overdue-sign-offs.ts';
import {
  changeLines,
  factsAfter,
  factsBefore,
  type HeldTexts,
  heldNow,
  type PublicChangeLine,
  type SinceTold,
  sinceTold,
  statedInPublic,
} from '../public-change.ts';
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
  /** The day (2027-03-15) on which it was told. */
  toldOn: string;
  /** Of how many it is true, where it is not true of all. */
  partly?: Partly | undefined;
  lead: string;
  words: PublicText[];
  /** What only groups inside municipalities are told on the website. */
  inside: PublicText[];
  /** What has changed in it since. */
  since: SinceTold[];
  /** The same as it holds now. */
  held: HeldTexts;
};

export type RolloutView = {
  id: string;
  name: string;
  timeline: TimelineStep[];
  /** The latest announcement, and earlier ones, newest first. */
  now: MilestoneTexts;
  before: MilestoneTexts[];
  /** What has changed of that, newest first. */
  changes: PublicChangeLine[];
  /** The groups affected. */
  affected: { outside: string[]; inside: string[] };
  /** Links to guidance. */
  guidance: { name: string; url: string }[];
  /** Path of the subscription page, if there is one. */
  subscribe: string | undefined;
  standings: RolloutProgress[];
  /** Whose sign-off of what is overdue, where the rollout names them. */
  overdue: OverdueSignOffs[];
};

/** A rollout's public page. Undefined if it does not exist, or has told nothing yet. */
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
    .map((milestone) => toldAt(milestone, { open, progress: standings, ...asked }));
  if (!now) return undefined;
  const stated = statedInPublic([now, ...before].flatMap(({ words, inside }) => [...words, ...inside]));
  const ofAll = open.changes.filter(({ organisation }) => organisation === undefined);
  return {
    id,
    name: shownIn(open.rollout.name, open, asked.locale),
    timeline: timelineOf(open, standings, asked),
    now,
    before,
    changes: changeLines(ofAll, stated, { version: open.version, locale: asked.locale }),
    affected: affectedBy(open, asked.locale),
    guidance: guidanceOf(open, { facts: open.facts, locale: asked.locale }),
    subscribe: subscribePathOf(open),
    standings,
    overdue: overdueSignOffs(open, asked),
  };
}

/** What the public was told at a milestone, with the facts of that time. */
export function toldAt(
  milestone: Milestone,
  {
    open,
    progress,
    locale,
    today,
  }: RolloutQuery & { open: PublicRollout; progress: readonly RolloutProgress[] },
): MilestoneTexts {
  const { version, rollout, members } = open;
  const { catalogue } = version;
  const service = shownIn(rollout.name, open, locale);
  const common = { service: { type: 'text', text: service } as const };
  const partly = partlyTrue(milestone, { open, progress, today });
  const at = toldTime(milestone);
  const then = factsAtTime(open, { milestone, at });
  const present = factsAtTime(open, { milestone, at: Number.POSITIVE_INFINITY });
  const office = members.find(({ organisation }) => organisation.code === rollout.office);
  const nationalAt = ({ facts, members }: FactsAtTime) =>
    office && {
      ...shownFacts(factsForAll(facts, open, office.participation), catalogue.facts, locale),
      ...daysOfAll({ ...open, members }, { kind: milestone.kind, locale }),
      organisation: { type: 'text', text: shownIn(office.organisation.name, open, locale) } as const,
      ...common,
    };
  const national = nationalAt(then);
  const everywhere = { ...shownFacts(then.facts, catalogue.facts, locale), ...common };
  const speech = {
    version,
    kind: milestone.kind,
    locale,
    factsFor: ({ scope }: { scope: 'local' | 'national' }) => (scope === 'national' ? national : everywhere),
  };
  const words = publicTexts({ ...speech, side: 'external' });
  const inside = publicTexts({ ...speech, side: 'internal' }).filter(
    ({ topic }) => !words.some((word) => word.topic === topic),
  );
  const shownNow = { ...shownFacts(present.facts, catalogue.facts, locale), ...nationalAt(present) };
  const since = sinceTold([...words, ...inside], {
    ...{ version, locale },
    now: shownNow,
    // One organisation's reason is not everybody's.
    changes: open.changes
      .filter((change) => change.at > at)
      .map((change) => (change.organisation === undefined ? change : { ...change, why: undefined })),
  });
  return {
    kind: milestone.kind,
    name: milestoneName(catalogue, milestone.kind, locale),
    toldOn: toldOn(milestone),
    ...(partly ? { partly } : {}),
    lead: leadOf(catalogue, milestone.kind, { locale, service }),
    ...{ words, inside, since },
    held: heldNow({ words, inside, since }, shownNow),
  };
}

type FactsAtTime = Pick<PublicRollout, 'facts' | 'members'>;

/** The facts that hold for all and those of each at a time (ms), as the public knew or knows them. */
export function factsAtTime(
  { members, changes }: PublicRollout,
  { milestone, at }: { milestone: Milestone; at: number },
): FactsAtTime {
  const between = changes.filter((change) => change.at > milestone.receivedAt && change.at <= at);
  return {
    facts: factsAfter(
      milestone.facts,
      between.filter(({ organisation }) => organisation === undefined),
    ),
    members: members.map(({ organisation, participation }) => {
      const since = changes.filter((one) => one.organisation === organisation.code && one.at > at);
      return {
        organisation,
        participation: { ...participation, facts: factsBefore(participation.facts, since) },
      };
    }),
  };
}

/** The office's own days are true of nobody else, and everybody reads the page. */
function factsForAll(facts: Facts, { version: { catalogue } }: PublicRollout, office: Participation): Facts {
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

/**
 * Of how many something is true, where it is not true of all: of the rest on a day of their own, not yet, or not at
 * all.
 */
export type Partly = { count: number; all: number; rest: 'on-own-day' | 'not-yet' | 'untouched' };

/**
 * Of how many a milestone is true; undefined if of all. What undoes a step is true of those that it was reported for.
 */
export function partlyTrue(
  { kind, days }: Milestone,
  { open, progress, today }: { open: PublicRollout; progress: readonly RolloutProgress[]; today: string },
): Partly | undefined {
  const isCounter = counterOf(open.version.catalogue, kind) !== undefined;
  const alike = open.told.filter((milestone) => milestone.kind === kind);
  const undone = new Set(isCounter ? alike.flatMap((milestone) => trueFor(milestone, today)) : []);
  const isTrue = ({ organisation, steps }: RolloutProgress) =>
    isCounter ? undone.has(organisation.code) : steps.some((step) => step.kind === kind && step.reached);
  const [count, all] = [progress.filter(isTrue).length, progress.length];
  if (count === all) return undefined;
  return { count, all, rest: isCounter ? 'untouched' : days ? 'on-own-day' : 'not-yet' };
}

/** The lead text of a milestone. */
export function leadOf(
  catalogue: Catalogue,
  kind: string,
  { locale, ...values }: { locale: Locale; service: string; organisation?: string },
): string {
  const words = wordsOfKind(catalogue, kind);
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
