import { TransactionConflictException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import {
  type KeptLedger,
  type LedgerGroup,
  type LedgerHolders,
  type LedgerRow,
  type Ledgers,
  ledgerRowSchema,
  type SettledPart,
  SUM_RULE,
} from '../../../domain/ledger/ledger.ts';
import { holdersIn, occasionsLeft } from '../../../domain/ledger/work-left.ts';
import { personal } from '../../../domain/shared/personal.ts';
import { deflated, deflatedSchema, inflated } from './deflated.ts';
import { type Key, keyOf, rangeOf } from './keys.ts';
import { progressWrites } from './obligations.ts';
import { countsPuts } from './plans.ts';
import { ifCondition, type Table } from './table.ts';
import { transact } from './transaction.ts';

const rowSchema = deflatedSchema.extend({ version: z.int() });
const listedSchema = rowSchema.extend({ organisation: z.string() });
/** Who has what is left, beside a ledger that is deflated, and checked as it was; earlier versions do not say it. */
export const ledgerHoldersSchema = listedSchema.pick({ organisation: true, version: true }).extend({
  holders: z.object({ rule: z.int(), names: z.array(personal(z.string(), 'name')) }).optional(),
});

/** A ledger whose cells are checked where they are wanted. */
const uncheckedSchema = z.looseObject({ cells: z.array(z.looseObject({ group: z.string() })) });

/** Ledgers that were written since they were summed, or whose sum is by another rule. */
const UNSUMMED = {
  FilterExpression: 'attribute_not_exists(summedBy) OR summedBy <> :rule',
  values: { ':rule': SUM_RULE },
};

// Twenty national milestones, the most that one page covers.
const KEPT_IN_MEMORY = 6_000;

/**
 * Ledgers in DynamoDB, one row per organisation. A partition per milestone of their own: written by functions
 * that settle tasks, which have no write access to milestones. Deflated, 290 rows are one page. A row never
 * changes under its version, so a warm function only inflates new ones.
 */
export class DynamoLedgers implements Ledgers {
  readonly #table: Table;
  readonly #keep: number;
  readonly #read = new Map<string, KeptLedger>();

  /** `keep`: how many ledgers of listed milestones stay in memory, of some 60 KB each. */
  constructor(table: Table, { keep = KEPT_IN_MEMORY } = {}) {
    this.#table = table;
    this.#keep = keep;
  }

  async find(milestone: string, organisation: string): Promise<KeptLedger | undefined> {
    const stored = await this.#table.get(keyOf('ledger', { milestone, organisation }), rowSchema);
    return stored && { row: ledgerRowSchema.parse(inflated(stored)), version: stored.version };
  }

  async ofSome(milestone: string, organisations: readonly string[]): Promise<LedgerRow[]> {
    const rows = await this.#table.getAll(keysOf(milestone, organisations), listedSchema);
    return rows
      .map((stored) => this.#parsed(`${milestone}#${stored.organisation}`, stored).row)
      .toSorted((one, other) => (one.organisation < other.organisation ? -1 : 1));
  }

  async ofGroups(milestone: string, wanted: readonly LedgerGroup[]): Promise<LedgerRow[]> {
    const groups = Map.groupBy(wanted, ({ organisation }) => organisation);
    const rows = await this.#table.getAll(keysOf(milestone, [...groups.keys()]), listedSchema);
    return rows.map((stored) => {
      const { cells, ...about } = uncheckedSchema.parse(inflated(stored));
      const own = new Set(groups.get(stored.organisation)?.map(({ group }) => group));
      return ledgerRowSchema.parse({ ...about, cells: cells.filter(({ group }) => own.has(group)) });
    });
  }

  async holdersOf(milestone: string, organisations: readonly string[]): Promise<LedgerHolders[]> {
    const keys = keysOf(milestone, organisations);
    const rows = await this.#table.pickAll(keys, ['organisation', 'version', 'holders'], ledgerHoldersSchema);
    return rows.flatMap(({ holders, ...of }) =>
      holders?.rule === SUM_RULE ? { ...of, names: holders.names } : [],
    );
  }

  /** A write whose response was lost also returns false: the retry finds the row up to date. */
  save(milestone: string, row: LedgerRow, version: number): Promise<boolean> {
    const put = new PutCommand(this.#put(milestone, { row, version }));
    return ifCondition(this.#table.client.send(put)).catch((error) => {
      // Its part is being settled at this moment: that is another one.
      if (error instanceof TransactionConflictException) return false;
      throw error;
    });
  }

  async saveSettled(dispatchId: string, settled: SettledPart): Promise<boolean> {
    const { progress, ledger } = settled;
    const owed = progressWrites(this.#table, dispatchId, progress);
    if (!owed) return false;
    const counts = countsPuts(this.#table, dispatchId, settled).map((Put) => ({ Put }));
    const own = ledger ? [{ Put: this.#put(dispatchId, ledger) }] : [];
    return transact(this.#table, [...owed, ...own, ...counts]);
  }

  #put(milestone: string, { row, version }: KeptLedger) {
    const unchanged =
      version === 0
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': version } };
    const { organisation } = row;
    const Item = {
      ...keyOf('ledger', { milestone, organisation }),
      ...deflated(row),
      holders: { rule: SUM_RULE, names: holdersIn(occasionsLeft(row.cells)) },
      organisation,
      version: version + 1,
    };
    return { TableName: this.#table.name, Item, ...unchanged };
  }

  async ofMilestone(milestone: string): Promise<LedgerRow[]> {
    return (await this.keptOf(milestone, 'all')).map(({ row }) => row);
  }

  async keptOf(milestone: string, which: 'all' | 'unsummed'): Promise<KeptLedger[]> {
    const range = rangeOf('ledger', { milestone });
    const rows = await (which === 'all'
      ? this.#table.query(range, listedSchema)
      : this.#table.where(range, UNSUMMED, listedSchema));
    return rows.map((stored) => this.#parsed(`${milestone}#${stored.organisation}`, stored));
  }

  /** A ledger that is written again is written whole, and so without the note. */
  async noteSummed(milestone: string, summed: readonly KeptLedger[]): Promise<void> {
    const statements = summed.map(({ row, version }) => {
      const key = keyOf('ledger', { milestone, organisation: row.organisation });
      return {
        key,
        Statement: `UPDATE "${this.#table.name}" SET summedBy = ? WHERE pk = ? AND sk = ? AND version = ?`,
        Parameters: [SUM_RULE, key.pk, key.sk, version],
      };
    });
    await this.#table.execute(statements);
  }

  #parsed(key: string, stored: z.infer<typeof rowSchema>): KeptLedger {
    const known = this.#read.get(key);
    if (known?.version === stored.version) return known;
    const kept = { row: ledgerRowSchema.parse(inflated(stored)), version: stored.version };
    if (this.#read.size >= this.#keep) this.#read.clear();
    this.#read.set(key, kept);
    return kept;
  }
}

function keysOf(milestone: string, organisations: readonly string[]): Key[] {
  return [...new Set(organisations)].map((organisation) => keyOf('ledger', { milestone, organisation }));
}
