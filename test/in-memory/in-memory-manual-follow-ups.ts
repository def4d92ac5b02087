import type { ManualFollowUp, ManualFollowUps } from '../../domain/mail/manual-follow-up.ts';
import { Rows } from './rows.ts';

export class InMemoryManualFollowUps implements ManualFollowUps {
  readonly #rows = new Rows<ManualFollowUp>();

  async open(dispatchId: string, task: ManualFollowUp): Promise<void> {
    this.#rows.create(`${dispatchId}#${task.organisation}#${task.contact}`, task);
  }

  async ofOrganisation(dispatchId: string, organisation: string): Promise<ManualFollowUp[]> {
    return this.#rows.under(`${dispatchId}#${organisation}#`);
  }
}
