import * as z from 'zod';
import { channelIdSchema, type milestoneKindSchema, topicSchema } from './catalogue.ts';
import { roleSchema } from './contact.ts';
import { emailAddressSchema } from './email-address.ts';
import { factTypeSchema } from './fact.ts';
import { localeSchema } from './locale.ts';
import { plainText } from './plain-text.ts';
import { type Responsible, responsibleSchema } from './rollout.ts';

/** The mark in a variant where the recipient's name stands; put in only when a delivery is sent. */
export const RECIPIENT_NAME = '{{recipientName}}';
/** The mark where the recipient's own link for leaving the list stands; only in mails whose readers may leave. */
export const UNSUBSCRIBE_LINK = '{{unsubscribeLink}}';

/** The rendered mail that a set of recipients share: what is approved, stored, sent and archived. */
export const variantSchema = z.strictObject({
  id: z.string(),
  locale: localeSchema,
  groups: z.array(roleSchema).min(1),
  channels: z.array(channelIdSchema).min(1),
  /** None where it carries nothing of the catalogue: news alone, or a question. */
  topics: z.array(topicSchema),
  from: z.strictObject({ name: plainText(300), address: emailAddressSchema }),
  replyTo: responsibleSchema,
  /** The list that the mail belongs to, in words, where its readers may leave it. */
  listName: plainText(300).optional(),
  subject: z.string().min(1),
  html: z.string().min(1),
  text: z.string().min(1),
});
export type Variant = z.infer<typeof variantSchema>;

/** A fact in force, formatted for the reader. */
export const shownFactSchema = z.strictObject({ type: factTypeSchema, text: z.string() });
export type ShownFact = z.infer<typeof shownFactSchema>;

/** Everything a mail says, before it has a form. The texts are Markdown that refers to `facts`; all of those are there. */
export type MailContent = {
  locale: string;
  service: string;
  organisation: string;
  /** Notches of the mark: every milestone of the rollout in order, those reached filled. */
  milestones: readonly { kind: z.infer<typeof milestoneKindSchema>; name: string; reached: boolean }[];
  milestone: { name: string; subject: string; lead: string };
  /** Completes "because you are …", strongest role first. */
  you: readonly string[];
  nextSteps: readonly string[];
  sections: readonly { topic: string; locale: string; title: string; markdown: string }[];
  facts: Readonly<Record<string, ShownFact>>;
  sender: string;
  contact: Responsible;
  registerNumber?: string;
  /** Whether the reader may leave the list: associations and citizens may, whoever has a duty may not. */
  leavable: boolean;
};

/** Gives content its form; {@link RECIPIENT_NAME} and {@link UNSUBSCRIBE_LINK} stand where the recipient's own go. */
export type RenderMail = (content: MailContent) => { subject: string; html: string; text: string };
