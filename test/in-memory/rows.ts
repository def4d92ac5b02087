/** Rows under a text key, kept as frozen copies of what was put in, listed in the order of their keys. */
export class Rows<T> {
  readonly #rows = new Map<string, T>();
  /** In their order: whoever asks for a few rows does not pay for all. */
  #keys: string[] = [];

  constructor() {
    made?.push(this);
  }

  /** Takes over what there is in another one; rows are frozen, so both can be changed. */
  takeOver(other: Rows<T>): void {
    this.#rows.clear();
    for (const [key, row] of other.#rows) this.#rows.set(key, row);
    this.#keys = [...other.#keys];
  }

  get(key: string): T | undefined {
    return this.#rows.get(key);
  }

  put(key: string, row: T): void {
    if (!this.#rows.has(key)) this.#keys.splice(this.#place(key), 0, key);
    this.#rows.set(key, frozen(row));
  }

  /** Puts a row only where there is none. */
  create(key: string, row: T): void {
    if (!this.#rows.has(key)) this.put(key, row);
  }

  remove(key: string): void {
    if (this.#rows.delete(key)) this.#keys.splice(this.#place(key), 1);
  }

  clear(prefix: string): void {
    const cleared = this.#keysUnder(prefix);
    this.#keys.splice(this.#place(prefix), cleared.length);
    for (const key of cleared) this.#rows.delete(key);
  }

  entries(): [string, T][] {
    return [...this.#rows];
  }

  under(prefix: string): T[] {
    const rows: T[] = [];
    for (const key of this.#keysUnder(prefix)) {
      const row = this.#rows.get(key);
      if (row !== undefined) rows.push(row);
    }
    return rows;
  }

  /** Rows from one key up to another, which is left out. */
  between(from: string, to: string): T[] {
    return this.#keys.slice(this.#place(from), this.#place(to)).flatMap((key) => this.get(key) ?? []);
  }

  #keysUnder(prefix: string): string[] {
    const from = this.#place(prefix);
    let to = from;
    while (this.#keys[to]?.startsWith(prefix)) to += 1;
    return this.#keys.slice(from, to);
  }

  /** Where a key stands among the others, or would. */
  #place(key: string): number {
    let [from, to] = [0, this.#keys.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.#keys[middle] ?? '') < key) from = middle + 1;
      else to = middle;
    }
    return from;
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

/**
 * A copy as rows keep it, which they keep as it is. `structuredClone` would let readers change theirs, and take
 * longer.
 */
export function frozen<T>(value: T): T;
export function frozen(value: unknown): unknown {
  // What came from a row is put back as it is.
  if (!isObject(value) || Object.isFrozen(value)) return value;
  if (Array.isArray(value)) return Object.freeze(value.map((each) => frozen(each)));
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) copy[key] = frozen(value[key]);
  return Object.freeze(copy);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object';
}
