/**
 * `Promise.all` that waits for all of them, also where one fails: a function that answers with a call still open leaves it to
 * the next invocation, which then works in two minds.
 */
export async function together<T extends readonly unknown[] | []>(
  work: T,
): Promise<{ -readonly [Key in keyof T]: Awaited<T[Key]> }> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
