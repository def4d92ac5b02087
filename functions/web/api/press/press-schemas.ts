import * as z from 'zod';
import { contactId } from '../../../../domain/contacts/contact.ts';
import { changedFactSchema } from '../../../../domain/plan/change.ts';
import { imageFormSchema } from '../../../../domain/press/press-image.ts';
import {
  localDraftSchema,
  nationalDraftSchema,
  pressDraftSchema,
  quoteSchema,
  releaseIdOf,
} from '../../../../domain/press/press-release.ts';
import { pressStateSchema } from '../../../../domain/press/press-states.ts';
import { type PressVersion, pressLackSchema } from '../../../../domain/press/press-version.ts';
import { slugSchema } from '../../../../domain/press/published-release.ts';
import type { ShownPressRelease } from '../../../../domain/press/use-cases/show-press-release.ts';
import { rolloutIdSchema } from '../../../../domain/rollout/rollout-id.ts';
import { readAs } from '../../../../templates/mail/read-as.ts';
import { inputProblemSchema, inputProblems } from '../problem.ts';

/** The request body: a draft. Images are given by the ids under which they were stored. */
export const newPressDraftSchema = pressDraftSchema.meta({
  id: 'NewPressRelease',
  description: 'A national press release, or a local edition of one.',
});

const moment = z.iso.datetime();
const times = {
  publishAt: moment,
  quotes: z.array(quoteSchema.extend({ approvedAt: moment.optional() })),
};
const draftViewSchema = z
  .discriminatedUnion('kind', [nationalDraftSchema.extend(times), localDraftSchema.extend(times)])
  .meta({ id: 'PressDraft', description: 'Can be submitted again unchanged.' });

/** A version, with times as text. */
export const pressVersionViewSchema = z
  .strictObject({
    id: slugSchema,
    version: z.int().min(1),
    rollout: rolloutIdSchema,
    state: pressStateSchema,
    /** Why it is held. */
    heldFor: z.enum(['late', 'changed']).optional(),
    /** What it says that no longer held when it was held. */
    changed: z.array(changedFactSchema).optional(),
    draft: draftViewSchema,
    images: z.array(imageFormSchema),
    /** Hash of exact text, recipients and time, once submitted; approvals are bound to it. */
    hash: z.string().optional(),
    submittedBy: z.string().optional(),
    approvedBy: z.string().optional(),
    rejected: z
      .strictObject({ by: z.string(), reason: z.string(), at: moment })
      .optional()
      .meta({ description: 'Why whoever was to approve it did not, while it is a draft again.' }),
    publishedAt: moment.optional(),
    withdrawn: z.strictObject({ by: z.string(), reason: z.string(), at: moment }).optional(),
    changedAt: moment,
  })
  .meta({ id: 'PressVersion' });

const text = (at: number) => new Date(at).toISOString();

/** A version in the API. */
export function pressVersionView(version: PressVersion): z.input<typeof pressVersionViewSchema> {
  const {
    draft,
    publishedAt,
    withdrawn,
    rejected,
    changedAt,
    revision,
    authors,
    approvedHash,
    releasedAt,
    facts,
    ...shown
  } = version;
  const quotes = draft.quotes.map(({ approvedAt, ...quote }) => ({
    ...quote,
    ...(approvedAt === undefined ? {} : { approvedAt: text(approvedAt) }),
  }));
  return {
    ...shown,
    draft: { ...draft, quotes, publishAt: text(draft.publishAt) },
    ...(publishedAt === undefined ? {} : { publishedAt: text(publishedAt) }),
    ...(rejected ? { rejected: { ...rejected, at: text(rejected.at) } } : {}),
    ...(withdrawn ? { withdrawn: { ...withdrawn, at: text(withdrawn.at) } } : {}),
    changedAt: text(changedAt),
  };
}

/** An item of the list. */
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

/** One release in full. */
export const pressReleaseViewSchema = z
  .strictObject({
    newest: pressVersionViewSchema,
    isPublic: z.boolean(),
    /** All versions with their states, newest first. */
    versions: z.array(z.strictObject({ version: z.int(), state: pressStateSchema })),
    /** Problems that prevent the next step. */
    gaps: z.array(inputProblemSchema),
    /** What the press is owed of the milestone and it does not say, with what is missing in each language. */
    lacks: z.array(pressLackSchema),
    /** Exact mails by language: as submitted, or as a submission now would be. */
    texts: z.array(
      z.strictObject({ locale: z.string(), subject: z.string(), text: z.string(), html: z.string() }),
    ),
    /** Number of journalists who get it. */
    recipientCount: count,
    /** The recipients; for coordinators and approvers only. */
    recipients: z
      .array(
        z.strictObject({ contact: z.string(), name: z.string(), address: z.string(), locale: z.string() }),
      )
      .optional(),
    /** Once published: number of mails, possibly received, still to be sent. */
    mails: z.strictObject({ all: count, held: count, open: count }).optional(),
  })
  .meta({ id: 'PressRelease' });

/** A release in the API; with recipients if the caller may see them. */
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
    lacks: frozen?.lacks ?? [],
    texts: (frozen?.variants ?? []).map((variant) => ({
      locale: variant.locale,
      ...readAs(variant, { name: '…', ownLink: '#' }),
    })),
    recipientCount: recipients.length,
    ...(seesRecipients ? { recipients } : {}),
    ...(mails ? { mails } : {}),
  };
}
