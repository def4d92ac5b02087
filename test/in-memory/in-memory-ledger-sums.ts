import {
  type KeptSums,
  type LedgerSums,
  type MilestoneSum,
  milestoneSumOf,
  type SummedLedger,
  type SummedWork,
} from '../../domain/ledger/ledger-sum.ts';
import { Rows } from './rows.ts';

export class InMemoryLedgerSums implements LedgerSums {
  readonly #rows = new Rows<KeptSums>();

  async find(milestone: string): Promise<KeptSums | undefined> {
    return this.#rows.get(milestone);
  }

  async together(milestones: readonly string[]): Promise<Map<string, MilestoneSum>> {
    const found = milestones.flatMap((id) => {
      const kept = this.#rows.get(id);
      return kept ? [[id, milestoneSumOf(kept.sums)] as const] : [];
    });
    return new Map(found);
  }

  async workLeft(milestones: readonly string[]): Promise<Map<string, SummedWork[]>> {
    const found = milestones.flatMap((id) => {
      const kept = this.#rows.get(id);
      const work = kept?.sums.map(({ organisation, left, confirmed, version }) => ({
        ...{ organisation, left, confirmed, version },
      }));
      return work ? [[id, work] as const] : [];
    });
    return new Map(found);
  }

  async save(milestone: string, sums: readonly SummedLedger[], version: number): Promise<boolean> {
    if ((this.#rows.get(milestone)?.version ?? 0) !== version) return false;
    this.#rows.put(milestone, { sums: [...sums], version: version + 1 });
    return true;
  }
}
