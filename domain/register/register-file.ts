import * as z from 'zod';
import { roleSchema } from '../catalogue/catalogue-ids.ts';
import { dispatchIdSchema, dispatchStateSchema, purposeSchema } from '../mail/dispatch.ts';
import { variantSchema } from '../mail/variant.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { rolloutIdSchema } from '../rollout/rollout.ts';
import type { RegisterEntry } from './register.ts';

const count = z.int().min(0);

const textSchema = z.strictObject({
  ...variantSchema.pick({ id: true, locale: true, groups: true, channels: true, topics: true }).shape,
  from: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  textHash: z.string(),
  htmlHash: z.string(),
  recipients: count,
});

const entrySchema: z.ZodType<RegisterEntry> = z.strictObject({
  dispatch: dispatchIdSchema,
  rollout: rolloutIdSchema,
  purpose: purposeSchema,
  state: dispatchStateSchema,
  date: z.iso.date(),
  registerNumber: z.string().optional(),
  from: z.array(z.string()),
  to: z.record(roleSchema, count),
  recipients: count,
  uncertain: count,
  subject: z.string(),
  hash: z.string().optional(),
  approvedHash: z.string().optional(),
  approvedBy: z.string().optional(),
  again: z.string().optional(),
  exception: z.string().optional(),
  supersedes: z.array(dispatchIdSchema).optional(),
  supersededBy: z.array(dispatchIdSchema).optional(),
  texts: z.array(textSchema),
});

/** A register as it is handed out: one organisation, one period, every entry with its exact texts. */
export const registerFileSchema = z.strictObject({
  organisation: organisationCodeSchema,
  names: z.record(z.string(), z.string()),
  from: z.iso.date(),
  to: z.iso.date(),
  entries: z.array(entrySchema),
});
export type RegisterFile = z.infer<typeof registerFileSchema>;
