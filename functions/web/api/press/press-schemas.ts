import * as z from 'zod';
import { contactId } from '../../../../domain/contacts/contact.ts';
import { imageFormSchema } from '../../../../domain/press/press-image.ts';
import {
  localDraftSchema,
  nationalDraftSchema,
  pressDraftSchema,
  quoteSchema,
  releaseIdOf,
} from '../../../../domain/press/press-release.ts';
import { pressStateSchema } from '../../../../domain/press/press-states.ts';
import type { PressVersion } from '../../../../domain/press/press-version.ts';
import { slugSchema } from '../../../../domain/press/published-release.ts';
import type { ShownPressRelease } from '../../../../domain/press/use-cases/show-press-release.ts';
import { rolloutIdSchema } from '../../../../domain/rollout/rollout.ts';
import { readAs } from '../../../../templates/mail/read-as.ts';
import { inputProblemSchema, inputProblems } from '../problem.ts';

/** What is sent: a draft as people write it. Its images are named by the ids that they were kept under. */
export const newPressDraftSchema = pressDraftSchema.meta({
  id: 'NewPressRelease',
  description: 'A press release for the whole country, or what one organisation adds to one.',
});

const moment = z.iso.datetime();
const times = {
  publishAt: moment,
  quotes: z.array(quoteSchema.extend({ approvedAt: moment.optional() })),
};
const draftViewSchema = z
  .discriminatedUnion('kind', [nationalDraftSchema.extend(times), localDraftSchema.extend(times)])
  .meta({ id: 'PressDraft', description: 'May be sent again as it is.' });

/** A version of a release, with times as text. */
export const pressVersionViewSchema = z
  .strictObject({
    id: slugSchema,
    version: z.int().min(1),
    rollout: rolloutIdSchema,
    state: pressStateSchema,
    /** Why it is held. */
    heldFor: z.enum(['late', 'changed']).optional(),
    draft: draftViewSchema,
    images: z.array(imageFormSchema),
    /** Of exact text, recipients and hour, once it was handed in: this is what is approved. */
    hash: z.string().optional(),
    submittedBy: z.string().optional(),
    approvedBy: z.string().optional(),
    publishedAt: moment.optional(),
    withdrawn: z.strictObject({ by: z.string(), reason: z.string(), at: moment }).optional(),
    changedAt: moment,
  })
  .meta({ id: 'PressVersion' });

const text = (at: number) => new Date(at).toISOString();

/** A version as the API shows it. */
export function pressVersionView(version: PressVersion): z.input<typeof pressVersionViewSchema> {
  const { draft, publishedAt, withdrawn, changedAt, revision, authors, approvedHash, releasedAt, ...shown } =
    version;
  const quotes = draft.quotes.map(({ approvedAt, ...quote }) => ({
    ...quote,
    ...(approvedAt === undefined ? {} : { approvedAt: text(approvedAt) }),
  }));
  return {
    ...shown,
    draft: { ...draft, quotes, publishAt: text(draft.publishAt) },
    ...(publishedAt === undefined ? {} : { publishedAt: text(publishedAt) }),
    ...(withdrawn ? { withdrawn: { ...withdrawn, at: text(withdrawn.at) } } : {}),
    changedAt: text(changedAt),
  };
}

/** A line of the list. */
export const pressLineSchema = z
  .strictObject({
    id: slugSchema,
    rollout: rolloutIdSchema,
    kind: z.enum(['national', 'local']),
    version: z.int().min(1),
    state: pressStateSchema,
    publishAt: moment,
    /** Whether this version or an earlier one is public. */
    isPublic: z.boolean(),
  })
  .meta({ id: 'PressReleaseLine' });

export function pressLineView(
  { rollout, version, state, draft }: PressVersion,
  isPublic: boolean,
): z.input<typeof pressLineSchema> {
  const id = releaseIdOf(draft);
  return { id, rollout, kind: draft.kind, version, state, publishAt: text(draft.publishAt), isPublic };
}

const count = z.int().min(0);

/** One release whole. */
export const pressReleaseViewSchema = z
  .strictObject({
    newest: pressVersionViewSchema,
    isPublic: z.boolean(),
    /** All versions with their states, the newest first. */
    versions: z.array(z.strictObject({ version: z.int(), state: pressStateSchema })),
    /** What has to be mended before it can go on. */
    gaps: z.array(inputProblemSchema),
    /** Exactly what leaves as mail, in each language: as it was handed in, or as it would be now. */
    texts: z.array(
      z.strictObject({ locale: z.string(), subject: z.string(), text: z.string(), html: z.string() }),
    ),
    /** How many journalists get it. */
    recipientCount: count,
    /** Who they are; for coordinators and approvers. */
    recipients: z
      .array(
        z.strictObject({ contact: z.string(), name: z.string(), address: z.string(), locale: z.string() }),
      )
      .optional(),
    /** Once it has gone out: how many mails, how many somebody may have got, how many are still to leave. */
    mails: z.strictObject({ all: count, held: count, open: count }).optional(),
  })
  .meta({ id: 'PressRelease' });

/** A release as the API shows it; with the journalists where the caller works with them. */
export function pressReleaseView(
  { version, versions, isPublic, gaps, frozen, mails }: ShownPressRelease,
  seesRecipients: boolean,
): z.input<typeof pressReleaseViewSchema> {
  const languages = new Map(frozen?.variants.map(({ id, locale }) => [id, locale]));
  const recipients = (frozen?.recipients ?? []).map(({ contact, variant }) => ({
    contact: contactId(contact),
    name: contact.name,
    address: contact.address,
    locale: languages.get(variant) ?? contact.locale,
  }));
  return {
    newest: pressVersionView(version),
    isPublic,
    versions: versions.map((each) => ({ version: each.version, state: each.state })),
    gaps: inputProblems(gaps),
    texts: (frozen?.variants ?? []).map((variant) => ({
      locale: variant.locale,
      ...readAs(variant, { name: '…', ownLink: '#' }),
    })),
    recipientCount: recipients.length,
    ...(seesRecipients ? { recipients } : {}),
    ...(mails ? { mails } : {}),
  };
}
