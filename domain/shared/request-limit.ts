/** A maximum number of actions per window of time. `who` is a one-way digest. */
export type RequestLimit = { who: string; window: string; most: number };

/** Counts actions. */
export interface RequestLimits {
  /** Counts one action; false if over the limit. Concurrent calls never exceed it. */
  take(limit: RequestLimit): Promise<boolean>;
}
