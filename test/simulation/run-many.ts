import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { MutantName } from './known-mutants.ts';
import { addSummary, emptySummary, type Failure, type ScheduleJob, type Summary } from './schedule-jobs.ts';

const SEEDS_A_JOB = 50;

/** Those with nothing to do: a worker loads the whole domain, which takes as long as fifty schedules. */
const idle: Worker[] = [];

/** Runs jobs on as many cores as there are, at most four, in their order; no more are begun once `enough` says so. */
export async function runMany(
  jobs: Iterable<ScheduleJob>,
  enough: (so: Summary) => boolean = () => false,
): Promise<Summary> {
  const summary = emptySummary();
  const rest = jobs[Symbol.iterator]();
  const url = new URL('./schedule-worker.ts', import.meta.url);
  const workers = Array.from(
    { length: Math.min(4, availableParallelism()) },
    () => idle.pop() ?? new Worker(url),
  );
  await Promise.all(
    workers.map(async (worker) => {
      worker.ref();
      for (let next = rest.next(); !next.done && !enough(summary); next = rest.next()) {
        worker.postMessage(next.value);
        const [done]: Summary[] = await once(worker, 'message');
        if (done) addSummary(summary, done);
      }
      // Nobody has to end it: it does not keep the process alive.
      worker.unref();
      idle.push(worker);
    }),
  );
  summary.failures.sort((a, b) => a.seed - b.seed);
  return summary;
}

/** So many seeds in a row, in shares for workers. */
export function* seedJobs(
  from: number,
  count: number,
  { mutant, restore }: { mutant?: MutantName; restore?: boolean } = {},
): Generator<ScheduleJob> {
  for (let start = 0; start < count; start += SEEDS_A_JOB) {
    const seeds = { from: from + start, count: Math.min(SEEDS_A_JOB, count - start), restore };
    yield mutant ? { seeds, mutant } : { seeds };
  }
}

/** Searches a mutant, until a schedule breaks one of these promises (by default any) before all others. */
export async function findMutant(mutant: MutantName, schedules: number, breaks = /^/): Promise<Summary> {
  return runMany(seedJobs(1, schedules, { mutant }), ({ failures }) => failures.some(isBrokenBy(breaks)));
}

/** Whether a promise like this is the first that was broken. */
export function isBrokenBy(breaks: RegExp): (failure: Pick<Failure, 'violations'>) => boolean {
  return ({ violations: [first] }) => first !== undefined && breaks.test(first.invariant);
}
