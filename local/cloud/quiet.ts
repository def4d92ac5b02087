type Pending = Record<string, number>;

const lookEveryMilliseconds = 25;

/** Resolves when `pending` is zero everywhere; rejects after `timeoutMilliseconds` with what is left. */
export async function whenQuiet(
  pending: () => Pending,
  { timeoutMilliseconds = Number.POSITIVE_INFINITY }: { timeoutMilliseconds?: number },
): Promise<void> {
  const since = performance.now();
  while (!isQuiet(pending())) {
    if (performance.now() - since > timeoutMilliseconds) {
      const left = Object.entries(pending()).map(([kind, count]) => `${count} ${kind}`);
      throw new Error(`not quiet after ${timeoutMilliseconds} ms: ${left.join(', ')} left`);
    }
    await new Promise((resolve) => setTimeout(resolve, lookEveryMilliseconds));
  }
}

function isQuiet(pending: Pending): boolean {
  return Object.values(pending).every((count) => count === 0);
}
