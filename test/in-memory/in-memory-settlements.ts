import type { Settlement, Settlements } from '../../domain/mail/settlement.ts';
import { Rows } from './rows.ts';

export class InMemorySettlements implements Settlements {
  readonly #rows = new Rows<Settlement>();

  async keep(dispatchId: string, settlement: Settlement): Promise<void> {
    const { organisation, delivery, attempt } = settlement;
    this.#rows.put(`${dispatchId}#${organisation}#${delivery}#${attempt}`, settlement);
  }

  async ofOrganisation(dispatchId: string, organisation: string): Promise<Settlement[]> {
    return this.#rows.under(`${dispatchId}#${organisation}#`);
  }
}
