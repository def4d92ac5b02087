import * as z from 'zod';
import { roleSchema } from '../catalogue/catalogue-ids.ts';
import { dispatchIdSchema, dispatchStateSchema, purposeSchema } from '../mail/dispatch.ts';
import { variantSchema } from '../mail/variant.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { rolloutIdSchema } from '../rollout/rollout-id.ts';

const count = z.int().min(0);

/** A text as the register hands it out, without its words. */
export const registerTextSchema = z.strictObject({
  ...variantSchema.pick({ id: true, locale: true, groups: true, channels: true, topics: true }).shape,
  from: z.string(),
  subject: z.string(),
  textHash: z.string().meta({ description: 'SHA-256 of the text in UTF-8, hexadecimal.' }),
  htmlHash: z.string(),
  recipients: count,
});

/** What the register hands out of a dispatch beside its texts. */
export const registerFieldsSchema = z.strictObject({
  dispatch: dispatchIdSchema,
  rollout: rolloutIdSchema,
  purpose: purposeSchema,
  state: dispatchStateSchema,
  date: z.iso.date().meta({ description: 'The date in Stockholm on which its mails were released.' }),
  registerNumber: z.string().optional(),
  from: z.array(z.string()),
  to: z.record(roleSchema, count).meta({ description: 'Group → recipients; no names and no addresses.' }),
  recipients: count,
  uncertain: count.meta({ description: 'Mails with an unknown outcome.' }),
  subject: z.string(),
  hash: z.string().optional(),
  approvedHash: z.string().optional(),
  approvedBy: z.string().optional(),
  again: z.string().optional(),
  exception: z.string().optional(),
  supersedes: z
    .array(dispatchIdSchema)
    .optional()
    .meta({ description: 'Dispatches whose words it supersedes, as it tells what has changed since.' }),
  supersededBy: z
    .array(dispatchIdSchema)
    .optional()
    .meta({ description: 'Changes that have told something else since.' }),
});

/** An entry with the exact texts. */
export const registerEntrySchema = registerFieldsSchema.extend({
  texts: z.array(registerTextSchema.extend({ text: z.string(), html: z.string() })),
});

/** A register as it is handed out: one organisation, one period, every entry with its exact texts. */
export const registerFileSchema = z.strictObject({
  organisation: organisationCodeSchema,
  names: z.record(z.string(), z.string()),
  from: z.iso.date(),
  to: z.iso.date(),
  entries: z.array(registerEntrySchema),
});
export type RegisterFile = z.infer<typeof registerFileSchema>;
