import * as z from 'zod';
import { type Localised, localeSchema, localisedSchema } from '../shared/locale.ts';
import { plainText } from '../shared/plain-text.ts';
import {
  catalogueIdSchema,
  channelIdSchema,
  impactSchema,
  milestoneKindSchema,
  roleSchema,
  topicSchema,
} from './catalogue-ids.ts';
import { dateRuleSchema } from './date-rules.ts';
import { factDefinitionSchema, factNameSchema } from './fact.ts';

/** What carries a channel: the first four are automatic, `people` is manual. */
export const carrierSchema = z.enum(['mail', 'newsletter', 'press', 'web', 'people']);
export type Carrier = z.infer<typeof carrierSchema>;

/** Who is responsible for a manual channel. */
export const ownerSchema = z.enum(['local-lead', 'relay', 'supplier', 'national-office']);

/** Kinds of material that a packet contains for a task. */
export const materialSchema = z.enum([
  'slides',
  'memo',
  'intranet-text',
  'weekly-letter-text',
  'social-posts',
  'question-script',
  'relay-brief',
  'agenda',
  'checklist',
]);
export type Material = z.infer<typeof materialSchema>;

const days = z.int().min(-365).max(365);

/** What a task on a manual channel requires; a catalogue states only deviations from the defaults. */
const handworkFields = {
  /** Due date in days relative to the milestone; negative is before it. On a day off, the working day before. */
  due: days.default(0),
  /** Minimum notice in working days, counted from planning. */
  notice: z.int().min(0).max(60).default(5),
  minutes: z.int().min(0).max(600).default(30),
  material: z.array(materialSchema).default(['memo']),
};

export const channelSchema = z.discriminatedUnion('carrier', [
  z.strictObject({
    carrier: z.literal('mail'),
    sender: z.enum(['organisation', 'national-office']),
    name: localisedSchema,
  }),
  z.strictObject({ carrier: carrierSchema.extract(['newsletter', 'press', 'web']), name: localisedSchema }),
  z.strictObject({
    carrier: z.literal('people'),
    owner: ownerSchema,
    name: localisedSchema,
    /** What is posted there is published: nobody can count who reads it. */
    uncounted: z.literal(true).optional(),
    ...handworkFields,
  }),
]);
export type Channel = z.infer<typeof channelSchema>;

/** How mails refer to a milestone; subject and lead may contain facts such as `{service}`. */
export const milestoneWordsSchema = z.strictObject({
  name: plainText(60),
  /**
   * The headline of its mails, with facts such as the reader's own day; its name stands where one of them is not
   * known.
   */
  title: plainText(80).optional(),
  subject: plainText(120),
  lead: plainText(400),
  /** The same for what is told before its day. */
  before: z.strictObject({ name: plainText(60), lead: plainText(400) }).optional(),
});

/**
 * A kind of milestone that suspends or undoes others, and is not a step of the rollout. It is told in one message, to
 * those who were told of the kinds in `tells`, or of those that it undoes. Nobody knows the facts in `clears` any
 * more once it is told; it is over once that in `until` has a new value.
 */
export const counterSchema = z.strictObject({
  undoes: z.array(milestoneKindSchema).min(1),
  tells: z.array(milestoneKindSchema).min(1).optional(),
  clears: z.array(factNameSchema).min(1).optional(),
  until: factNameSchema.optional(),
  message: topicSchema,
  words: z.record(localeSchema, milestoneWordsSchema.omit({ before: true })),
});
export type Counter = z.infer<typeof counterSchema>;

/**
 * The channels that suffice to tell a group: any of its channels, all of them, or any of a list. For those whom nobody
 * can count a condition instead, with the name by which pages speak of it: all of these channels.
 */
export const sufficientSchema = z.union([
  z.enum(['any', 'all']),
  z.array(channelIdSchema).min(1),
  z.strictObject({ all: z.array(channelIdSchema).min(1), name: localisedSchema }),
]);

export const groupSchema = z.strictObject({
  name: localisedSchema,
  /** What one calls these people in a sentence, if other than their name. */
  called: localisedSchema.optional(),
  you: localisedSchema,
  side: z.enum(['internal', 'external']),
  tier: z.int().min(1).max(9),
  scope: z.enum(['local', 'national']),
  messages: z.array(topicSchema),
  channels: z.array(channelIdSchema),
  /** `any` if absent. */
  sufficient: sufficientSchema.optional(),
  relay: roleSchema.optional(),
  when: z.record(channelIdSchema, z.strictObject({ impact: impactSchema })).optional(),
  nextStep: z.record(milestoneKindSchema, localisedSchema).optional(),
  /** By when it is asked for: days from the milestone. On a day off, the working day before. Else whenever it suits. */
  nextStepBy: z.record(milestoneKindSchema, days.min(1)).optional(),
});
export type Group = z.infer<typeof groupSchema>;

/**
 * One question that shows whether a group knows what a milestone has told it, with answers to choose from; `right` is
 * the place of the right one, from 1. It refers to no facts, so that it holds whatever they are.
 */
export const knowledgeCheckSchema = z.strictObject({
  /** The message that gives the answer, explained again where too few know it. */
  topic: topicSchema,
  question: localisedSchema,
  answers: z.array(localisedSchema).min(2).max(4),
  right: z.int().min(1).max(4),
  /** Which groups are asked at which kinds of milestone. */
  asks: z.record(milestoneKindSchema, z.array(roleSchema).min(1)),
});
export type KnowledgeCheck = z.infer<typeof knowledgeCheckSchema>;

const catalogueFields = {
  id: catalogueIdSchema,
  locales: z.array(localeSchema).min(1),
  responsible: roleSchema,
  /** What `{contactRole}` calls whoever answers: an organisation's own contact, or the rollout's that stands in. */
  contactRole: z.strictObject({ own: localisedSchema, standIn: localisedSchema }).optional(),
  facts: z.record(factNameSchema, factDefinitionSchema),
  milestones: z.record(milestoneKindSchema, z.record(localeSchema, milestoneWordsSchema)),
  /** Postponed, under review, cancelled: what may come instead of a step. */
  counters: z.record(milestoneKindSchema, counterSchema).optional(),
  /** The fact of type date that holds the planned date of each milestone. */
  milestoneDates: z.record(milestoneKindSchema, factNameSchema).optional(),
  /**
   * In how many working days each organisation signs off a kind of milestone once it is told, or `none` where nobody is
   * asked to. A kind that is not here takes `SIGN_OFF_DAYS`.
   */
  signOffs: z.record(milestoneKindSchema, z.union([z.int().min(1).max(250), z.literal('none')])).optional(),
  /**
   * Whom somebody who answers calls puts them through to: for each matter the first of these roles that anybody has;
   * and the fact that says when they answer.
   */
  transfers: z
    .strictObject({
      hours: factNameSchema.optional(),
      matters: z
        .array(z.strictObject({ about: localisedSchema, to: z.array(roleSchema).min(1).max(5) }))
        .min(1)
        .max(20),
    })
    .optional(),
  /** What days have to respect, such as a standstill period. */
  rules: z.record(catalogueIdSchema, dateRuleSchema).optional(),
  channels: z.record(channelIdSchema, channelSchema),
  relays: z.record(roleSchema, localisedSchema),
  /** What groups are asked, to find out what they know. A group without one is asked only whether it knows enough. */
  checks: z.record(catalogueIdSchema, knowledgeCheckSchema).optional(),
  messages: z.record(
    topicSchema,
    z.strictObject({ name: localisedSchema, at: z.array(milestoneKindSchema).min(1) }),
  ),
};

/** The catalogue as written in YAML, where a group may extend others. */
export const catalogueSourceSchema = z.strictObject({
  ...catalogueFields,
  groups: z.record(roleSchema, groupSchema.extend({ extends: z.array(roleSchema).optional() })),
});
export type CatalogueSource = z.infer<typeof catalogueSourceSchema>;

/**
 * Which group must know which messages, at which milestone, through which channels, with inheritance
 * resolved. `milestones` are in rollout order, `groups` strongest role first, a group's `messages` most
 * important first. The first locale is the default.
 */
export const catalogueSchema = z.strictObject({
  ...catalogueFields,
  groups: z.record(roleSchema, groupSchema),
});
export type Catalogue = z.infer<typeof catalogueSchema>;

/** What one calls a group's people in a sentence. */
export function calledOf({ groups }: Pick<Catalogue, 'groups'>, id: string): Localised {
  const group = groups[id];
  return group?.called ?? group?.name ?? {};
}

/** The topics due to a group at a milestone, most important first. */
export function topicsDue(catalogue: Catalogue, group: Group, kind: string): string[] {
  const counter = counterOf(catalogue, kind);
  if (counter) {
    const concerns = toldKinds(counter).some((told) => topicsDue(catalogue, group, told).length > 0);
    return concerns ? [counter.message] : [];
  }
  return group.messages.filter((topic) => catalogue.messages[topic]?.at.includes(kind));
}

/** What a kind of milestone undoes, if it is not a step. */
export function counterOf({ counters = {} }: Pick<Catalogue, 'counters'>, kind: string): Counter | undefined {
  return Object.hasOwn(counters, kind) ? counters[kind] : undefined;
}

/** The kinds of whose milestones those were told who are told of a counter. */
export function toldKinds({ undoes, tells = undoes }: Pick<Counter, 'undoes' | 'tells'>): string[] {
  return tells;
}

/** The counters that end once facts have new values, since these say what they left open. */
export function endedBy({ counters = {} }: Pick<Catalogue, 'counters'>, facts: readonly string[]): string[] {
  return Object.entries(counters).flatMap(([kind, { until }]) =>
    until !== undefined && facts.includes(until) ? [kind] : [],
  );
}

/** The kinds that a kind undoes: a step undoes the counters against it. */
export function undoneBy(catalogue: Pick<Catalogue, 'counters'>, kind: string): string[] {
  const against = Object.entries(catalogue.counters ?? {}).filter(([, { undoes }]) => undoes.includes(kind));
  return counterOf(catalogue, kind)?.undoes ?? against.map(([counter]) => counter);
}

/** How mails refer to a kind of milestone, by language. */
export function wordsOfKind(
  catalogue: Pick<Catalogue, 'milestones' | 'counters'>,
  kind: string,
): Catalogue['milestones'][string] | undefined {
  // Own properties only: an event may name a kind "constructor".
  if (Object.hasOwn(catalogue.milestones, kind)) return catalogue.milestones[kind];
  return counterOf(catalogue, kind)?.words;
}

/** What a group is asked after a kind of milestone; undefined if there is no question for it. */
export function checkFor(
  { checks = {} }: Pick<Catalogue, 'checks'>,
  { group, kind }: { group: string; kind: string },
): KnowledgeCheck | undefined {
  return Object.values(checks).find(
    ({ asks }) => Object.hasOwn(asks, kind) && (asks[kind]?.includes(group) ?? false),
  );
}

/** In a catalogue that says nothing else: four weeks. */
const SIGN_OFF_DAYS = 20;

/** In how many working days a kind of milestone is signed off; undefined if nobody is asked to. */
export function signOffDays(
  { signOffs = {} }: Pick<Catalogue, 'signOffs'>,
  kind: string,
): number | undefined {
  const days = Object.hasOwn(signOffs, kind) ? signOffs[kind] : SIGN_OFF_DAYS;
  return days === 'none' ? undefined : days;
}

/** The language in which every text must exist. */
export function defaultLocale(catalogue: Pick<Catalogue, 'locales'>): string {
  return catalogue.locales[0] ?? 'sv';
}

/** The name of a kind of milestone in a language, else in the catalogue's default one. */
export function milestoneName(
  catalogue: Pick<Catalogue, 'milestones' | 'counters' | 'locales'>,
  kind: string,
  locale: string,
): string {
  const words = wordsOfKind(catalogue, kind);
  return (words?.[locale] ?? words?.[defaultLocale(catalogue)])?.name ?? kind;
}
