import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { AGAIN, retryLostRace } from '../../../domain/shared/retry-lost-race.ts';
import { deflated, deflatedSchema, inflated } from './deflated.ts';
import { keepLast } from './keep-last.ts';
import { type Key, keyOf, rangeOf } from './keys.ts';
import { ifCondition, type Row, type Table } from './table.ts';
import type { TransactItem } from './transaction.ts';

export type Part = { dispatchId: string; organisation: string };

/** Things of which an organisation's part of a dispatch has some dozens. `guard`: what changes with each of them. */
type Kind<T> = {
  row: 'obligation' | 'task';
  schema: z.ZodType<T>;
  keyOf: (dispatchId: string, thing: T) => Key;
  guard: keyof T & string;
};

type Shared<T> = { bytes: Uint8Array; things: readonly T[] };
/** `own`: those that have a row of their own, by its sort key. */
type Stored<T> = { shared: Shared<T> | undefined; own: ReadonlyMap<string, T> };

// Where the row of one would be, so that a version that knows no others waits instead of missing it.
const ALL = { group: '*', channel: '*' };
const PARTS_REMEMBERED = 16;

/**
 * Things of one kind that share a row of their part, deflated: they are planned and read together. Each change writes
 * that row if it is still what was read. A row of its own, as earlier versions wrote, holds over the shared one and
 * remains.
 */
export class KeptTogether<T> {
  readonly #table: Table;
  readonly #kind: Kind<T>;
  readonly #schema: z.ZodType<{ shared: Shared<T> } | { own: T }>;
  /** What was read last: a change begins with it, and the condition of its write tells whether it still holds. */
  readonly #remembered = new Map<string, Stored<T>>();

  constructor(table: Table, kind: Kind<T>) {
    this.#table = table;
    this.#kind = kind;
    const things = z.array(kind.schema);
    this.#schema = z.union([
      deflatedSchema.transform((row) => ({
        shared: { bytes: row.deflated, things: things.parse(inflated(row)) },
      })),
      kind.schema.transform((own) => ({ own })),
    ]);
  }

  /** The key of the row that they share. */
  sharedKey(part: Part): Key {
    return keyOf(this.#kind.row, { ...part, ...ALL });
  }

  /** In the order of their keys. */
  async all(part: Part): Promise<T[]> {
    return this.#each(part, await this.#read(part));
  }

  /** Adds those that are not stored, and leaves the others as they are. */
  async addMissing(part: Part, things: readonly T[]): Promise<void> {
    await this.change(part, (stored) => {
      const known = this.#byKey(part, stored);
      return [...stored, ...things.filter((thing) => !known.has(this.#sortKey(part, thing)))];
    });
  }

  /** Those of a new part in one row; none if there are none. */
  rowsOf(part: Part, things: readonly T[]): Row[] {
    return things.length === 0 ? [] : [{ ...this.sharedKey(part), ...deflated(things) }];
  }

  /**
   * Replaces all of a part by what `decide` makes of them: those that it returns as they were are not written, and none
   * may be left out.
   * @returns whether anything was changed
   * @throws {TemporaryFailure} if others keep changing them
   */
  async change(part: Part, decide: (stored: readonly T[]) => readonly T[]): Promise<boolean> {
    return retryLostRace(`each ${this.#kind.row} of ${part.organisation}`, async () => {
      const remembered = this.#remembered.get(nameOf(part));
      this.#remembered.delete(nameOf(part));
      const stored = remembered ?? (await this.#read(part));
      const before = new Set(this.#each(part, stored));
      const changed = decide([...before]).filter((thing) => !before.has(thing));
      if (changed.length > 0) return (await this.#write(part, stored, changed)) || AGAIN;
      return remembered ? AGAIN : false;
    });
  }

  /**
   * What of a transaction changes them, if they are stored as they were read last; undefined where that is not known,
   * or some have a row of their own.
   */
  changeAsRead(part: Part, decide: (stored: readonly T[]) => readonly T[]): TransactItem[] | undefined {
    const remembered = this.#remembered.get(nameOf(part));
    this.#remembered.delete(nameOf(part));
    if (!remembered?.shared || remembered.own.size > 0) return undefined;
    const rows = this.rowsOf(part, decide(this.#each(part, remembered)));
    return rows.map((Item) => ({
      Put: { TableName: this.#table.name, Item, ...asRead(remembered.shared) },
    }));
  }

  /** What is stored, and what of a transaction puts others in place of all that is in the shared row. */
  async replacement(part: Part, things: readonly T[]): Promise<{ stored: T[]; writes: TransactItem[] }> {
    const read = await this.#read(part);
    this.#remembered.delete(nameOf(part));
    const TableName = this.#table.name;
    const [Item] = this.rowsOf(part, things);
    const writes = Item
      ? [{ Put: { TableName, Item, ...asRead(read.shared) } }]
      : [{ Delete: { TableName, Key: this.sharedKey(part), ...asRead(read.shared) } }];
    return { stored: this.#each(part, read), writes };
  }

  async #read(part: Part): Promise<Stored<T>> {
    const rows = await this.#table.query(rangeOf(this.#kind.row, part), this.#schema);
    const [shared] = rows.flatMap((row) => ('shared' in row ? [row.shared] : []));
    const own = rows.flatMap((row) => ('own' in row ? [row.own] : []));
    const stored = { shared, own: this.#byKey(part, own) };
    this.#remember(part, stored);
    return stored;
  }

  #each(part: Part, { shared, own }: Stored<T>): T[] {
    const each = new Map([...this.#byKey(part, shared?.things ?? []), ...own]);
    return [...each].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, thing]) => thing);
  }

  /** False if another writer came first. */
  async #write(part: Part, { shared, own }: Stored<T>, changed: readonly T[]): Promise<boolean> {
    for (const thing of changed) {
      const before = own.get(this.#sortKey(part, thing));
      if (before && !(await this.#replaceOwn(part, { before, thing }))) return false;
    }
    const others = changed.filter((thing) => !own.has(this.#sortKey(part, thing)));
    if (others.length === 0) return true;
    const things = this.#each(part, { shared, own: this.#byKey(part, others) });
    const { deflated: bytes } = deflated(things);
    const isWritten = await this.#replaceShared(part, { before: shared?.bytes, bytes });
    if (isWritten) this.#remember(part, { shared: { bytes, things }, own });
    return isWritten;
  }

  async #replaceShared(
    part: Part,
    { before, bytes }: { before: Uint8Array | undefined; bytes: Uint8Array },
  ): Promise<boolean> {
    const key = this.sharedKey(part);
    if (!before) return this.#table.create({ ...key, deflated: bytes });
    const Statement = `UPDATE "${this.#table.name}" SET deflated = ? WHERE pk = ? AND sk = ? AND deflated = ?`;
    const [isWritten] = await this.#table.execute([
      { key, Statement, Parameters: [bytes, key.pk, key.sk, before] },
    ]);
    return isWritten === true;
  }

  #replaceOwn({ dispatchId }: Part, { before, thing }: { before: T; thing: T }): Promise<boolean> {
    const { keyOf: keyOfThing, guard } = this.#kind;
    const command = new PutCommand({
      TableName: this.#table.name,
      Item: { ...keyOfThing(dispatchId, thing), ...thing },
      ConditionExpression: '#guard = :seen',
      ExpressionAttributeNames: { '#guard': guard },
      ExpressionAttributeValues: { ':seen': before[guard] },
    });
    return ifCondition(this.#table.client.send(command));
  }

  #remember(part: Part, stored: Stored<T>): void {
    keepLast(this.#remembered, PARTS_REMEMBERED, [nameOf(part), stored]);
  }

  #byKey(part: Part, things: readonly T[]): Map<string, T> {
    return new Map(things.map((thing) => [this.#sortKey(part, thing), thing]));
  }

  #sortKey({ dispatchId }: Part, thing: T): string {
    return this.#kind.keyOf(dispatchId, thing).sk;
  }
}

/** The condition that a shared row is stored as it was read. */
function asRead(shared: Pick<Shared<unknown>, 'bytes'> | undefined) {
  return shared
    ? { ConditionExpression: 'deflated = :seen', ExpressionAttributeValues: { ':seen': shared.bytes } }
    : { ConditionExpression: 'attribute_not_exists(pk)' };
}

function nameOf({ dispatchId, organisation }: Part): string {
  return `${dispatchId}#${organisation}`;
}
