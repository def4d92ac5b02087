import {
  type ManualFollowUp,
  type ManualFollowUps,
  manualFollowUpSchema,
} from '../../../domain/mail/manual-follow-up.ts';
import { keyOf, rangeOf } from './keys.ts';
import type { Table } from './table.ts';

/** Manual follow-ups in DynamoDB, beside the organisation's part of the milestone. */
export class DynamoManualFollowUps implements ManualFollowUps {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async open(dispatchId: string, task: ManualFollowUp): Promise<void> {
    await this.#table.create({ ...keyOf('manualFollowUp', { dispatchId, ...task }), ...task });
  }

  ofOrganisation(dispatchId: string, organisation: string): Promise<ManualFollowUp[]> {
    return this.#table.query(rangeOf('manualFollowUp', { dispatchId, organisation }), manualFollowUpSchema);
  }
}
