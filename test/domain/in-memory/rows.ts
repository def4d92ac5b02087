/** Rows under a text key, kept and given out as copies, listed in the order of their keys. */
export class Rows<T> {
  readonly #rows = new Map<string, T>();

  get(key: string): T | undefined {
    const row = this.#rows.get(key);
    return row === undefined ? undefined : structuredClone(row);
  }

  put(key: string, row: T): void {
    this.#rows.set(key, structuredClone(row));
  }

  /** Puts a row only where there is none. */
  create(key: string, row: T): void {
    if (!this.#rows.has(key)) this.put(key, row);
  }

  under(prefix: string): T[] {
    return [...this.#rows.keys()]
      .filter((key) => key.startsWith(prefix))
      .sort()
      .flatMap((key) => this.get(key) ?? []);
  }
}
