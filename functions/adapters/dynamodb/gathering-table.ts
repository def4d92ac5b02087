import type * as z from 'zod';
import { readRows } from './batch-get.ts';
import { Gathered } from './gathered.ts';
import type { Key } from './keys.ts';
import { rowSchema } from './row-writes.ts';
import { type PartiqlStatement, Table } from './table.ts';

/**
 * The same table for a function that processes the records of a batch concurrently: what they read and write in one
 * turn of the event loop goes in one call. Reads are as consistent, and statements as independent, as one by one.
 */
export class GatheringTable extends Table {
  readonly #reads = new Gathered<Key, unknown>((keys) => this.#read(keys));
  readonly #writes = new Gathered<readonly PartiqlStatement[], boolean[]>((groups) => this.#write(groups));

  override async get<T>(key: Key, schema: z.ZodType<T>): Promise<T | undefined> {
    const row = await this.#reads.ask(key);
    return row === undefined ? undefined : this.parse(row, schema);
  }

  override async execute(statements: readonly PartiqlStatement[]): Promise<boolean[]> {
    return statements.length === 0 ? [] : this.#writes.ask(statements);
  }

  async #read(keys: readonly Key[]): Promise<unknown[]> {
    const distinct = [...new Map(keys.map((key) => [nameOf(key), key])).values()];
    const rows = (await readRows(this, distinct)).map((row) => [nameOf(rowSchema.parse(row)), row] as const);
    const found = new Map<string, unknown>(rows);
    return keys.map((key) => found.get(nameOf(key)));
  }

  /** No call changes a row twice: each round takes what the rounds before have not. */
  async #write(groups: readonly (readonly PartiqlStatement[])[]): Promise<boolean[][]> {
    const done = new Map<PartiqlStatement, boolean>();
    let left = groups.flat();
    while (left.length > 0) {
      const round = firstOfEachRow(left);
      const held = await super.execute(round);
      for (const [index, statement] of round.entries()) done.set(statement, held[index] === true);
      left = left.filter((statement) => !done.has(statement));
    }
    return groups.map((group) => group.map((statement) => done.get(statement) === true));
  }
}

function firstOfEachRow(statements: readonly PartiqlStatement[]): PartiqlStatement[] {
  const first = new Map<string, PartiqlStatement>();
  for (const statement of statements) {
    const row = nameOf(statement.key);
    if (!first.has(row)) first.set(row, statement);
  }
  return [...first.values()];
}

function nameOf({ pk, sk }: Key): string {
  return JSON.stringify([pk, sk]);
}
