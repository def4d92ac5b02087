/**
 * Like `Promise.all`, but waits for all to settle even if one fails: in Lambda an unfinished request resumes
 * inside the next invocation.
 */
export async function allSettledOrThrow<T extends readonly unknown[] | []>(
  work: T,
): Promise<{ -readonly [Key in keyof T]: Awaited<T[Key]> }> {
  await Promise.allSettled(work);
  return Promise.all(work);
}

/** Maps items with bounded concurrency; results are in the order of the items. */
export async function mapInChunks<T, R>(
  things: readonly T[],
  work: (thing: T) => Promise<R>,
  width = 16,
): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < things.length; start += width) {
    results.push(...(await allSettledOrThrow(things.slice(start, start + width).map(work))));
  }
  return results;
}
