import type { SharedRecord } from '../../domain/shared/shared-record.ts';

export class InMemorySharedRecord<T> implements SharedRecord<T> {
  #row: { value: T | undefined; version: number } = { value: undefined, version: 0 };

  async read(): Promise<{ value: T | undefined; version: number }> {
    return structuredClone(this.#row);
  }

  async write(value: T, version: number): Promise<boolean> {
    if (this.#row.version !== version) return false;
    this.#row = structuredClone({ value, version: version + 1 });
    return true;
  }
}
