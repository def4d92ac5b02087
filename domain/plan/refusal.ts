import * as z from 'zod';
import { personal } from '../shared/personal.ts';
import { problemSchema } from '../shared/problem.ts';

export const refusalReasonSchema = z.enum([
  'malformed',
  'unknown-event',
  'unknown-rollout',
  'unknown-kind',
  'unknown-organisation',
  'unknown-fact',
  'invalid-fact',
  'broken-rule',
  'told-already',
  'same-id-other-content',
]);
export type RefusalReason = z.infer<typeof refusalReasonSchema>;

/** A refused milestone event, stored for the coordinator. */
export const refusalSchema = z.strictObject({
  event: z.string().min(1).max(200),
  receivedAt: z.int().min(0),
  milestone: z.string().optional(),
  rollout: z.string().optional(),
  reason: refusalReasonSchema,
  /** Older rows contain English sentences. */
  problems: z.array(z.union([problemSchema, z.string()])).min(1),
  /** The refused detail as received, truncated at 20 kB. */
  detail: personal(z.string(), 'words'),
});
export type Refusal = z.infer<typeof refusalSchema>;

/** Stores refusals. */
export interface Refusals {
  /** Stores a refusal; one per event. */
  keep(refusal: Refusal): Promise<void>;
  /** That of an event, by the bus's id and time (ms). Consistent read. */
  find(of: Pick<Refusal, 'event' | 'receivedAt'>): Promise<Refusal | undefined>;
  /** Newest first, at most `limit`. */
  latest(limit: number): Promise<Refusal[]>;
}
