import * as z from 'zod';
import { roleSchema } from '../catalogue/catalogue-ids.ts';
import { dispatchIdSchema } from '../mail/dispatch.ts';
import { suppressionScopeSchema } from '../mail/suppression.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { rolloutIdSchema } from '../rollout/rollout-id.ts';
import { localeSchema } from '../shared/locale.ts';
import { plainText } from '../shared/plain-text.ts';

/** An unsubscribe link. Contains a digest of the reader's address, never the address. */
export const unsubscribeClaimsSchema = z.strictObject({
  purpose: z.literal('unsubscribe'),
  recipient: z.string().regex(/^[a-z2-7]{52}$/),
  list: suppressionScopeSchema,
  /** Label of the list for the page: the rollout's service. */
  name: plainText(60),
  locale: localeSchema,
  expires: z.int().min(0),
});
export type UnsubscribeClaims = z.infer<typeof unsubscribeClaimsSchema>;

const at = {
  milestone: dispatchIdSchema,
  organisation: organisationCodeSchema,
  expires: z.int().min(0),
};

/** A link to a person's tasks of a milestone; at the national office to those in all organisations. */
export const tasksClaimsSchema = z.strictObject({
  purpose: z.literal('tasks'),
  ...at,
  contact: z.string().regex(/^[a-z2-7]{26}$/),
});
export type TasksClaims = z.infer<typeof tasksClaimsSchema>;

/** A link to an organisation's packet for a milestone. */
export const packetClaimsSchema = z.strictObject({ purpose: z.literal('packet'), ...at });
export type PacketClaims = z.infer<typeof packetClaimsSchema>;

/** A link to the full texts of a mail; it names the mail and nobody who got it. */
export const textsClaimsSchema = z.strictObject({
  purpose: z.literal('texts'),
  ...at,
  variant: z.string().regex(/^[a-z0-9-]{1,64}$/),
  /** What the mail left with, if not with the milestone. */
  dispatch: dispatchIdSchema.optional(),
});
export type TextsClaims = z.infer<typeof textsClaimsSchema>;

/** A link by which the reader of a mail asks; it names the mail, which tells whom to answer. */
export const questionClaimsSchema = z.strictObject({
  purpose: z.literal('question'),
  dispatch: dispatchIdSchema,
  organisation: organisationCodeSchema,
  delivery: z.string().regex(/^[a-z2-7]{26}$/),
  expires: z.int().min(0),
});
export type QuestionClaims = z.infer<typeof questionClaimsSchema>;

/**
 * A link by which somebody answers: it says of them in which group they are, at which organisation and after what.
 * `mark` is a number without meaning, made as the link is and stored nowhere, by which it can be used once for each
 * question; what hangs on a wall has none. `sample`: they were drawn.
 */
export const pollClaimsSchema = z.strictObject({
  purpose: z.literal('poll'),
  milestone: dispatchIdSchema,
  organisation: organisationCodeSchema,
  group: roleSchema,
  sample: z.literal(true).optional(),
  mark: z
    .string()
    .regex(/^[A-Za-z0-9_-]{22}$/)
    .optional(),
  expires: z.int().min(0),
});
export type PollClaims = z.infer<typeof pollClaimsSchema>;

/** One showing of the page behind a link without a mark: whatever is sent from it counts once. */
export const pollPageClaimsSchema = z.strictObject({
  purpose: z.literal('poll-page'),
  mark: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  expires: z.int().min(0),
});

/** A link that confirms a newsletter subscription. Contains a digest of the address, never the address. */
export const confirmClaimsSchema = z.strictObject({
  purpose: z.literal('confirm-subscription'),
  rollout: rolloutIdSchema,
  organisation: organisationCodeSchema,
  recipient: z.string().regex(/^[a-z2-7]{52}$/),
  group: roleSchema,
  locale: localeSchema,
  /** Names of service and organisation for the page. */
  service: plainText(60),
  place: plainText(60),
  /** When it was requested; ms. */
  asked: z.int().min(0),
  expires: z.int().min(0),
});
export type ConfirmClaims = z.infer<typeof confirmClaimsSchema>;
