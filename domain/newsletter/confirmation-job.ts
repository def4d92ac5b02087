import * as z from 'zod';
import { roleSchema } from '../catalogue/catalogue-ids.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { rolloutIdSchema } from '../rollout/rollout.ts';
import { localeSchema } from '../shared/locale.ts';

/** That somebody is to be asked by mail whether a subscription is meant. The address is not in it, only what it is recognised by. */
export const confirmationJobSchema = z.strictObject({
  rollout: rolloutIdSchema,
  organisation: organisationCodeSchema,
  recipient: z.string().regex(/^[a-z2-7]{52}$/),
  group: roleSchema,
  locale: localeSchema,
  /** When it was asked for; ms. */
  asked: z.int().min(0),
});
export type ConfirmationJob = z.infer<typeof confirmationJobSchema>;

/** A queue of such questions. At least once: work must bear to be done twice. */
export interface ConfirmationJobs {
  enqueue(job: ConfirmationJob): Promise<void>;
}
