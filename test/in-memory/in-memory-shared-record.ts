import type { SharedRecord } from '../../domain/shared/shared-record.ts';
import { Rows } from './rows.ts';

type Row<T> = { value: T | undefined; version: number };

export class InMemorySharedRecord<T> implements SharedRecord<T> {
  readonly #rows = new Rows<Row<T>>();

  async read(): Promise<Row<T>> {
    return this.#rows.get('') ?? { value: undefined, version: 0 };
  }

  async write(value: T, version: number): Promise<boolean> {
    if ((this.#rows.get('')?.version ?? 0) !== version) return false;
    this.#rows.put('', { value, version: version + 1 });
    return true;
  }
}
