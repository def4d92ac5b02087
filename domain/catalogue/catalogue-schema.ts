import * as z from 'zod';
import { localeSchema, localisedSchema } from '../shared/locale.ts';
import { plainText } from '../shared/plain-text.ts';
import { carrierSchema, materialSchema, ownerSchema } from './carrier.ts';
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

/**
 * Which group must know which messages, at which milestone, through which channels, with inheritance
 * resolved. `milestones` are in rollout order, `groups` strongest role first, a group's `messages` most
 * important first. The first locale is the default.
 */
export const catalogueSchema = z.strictObject({
  ...catalogueFields,
  groups: z.record(roleSchema, groupSchema),
});
