import * as z from 'zod';
import {
  type Delivery,
  deliverySchema,
  type Outcome,
  outcomeSchema,
  rankOf,
} from '../../../domain/mail/delivery.ts';
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

/** An outcome as it is stored; drops the rank. */
const storedOutcomeSchema = z
  .custom<{ rank?: unknown }>((value) => typeof value === 'object' && value !== null)
  .transform(({ rank: _, ...outcome }) => outcome)
  .pipe(outcomeSchema);

/** Parses a row; drops the rank. */
export const deliveryRowSchema = deliverySchema.extend({ outcome: storedOutcomeSchema });

/** All of a row that evidence asks for. */
export const outcomeRowSchema = z.object({ outcome: storedOutcomeSchema });
