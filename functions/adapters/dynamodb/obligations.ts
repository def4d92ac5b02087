import { type Obligation, type Obligations, obligationSchema } from '../../../domain/plan/obligation.ts';
import { isSameJson } from '../../../domain/shared/digest.ts';
import { KeptTogether } from './kept-together.ts';
import { type Key, keyOf } from './keys.ts';
import type { Table } from './table.ts';
import type { TransactItem } from './transaction.ts';

/** Obligations in DynamoDB. */
export class DynamoObligations implements Obligations {
  readonly #kept: KeptTogether<Obligation>;

  constructor(table: Table) {
    this.#kept = obligationsKept(table);
  }

  ofOrganisation(dispatchId: string, organisation: string): Promise<Obligation[]> {
    return this.#kept.all({ dispatchId, organisation });
  }

  async record(dispatchId: string, obligations: readonly Obligation[]): Promise<void> {
    const own = Map.groupBy(
      obligations.flatMap(({ of, ...obligation }) => (of === undefined ? [] : [{ of, obligation }])),
      ({ of }) => of,
    );
    // In sequence: a count that finds the copy correct must be able to rely on the milestone's own.
    await Promise.all(
      [...own].map(([of, carried]) =>
        this.#set(
          of,
          carried.map(({ obligation }) => obligation),
          ['progress'],
        ),
      ),
    );
    await this.#set(dispatchId, obligations, ['progress']);
  }

  supply(dispatchId: string, obligation: Obligation): Promise<void> {
    return this.#set(dispatchId, [obligation], ['messages', 'withheld']);
  }

  correct(dispatchId: string, { corrected = [], ...obligation }: Obligation): Promise<void> {
    return this.#set(dispatchId, [{ ...obligation, corrected }], ['corrected']);
  }

  /** Takes these fields of those that are stored. */
  async #set(
    dispatchId: string,
    obligations: readonly Obligation[],
    fields: readonly (keyof Obligation)[],
  ): Promise<void> {
    const parts = Map.groupBy(obligations, ({ organisation }) => organisation);
    await Promise.all(
      [...parts].map(([organisation, of]) =>
        this.#kept.change({ dispatchId, organisation }, withGiven(dispatchId, of, fields)),
      ),
    );
  }
}

/** Takes these fields of those that are given. */
function withGiven(
  dispatchId: string,
  obligations: readonly Obligation[],
  fields: readonly (keyof Obligation)[],
): (stored: readonly Obligation[]) => Obligation[] {
  const given = new Map(obligations.map((each) => [obligationKey(dispatchId, each).sk, each]));
  return (stored) =>
    stored.map((each) => withFields(each, given.get(obligationKey(dispatchId, each).sk), fields));
}

/** The same object where none of the fields differs. */
function withFields(
  stored: Obligation,
  given: Obligation | undefined,
  fields: readonly (keyof Obligation)[],
): Obligation {
  if (!given || fields.every((field) => isSameJson(stored[field], given[field]))) return stored;
  return { ...stored, ...Object.fromEntries(fields.map((field) => [field, given[field]])) };
}

/** Obligations as they are kept, a part in one row; what one reads of a table, others begin their changes with. */
export function obligationsKept(table: Table): KeptTogether<Obligation> {
  const known = KEPT.get(table);
  if (known) return known;
  const kept = new KeptTogether(table, {
    ...{ row: 'obligation', schema: obligationSchema, guard: 'progress' },
    keyOf: obligationKey,
  });
  KEPT.set(table, kept);
  return kept;
}
const KEPT = new WeakMap<Table, KeptTogether<Obligation>>();

/** What of a transaction replaces the progress of some; undefined where it is not known how they are stored. */
export function progressWrites(
  table: Table,
  dispatchId: string,
  obligations: readonly Obligation[],
): TransactItem[] | undefined {
  const [first] = obligations;
  if (!first) return [];
  return obligationsKept(table).changeAsRead(
    { dispatchId, organisation: first.organisation },
    withGiven(dispatchId, obligations, ['progress']),
  );
}

/** The key of an obligation's own row; an issue may carry the same one for two milestones. */
function obligationKey(dispatchId: string, { of: milestone, ...row }: Obligation): Key {
  return milestone === undefined
    ? keyOf('obligation', { dispatchId, ...row })
    : keyOf('carriedObligation', { dispatchId, ...row, milestone });
}
