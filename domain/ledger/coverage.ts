import { isDone, type ReachStatus, reachStatusSchema } from './reach-status.ts';

/** Number of items by status. */
export type Coverage = Record<ReachStatus, number>;

export function noCoverage(): Coverage {
  return {
    'fully-told': 0,
    told: 0,
    published: 0,
    partly: 0,
    waiting: 0,
    late: 0,
    missed: 0,
    withheld: 0,
    waived: 0,
  };
}

/** Adds so many items of one status. */
export function add(coverage: Coverage, standing: ReachStatus, items = 1): void {
  coverage[standing] += items;
}

/** Adds up coverages. */
export function sumOf(coverages: Iterable<Coverage>): Coverage {
  const sum = noCoverage();
  for (const coverage of coverages)
    for (const standing of reachStatusSchema.options) sum[standing] += coverage[standing];
  return sum;
}

/** How many are required: all but the waived. */
export function requiredOf(coverage: Coverage): number {
  return countOf(coverage, (standing) => standing !== 'waived');
}

/** How many are told, through enough or all of their channels. */
export function toldIn(coverage: Coverage): number {
  return coverage.told + coverage['fully-told'];
}

/** How many of those required need nothing more: they are told, or published where nobody can be counted. */
export function doneOf(coverage: Coverage): number {
  return countOf(coverage, (standing) => standing !== 'waived' && isDone(standing));
}

/** How many of those required may count as told: whoever reads what is published cannot be counted. */
export function countableOf(coverage: Coverage): number {
  return requiredOf(coverage) - coverage.published;
}

/** Share told of what can be counted (rule Q-3), 0 to 1; 1 if that is nothing. */
export function shareOf(coverage: Coverage): number {
  const countable = countableOf(coverage);
  return countable === 0 ? 1 : toldIn(coverage) / countable;
}

function countOf(coverage: Coverage, wanted: (standing: ReachStatus) => boolean): number {
  return reachStatusSchema.options.reduce(
    (sum, standing) => sum + (wanted(standing) ? coverage[standing] : 0),
    0,
  );
}
