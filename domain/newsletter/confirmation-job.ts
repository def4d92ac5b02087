import * as z from 'zod';
import { roleSchema } from '../catalogue/catalogue-ids.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { rolloutIdSchema } from '../rollout/rollout-id.ts';
import { localeSchema } from '../shared/locale.ts';

/** A request to confirm a subscription by mail. Contains a digest of the address, never the address. */
export const confirmationJobSchema = z.strictObject({
  rollout: rolloutIdSchema,
  organisation: organisationCodeSchema,
  recipient: z.string().regex(/^[a-z2-7]{52}$/),
  group: roleSchema,
  locale: localeSchema,
  /** When it was requested; ms. */
  asked: z.int().min(0),
});
export type ConfirmationJob = z.infer<typeof confirmationJobSchema>;

/** A queue of confirmation requests. Delivers at least once: consumers must be idempotent. */
export interface ConfirmationJobs {
  enqueue(job: ConfirmationJob): Promise<void>;
}
