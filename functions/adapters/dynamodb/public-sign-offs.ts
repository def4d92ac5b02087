import {
  type PublicSignOff,
  type PublicSignOffs,
  publicSignOffSchema,
} from '../../../domain/ledger/sign-off.ts';
import { rangeOf } from './keys.ts';
import type { Table } from './table.ts';

/** What the public may know of sign-offs, in partitions of their own: whoever reads them sees nobody's name. */
export class DynamoPublicSignOffs implements PublicSignOffs {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  ofMilestone(milestone: string): Promise<PublicSignOff[]> {
    return this.#table.query(rangeOf('publicSignOff', { milestone }), publicSignOffSchema);
  }
}
