import { deliveryEvidenceSchema, type Evidence } from '../../../domain/mail/delivery.ts';
import type { KeptEvidence } from '../../../domain/mail/restore.ts';
import { keyOf, rangeOf } from './keys.ts';
import type { Table } from './table.ts';

/** Evidence of mails that a restored table does not have, in DynamoDB. */
export class DynamoKeptEvidence implements KeptEvidence {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  keep(evidence: Evidence): Promise<void> {
    return this.#table.put({ ...keyOf('keptEvidence', evidence), ...evidence });
  }

  ofDispatch(dispatchId: string): Promise<Evidence[]> {
    return this.#table.query(rangeOf('keptEvidence', { dispatchId }), deliveryEvidenceSchema);
  }

  all(): Promise<Evidence[]> {
    return this.#table.query(rangeOf('keptEvidence', {}), deliveryEvidenceSchema);
  }
}
