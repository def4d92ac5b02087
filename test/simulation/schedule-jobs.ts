import type { FaultCounts, FaultKind } from './fault-kinds.ts';
import { ChosenFaults, SwarmFaults } from './fault-plans.ts';
import { KNOWN_MUTANTS, type MutantName } from './known-mutants.ts';
import { Random } from './random.ts';
import { runSchedule, type ScheduleResult } from './run-schedule.ts';
import { FIXED_SCENARIOS, randomScenario, withRestore } from './scenario.ts';
import type { Violation } from './witness.ts';

/** Faults at points of a fixed scenario, by the number of the point. */
export type Chosen = { scenario: string; faults: [number, FaultKind][] };
/** `restore`: in each schedule the table is restored once to an earlier moment. */
export type Seeds = { from: number; count: number; restore?: boolean | undefined };
/** A share of a run: seeds in a row, or chosen faults. It goes to a worker, so it is plain data. */
export type ScheduleJob = { seeds: Seeds; mutant?: MutantName } | { chosen: Chosen[] };

export type Failure = { seed: number; chosen?: Chosen; violations: Violation[] };
export type Summary = {
  schedules: number;
  recipients: number;
  duplicates: number;
  lost: number;
  unknown: number;
  timedOut: number;
  faults: FaultCounts;
  failures: Failure[];
};

/** The rate that an account begins with, and those that large ones have: by seed, so that each has its share. */
const RATES = [14, 200, 1_000];

/** The fixed scenarios run on one stream of latencies. */
export const FIXED_SEED = 1;

/** One schedule of faults at random; everything about it follows from its seed. */
export async function runSeed(
  seed: number,
  {
    mutant,
    restore = false,
    tell,
  }: { mutant?: MutantName | undefined; restore?: boolean | undefined; tell?: (line: string) => void } = {},
): Promise<{ result: ScheduleResult; faults: FaultCounts }> {
  let faults: FaultCounts = {};
  const random = new Random(seed ^ 0x5bd1e995);
  const scenario = {
    ...randomScenario(random),
    perSecond: RATES[seed % RATES.length] ?? 14,
    // Few mails are sent in shares too, in a fourth of the schedules.
    ...(seed % 4 === 0 && { mailsAChunk: 2 }),
  };
  const result = await runSchedule({
    seed,
    scenario: restore ? withRestore(scenario, random) : scenario,
    faults: (random, over) => {
      const swarm = new SwarmFaults(random, over);
      faults = swarm.counts;
      return swarm;
    },
    mutant: mutant && KNOWN_MUTANTS[mutant](),
    tell,
  });
  return { result, faults };
}

/** One schedule of chosen faults in a fixed scenario. */
export async function runChosen(
  { scenario, faults }: Chosen,
  tell?: (line: string) => void,
): Promise<{ result: ScheduleResult; faults: FaultCounts }> {
  const fixed = FIXED_SCENARIOS[scenario];
  if (!fixed) throw new Error(`there is no scenario "${scenario}"`);
  const plan = new ChosenFaults(new Map(faults));
  const result = await runSchedule({ seed: FIXED_SEED, scenario: fixed, faults: () => plan, tell });
  return { result, faults: plan.counts };
}

/** Runs a share; one with a mutant only until it is found. */
export async function runJob(job: ScheduleJob): Promise<Summary> {
  const summary = emptySummary();
  if ('chosen' in job) {
    for (const chosen of job.chosen) add(summary, await runChosen(chosen), { seed: FIXED_SEED, chosen });
    return summary;
  }
  const { from, count, restore } = job.seeds;
  for (let seed = from; seed < from + count; seed += 1) {
    add(summary, await runSeed(seed, { mutant: job.mutant, restore }), { seed });
    if (job.mutant && summary.failures.length > 0) break;
  }
  return summary;
}

function add(
  summary: Summary,
  { result, faults }: { result: ScheduleResult; faults: FaultCounts },
  of: { seed: number; chosen?: Chosen },
): void {
  summary.schedules += 1;
  for (const key of ['recipients', 'duplicates', 'lost', 'unknown', 'timedOut'] as const)
    summary[key] += result[key];
  addFaults(summary, faults);
  if (result.violations.length > 0) summary.failures.push({ ...of, violations: result.violations });
}

export function emptySummary(): Summary {
  return {
    schedules: 0,
    recipients: 0,
    duplicates: 0,
    lost: 0,
    unknown: 0,
    timedOut: 0,
    faults: {},
    failures: [],
  };
}

function addFaults(to: Pick<Summary, 'faults'>, faults: FaultCounts): void {
  for (const [kind, count] of Object.entries(faults) as [FaultKind, number][])
    to.faults[kind] = (to.faults[kind] ?? 0) + count;
}

/** Puts two summaries together. */
export function addSummary(to: Summary, { faults, failures, ...numbers }: Summary): void {
  for (const key of Object.keys(numbers) as (keyof typeof numbers)[]) to[key] += numbers[key];
  addFaults(to, faults);
  to.failures.push(...failures);
}
