import * as z from 'zod';
import { roleSchema } from '../catalogue/catalogue-ids.ts';
import { milestoneIdSchema } from '../plan/milestone.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { rolloutIdSchema } from '../rollout/rollout-id.ts';
import { emailAddressSchema } from '../shared/email-address.ts';
import { localeSchema, localisedSchema } from '../shared/locale.ts';
import { personal } from '../shared/personal.ts';
import { phoneSchema } from '../shared/phone-number.ts';
import { plainText, unmarkedLines, unmarkedText } from '../shared/plain-text.ts';
import { problem } from '../shared/problem.ts';
import { dateTimeInputSchema } from '../shared/stockholm-time.ts';
import { imageWordsSchema } from './press-image.ts';

/**
 * The id of a release, also the last segment of its public URL. At most 48 characters, since a local edition
 * appends its code. `new` is reserved for the console's form.
 */
export const releaseIdSchema = z.string().regex(/^(?!new$)[a-z0-9][a-z0-9-]{0,47}$/, {
  error: problem('id-invalid', { max: 48, letters: 'lower' }),
});

/** Id of a local edition: the national release's id and the organisation's code. */
export function editionId(national: string, organisation: string): string {
  return `${national}-${organisation.toLowerCase()}`;
}

const inLocales = <T>(schema: z.ZodType<T>) =>
  z
    .record(localeSchema, schema)
    .refine((texts) => Object.keys(texts).length > 0, { error: problem('too-few', { min: 1 }) });
const line = (max: number) => z.record(z.string(), unmarkedText(max)).pipe(localisedSchema);

/** A release in one language; every text may contain facts such as `{supplier}`. */
export const pressTextSchema = z.strictObject({
  headline: unmarkedText(80),
  place: unmarkedText(60),
  lead: unmarkedText(400),
  body: unmarkedLines(2500),
  boilerplate: unmarkedText(600),
});

/** A quote; the person must approve it before the release is submitted. */
export const quoteSchema = z.strictObject({
  name: personal(unmarkedText(120), 'name'),
  title: line(120),
  text: line(600),
  approvedBy: personal(unmarkedText(120), 'actor').optional(),
  approvedAt: dateTimeInputSchema.optional(),
});

/** A contact for the press on the day. */
export const pressContactSchema = z.strictObject({
  name: personal(unmarkedText(120), 'name'),
  role: line(120),
  phone: phoneSchema,
  address: personal(emailAddressSchema, 'address'),
});

/** Recipients by beat, region and language; omitted criteria exclude nobody. */
export const audienceSchema = z.strictObject({
  beats: z.array(roleSchema).min(1).optional(),
  regions: z.array(organisationCodeSchema).min(1).optional(),
  locales: z.array(localeSchema).min(1).optional(),
});
export type PressAudience = z.infer<typeof audienceSchema>;

const common = {
  /** Time of publication; ms, or a written date and time. */
  publishAt: dateTimeInputSchema,
  quotes: z.array(quoteSchema).min(1).max(6),
  factBox: z
    .array(z.strictObject({ label: line(60), value: line(200) }))
    .max(12)
    .default([]),
  images: z
    .array(imageWordsSchema.extend({ file: plainText(120) }))
    .max(8)
    .default([]),
  contacts: z.array(pressContactSchema).min(1).max(4),
  registerNumber: unmarkedText(60).optional(),
  /** What was wrong in the previous version; required in a correction, not allowed otherwise. */
  correction: line(400).optional(),
};

/** A national release as written. */
export const nationalDraftSchema = z.strictObject({
  kind: z.literal('national'),
  id: releaseIdSchema,
  rollout: rolloutIdSchema,
  /** The milestone that it announces, which supplies its facts. */
  milestone: milestoneIdSchema.optional(),
  texts: inLocales(pressTextSchema),
  audience: z.union([z.literal('all'), audienceSchema], {
    error: problem('all-or-list'),
  }),
  ...common,
});
export type NationalDraft = z.infer<typeof nationalDraftSchema>;

/**
 * An organisation's additions to a national release: a paragraph, a quote, facts and contacts. Everything
 * else is fixed.
 */
export const localDraftSchema = z.strictObject({
  kind: z.literal('local'),
  editionOf: releaseIdSchema,
  organisation: organisationCodeSchema,
  texts: inLocales(z.strictObject({ paragraph: unmarkedLines(900) })),
  ...common,
});
export type LocalDraft = z.infer<typeof localDraftSchema>;

export const pressDraftSchema = z.discriminatedUnion('kind', [nationalDraftSchema, localDraftSchema]);
export type PressDraft = z.infer<typeof pressDraftSchema>;

/** The id under which a draft is stored. */
export function releaseIdOf(draft: PressDraft): string {
  return draft.kind === 'national' ? draft.id : editionId(draft.editionOf, draft.organisation);
}
