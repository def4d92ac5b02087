import type {
  KeptLedger,
  LedgerGroup,
  LedgerHolders,
  LedgerRow,
  Ledgers,
  SettledPart,
} from '../../domain/ledger/ledger.ts';
import { holdersIn, occasionsLeft } from '../../domain/ledger/work-left.ts';
import { InMemoryObligations } from './in-memory-obligations.ts';
import type { InMemoryPlans } from './in-memory-plans.ts';
import { Rows } from './rows.ts';

export class InMemoryLedgers implements Ledgers {
  readonly #rows = new Rows<KeptLedger>();
  readonly #summed = new Rows<number>();
  readonly #plans: InMemoryPlans;

  constructor(plans: InMemoryPlans) {
    this.#plans = plans;
  }

  async find(milestone: string, organisation: string): Promise<KeptLedger | undefined> {
    return this.#rows.get(`${milestone}#${organisation}`);
  }

  async save(milestone: string, row: LedgerRow, version: number): Promise<boolean> {
    const key = `${milestone}#${row.organisation}`;
    if ((this.#rows.get(key)?.version ?? 0) !== version) return false;
    this.#rows.put(key, { row, version: version + 1 });
    return true;
  }

  async saveSettled(dispatchId: string, settled: SettledPart): Promise<boolean> {
    const { progress, ledger } = settled;
    const stored = this.#rows.get(`${dispatchId}#${settled.counts.organisation}`)?.version ?? 0;
    if (ledger && stored !== ledger.version) return false;
    if (!this.#plans.replaceCounts(dispatchId, settled)) return false;
    // In one turn, so that nobody sees a part of it.
    await Promise.all([
      ledger && this.save(dispatchId, ledger.row, ledger.version),
      new InMemoryObligations(this.#plans).record(dispatchId, progress),
    ]);
    return true;
  }

  async keptOf(milestone: string, which: 'all' | 'unsummed'): Promise<KeptLedger[]> {
    const kept = this.#rows.under(`${milestone}#`);
    const summed = ({ row, version }: KeptLedger) =>
      this.#summed.get(`${milestone}#${row.organisation}`) === version;
    return which === 'all' ? kept : kept.filter((one) => !summed(one));
  }

  async noteSummed(milestone: string, summed: readonly KeptLedger[]): Promise<void> {
    for (const { row, version } of summed) {
      const key = `${milestone}#${row.organisation}`;
      if (this.#rows.get(key)?.version === version) this.#summed.put(key, version);
    }
  }

  async ofMilestone(milestone: string): Promise<LedgerRow[]> {
    return this.#rows.under(`${milestone}#`).map(({ row }) => row);
  }

  async ofSome(milestone: string, organisations: readonly string[]): Promise<LedgerRow[]> {
    return (await this.ofMilestone(milestone)).filter(({ organisation }) =>
      organisations.includes(organisation),
    );
  }

  async ofGroups(milestone: string, groups: readonly LedgerGroup[]): Promise<LedgerRow[]> {
    const wanted = groups.map(({ organisation, group }) => `${organisation} ${group}`);
    return (await this.ofMilestone(milestone))
      .filter(({ organisation }) => groups.some((one) => one.organisation === organisation))
      .map((row) => ({
        ...row,
        cells: row.cells.filter(({ group }) => wanted.includes(`${row.organisation} ${group}`)),
      }));
  }

  async holdersOf(milestone: string, organisations: readonly string[]): Promise<LedgerHolders[]> {
    return this.#rows
      .under(`${milestone}#`)
      .filter(({ row }) => organisations.includes(row.organisation))
      .map(({ row, version }) => ({
        ...{ organisation: row.organisation, version },
        names: holdersIn(occasionsLeft(row.cells)),
      }));
  }
}
