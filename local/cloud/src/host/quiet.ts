type Work = {
  isBusy(): boolean;
  /** What is left to do, in words. */
  pending(): string;
};

const lookEveryMilliseconds = 50;

/** Resolves when there is nothing to do; rejects after `timeoutMilliseconds` with what is left. */
export async function whenQuiet(
  work: Work,
  { timeoutMilliseconds = Number.POSITIVE_INFINITY }: { timeoutMilliseconds?: number },
): Promise<void> {
  const since = performance.now();
  while (work.isBusy()) {
    if (performance.now() - since > timeoutMilliseconds) {
      throw new Error(`not quiet after ${timeoutMilliseconds} ms: ${work.pending()} left`);
    }
    await new Promise((resolve) => setTimeout(resolve, lookEveryMilliseconds));
  }
}
