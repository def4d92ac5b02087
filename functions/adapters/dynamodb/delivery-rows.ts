import { type Chunk, chunkBorders, isInChunk } from '../../../domain/mail/chunk.ts';
import type { Delivery, Outcome } from '../../../domain/mail/delivery.ts';
import { allSettledOrThrow } from '../../../domain/shared/concurrency.ts';
import { AGAIN, retryLostRace } from '../../../domain/shared/retry-lost-race.ts';
import { Gathered } from './gathered.ts';
import { keepLast } from './keep-last.ts';
import type { Part } from './kept-together.ts';
import { type Key, rangeOf } from './keys.ts';
import {
  deliveriesRowSchema,
  deliveryIn,
  deliveryKey,
  deliveryRows,
  hasDelivery,
  keyedIn,
  orderedById,
  outcomeIn,
  replacing,
  rowAnd,
  rowWith,
  type StoredRow,
  unpackedAll,
} from './packed-deliveries.ts';
import type { PartiqlStatement, Table } from './table.ts';

const PARTS_REMEMBERED = 16;
// Those of which events come in at a time: all of a rollout.
const PARTS_WITH_KEYS = 500;
/** Sorts behind every id. */
const BEHIND_ALL = '\uffff';

/** What changes in a delivery with this outcome; undefined if it stays as it is. */
export type DeliveryChange = {
  part: Part;
  /** Where it is if it is the first of its row. */
  key: Key;
  id: string;
  decide: (stored: Outcome) => Partial<Delivery> | undefined;
};
/** Its outcome before and after; undefined where there is no such delivery. */
export type ChangedDelivery = { was: Outcome; now: Outcome } | undefined;

type Replacement = { row: StoredRow; after: StoredRow };
/** What was decided about deliveries of a row; without `replacement` if all of them stay as they are. */
type Decision = {
  row: StoredRow | undefined;
  results: ReadonlyMap<DeliveryChange, ChangedDelivery>;
  replacement: Replacement | undefined;
};

/**
 * Rows of deliveries. Each holds a few that follow each other by id, under the id of the first; so a delivery is in the
 * last row whose key is not behind its id. A change writes a row if it is still what was read.
 */
export class DeliveryRows {
  readonly #table: Table;
  /** By partition: the row in which each delivery was when its part was read last. */
  readonly #remembered = new Map<string, Map<string, StoredRow>>();
  /** By partition: the sort keys of its rows. */
  readonly #sortKeys = new Map<string, readonly string[]>();
  readonly #together = new Gathered<DeliveryChange, ChangedDelivery>((changes) => this.#change(changes));

  constructor(table: Table) {
    this.#table = table;
  }

  /** All of a part, or a share of them, in the order of their ids. */
  async all(part: Part, chunk?: Chunk): Promise<Delivery[]> {
    const each = unpackedAll(await this.#rows(part, chunk));
    const inRow = new Map([...each].map(([id, { row }]) => [id, row]));
    keepLast(this.#remembered, PARTS_REMEMBERED, [rangeOf('delivery', part).pk, inRow]);
    const all = [...each.values()].map(({ delivery }) => delivery);
    return orderedById(chunk ? all.filter((delivery) => isInChunk(delivery, chunk)) : all);
  }

  async find(part: Part, id: string): Promise<Delivery | undefined> {
    return deliveryIn(await this.#rowOf(part, id), id);
  }

  async areNone(part: Part): Promise<boolean> {
    return (await this.#table.count(rangeOf('delivery', part))) === 0;
  }

  /** Adds those that are not stored, and leaves the others as they are. */
  async addMissing(part: Part, deliveries: readonly Delivery[]): Promise<void> {
    if (deliveries.length === 0) return;
    await retryLostRace(`deliveries of ${part.organisation}`, async () => {
      const rows = await this.#rows(part);
      const missing = deliveries.filter(({ id }) => !rows.some((row) => hasDelivery(row, id)));
      if (missing.length === 0) return true;
      // Nobody joins the row of an earlier version.
      const placeOf = ({ id }: Delivery) => {
        const before = rows.findLast(({ key }) => key.sk <= deliveryKey(part, id).sk);
        return before?.bytes ? before : undefined;
      };
      for (const [row, some] of Map.groupBy(missing, placeOf))
        if (row) {
          await this.#replaceAll([{ row, after: rowAnd(row, some) }]);
        } else await this.#table.createAll(some.flatMap((delivery) => deliveryRows(part, [delivery])));
      return AGAIN;
    });
  }

  /**
   * Changes some, beginning with what was read of their parts last, if that was all of them: the condition of a write
   * tells whether it still holds, and where there is nothing to write it is read again.
   */
  change(changes: readonly DeliveryChange[]): Promise<ChangedDelivery[]> {
    const remembered = changes.flatMap((change) => {
      const row = this.#remembered.get(change.key.pk)?.get(change.id);
      return row ? [[change, row] as const] : [];
    });
    return this.#change(changes, new Map(remembered.length === changes.length ? remembered : []));
  }

  /** Changes one as it is stored, together with others that are changed in the same turn. */
  changeOne(change: DeliveryChange): Promise<ChangedDelivery> {
    return this.#together.ask(change);
  }

  async #change(
    changes: readonly DeliveryChange[],
    remembered: ReadonlyMap<DeliveryChange, StoredRow> = new Map(),
  ): Promise<ChangedDelivery[]> {
    const done = new Map<DeliveryChange, ChangedDelivery>();
    await retryLostRace('deliveries', async (round) => {
      const left = changes.filter((change) => !done.has(change));
      const known = round === 0 ? remembered : new Map<DeliveryChange, StoredRow>();
      const read = await this.#rowsOfEach(left.filter((change) => !known.has(change)));
      const byRow = Map.groupBy(left, (change) => known.get(change) ?? read.get(change));
      const decisions = [...byRow].map(([row, some]) => decide(row, some));
      const written = await this.#write(decisions);
      const justRead = new Set(read.values());
      for (const { row, replacement, results } of decisions)
        if (replacement ? written.has(replacement) : justRead.has(row))
          for (const [change, result] of results) done.set(change, result);
      return done.size === changes.length || AGAIN;
    });
    return changes.map((change) => done.get(change));
  }

  async #write(decisions: readonly Decision[]): Promise<Set<Replacement>> {
    const replacements = decisions.flatMap(({ replacement }) => replacement ?? []);
    const isReplaced = await this.#replaceAll(replacements);
    return new Set(replacements.filter((_, index) => isReplaced[index]));
  }

  /** Replaces each row that is stored as it was read; says for each whether it was. */
  async #replaceAll(replacements: readonly Replacement[]): Promise<boolean[]> {
    const isReplaced = await this.#table.execute(replacements.map((each) => this.#replacing(each)));
    for (const [index, { row, after }] of replacements.entries()) {
      const remembered = this.#remembered.get(row.key.pk);
      for (const { id } of after.packed)
        if (isReplaced[index]) remembered?.set(id, after);
        else remembered?.delete(id);
    }
    return isReplaced;
  }

  #replacing({ row, after }: Replacement): PartiqlStatement {
    const { key } = row;
    const { set, seen } = replacing(row, after);
    const fields = (attributes: object, by: string) =>
      Object.keys(attributes)
        .map((name) => `"${name}" = ?`)
        .join(by);
    const where = `pk = ? AND sk = ? AND ${fields(seen, ' AND ')}`;
    return {
      key,
      Statement: `UPDATE "${this.#table.name}" SET ${fields(set, ', ')} WHERE ${where}`,
      Parameters: [...Object.values(set), key.pk, key.sk, ...Object.values(seen)],
    };
  }

  async #rows(part: Part, chunk?: Chunk): Promise<StoredRow[]> {
    const keyed = (row: Parameters<typeof keyedIn>[1]) => keyedIn(part, row);
    if (!chunk || chunk.of === 1)
      return (await this.#table.query(rangeOf('delivery', part), deliveriesRowSchema)).map(keyed);
    const { from, to = BEHIND_ALL } = chunkBorders(chunk);
    const first = rangeOf('delivery', { ...part, delivery: from });
    const last = rangeOf('delivery', { ...part, delivery: to });
    const [before, rows] = await allSettledOrThrow([
      from === '' ? undefined : this.#rowOf(part, from),
      this.#table.between([first, last], deliveriesRowSchema),
    ]);
    // A share may begin within a row.
    return [...(before && before.key.sk < first.prefix ? [before] : []), ...rows.map(keyed)];
  }

  /** The row in which each has to be if it is stored. */
  async #rowsOfEach(changes: readonly DeliveryChange[]): Promise<Map<DeliveryChange, StoredRow | undefined>> {
    const byPart = Map.groupBy(changes, ({ key }) => key.pk);
    const found = await allSettledOrThrow([...byPart.values()].map((some) => this.#rowsOfPart(some)));
    return new Map(found.flat());
  }

  /** The same for those of one part. It seldom gets rows after it was planned, so their keys are read once. */
  async #rowsOfPart(changes: readonly DeliveryChange[]): Promise<[DeliveryChange, StoredRow | undefined][]> {
    const [first] = changes;
    if (!first) return [];
    const { part, key } = first;
    const known = this.#sortKeys.get(key.pk);
    const found = await this.#rowsAt(part, known ?? (await this.#readSortKeys(part)), changes);
    if (!known || found.every(([{ id }, row]) => row && hasDelivery(row, id))) return found;
    return this.#rowsAt(part, await this.#readSortKeys(part), changes);
  }

  async #rowsAt(
    part: Part,
    sortKeys: readonly string[],
    changes: readonly DeliveryChange[],
  ): Promise<[DeliveryChange, StoredRow | undefined][]> {
    const places = changes.map((change) => {
      const { pk, sk } = change.key;
      return { change, pk, sk: sortKeys.findLast((key) => key <= sk) };
    });
    const keys = new Map(places.flatMap(({ pk, sk }) => (sk === undefined ? [] : [[sk, { pk, sk }]])));
    const stored = await this.#table.getAll([...keys.values()], deliveriesRowSchema);
    const rows = new Map(
      stored.map((row) => {
        const keyed = keyedIn(part, row);
        return [keyed.key.sk, keyed];
      }),
    );
    return places.map(({ change, sk }) => [change, sk === undefined ? undefined : rows.get(sk)]);
  }

  async #readSortKeys(part: Part): Promise<string[]> {
    const range = rangeOf('delivery', part);
    const sortKeys = (await this.#table.keys(range)).map(({ sk }) => sk);
    keepLast(this.#sortKeys, PARTS_WITH_KEYS, [range.pk, sortKeys]);
    return sortKeys;
  }

  /** The row in which one has to be if it is stored. */
  async #rowOf(part: Part, id: string): Promise<StoredRow | undefined> {
    const { sk } = deliveryKey(part, id);
    const row = await this.#table.lastUpTo(rangeOf('delivery', part), sk, deliveriesRowSchema);
    return row && keyedIn(part, row);
  }
}

/** What is to become of one of a part. */
export function deliveryChange(part: Part, id: string, decide: DeliveryChange['decide']): DeliveryChange {
  return { part, key: deliveryKey(part, id), id, decide };
}

/** Decides in turn about deliveries of a row. */
function decide(row: StoredRow | undefined, changes: readonly DeliveryChange[]): Decision {
  const changed = new Map<string, Partial<Delivery>>();
  const results = changes.map((change): [DeliveryChange, ChangedDelivery] => {
    const was = changed.get(change.id)?.outcome ?? outcomeIn(row, change.id);
    if (!was) return [change, undefined];
    const now = change.decide(was);
    if (now) changed.set(change.id, { ...changed.get(change.id), ...now });
    return [change, { was, now: now?.outcome ?? was }];
  });
  const replacement = row && changed.size > 0 ? { row, after: rowWith(row, changed) } : undefined;
  return { row, results: new Map(results), replacement };
}
