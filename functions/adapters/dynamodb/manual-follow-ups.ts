import {
  type ManualFollowUp,
  type ManualFollowUps,
  manualFollowUpSchema,
} from '../../../domain/mail/manual-follow-up.ts';
import { partition, type Table } from './table.ts';

/** Tasks to reach a person another way, in DynamoDB, beside the organisation's part of the milestone. */
export class DynamoManualFollowUps implements ManualFollowUps {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async open(dispatchId: string, task: ManualFollowUp): Promise<void> {
    const { organisation, contact } = task;
    await this.#table.create({
      pk: partition(dispatchId, organisation),
      sk: `REACH-TASK#${contact}`,
      ...task,
    });
  }

  ofOrganisation(dispatchId: string, organisation: string): Promise<ManualFollowUp[]> {
    return this.#table.query(partition(dispatchId, organisation), 'REACH-TASK#', manualFollowUpSchema);
  }
}
