import { parseArgs } from 'node:util';
import { type CalendarsSummary, runCalendars } from '../calendar/run-calendars.ts';
import { runSequences, type SequencesSummary, traceSequence } from '../calendar/run-sequences.ts';
import { allPairs, allSingles, chosenJobs } from './enumerate-faults.ts';
import { runMany, seedJobs } from './run-many.ts';
import { type Failure, runSeed, type ScheduleJob, type Summary } from './schedule-jobs.ts';

const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    /** Goes through every single fault of the small scenarios, and with `pairs` through every pair of near ones too. */
    singles: { type: 'boolean', default: false },
    pairs: { type: 'boolean', default: false },
    /** `restore`: in each schedule the table is also restored once to an earlier moment. */
    faults: { type: 'string' },
    /**
     * Random sequences of changes, milestones, counters, approvals and stops instead of schedules; `sequences` of
     * them.
     */
    changes: { type: 'boolean', default: false },
    sequences: { type: 'string', default: '1000' },
    /** So many drawn calendars instead, day by day, with all that is read on each day judged. */
    calendars: { type: 'string' },
    /** Prints every call of one schedule. */
    trace: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const schedules = Number(values.schedules);
const restore = values.faults === 'restore';
if (values.faults !== undefined && !restore) throw new Error('--faults takes restore');
const print = (line: string) => process.stdout.write(`${line}\n`);

async function jobs(): Promise<Iterable<ScheduleJob>> {
  if (values.pairs) return chosenJobs(await allPairs());
  return values.singles ? chosenJobs(await allSingles()) : seedJobs(seed, schedules, { restore });
}

function counted(counts: Readonly<Record<string, number | undefined>>): string {
  const most = Object.entries(counts).sort(([, a = 0], [, b = 0]) => b - a);
  return most.map(([name, count]) => `${name} ${count}`).join(', ') || 'none';
}

function byInvariant(failures: readonly Failure[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { violations } of failures)
    for (const { invariant } of violations) counts[invariant] = (counts[invariant] ?? 0) + 1;
  return counts;
}

function report(summary: Summary, seconds: number): void {
  const { failures, faults } = summary;
  print(`schedules   ${summary.schedules} in ${seconds.toFixed(1)} s, ${summary.recipients} recipients`);
  print(`duplicates  ${summary.duplicates}`);
  print(`lost        ${summary.lost}`);
  print(`unknown     ${summary.unknown}, each with its cause`);
  print(`faults      ${counted(faults)}`);
  print(`violations  ${counted(byInvariant(failures))}`);
  for (const { seed: at, chosen, violations } of failures.slice(0, 5)) {
    const what = violations.slice(0, 3).map(({ invariant, what: words }) => `${invariant} ${words}`);
    print(
      chosen
        ? `  ${JSON.stringify(chosen)}`
        : `  again with --seed ${at} --schedules 1 --trace${restore ? ' --faults restore' : ''}`,
    );
    for (const line of what) print(`    ${line.slice(0, 400)}`);
  }
}

function reportSequences(summary: SequencesSummary, seconds: number): void {
  const { sequences, mails, corrections, counters, stops, faults, failures } = summary;
  print(`sequences   ${sequences} in ${seconds.toFixed(1)} s, ${mails} mails, ${corrections} corrections`);
  print(`            ${counters} counters let go, ${stops} stops`);
  print(`faults      ${counted(faults)}`);
  print(`failures    ${failures.length}`);
  for (const { seed: at, complaints } of failures.slice(0, 5)) {
    print(`  again with --changes --seed ${at} --trace`);
    for (const { promise, what } of complaints.slice(0, 3)) print(`    ${promise}: ${what}`);
  }
}

function reportCalendars({ calendars, sentences, failures }: CalendarsSummary, seconds: number): void {
  print(`calendars   ${calendars} in ${seconds.toFixed(1)} s, ${sentences} sentences judged`);
  print(`failures    ${failures.length}`);
  for (const { seed: at, wrong } of failures.slice(0, 5)) {
    print(`  again with --calendars 1 --seed ${at}`);
    for (const what of wrong.slice(0, 3)) print(`    ${what.slice(0, 400)}`);
  }
}

if (values.calendars !== undefined) {
  const before = performance.now();
  const summary = await runCalendars({ seed, count: Number(values.calendars) });
  reportCalendars(summary, (performance.now() - before) / 1_000);
  process.exitCode = summary.failures.length > 0 ? 1 : 0;
} else if (values.changes && values.trace) {
  process.exitCode = (await traceSequence(seed, print)).length > 0 ? 1 : 0;
} else if (values.changes) {
  const before = performance.now();
  const summary = await runSequences({ seed, count: Number(values.sequences) });
  reportSequences(summary, (performance.now() - before) / 1_000);
  process.exitCode = summary.failures.length > 0 ? 1 : 0;
} else if (values.trace) {
  const { result } = await runSeed(seed, { restore, tell: print });
  for (const { invariant, what } of result.violations) print(`${invariant} ${what}`);
  process.exitCode = result.violations.length > 0 ? 1 : 0;
} else {
  const before = performance.now();
  const summary = await runMany(await jobs());
  report(summary, (performance.now() - before) / 1_000);
  process.exitCode = summary.failures.length > 0 ? 1 : 0;
}
