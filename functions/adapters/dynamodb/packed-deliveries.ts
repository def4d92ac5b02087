import * as z from 'zod';
import {
  type Delivery,
  deliverySchema,
  type Outcome,
  outcomeSchema,
  rankOf,
} from '../../../domain/mail/delivery.ts';
import { whileCold } from '../../../domain/shared/while-cold.ts';
import { deflated, deflatedSchema, inflated } from './deflated.ts';
import type { Part } from './kept-together.ts';
import { type Key, keyOf } from './keys.ts';
import type { Row } from './table.ts';

/**
 * Deliveries of a row: as many as take one write unit, of 1 KB, also when all are accepted and have the id that the
 * mail service gave them. Ten in flight are two rows.
 */
const DELIVERIES_A_ROW = 5;

/** A delivery as it is stored. What of it is asked for is checked when it is. */
const packedSchema = z.looseObject({ id: z.string(), outcome: z.looseObject({}) });
type Packed = z.infer<typeof packedSchema>;
// Without a copy: every row that an event is about passes here, and next to nothing of it is asked for.
const packedTogetherSchema = z.custom<Packed[]>(
  (value) => Array.isArray(value) && value.length > 0 && value.every(isPacked),
);

function isPacked(value: unknown): boolean {
  return (
    isObject(value) &&
    'id' in value &&
    typeof value.id === 'string' &&
    'outcome' in value &&
    isObject(value.outcome)
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Without `bytes` it is of an earlier version, which wrote a row for each. */
export type StoredRow = { key: Key; bytes: Uint8Array | undefined; packed: readonly Packed[] };

/** A row of deliveries without its key. Earlier versions stored the rank of an outcome beside it. */
export const deliveriesRowSchema = z.union([
  deflatedSchema.transform((row) => ({
    bytes: row.deflated,
    packed: packedTogetherSchema.parse(inflated(row)),
  })),
  packedSchema
    .extend({ outcome: z.looseObject({ rank: z.unknown() }) })
    .transform(({ outcome: { rank: _, ...outcome }, ...own }) => ({
      bytes: undefined,
      packed: [{ ...own, outcome }],
    })),
]);

/** Where a delivery is that is the first of its row. */
export function deliveryKey(part: Part, id: string): Key {
  return keyOf('delivery', { ...part, delivery: id });
}

/** The rows of a new part. */
export function deliveryRows(part: Part, deliveries: readonly Delivery[]): Row[] {
  return orderedById(deliveries).flatMap((first, index, all) => {
    if (index % DELIVERIES_A_ROW > 0) return [];
    const together = all.slice(index, index + DELIVERIES_A_ROW);
    return [{ ...deliveryKey(part, first.id), ...deflated(together) }];
  });
}

export function orderedById(deliveries: readonly Delivery[]): Delivery[] {
  return deliveries.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

/** A row of a part with its key: it has the id of its first. */
export function keyedIn(part: Part, row: z.infer<typeof deliveriesRowSchema>): StoredRow {
  return { ...row, key: deliveryKey(part, row.packed[0]?.id ?? '') };
}

/** All of some rows by id, each with the row that it is in. */
export function unpackedAll(rows: readonly StoredRow[]): Map<string, { row: StoredRow; delivery: Delivery }> {
  const each = new Map<string, { row: StoredRow; delivery: Delivery }>();
  for (const row of rows)
    for (const delivery of row.packed.map(unpacked)) {
      const other = each.get(delivery.id)?.delivery;
      // Two versions that planned it at once may have cut rows differently: what says more holds.
      if (!other || rankOf(other.outcome) < rankOf(delivery.outcome))
        each.set(delivery.id, { row, delivery });
    }
  return each;
}

export function hasDelivery({ packed }: StoredRow, id: string): boolean {
  return packed.some((one) => one.id === id);
}

/** One of a row. */
export function deliveryIn(row: StoredRow | undefined, id: string): Delivery | undefined {
  const packed = row?.packed.find((one) => one.id === id);
  return packed && unpacked(packed);
}

/** All that a change asks for of one. */
export function outcomeIn(row: StoredRow | undefined, id: string): Outcome | undefined {
  const packed = row?.packed.find((one) => one.id === id);
  return packed && outcomeSchema.parse(packed.outcome, whileCold(outcomeSchema));
}

/** A row in which these fields of deliveries are other ones. */
export function rowWith(row: StoredRow, changes: ReadonlyMap<string, Partial<Delivery>>): StoredRow {
  return repacked(
    row,
    row.packed.map((one) => {
      const changed = changes.get(one.id);
      return changed ? { ...one, ...changed } : one;
    }),
  );
}

/** A row with others behind those that it has. */
export function rowAnd(row: StoredRow, deliveries: readonly Delivery[]): StoredRow {
  return repacked(row, [...row.packed, ...orderedById(deliveries)]);
}

function repacked(row: StoredRow, packed: readonly Packed[]): StoredRow {
  return { ...row, packed, bytes: row.bytes && deflated(packed).deflated };
}

/** What a statement sets to put one row in the place of another, and on which condition, as attributes. */
export function replacing(row: StoredRow, after: StoredRow): { set: Attributes; seen: Attributes } {
  if (row.bytes) return { set: { deflated: after.bytes }, seen: { deflated: row.bytes } };
  const [{ outcome: was }, { name, address, outcome }] = [ownOf(row), ownOf(after)];
  return { set: { name, address, outcome: ranked(outcome) }, seen: { outcome: ranked(was) } };
}
type Attributes = Readonly<Record<string, unknown>>;

function ownOf({ packed: [own] }: StoredRow): Delivery {
  return deliverySchema.parse(own);
}

function ranked(outcome: Outcome): Outcome & { rank: number } {
  return { ...outcome, rank: rankOf(outcome) };
}

function unpacked(packed: Packed): Delivery {
  return deliverySchema.parse(packed, whileCold(deliverySchema));
}
