type Work = {
  isBusy(): boolean;
  /** What is left to do, in words. */
  pending(): string;
  /** When what is left goes on by itself (ms), if nothing is being done and all of it is delayed. */
  goesOnAt(): number | undefined;
};

export type Patience = {
  timeoutMilliseconds?: number;
  /**
   * Told when everything that is left is delayed until a time (ms): whoever has a clock that can be set passes to it,
   * and nobody waits for it. Without it, the time is waited for.
   */
  passTo?(time: number): void;
};

const lookEveryMilliseconds = 50;

/** Resolves when there is nothing to do; rejects after `timeoutMilliseconds` with what is left. */
export async function whenQuiet(
  work: Work,
  { timeoutMilliseconds = Number.POSITIVE_INFINITY, passTo }: Patience,
): Promise<void> {
  const since = performance.now();
  while (work.isBusy()) {
    if (performance.now() - since > timeoutMilliseconds) {
      throw new Error(`not quiet after ${timeoutMilliseconds} ms: ${work.pending()} left`);
    }
    const next = passTo && work.goesOnAt();
    if (next !== undefined) passTo?.(next);
    await new Promise((resolve) => setTimeout(resolve, lookEveryMilliseconds));
  }
}
