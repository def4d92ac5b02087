import type { KeptLedger, LedgerRow, Ledgers } from '../../domain/ledger/ledger.ts';
import { Rows } from './rows.ts';

export class InMemoryLedgers implements Ledgers {
  readonly #rows = new Rows<KeptLedger>();

  async find(milestone: string, organisation: string): Promise<KeptLedger | undefined> {
    return this.#rows.get(`${milestone}#${organisation}`);
  }

  async save(milestone: string, row: LedgerRow, version: number): Promise<boolean> {
    const key = `${milestone}#${row.organisation}`;
    if ((this.#rows.get(key)?.version ?? 0) !== version) return false;
    this.#rows.put(key, { row, version: version + 1 });
    return true;
  }

  async ofMilestone(milestone: string): Promise<LedgerRow[]> {
    return this.#rows.under(`${milestone}#`).map(({ row }) => row);
  }
}
