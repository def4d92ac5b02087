// Far more than a country has rollouts, far less than would fill a function's memory.
const MAX_ENTRIES = 100;

/**
 * The same read, remembered by a warm function for `millis`. Readers who come at once share one read. What was not found is not
 * remembered, so guessing addresses fills nothing; nor is what failed.
 */
export function cachedRead<T>(
  read: (id: string) => Promise<T | undefined>,
  { now, millis }: { now: () => number; millis: number },
): (id: string) => Promise<T | undefined> {
  const kept = new Map<string, { until: number; value: Promise<T | undefined> }>();
  return async (id) => {
    const known = kept.get(id);
    if (known && known.until > now()) return known.value;
    const value = read(id);
    if (kept.size >= MAX_ENTRIES) kept.clear();
    kept.set(id, { until: now() + millis, value });
    try {
      const found = await value;
      if (found === undefined) kept.delete(id);
      return found;
    } catch (error) {
      kept.delete(id);
      throw error;
    }
  };
}
