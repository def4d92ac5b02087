import * as z from 'zod';
import { type Delivery, deliverySchema, outcomeSchema, rankOf } from '../../../domain/mail/delivery.ts';
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

/** A delivery as it is stored. It is checked as a whole only if it is asked for. */
const packedSchema = z.looseObject({ id: z.string() });
type Packed = z.infer<typeof packedSchema>;

/** Without `bytes` it is of an earlier version, which wrote a row for each. */
export type StoredRow = { key: Key; bytes: Uint8Array | undefined; packed: readonly Packed[] };

/** A row of deliveries without its key. */
export const deliveriesRowSchema = z.union([
  deflatedSchema.transform((row) => ({
    bytes: row.deflated,
    packed: z.array(packedSchema).min(1).parse(inflated(row)),
  })),
  packedSchema.transform((own) => ({ bytes: undefined, packed: [own] })),
]);

/** Earlier versions stored the rank of an outcome beside it. */
const unpackedSchema = deliverySchema.extend({
  outcome: z
    .custom<{ rank?: unknown }>((value) => typeof value === 'object' && value !== null)
    .transform(({ rank: _, ...outcome }) => outcome)
    .pipe(outcomeSchema),
});

/** Where a delivery is that is the first of its row. */
export function deliveryKey(part: Part, id: string): Key {
  return keyOf('delivery', { ...part, delivery: id });
}

/** The rows of a new part. */
export function deliveryRows(part: Part, deliveries: readonly Delivery[]): Row[] {
  return inOrder(deliveries).flatMap((first, index, all) => {
    if (index % DELIVERIES_A_ROW > 0) return [];
    const together = all.slice(index, index + DELIVERIES_A_ROW);
    return [{ ...deliveryKey(part, first.id), ...deflated(together) }];
  });
}

export function inOrder(deliveries: readonly Delivery[]): Delivery[] {
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

/** A row with some deliveries in the place of what it has of them, and with those that it does not have. */
export function rowWith(row: StoredRow, deliveries: ReadonlyMap<string, Delivery>): StoredRow {
  const known = new Set(row.packed.map(({ id }) => id));
  const packed: Packed[] = [
    ...row.packed.map((one) => deliveries.get(one.id) ?? one),
    ...inOrder([...deliveries.values()].filter(({ id }) => !known.has(id))),
  ];
  if (row.bytes) return { ...row, packed, bytes: deflated(packed).deflated };
  return { ...row, packed: packed.map(withRank) };
}

/** Earlier versions write on condition of the rank. */
function withRank(packed: Packed): Packed {
  const { outcome, ...delivery } = unpacked(packed);
  return { ...delivery, outcome: { ...outcome, rank: rankOf(outcome) } };
}

function unpacked(packed: Packed): Delivery {
  return unpackedSchema.parse(packed, whileCold(unpackedSchema));
}
