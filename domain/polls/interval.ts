/** A share with what it rests on, and the limits between which the true one lies with a probability of 95 %; 0 to 1. */
export type EstimatedShare = {
  of: number;
  share: number;
  low: number;
  high: number;
  /** How many people these answers were drawn from, where that is known. */
  people?: number;
};

/** The two-sided 95 % quantile of the normal distribution. */
const Z = 1.959963984540054;

/**
 * The share of `part` in `of` answers with its Wilson interval. Where the people are known of whom these answered at
 * random (`population`), the interval is as much narrower as they are a large part of them.
 */
export function estimatedShare(part: number, of: number, population?: number): EstimatedShare {
  const share = part / of;
  if (population !== undefined && population <= of)
    return { of, share, low: share, high: share, people: population };
  // The correction for a finite population, as answers that would be needed without it.
  const n = population === undefined ? of : (of * (population - 1)) / (population - of);
  const square = Z * Z;
  const middle = (share + square / (2 * n)) / (1 + square / n);
  const half = (Z / (1 + square / n)) * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
  return {
    ...{ of, share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) },
    ...(population === undefined ? {} : { people: population }),
  };
}
