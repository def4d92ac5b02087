// Well above the number of rollouts, well below a function's memory.
const MAX_ENTRIES = 100;

/**
 * Caches a read in a warm function for `millis`. Concurrent readers share one read. Misses and failures are
 * not cached, so guessed URLs fill nothing.
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
