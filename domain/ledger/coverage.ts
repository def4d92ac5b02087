import { type ReachStatus, reachStatusSchema } from './reach-status.ts';

/** Number of items by status. */
export type Coverage = Record<ReachStatus, number>;

export function noCoverage(): Coverage {
  return { told: 0, partly: 0, waiting: 0, late: 0, missed: 0, withheld: 0, waived: 0 };
}

export function add(coverage: Coverage, standing: ReachStatus): void {
  coverage[standing] += 1;
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
  return reachStatusSchema.options.reduce(
    (sum, standing) => sum + (standing === 'waived' ? 0 : coverage[standing]),
    0,
  );
}

/** Share told of what is required (rule Q-3), 0 to 1; 1 if nothing is required. */
export function shareOf(coverage: Coverage): number {
  const required = requiredOf(coverage);
  return required === 0 ? 1 : coverage.told / required;
}
