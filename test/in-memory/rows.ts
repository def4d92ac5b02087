/** Rows under a text key, kept as frozen copies of what was put in, listed in the order of their keys. */
export class Rows<T> {
  readonly #rows = new Map<string, T>();

  constructor() {
    made?.push(this);
  }

  /** Takes over what there is in another one; rows are frozen, so both can be changed. */
  takeOver(other: Rows<T>): void {
    this.#rows.clear();
    for (const [key, row] of other.#rows) this.#rows.set(key, row);
  }

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

  clear(prefix: string): void {
    for (const key of [...this.#rows.keys()]) if (key.startsWith(prefix)) this.#rows.delete(key);
  }

  entries(): [string, T][] {
    return [...this.#rows];
  }

  under(prefix: string): T[] {
    return [...this.#rows.keys()]
      .filter((key) => key.startsWith(prefix))
      .sort()
      .flatMap((key) => this.get(key) ?? []);
  }
}

/** Those that are being made, where somebody wants to know. */
let made: Rows<unknown>[] | undefined;

/** Makes stores and tells all rows in them, in the order in which they were made. */
export function withRows<S>(make: () => S): { stores: S; rows: Rows<unknown>[] } {
  made = [];
  try {
    return { stores: make(), rows: made };
  } finally {
    made = undefined;
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
