import * as z from 'zod';
import { problemSchema } from '../shared/problem.ts';

export const refusalReasonSchema = z.enum([
  'malformed',
  'unknown-rollout',
  'unknown-kind',
  'unknown-organisation',
  'unknown-fact',
  'invalid-fact',
  'same-id-other-content',
]);
export type RefusalReason = z.infer<typeof refusalReasonSchema>;

/** A milestone event that was refused whole, kept for the coordinator to see. */
export const refusalSchema = z.strictObject({
  event: z.string().min(1).max(200),
  receivedAt: z.int().min(0),
  milestone: z.string().optional(),
  rollout: z.string().optional(),
  reason: refusalReasonSchema,
  /** Rows of an earlier version hold English sentences. */
  problems: z.array(z.union([problemSchema, z.string()])).min(1),
  /** The refused detail as it came, cut at 20 kB. */
  detail: z.string(),
});
export type Refusal = z.infer<typeof refusalSchema>;

/** Where refusals are kept. */
export interface Refusals {
  /** Keeps a refusal; the same event twice is one refusal. */
  keep(refusal: Refusal): Promise<void>;
  /** The newest first, at most `limit`. */
  latest(limit: number): Promise<Refusal[]>;
}
