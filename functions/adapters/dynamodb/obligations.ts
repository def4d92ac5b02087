import { type Obligation, type Obligations, obligationSchema } from '../../../domain/plan/obligation.ts';
import { type Key, keyOf, rangeOf } from './keys.ts';
import type { Table } from './table.ts';

/** Obligations in DynamoDB. */
export class DynamoObligations implements Obligations {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  ofOrganisation(dispatchId: string, organisation: string): Promise<Obligation[]> {
    return this.#table.query(rangeOf('obligation', { dispatchId, organisation }), obligationSchema);
  }

  async record(dispatchId: string, obligations: readonly Obligation[]): Promise<void> {
    // In sequence: a count that finds the copy correct must be able to rely on the milestone's own.
    await this.#set(
      obligations.flatMap(({ of, ...own }) =>
        of === undefined ? [] : [{ dispatchId: of, obligation: own }],
      ),
    );
    await this.#set(obligations.map((obligation) => ({ dispatchId, obligation })));
  }

  async supply(dispatchId: string, obligation: Obligation): Promise<void> {
    const key = obligationKey(dispatchId, obligation);
    // Told first: after a crash in between it is moved again.
    for (const field of ['messages', 'withheld'] as const) {
      const Statement = `UPDATE "${this.#table.name}" SET ${field} = ? WHERE pk = ? AND sk = ?`;
      await this.#table.execute([{ key, Statement, Parameters: [obligation[field], key.pk, key.sk] }]);
    }
  }

  async correct(dispatchId: string, obligation: Obligation): Promise<void> {
    const key = obligationKey(dispatchId, obligation);
    const Statement = `UPDATE "${this.#table.name}" SET corrected = ? WHERE pk = ? AND sk = ?`;
    await this.#table.execute([{ key, Statement, Parameters: [obligation.corrected ?? [], key.pk, key.sk] }]);
  }

  async #set(changes: readonly { dispatchId: string; obligation: Obligation }[]): Promise<void> {
    const Statement = `UPDATE "${this.#table.name}" SET progress = ? WHERE pk = ? AND sk = ?`;
    await this.#table.execute(
      changes.map(({ dispatchId, obligation }) => {
        const key = obligationKey(dispatchId, obligation);
        return { key, Statement, Parameters: [obligation.progress, key.pk, key.sk] };
      }),
    );
  }
}

/** The key of an obligation's row; an issue may carry the same one for two milestones. */
export function obligationKey(dispatchId: string, { of: milestone, ...row }: Obligation): Key {
  return milestone === undefined
    ? keyOf('obligation', { dispatchId, ...row })
    : keyOf('carriedObligation', { dispatchId, ...row, milestone });
}
