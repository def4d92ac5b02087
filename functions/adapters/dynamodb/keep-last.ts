/** Adds an entry as the newest, in the place of the oldest if there are as many as there may be. */
export function keepLast<T>(entries: Map<string, T>, most: number, [key, value]: readonly [string, T]): void {
  entries.delete(key);
  const [oldest] = entries.keys();
  if (oldest !== undefined && entries.size >= most) entries.delete(oldest);
  entries.set(key, value);
}
