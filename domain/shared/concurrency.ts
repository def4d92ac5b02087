/**
 * `Promise.all` that waits for all of them, also where one fails: a function that answers with a call still open leaves it to
 * the next invocation, which then works in two minds.
 */
export async function allSettledOrThrow<T extends readonly unknown[] | []>(
  work: T,
): Promise<{ -readonly [Key in keyof T]: Awaited<T[Key]> }> {
  await Promise.allSettled(work);
  return Promise.all(work);
}

/** Works on many things, so many at once as a service and a small function bear. The results are in the order of the things. */
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
