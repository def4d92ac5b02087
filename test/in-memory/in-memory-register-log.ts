import type {
  LogBatch,
  LogNode,
  LogPlace,
  RegisterKey,
  RegisterKeys,
  RegisterLog,
} from '../../domain/register/register-log.ts';
import { Rows } from './rows.ts';

const padded = (value: number) => String(value).padStart(12, '0');

/** The log of the register. */
export class InMemoryRegisterLog implements RegisterLog {
  readonly #batches = new Rows<LogBatch>();
  readonly #places = new Rows<LogPlace>();
  readonly #nodes = new Rows<LogNode>();

  async last(): Promise<LogBatch | undefined> {
    return this.#batches.under('').at(-1);
  }

  async add(batch: LogBatch): Promise<boolean> {
    if (this.#batches.get(padded(batch.start))) return false;
    this.#batches.create(padded(batch.start), batch);
    return true;
  }

  async entries(from: number, to: number): Promise<string[]> {
    return this.#batches
      .under('')
      .flatMap(({ entries }) => entries.map(({ text }) => text))
      .slice(from, to);
  }

  async nodes(level: number, from: number, to: number): Promise<string[]> {
    const nodes = this.#nodes.under(`${level}#`);
    return nodes.filter(({ index }) => from <= index && index < to).map(({ hash }) => hash);
  }

  async places(dispatch: string): Promise<LogPlace[]> {
    return this.#places.under(`${dispatch}#`);
  }

  async note({ places, nodes }: { places: readonly LogPlace[]; nodes: readonly LogNode[] }): Promise<void> {
    for (const place of places) this.#places.create(`${place.dispatch}#${padded(place.index)}`, place);
    for (const node of nodes) this.#nodes.create(`${node.level}#${padded(node.index)}`, node);
  }
}

/** The keys that sign it. */
export class InMemoryRegisterKeys implements RegisterKeys {
  readonly #keys = new Rows<RegisterKey>();

  async all(): Promise<RegisterKey[]> {
    return this.#keys.under('');
  }

  async add(key: RegisterKey): Promise<boolean> {
    if (this.#keys.get(padded(key.number))) return false;
    this.#keys.create(padded(key.number), key);
    return true;
  }
}
