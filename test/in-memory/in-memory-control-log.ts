import { type ControlEntry, type ControlLog, placeOf } from '../../domain/controls/control-log.ts';
import { Rows } from './rows.ts';

/** What was asked for and decided about controls. */
export class InMemoryControlLog implements ControlLog {
  readonly #entries = new Rows<ControlEntry>();

  async append(entry: ControlEntry): Promise<boolean> {
    const key = `${entry.change}#${placeOf(entry)}`;
    if (this.#entries.get(key)) return false;
    this.#entries.create(key, entry);
    return true;
  }

  async entries(): Promise<ControlEntry[]> {
    return this.#entries.under('');
  }
}
