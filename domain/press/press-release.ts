import * as z from 'zod';
import { roleSchema } from '../catalogue/catalogue-ids.ts';
import { milestoneIdSchema } from '../plan/milestone.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { rolloutIdSchema } from '../rollout/rollout.ts';
import { emailAddressSchema } from '../shared/email-address.ts';
import { localeSchema, localisedSchema } from '../shared/locale.ts';
import { momentSchema } from '../shared/moment.ts';
import { plainText, unmarkedLines, unmarkedText } from '../shared/plain-text.ts';
import { problem } from '../shared/problem.ts';
import { imageWordsSchema } from './press-image.ts';

/**
 * The id of a release, and the last part of its public address. 48 characters, so that a local edition adds its code. `new` is
 * where the console has the form for one.
 */
export const releaseIdSchema = z.string().regex(/^(?!new$)[a-z0-9][a-z0-9-]{0,47}$/, {
  error: problem('id-invalid', { max: 48, letters: 'lower' }),
});

/** A local edition has the id of the national release and the code of its organisation. */
export function editionId(national: string, organisation: string): string {
  return `${national}-${organisation.toLowerCase()}`;
}

const inLocales = <T>(schema: z.ZodType<T>) =>
  z
    .record(localeSchema, schema)
    .refine((texts) => Object.keys(texts).length > 0, { error: problem('too-few', { min: 1 }) });
const line = (max: number) => z.record(z.string(), unmarkedText(max)).pipe(localisedSchema);

/** A release in one language; every text may refer to facts, as `{supplier}`. */
export const pressTextSchema = z.strictObject({
  headline: unmarkedText(80),
  place: unmarkedText(60),
  lead: unmarkedText(400),
  body: unmarkedLines(2500),
  boilerplate: unmarkedText(600),
});

/** What somebody says in a release: they have to agree to it before it can be handed in. */
export const quoteSchema = z.strictObject({
  name: unmarkedText(120),
  title: line(120),
  text: line(600),
  approvedBy: unmarkedText(120).optional(),
  approvedAt: momentSchema.optional(),
});

/** Someone who can be reached on the day. */
export const pressContactSchema = z.strictObject({
  name: unmarkedText(120),
  role: line(120),
  phone: z.string().regex(/^\+?[0-9][0-9 ()-]{4,24}$/, {
    error: problem('phone-invalid'),
  }),
  address: emailAddressSchema,
});

/** Journalists that a release is for: by beat, region and language, or all of them. What is left out excludes nobody. */
export const audienceSchema = z.strictObject({
  beats: z.array(roleSchema).min(1).optional(),
  regions: z.array(organisationCodeSchema).min(1).optional(),
  locales: z.array(localeSchema).min(1).optional(),
});
export type PressAudience = z.infer<typeof audienceSchema>;

const common = {
  /** When it is to be published; ms, or as people write it. */
  publishAt: momentSchema,
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
  /** What was wrong in the version before, in words; a correction has it, and nothing else has. */
  correction: line(400).optional(),
};

/** A release for the whole country, as people write it. */
export const nationalDraftSchema = z.strictObject({
  kind: z.literal('national'),
  id: releaseIdSchema,
  rollout: rolloutIdSchema,
  /** The milestone that it tells of; its facts are those of the release. */
  milestone: milestoneIdSchema.optional(),
  texts: inLocales(pressTextSchema),
  audience: z.union([z.literal('all'), audienceSchema], {
    error: problem('all-or-list'),
  }),
  ...common,
});
export type NationalDraft = z.infer<typeof nationalDraftSchema>;

/** What one organisation adds to a national release: its own paragraph, quote, facts and contacts. All else is locked. */
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

/** The id that a draft is kept under. */
export function releaseIdOf(draft: PressDraft): string {
  return draft.kind === 'national' ? draft.id : editionId(draft.editionOf, draft.organisation);
}
