import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { MutantName } from './known-mutants.ts';
import { addSummary, emptySummary, type ScheduleJob, type Summary } from './schedule-jobs.ts';

const SEEDS_A_JOB = 50;

/** Runs jobs on as many cores as there are, at most four, in their order; no more are begun once `enough` says so. */
export async function runMany(
  jobs: Iterable<ScheduleJob>,
  enough: (so: Summary) => boolean = () => false,
): Promise<Summary> {
  const summary = emptySummary();
  const rest = jobs[Symbol.iterator]();
  const url = new URL('./schedule-worker.ts', import.meta.url);
  const workers = Array.from({ length: Math.min(4, availableParallelism()) }, () => new Worker(url));
  await Promise.all(
    workers.map(async (worker) => {
      for (let next = rest.next(); !next.done && !enough(summary); next = rest.next()) {
        worker.postMessage(next.value);
        const [done]: Summary[] = await once(worker, 'message');
        if (done) addSummary(summary, done);
      }
      await worker.terminate();
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

/** Searches a mutant: the first seed that shows it, or undefined where none of so many does. */
export async function findMutant(mutant: MutantName, schedules: number, from = 1): Promise<Summary> {
  return runMany(seedJobs(from, schedules, { mutant }), ({ failures }) => failures.length > 0);
}
