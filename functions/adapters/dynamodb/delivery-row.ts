import * as z from 'zod';
import { type Delivery, deliverySchema, type Outcome, rankOf } from '../../../domain/mail/delivery.ts';
import { type Key, keyOf } from './keys.ts';
import type { Row } from './table.ts';

/** The key of a delivery's row. */
export function deliveryKey(
  dispatchId: string,
  { organisation, id }: Pick<Delivery, 'organisation' | 'id'>,
): Key {
  return keyOf('delivery', { dispatchId, organisation, delivery: id });
}

/** A delivery's row. */
export function deliveryRow(dispatchId: string, delivery: Delivery): Row {
  return { ...deliveryKey(dispatchId, delivery), ...delivery, outcome: ranked(delivery.outcome) };
}

/** An outcome with its rank, for conditions on the store's side. */
export function ranked(outcome: Outcome): Outcome & { rank: number } {
  return { ...outcome, rank: rankOf(outcome) };
}

/** Parses a row; drops the rank. */
export const deliveryRowSchema = z
  .looseObject({ outcome: z.looseObject({}) })
  .transform(({ outcome: { rank: _, ...outcome }, ...row }) => deliverySchema.parse({ ...row, outcome }));
