import type { Evidence } from '../../domain/mail/delivery.ts';
import type { KeptEvidence } from '../../domain/mail/restore.ts';
import { Rows } from './rows.ts';

export class InMemoryKeptEvidence implements KeptEvidence {
  readonly #rows = new Rows<Evidence>();

  async keep(evidence: Evidence): Promise<void> {
    const { dispatchId, organisation, delivery, proves } = evidence;
    this.#rows.put([dispatchId, organisation, delivery, proves].join('#'), evidence);
  }

  async ofDispatch(dispatchId: string): Promise<Evidence[]> {
    return this.#rows.under(`${dispatchId}#`);
  }

  async all(): Promise<Evidence[]> {
    return this.#rows.under('');
  }
}
