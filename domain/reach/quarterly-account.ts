import * as z from 'zod';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { countableOf, toldIn } from '../ledger/coverage.ts';
import { type LedgerSum, milestoneSumOf } from '../ledger/ledger-sum.ts';
import { reachStatusSchema } from '../ledger/reach-status.ts';
import { type Dispatch, purposeSchema } from '../mail/dispatch.ts';
import type { Milestone } from '../plan/milestone.ts';
import type { DeliveryCounts } from '../plan/plan.ts';
import type { EstimatedShare } from '../polls/interval.ts';
import { organisationKindSchema } from '../rollout/organisation.ts';
import type { Goal, GoalsChange } from '../rollout/rollout.ts';
import { canonicalJson, sha256 } from '../shared/digest.ts';
import { problem } from '../shared/problem.ts';
import { toStockholm } from '../shared/stockholm-time.ts';
import { goalStandingSchema, type ShownGoal } from './goal-standing.ts';
import { viewSums } from './ledger-view.ts';
import { type Ratio, trendPoint } from './reach-trend.ts';
import type { VerifiedLine, VerifiedReach } from './verified-reach.ts';

/** A calendar quarter in Sweden: `2026-q4`. */
export const quarterSchema = z.string().regex(/^20\d\d-q[1-4]$/, { error: problem('wrong-format') });

/** The first and the last day of a quarter. */
export function daysOfQuarter(quarter: string): { from: string; to: string } {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(6))];
  const day = (month: number, date: number) =>
    new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
  return { from: day(3 * number - 3, 1), to: day(3 * number, 0) };
}

/** The quarter of a day (2026-11-23). */
export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** A quarter so many quarters later. */
export function quarterAfter(quarter: string, by: number): string {
  const { from } = daysOfQuarter(quarter);
  const month = Number(from.slice(5, 7)) - 1 + 3 * by;
  return quarterOf(new Date(Date.UTC(Number(from.slice(0, 4)), month, 1)).toISOString().slice(0, 10));
}

const count = z.int().min(0);
const ratioSchema = z.strictObject({ part: count, of: count });
const mailsSchema = z.strictObject({
  ...{ accepted: count, delivered: count, returned: count, failed: count },
  ...{ unknown: count, skipped: count, cancelled: count, unreachable: count },
});
const answersSchema = z.strictObject({ good: count, of: count });
/** What a line claims and what people have answered; what may not be shown of answers is left out. */
const understoodLineSchema = z.strictObject({
  claimed: ratioSchema,
  /** Of the sample who knew it, of how many whom the question had reached, and of how many people in all. */
  verified: answersSchema.extend({ asked: count.optional(), people: count.optional() }).optional(),
  /** Of all who answered who knew it, and who say that they know enough. */
  known: answersSchema.optional(),
  enough: answersSchema.optional(),
});
const figuresSchema = z.strictObject({
  told: ratioSchema,
  overdue: ratioSchema,
  byHand: ratioSchema,
  byMail: ratioSchema,
});
/**
 * The account of a quarter: what went in, what came out, what was corrected, what it took. It has no time of its own
 * and no order but that of what it says, so the same data give the same bytes. What is `not-recorded` no row of the
 * ledger tells.
 */
export const quarterlyAccountSchema = z.strictObject({
  v: z.literal(1),
  rollout: z.string(),
  quarter: quarterSchema,
  from: z.iso.date(),
  to: z.iso.date(),
  /** The day by which late is judged: the last one of the quarter, or today while it lasts. */
  asOf: z.iso.date(),
  inputs: z.strictObject({
    organisations: count,
    groups: count,
    milestones: count,
    corrections: count,
    dispatches: z.partialRecord(purposeSchema, count),
    mails: count,
  }),
  outputs: z.strictObject({
    mails: mailsSchema,
    /** Messages to groups at organisations, by how they stand. */
    messages: z.record(reachStatusSchema, count),
    milestones: z.array(
      z.strictObject({
        ...{ id: z.string(), kind: z.string(), occurredOn: z.iso.date(), organisations: count },
        figures: figuresSchema,
      }),
    ),
    groups: z.array(
      z.strictObject({
        group: z.string(),
        told: ratioSchema,
        people: count,
        reached: count,
        delivered: count,
      }),
    ),
  }),
  /** By each milestone whose questions closed in the quarter. */
  understood: z.union([
    z.literal('not-recorded'),
    z.array(
      z.strictObject({
        ...{ milestone: z.string(), kind: z.string(), closed: z.iso.date() },
        total: understoodLineSchema,
        groups: z.array(understoodLineSchema.extend({ group: z.string() })),
        kinds: z.array(understoodLineSchema.extend({ of: organisationKindSchema })),
      }),
    ),
  ]),
  corrections: z.array(
    z.strictObject({
      id: z.string(),
      facts: z.array(z.string()),
      organisations: count,
      mails: count,
      /** From the report of the change until its mails were dispatched, and until the last had been handed over. */
      minutesToRelease: count.optional(),
      minutesToEnd: count.optional(),
    }),
  ),
  burden: z.strictObject({
    /** Obligations by hand: confirmed, of all but the waived. */
    tasks: ratioSchema,
    waived: count,
    /** By what the catalogue says that an occasion takes: of those that were confirmed, and of all. */
    minutes: ratioSchema,
  }),
  cost: z.strictObject({ mails: count, minutes: count, money: z.literal('not-recorded') }),
  /**
   * How each goal stood on the last day; `right` of `answers` in the sample, if so many answered that it may be
   * shown. Who answers for it is in the rollout's file.
   */
  goals: z.union([
    z.literal('not-recorded'),
    z.array(
      z.strictObject({
        ...{ group: z.string(), milestone: z.string(), percent: count, by: z.iso.date() },
        baseline: z.strictObject({ percent: count, on: z.iso.date() }),
        claimed: ratioSchema.optional(),
        verified: z.strictObject({ right: count, answers: count }).optional(),
        standing: goalStandingSchema,
      }),
    ),
  ]),
  /** The goals that were added, changed or taken away in the quarter, in order; absent if none was. */
  goalChanges: z
    .array(
      z.strictObject({
        ...{ on: z.iso.date(), group: z.string(), milestone: z.string() },
        before: z.strictObject({ percent: count, by: z.iso.date() }).optional(),
        after: z.strictObject({ percent: count, by: z.iso.date() }).optional(),
      }),
    )
    .optional(),
});
export type QuarterlyAccount = z.infer<typeof quarterlyAccountSchema>;

/** A milestone after its last day of answers (2026-12-21), with the two tables that are published of them. */
export type Understood = { milestone: Milestone; closed: string; reach: VerifiedReach };

/** What an account is made from. */
export type AccountSources = {
  rollout: string;
  quarter: string;
  /** Today in Sweden. */
  today: string;
  catalogue: Catalogue;
  milestones: readonly Milestone[];
  /** Everything else that was mailed. */
  others: readonly Dispatch[];
  /** By dispatch. */
  counts: ReadonlyMap<string, readonly DeliveryCounts[]>;
  /** What ledgers come to, by milestone. */
  sums: ReadonlyMap<string, readonly LedgerSum[]>;
  /** What people have answered after milestones whose questions closed in the quarter. */
  understood?: readonly Understood[];
  /** As they stood on the last day. */
  goals?: readonly ShownGoal[];
  /** How they were changed until then. */
  goalChanges?: readonly GoalsChange[];
};

const MINUTE_MILLIS = 60_000;

/** Whether something was dispatched within these days. */
export function wasReleased(
  { dispatchedAt }: Pick<Dispatch, 'dispatchedAt'>,
  { from, to }: { from: string; to: string },
): boolean {
  if (dispatchedAt === undefined) return false;
  const { date } = toStockholm(dispatchedAt);
  return from <= date && date <= to;
}

/** The account of a quarter, from rows in whatever order. */
export function accountOf(sources: AccountSources): QuarterlyAccount {
  const { rollout, quarter, today, counts, sums } = sources;
  const { from, to } = daysOfQuarter(quarter);
  const asOf = today < to ? today : to;
  const released = sorted(
    sources.milestones.filter((each) => wasReleased(each, { from, to })),
    ({ occurredOn, id }) => `${occurredOn} ${id}`,
  );
  const told = released.filter(({ change }) => change === undefined);
  const changes = released.filter(({ change }) => change !== undefined);
  const others = sources.others.filter((each) => wasReleased(each, { from, to }));
  const all = told.flatMap(({ id }) => sums.get(id) ?? []);
  const view = viewSums(all, asOf);
  const mails = mailsIn([...released, ...others].flatMap(({ id }) => counts.get(id) ?? []));
  const burden = burdenOf(all, sources);
  const purposes = [...released.map(() => 'milestone' as const), ...others.map(({ purpose }) => purpose)];
  return {
    ...{ v: 1, rollout, quarter, from, to, asOf },
    inputs: {
      organisations: new Set(all.map(({ organisation }) => organisation)).size,
      groups: view.groups.size,
      milestones: told.length,
      corrections: changes.length,
      dispatches: byPurpose(purposes),
      mails: mails.accepted + mails.failed + mails.unknown + mails.skipped + mails.cancelled,
    },
    outputs: {
      mails,
      messages: view.total,
      milestones: told.map((milestone) => {
        const { id, kind, occurredOn } = milestone;
        const point = trendPoint([milestone], [milestoneSumOf(sums.get(id) ?? [])], asOf);
        const { organisations, told, overdue, byHand, byMail } = point;
        return { id, kind, occurredOn, organisations, figures: { told, overdue, byHand, byMail } };
      }),
      groups: sorted([...view.groups], ([group]) => group).map(
        ([group, { coverage, people, reached, delivered }]) => ({
          ...{ group, people, reached, delivered },
          told: { part: toldIn(coverage), of: countableOf(coverage) },
        }),
      ),
    },
    understood: understoodOf(sources),
    corrections: changes.map((change) => correctionOf(change, counts.get(change.id) ?? [])),
    burden,
    cost: { mails: mails.accepted, minutes: burden.minutes.part, money: 'not-recorded' },
    goals: goalsOf(sources),
    ...goalChangesOf(sources),
  };
}

function understoodOf({ understood = [] }: AccountSources): QuarterlyAccount['understood'] {
  if (understood.length === 0) return 'not-recorded';
  const all = understood.map(({ milestone: { id, kind }, closed, reach }) => ({
    ...{ milestone: id, kind, closed },
    total: lineOf(reach.total),
    groups: sorted(
      [...reach.groups].map(([group, line]) => ({ group, ...lineOf(line) })),
      ({ group }) => group,
    ),
    kinds: sorted(
      [...reach.kinds].map(([of, line]) => ({ of, ...lineOf(line) })),
      ({ of }) => of,
    ),
  }));
  return sorted(all, ({ closed, milestone }) => `${closed} ${milestone}`);
}

type UnderstoodLine = z.infer<typeof understoodLineSchema>;

function lineOf({ claimed, verified, asked, known, enough }: VerifiedLine): UnderstoodLine {
  return {
    claimed,
    ...(verified
      ? {
          verified: {
            ...answersIn(verified),
            ...(asked === undefined ? {} : { asked }),
            ...(verified.people === undefined ? {} : { people: verified.people }),
          },
        }
      : {}),
    ...(known ? { known: answersIn(known) } : {}),
    ...(enough ? { enough: answersIn(enough) } : {}),
  };
}

/** The whole numbers that a share is made of. */
function answersIn({ share, of }: EstimatedShare): { good: number; of: number } {
  return { good: Math.round(share * of), of };
}

function goalsOf({ goals = [] }: AccountSources): QuarterlyAccount['goals'] {
  if (goals.length === 0) return 'not-recorded';
  const all = goals.map(({ goal, figures, standing }) => {
    const { group, milestone, percent, by, baseline } = goal;
    const { claimed, verified } = figures;
    return {
      ...{ group, milestone, percent, by, standing },
      baseline: { percent: baseline.percent, on: baseline.on },
      ...(claimed ? { claimed } : {}),
      ...(verified
        ? { verified: { right: Math.round(verified.share * verified.of), answers: verified.of } }
        : {}),
    };
  });
  return sorted(all, ({ group, milestone }) => `${group} ${milestone}`);
}

/** Without who and why, which stand with the goals. */
function goalChangesOf({ goalChanges = [], quarter }: AccountSources): Pick<QuarterlyAccount, 'goalChanges'> {
  const days = daysOfQuarter(quarter);
  const aim = ({ percent, by }: Goal) => ({ percent, by });
  const all = goalChanges
    .toSorted((one, other) => one.at - other.at)
    .flatMap(({ at, goals }) => {
      const on = toStockholm(at).date;
      if (on < days.from || on > days.to) return [];
      const named = goals.flatMap(({ before, after }) => {
        const goal = after ?? before;
        if (!goal) return [];
        const { group, milestone } = goal;
        const was = before ? { before: aim(before) } : {};
        return [{ on, group, milestone, ...was, ...(after ? { after: aim(after) } : {}) }];
      });
      return sorted(named, ({ group, milestone }) => `${group} ${milestone}`);
    });
  return all.length > 0 ? { goalChanges: all } : {};
}

function mailsIn(counts: readonly DeliveryCounts[]): QuarterlyAccount['outputs']['mails'] {
  const sum = (what: keyof QuarterlyAccount['outputs']['mails']) =>
    counts.reduce((total, part) => total + part[what], 0);
  return {
    accepted: sum('accepted'),
    delivered: sum('delivered'),
    returned: sum('returned'),
    failed: sum('failed'),
    unknown: sum('unknown'),
    skipped: sum('skipped'),
    cancelled: sum('cancelled'),
    unreachable: sum('unreachable'),
  };
}

function byPurpose(purposes: readonly Dispatch['purpose'][]): QuarterlyAccount['inputs']['dispatches'] {
  const counted = purposeSchema.options.map(
    (purpose) => [purpose, purposes.filter((each) => each === purpose).length] as const,
  );
  return Object.fromEntries(counted.filter(([, dispatches]) => dispatches > 0));
}

/**
 * Work by hand: obligations, and minutes of the occasions at which they are done. Groups on one channel are told at one
 * occasion, which takes its minutes once.
 */
function burdenOf(
  sums: readonly LedgerSum[],
  { catalogue: { channels } }: Pick<AccountSources, 'catalogue'>,
): QuarterlyAccount['burden'] {
  const burden = { tasks: { part: 0, of: 0 }, waived: 0, minutes: { part: 0, of: 0 } };
  for (const { byHand, waived, sittings } of sums) {
    burden.waived += waived;
    for (const [, done, of] of byHand) enter(burden.tasks, of, done);
    for (const [channel, isDone] of sittings) {
      const known = channels[channel];
      const minutes = known?.carrier === 'people' ? known.minutes : 0;
      enter(burden.minutes, minutes, isDone ? minutes : 0);
    }
  }
  return burden;
}

function enter(ratio: Ratio, of: number, part: number): void {
  ratio.of += of;
  ratio.part += part;
}

function correctionOf(
  { id, change, organisations, receivedAt, dispatchedAt, changedAt, state }: Milestone,
  counts: readonly DeliveryCounts[],
): QuarterlyAccount['corrections'][number] {
  const minutesTo = (at: number) => Math.max(0, Math.round((at - receivedAt) / MINUTE_MILLIS));
  return {
    id,
    facts: [...new Set((change?.facts ?? []).map(({ fact }) => fact))].toSorted(compare),
    organisations: organisations.length,
    mails: mailsIn(counts).accepted,
    ...(dispatchedAt === undefined ? {} : { minutesToRelease: minutesTo(dispatchedAt) }),
    ...(state === 'completed' ? { minutesToEnd: minutesTo(changedAt) } : {}),
  };
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

function sorted<T>(items: readonly T[], key: (item: T) => string): T[] {
  return items.toSorted((one, other) => compare(key(one), key(other)));
}

/** The account as its bytes, in UTF-8, and their digest: SHA-256, as standard tools print it. */
export function sealedAccount(account: QuarterlyAccount): { json: string; digest: string } {
  const json = `${canonicalJson(account)}\n`;
  return { json, digest: sha256(json) };
}
