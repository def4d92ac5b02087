import type { ManualFollowUp, ManualFollowUps } from '../../domain/mail/manual-follow-up.ts';
import { Rows } from './rows.ts';

export class InMemoryManualFollowUps implements ManualFollowUps {
  readonly #rows = new Rows<ManualFollowUp>();

  async open(dispatchId: string, task: ManualFollowUp): Promise<void> {
    this.#rows.create(`${dispatchId}#${task.organisation}#${task.contact}`, task);
  }

  async close(dispatchId: string, followUp: ManualFollowUp): Promise<boolean> {
    const key = `${dispatchId}#${followUp.organisation}#${followUp.contact}`;
    const stored = this.#rows.get(key);
    if (!stored || stored.closed) return false;
    this.#rows.put(key, followUp);
    return true;
  }

  async reword(dispatchId: string, followUp: ManualFollowUp): Promise<void> {
    const key = `${dispatchId}#${followUp.organisation}#${followUp.contact}`;
    if (this.#rows.get(key)?.closed) this.#rows.put(key, followUp);
  }

  async ofOrganisation(dispatchId: string, organisation: string): Promise<ManualFollowUp[]> {
    return this.#rows.under(`${dispatchId}#${organisation}#`);
  }
}
