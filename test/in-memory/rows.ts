/** Rows under a text key, kept as frozen copies of what was put in, listed in the order of their keys. */
export class Rows<T> {
  readonly #rows = new Map<string, T>();

  get(key: string): T | undefined {
    return this.#rows.get(key);
  }

  put(key: string, row: T): void {
    this.#rows.set(key, frozenCopy(row));
  }

  /** Puts a row only where there is none. */
  create(key: string, row: T): void {
    if (!this.#rows.has(key)) this.put(key, row);
  }

  remove(key: string): void {
    this.#rows.delete(key);
  }

  under(prefix: string): T[] {
    return [...this.#rows.keys()]
      .filter((key) => key.startsWith(prefix))
      .sort()
      .flatMap((key) => this.get(key) ?? []);
  }
}

/** Rows are plain data; `structuredClone` would take a quarter of the time of a simulation, and let readers change their copy. */
function frozenCopy<T>(value: T): T;
function frozenCopy(value: unknown): unknown {
  if (Array.isArray(value)) return Object.freeze(value.map((each) => frozenCopy(each)));
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value;
  return Object.freeze(
    Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, frozenCopy(inner)])),
  );
}
