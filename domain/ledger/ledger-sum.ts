import * as z from 'zod';
import { channelIdSchema, roleSchema, topicSchema } from '../catalogue/catalogue-ids.ts';
import { obligationSchema } from '../plan/obligation.ts';
import { type LedgerCell, type LedgerRow, ledgerRowSchema } from './ledger.ts';
import {
  courseOf,
  courseSchema,
  messageCourses,
  type ReachCourse,
  responsibleFor,
  standingOn,
} from './reach-status.ts';
import { holdersIn, occasionsLeft } from './work-left.ts';

const count = z.int().min(0);

/** One group at an organisation: its messages as they go over days, and its people by mail. */
const groupSumSchema = z.strictObject({
  group: roleSchema,
  messages: z.array(z.tuple([topicSchema, courseSchema])).readonly(),
  people: count,
  reached: count,
  delivered: count,
});
export type GroupSum = z.infer<typeof groupSumSchema>;

/**
 * What an organisation's ledger comes to, on whatever day: without the channels, and without names of people. A group's
 * messages, `owners` and `byHand` may be the same object in many sums, so nobody changes them.
 */
export const ledgerSumSchema = ledgerRowSchema.omit({ cells: true }).extend({
  groups: z.array(groupSumSchema),
  /** Who has to act, with the obligations of theirs on one course. */
  owners: z.array(z.tuple([obligationSchema.shape.owner, courseSchema, count])).readonly(),
  /** Obligations by hand that are not waived, by the day on which they are due: done, of all. */
  byHand: z.array(z.tuple([z.iso.date(), count, count])).readonly(),
  /**
   * Occasions by hand that are left: whether the national office has to act, the channel, the first day on which any of
   * it is due, and a number for the person who has it, which says nothing outside of this ledger; 0 for nobody.
   */
  left: z.array(z.tuple([z.boolean(), channelIdSchema, z.iso.date(), count])).readonly(),
  /** Occasions by hand that are required: the channel, and whether all groups have been told there. */
  sittings: z.array(z.tuple([channelIdSchema, z.boolean()])).readonly(),
  /** Obligations by hand that are waived. */
  waived: count,
  /** Whether the organisation's own people have confirmed anything. */
  confirmed: z.boolean(),
});
export type LedgerSum = z.infer<typeof ledgerSumSchema>;

/** What an organisation has left to do by hand at a milestone. */
export type WorkLeft = Pick<LedgerSum, 'organisation' | 'left' | 'confirmed'>;

/** What a ledger comes to, by the rule of `SUM_RULE`. Pure. */
export function ledgerSumOf({ cells, ...about }: LedgerRow): LedgerSum {
  return {
    ...about,
    groups: [...Map.groupBy(cells, ({ group }) => group)].map(([group, own]) => groupSumOf(group, own)),
    owners: ownersOf(cells, about.kind),
    byHand: byHandOf(cells),
    sittings: sittingsOf(cells),
    waived: cells.filter(({ carrier, state }) => carrier === 'people' && state === 'waived').length,
    ...workLeftOf({ ...about, cells }),
  };
}

function isDoneByHand({ state }: LedgerCell): boolean {
  return state === 'confirmed' || state === 'relayed';
}

function sittingsOf(cells: readonly LedgerCell[]): LedgerSum['sittings'] {
  const required = cells.filter(({ carrier, state }) => carrier === 'people' && state !== 'waived');
  return [...Map.groupBy(required, ({ channel }) => channel)].map(([channel, own]) => [
    channel,
    own.every(isDoneByHand),
  ]);
}

/** The part of it that is work by hand. Pure. */
export function workLeftOf({ organisation, cells }: LedgerRow): WorkLeft {
  const occasions = occasionsLeft(cells);
  const people = holdersIn(occasions);
  const numberOf = (name: string | undefined) => (name === undefined ? 0 : people.indexOf(name) + 1);
  return {
    organisation,
    left: occasions.map(({ office, channel, due, contactName }) => [
      ...([office, channel, due] as const),
      numberOf(contactName),
    ]),
    confirmed: cells.some(
      (cell) => cell.carrier === 'people' && cell.owner !== 'national-office' && isDoneByHand(cell),
    ),
  };
}

/** The same people get one mail for several channels. */
function groupSumOf(group: string, cells: readonly LedgerCell[]): GroupSum {
  const mailed = cells.filter(({ carrier }) => carrier === 'mail');
  const most = (of: 'people' | 'reached' | 'delivered') =>
    Math.max(0, ...mailed.map((cell) => cell[of] ?? 0));
  return {
    group,
    messages: [...messageCourses(cells)],
    people: most('people'),
    reached: most('reached'),
    delivered: most('delivered'),
  };
}

function ownersOf(cells: readonly LedgerCell[], kind: LedgerRow['kind']): LedgerSum['owners'] {
  const counted = new Map<string, LedgerSum['owners'][number]>();
  for (const cell of cells) {
    const course = courseOf(cell);
    // Whose turn it is does not change when something becomes late.
    const owner = responsibleFor(cell, { standing: standingOn(course, ''), kind });
    const [, , before] = counted.get(`${owner} ${course}`) ?? [owner, course, 0];
    counted.set(`${owner} ${course}`, [owner, course, before + 1]);
  }
  return [...counted.values()];
}

function byHandOf(cells: readonly LedgerCell[]): LedgerSum['byHand'] {
  const byHand = cells.filter(({ carrier, state }) => carrier === 'people' && state !== 'waived');
  return [...Map.groupBy(byHand, ({ due }) => due)].map(([due, own]) => [
    due,
    own.filter(isDoneByHand).length,
    own.length,
  ]);
}

/** What a ledger came to, and which version of it. */
export type SummedLedger = LedgerSum & { version: number };
/** The part of that which is work by hand. */
export type SummedWork = WorkLeft & Pick<SummedLedger, 'version'>;

/** What all ledgers of a milestone come to together. */
export type MilestoneSum = {
  /** Those that have obligations, by code. */
  organisations: string[];
  groups: (Omit<GroupSum, 'messages'> & {
    /** How many messages are on each course. */
    messages: [ReachCourse, number][];
  })[];
  byHand: LedgerSum['byHand'];
};

/** Adds up what ledgers come to; some may be of one organisation. */
export function milestoneSumOf(sums: readonly LedgerSum[]): MilestoneSum {
  const all = sums.flatMap(({ groups }) => groups);
  return {
    organisations: [
      ...new Set(sums.filter(({ groups }) => groups.length > 0).map((sum) => sum.organisation)),
    ],
    groups: [...Map.groupBy(all, ({ group }) => group)].map(([group, own]) => ({
      group,
      messages: [...coursesOf(own)],
      people: own.reduce((total, { people }) => total + people, 0),
      reached: own.reduce((total, { reached }) => total + reached, 0),
      delivered: own.reduce((total, { delivered }) => total + delivered, 0),
    })),
    byHand: byDay(sums.flatMap(({ byHand }) => byHand)),
  };
}

/** The same of what several milestones come to. */
export function together(sums: readonly MilestoneSum[]): MilestoneSum {
  const [only] = sums;
  if (only && sums.length === 1) return only;
  const all = sums.flatMap(({ groups }) => groups);
  const total = (of: readonly MilestoneSum['groups'][number][], what: 'people' | 'reached' | 'delivered') =>
    of.reduce((sum, each) => sum + each[what], 0);
  return {
    organisations: [...new Set(sums.flatMap(({ organisations }) => organisations))].toSorted(),
    groups: [...Map.groupBy(all, ({ group }) => group)].map(([group, own]) => ({
      group,
      messages: [...counted(own.flatMap(({ messages }) => messages))],
      people: total(own, 'people'),
      reached: total(own, 'reached'),
      delivered: total(own, 'delivered'),
    })),
    byHand: byDay(sums.flatMap(({ byHand }) => byHand)),
  };
}

/** Messages that are the same object are counted once. */
function coursesOf(groups: readonly GroupSum[]): Map<ReachCourse, number> {
  const same = Map.groupBy(groups, ({ messages }) => messages);
  return counted(
    [...same].flatMap(([messages, { length }]) => messages.map(([, course]) => [course, length] as const)),
  );
}

function counted(courses: readonly (readonly [ReachCourse, number])[]): Map<ReachCourse, number> {
  const counts = new Map<ReachCourse, number>();
  for (const [course, items] of courses) counts.set(course, (counts.get(course) ?? 0) + items);
  return counts;
}

function byDay(hands: readonly LedgerSum['byHand'][number][]): LedgerSum['byHand'] {
  const days = new Map<string, { done: number; of: number }>();
  for (const [due, done, of] of hands) {
    const day = days.get(due) ?? { done: 0, of: 0 };
    days.set(due, { done: day.done + done, of: day.of + of });
  }
  return [...days].map(([due, { done, of }]) => [due, done, of]);
}

/** What the ledgers of a milestone came to, by code, and how often that was written. */
export type KeptSums = { sums: SummedLedger[]; version: number };

/** Stores what the ledgers of a milestone come to, so that a page reads one row instead of all of them. */
export interface LedgerSums {
  /** Consistent read; undefined if there are none, or only some by another rule. */
  find(milestone: string): Promise<KeptSums | undefined>;
  /** The same together, of each of these milestones of which there are some. */
  together(milestones: readonly string[]): Promise<Map<string, MilestoneSum>>;
  /** Only the work by hand, by organisation, of each of these milestones of which there are sums. */
  workLeft(milestones: readonly string[]): Promise<Map<string, SummedWork[]>>;
  /** Conditional write at the version read (0 if there were none); false if it has changed. */
  save(milestone: string, sums: readonly SummedLedger[], version: number): Promise<boolean>;
}
