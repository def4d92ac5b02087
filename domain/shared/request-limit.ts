/** How many times something may be done within a window of time. `who` is a digest: what it was made of cannot be read from it. */
export type RequestLimit = { who: string; window: string; most: number };

/** Where it is counted how often something was done. */
export interface RequestLimits {
  /** Counts one more, and answers whether it was within the limit; of those at once, no more than the limit get a yes. */
  take(limit: RequestLimit): Promise<boolean>;
}
