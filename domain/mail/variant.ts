import * as z from 'zod';
import {
  channelIdSchema,
  type milestoneKindSchema,
  roleSchema,
  topicSchema,
} from '../catalogue/catalogue-ids.ts';
import type { ShownFact } from '../catalogue/fact.ts';
import { type Responsible, responsibleSchema } from '../rollout/rollout.ts';
import { emailAddressSchema } from '../shared/email-address.ts';
import { localeSchema } from '../shared/locale.ts';
import { plainText } from '../shared/plain-text.ts';

/** The mark in a variant where the recipient's name stands; put in only when a delivery is sent. */
export const RECIPIENT_NAME = '{{recipientName}}';
/** The mark where the recipient's own link for leaving the list stands; only in mails whose readers may leave. */
export const UNSUBSCRIBE_LINK = '{{unsubscribeLink}}';

/** The rendered mail that a set of recipients share: what is approved, stored, sent and archived. */
export const variantSchema = z.strictObject({
  id: z.string(),
  locale: localeSchema,
  groups: z.array(roleSchema).min(1),
  channels: z.array(channelIdSchema),
  /** None where it carries nothing of the catalogue: news alone, a question, a reminder of tasks. */
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
  sections: readonly {
    topic: string;
    locale: string;
    title: string;
    markdown: string;
    to?: readonly string[];
  }[];
  facts: Readonly<Record<string, ShownFact>>;
  sender: string;
  contact: Responsible;
  registerNumber?: string;
  /** Whether the reader may leave the list: associations and citizens may, whoever has a duty may not. */
  leavable: boolean;
  /** What the reader answers for at this milestone, in the mail of a local lead or the national office. */
  tasks?: TaskPart;
  /** The mail is one to pass on: `to` of each section says which groups it is for. */
  passOn?: PassOn;
};

/** What has to be done by hand: a milestone's tasks in figures, and who sees to those that are passed on. */
export type TaskPart = {
  milestone: string;
  /** Whether there is a packet with the material: an organisation has one, the national office has not. */
  packet: boolean;
  /** Occasions: what is done at one sitting for several groups is one. */
  count: number;
  minutes: number;
  /** The first day on which something is due. */
  firstDue?: string;
  /** Whether the reader also has something to do for other organisations. */
  elsewhere: boolean;
  relays: readonly { name: string; groups: readonly string[] }[];
};

/** What a relay has to do: the occasion that is confirmed where it is one, the groups by name, the last day for it. */
export type PassOn = {
  milestone: string;
  channel?: string;
  groups: readonly string[];
  due: string;
  minutes: number;
};

/** Gives content its form; {@link RECIPIENT_NAME}, {@link UNSUBSCRIBE_LINK} and task marks stand where the recipient's own go. */
export type RenderMail = (content: MailContent) => { subject: string; html: string; text: string };
