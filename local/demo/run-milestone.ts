import type { AcceptedMail, Cloud } from '@budkavle/local-cloud';
import type { Gap } from '../../domain/catalogue/gap.ts';
import { noCoverage } from '../../domain/ledger/coverage.ts';
import { countObligations, type ObligationCounts } from '../../domain/ledger/use-cases/count-obligations.ts';
import { EVE_MILLIS } from '../../domain/plan/day-of-truth.ts';
import type { MilestoneReached } from '../../domain/plan/milestone.ts';
import { waitingParts } from '../../domain/plan/plan.ts';
import type { TaskState } from '../../domain/plan/task.ts';
import { showLedger } from '../../domain/reach/use-cases/show-ledger.ts';
import { repairLedger } from '../../domain/sending/use-cases/repair-ledger.ts';
import { fromStockholm, toStockholm } from '../../domain/shared/stockholm-time.ts';
import type { CoverageShown } from '../coverage-text.ts';
import type { Operator } from '../operator.ts';
import { checkLedger, countTasks } from './check-ledger.ts';
import { checkMails } from './check-mails.ts';
import type { DemoClock } from './demo-clock.ts';
import { mailsTold } from './told-people.ts';

export type MilestoneReport = {
  milestone: string;
  kind: string;
  state: string;
  seconds: number;
  organisations: number;
  /** The days on which its mails left, and whose. */
  departures: { day: string; mails: number; organisations: string[] }[];
  /** channel → state → number of obligations. */
  obligations: ObligationCounts;
  mails: Record<
    'planned' | 'accepted' | 'returned' | 'skipped' | 'failed' | 'unknown' | 'takenBySes',
    number
  >;
  /** group → people reached by mail of those to be reached. */
  groups: Record<string, { people: number; reached: number }>;
  /** Messages by status, who has to act, and who has not been told. */
  coverage: CoverageShown;
  /** state → tasks by hand. */
  tasks: Partial<Record<TaskState, number>>;
  gaps: { organisation: string; gap: Gap }[];
  /** Every mismatch with the plan; empty when all is well. */
  problems: string[];
};

type Run = { cloud: Cloud; operator: Operator; clock: DemoClock };

/**
 * Reports one milestone on its day, lets the days pass that parts of it wait for, each until the cloud is idle, and
 * compares the result with the plan.
 */
export async function runMilestone(
  reached: MilestoneReached,
  { cloud, operator, clock }: Run,
): Promise<MilestoneReport> {
  const started = Date.now();
  const mailsBefore = cloud.figures().mails;
  if (reached.occurredOn) clock.set(fromStockholm({ date: reached.occurredOn, time: '09:00' }));
  await operator.report(reached);
  await clock.settle(cloud);
  const waits = await waitsOf(reached.id, operator);
  const passed = await passDays(waits, { cloud, clock });
  const seconds = (Date.now() - started) / 1000;

  const ledgerProblems = await checkLedger(reached.id, operator);
  // Counts recent deliveries now, rather than wait for the reconciler's next count.
  await repairLedger(reached.id, operator);
  const shown = await showLedger({ milestone: reached.id, filter: {} }, operator);
  const [milestone, summaries, allCounts, obligations] = await Promise.all([
    operator.milestones.find(reached.id),
    operator.plans.summaries(reached.id),
    operator.plans.allCounts(reached.id),
    countObligations(reached.id, operator),
  ]);
  const mails = mailsTold(reached.id, cloud, mailsBefore);
  const sum = (of: 'accepted' | 'returned' | 'skipped' | 'failed' | 'unknown') =>
    allCounts.reduce((total, counts) => total + counts[of], 0);
  const planned = summaries.reduce((total, { deliveries }) => total + deliveries, 0);
  const counts = {
    planned,
    accepted: sum('accepted'),
    returned: sum('returned'),
    skipped: sum('skipped'),
    failed: sum('failed'),
    unknown: sum('unknown'),
    takenBySes: mails.length,
  };
  const state = milestone?.state ?? 'not taken in';
  // Where nobody has said the day, nothing is told.
  const waiting = waitingParts(summaries).length > 0;
  const problems = [
    ...(state === (waiting ? 'dispatching' : 'completed') && counts.failed === 0
      ? []
      : [`milestone ${reached.id} is ${state} with ${counts.failed} refused mails, not completed`]),
    ...(counts.accepted === planned && mails.length === planned
      ? []
      : [`${reached.id}: ${JSON.stringify(counts)}`]),
    ...ledgerProblems,
    ...(milestone ? await checkMails(mails, { milestone, operator }) : []),
  ];
  return {
    milestone: reached.id,
    kind: reached.kind,
    state,
    seconds,
    departures: departuresOf(mails, { organisations: milestone?.organisations ?? [], waits, passed }),
    organisations: milestone?.organisations.length ?? 0,
    obligations,
    mails: counts,
    groups: reachOf(summaries, allCounts),
    coverage: {
      total: shown?.view.total ?? noCoverage(),
      owners: Object.fromEntries(shown?.view.owners ?? []),
      unreached: shown?.unreached ?? [],
    },
    tasks: await countTasks(milestone, operator),
    gaps: summaries.flatMap(({ organisation, gaps }) => gaps.map((gap) => ({ organisation, gap }))),
    problems,
  };
}

/** When the mails of organisations leave that wait for their day (ms), by code. */
async function waitsOf(milestone: string, { plans }: Operator): Promise<Map<string, number>> {
  const summaries = await plans.summaries(milestone);
  return new Map(
    summaries.flatMap(({ organisation, waits }) =>
      waits?.until === undefined ? [] : [[organisation, waits.until] as const],
    ),
  );
}

/** Of more days than this, those before the last ones pass unseen: their mails leave on the first that is seen. */
const DAYS = 10;

/**
 * Lets the days come that somebody waits for: the eve of each, on which parts are planned again, and its morning (ms).
 */
async function passDays(
  waits: ReadonlyMap<string, number>,
  { cloud, clock }: Omit<Run, 'operator'>,
): Promise<number[]> {
  const days = [...new Set(waits.values())].sort((one, other) => one - other).slice(-DAYS);
  for (const until of days) {
    await clock.passTo(until - EVE_MILLIS, cloud);
    await clock.passTo(until, cloud);
  }
  return days;
}

type Waiting = {
  organisations: readonly string[];
  waits: ReadonlyMap<string, number>;
  passed: readonly number[];
};

function departuresOf(
  mails: readonly AcceptedMail[],
  { organisations, waits, passed }: Waiting,
): MilestoneReport['departures'] {
  const first = Math.min(...mails.map(({ acceptedAt }) => acceptedAt));
  const leftOn = (code: string) => {
    const until = waits.get(code);
    return toStockholm((until && passed.find((day) => day >= until)) ?? first).date;
  };
  return [...Map.groupBy(mails, ({ acceptedAt }) => toStockholm(acceptedAt).date)].map(([day, sent]) => ({
    day,
    mails: sent.length,
    organisations: organisations.filter((code) => leftOn(code) === day),
  }));
}

type People = { people: Record<string, number> }[];
type Reached = { reached: Record<string, number> }[];

function reachOf(summaries: People, allCounts: Reached): MilestoneReport['groups'] {
  const groups = [...new Set(summaries.flatMap(({ people }) => Object.keys(people)))].sort();
  const total = (counts: Record<string, number>[], group: string) =>
    counts.reduce((sum, count) => sum + (count[group] ?? 0), 0);
  return Object.fromEntries(
    groups.map((group) => [
      group,
      {
        people: total(
          summaries.map(({ people }) => people),
          group,
        ),
        reached: total(
          allCounts.map(({ reached }) => reached),
          group,
        ),
      },
    ]),
  );
}
