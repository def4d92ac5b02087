import type * as z from 'zod';
import { mapInChunks } from '../../../domain/shared/concurrency.ts';
import { batchGet } from './batch-get.ts';
import { Gathered } from './gathered.ts';
import { areNeighbours, type Key, type KeyRange } from './keys.ts';
import { rowSchema } from './row-writes.ts';
import { type PartiqlStatement, Table } from './table.ts';

/**
 * The same table for a function that asks for much at once: what is read and written in one turn of the event loop
 * goes in one call, a range that several ask for is read once, and neighbouring ranges are read as one. Reads are as
 * consistent, and statements as independent, as one by one.
 */
export class GatheringTable extends Table {
  readonly #reads = new Gathered<Key, unknown>((keys) => this.#read(keys));
  /** Of each attribute that is asked for alone. */
  readonly #picks = new Map<string, Gathered<Key, unknown>>();
  readonly #ranges = new Gathered<KeyRange, unknown[]>((ranges) => this.#readRanges(ranges));
  readonly #writes = new Gathered<readonly PartiqlStatement[], boolean[]>((groups) => this.#write(groups));

  override async get<T>(key: Key, schema: z.ZodType<T>): Promise<T | undefined> {
    const row = await this.#reads.ask(key);
    return row === undefined ? undefined : this.parse(row, schema);
  }

  override async pick<T>(key: Key, attribute: string, schema: z.ZodType<T>): Promise<T | undefined> {
    const reads = this.#picks.get(attribute) ?? new Gathered((keys) => this.#read(keys, [attribute]));
    this.#picks.set(attribute, reads);
    const row = await reads.ask(key);
    return row === undefined ? undefined : this.parse(row, schema);
  }

  override async getAll<T>(keys: readonly Key[], schema: z.ZodType<T>): Promise<T[]> {
    const rows = await Promise.all(keys.map((key) => this.get(key, schema)));
    return rows.filter((row) => row !== undefined);
  }

  override async query<T>(range: KeyRange, schema: z.ZodType<T>): Promise<T[]> {
    return (await this.#ranges.ask(range)).map((row) => this.parse(row, schema));
  }

  override async execute(statements: readonly PartiqlStatement[]): Promise<boolean[]> {
    return statements.length === 0 ? [] : this.#writes.ask(statements);
  }

  async #read(keys: readonly Key[], only?: readonly string[]): Promise<unknown[]> {
    const distinct = [...new Map(keys.map((key) => [nameOf(key), key])).values()];
    const rows = (await batchGet(this, distinct, only)).map(
      (row) => [nameOf(rowSchema.parse(row)), row] as const,
    );
    const found = new Map<string, unknown>(rows);
    return keys.map((key) => found.get(nameOf(key)));
  }

  async #readRanges(ranges: readonly KeyRange[]): Promise<unknown[][]> {
    const distinct = [...new Map(ranges.map((range) => [rangeNameOf(range), range])).values()];
    const together = [...Map.groupBy(distinct, ({ pk }) => pk).values()].flatMap(inCalls);
    const read = await mapInChunks(together, async (call) => this.#readTogether(call));
    const found = new Map(read.flat());
    return ranges.map((range) => found.get(rangeNameOf(range)) ?? []);
  }

  /** One range, or neighbours of one partition. */
  async #readTogether(ranges: readonly KeyRange[]): Promise<(readonly [string, unknown[]])[]> {
    const [first, last] = [ranges[0], ranges.at(-1)];
    if (!first || !last) return [];
    const wanted =
      ranges.length === 1
        ? this.within(first)
        : this.spanning(first.pk, [first.prefix, `${last.prefix}${END}`]);
    const rows = (await this.stored(wanted)).map((row) => rowSchema.parse(row));
    return ranges.map((range) => [rangeNameOf(range), rows.filter(({ sk }) => sk.startsWith(range.prefix))]);
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

/** Sorts behind whatever a sort key may go on with. */
const END = '\uffff';

/** Ranges of a partition: neighbours together, the others one by one. */
function inCalls(ranges: readonly KeyRange[]): KeyRange[][] {
  const sorted = ranges.toSorted((a, b) => (a.prefix < b.prefix ? -1 : 1));
  return areNeighbours(sorted) ? [sorted] : sorted.map((range) => [range]);
}

function firstOfEachRow(statements: readonly PartiqlStatement[]): PartiqlStatement[] {
  const first = new Map<string, PartiqlStatement>();
  for (const statement of statements) {
    const row = nameOf(statement.key);
    if (!first.has(row)) first.set(row, statement);
  }
  return [...first.values()];
}

function rangeNameOf({ pk, prefix }: KeyRange): string {
  return JSON.stringify([pk, prefix]);
}

function nameOf({ pk, sk }: Key): string {
  return JSON.stringify([pk, sk]);
}
