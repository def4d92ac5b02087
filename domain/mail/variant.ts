import * as z from 'zod';
import { type Carried, carriedIn, carriedSchema } from '../catalogue/carried.ts';
import {
  channelIdSchema,
  type milestoneKindSchema,
  roleSchema,
  topicSchema,
} from '../catalogue/catalogue-ids.ts';
import { factNameSchema, type ShownFact, toldFactsSchema } from '../catalogue/fact.ts';
import { type Responsible, responsibleSchema } from '../rollout/responsible.ts';
import { canonicalJson } from '../shared/digest.ts';
import { emailAddressSchema } from '../shared/email-address.ts';
import { keptWith } from '../shared/kept-with.ts';
import { localeSchema } from '../shared/locale.ts';
import { personal } from '../shared/personal.ts';
import { plainText } from '../shared/plain-text.ts';

/** Placeholder for the recipient's name; replaced when a delivery is sent. */
export const RECIPIENT_NAME = '{{recipientName}}';
/** Placeholder for the recipient's unsubscribe link; only in mails of optional lists. */
export const UNSUBSCRIBE_LINK = '{{unsubscribeLink}}';

/** Placeholder for the link by which the recipient asks. */
export const QUESTION_LINK = '{{questionLink}}';

/** The rendered mail shared by a set of recipients: the unit of approval, storage, sending and archiving. */
export const variantSchema = z.strictObject({
  id: z.string(),
  locale: localeSchema,
  groups: z.array(roleSchema).min(1),
  channels: z.array(channelIdSchema),
  /** Empty if nothing of the catalogue is in it: news only, a confirmation, a task reminder. */
  topics: z.array(topicSchema),
  /** The messages found in its text; absent in older rows, whose topics nobody looked for. */
  carries: z.array(carriedSchema).optional(),
  /** The values that its words state; absent in older rows, and if there are none. */
  facts: toldFactsSchema.optional(),
  /** Facts of which its words say that what was told no longer holds. */
  clears: z.array(factNameSchema).optional(),
  /** Messages of milestones, by id, that were withheld from its readers then, or told before they came. */
  supplies: z.array(z.strictObject({ milestone: z.string(), topics: z.array(topicSchema) })).optional(),
  from: z.strictObject({ name: plainText(300), address: emailAddressSchema }),
  replyTo: responsibleSchema,
  /** Label of the list, if its readers may unsubscribe. */
  listName: plainText(300).optional(),
  subject: personal(z.string().min(1), 'words'),
  html: personal(z.string().min(1), 'words'),
  text: personal(z.string().min(1), 'words'),
});
export type Variant = z.infer<typeof variantSchema>;

/** Variants in this order as canonical JSON in UTF-8: half a megabyte an organisation, which is hashed and stored. */
export function variantsAsJson(variants: readonly Variant[]): Uint8Array {
  const parts = variants.flatMap((variant) => [COMMA, written(variant, '')]).slice(1);
  return Buffer.concat([OPEN, ...parts, CLOSE]);
}

const [OPEN, COMMA, CLOSE] = [Buffer.from('['), Buffer.from(','), Buffer.from(']')] as const;
const written = keptWith((variant: Variant) => Buffer.from(canonicalJson(variant)));

/** A message in a mail: its full text, or the short form of it under the question that it answers. */
export type MailSection = {
  topic: string;
  locale: string;
  title: string;
  markdown: string;
  isShort?: boolean;
  /** The groups, by name, to whom it is to be passed on. */
  to?: readonly string[];
};

/** The content of a mail before rendering. Texts are Markdown whose `facts` are all present. */
export type MailContent = {
  locale: string;
  service: string;
  organisation: string;
  /** Steps of the progress bar: every milestone of the rollout in order, with those reached. */
  milestones: readonly { kind: z.infer<typeof milestoneKindSchema>; name: string; reached: boolean }[];
  /** `title`: the headline, where the milestone has one of its own. */
  milestone: { name: string; title?: string; subject: string; lead: string };
  /** Completes "because you are …", strongest role first. */
  you: readonly string[];
  nextSteps: readonly string[];
  /** By when the first of them is asked for (2027-03-15), if by any day. */
  nextStepsBy?: string;
  sections: readonly MailSection[];
  /** Where its full texts can be read. Without it, and for a section that is not a short form, there is no link. */
  whole?: { milestone: string; variant: string; dispatch?: string };
  /** After which milestone or newsletter, by its dispatch, its readers are asked what they know. */
  poll?: { milestone: string };
  facts: Readonly<Record<string, ShownFact>>;
  sender: string;
  contact: Responsible;
  registerNumber?: string;
  /** Whether the reader may unsubscribe: associations and citizens may, people with a duty may not. */
  leavable: boolean;
  /** The reader's responsibilities at this milestone, for a local lead or the national office. */
  tasks?: TaskPart;
  /** A mail to pass on: `to` of each section names its groups. */
  passOn?: PassOn;
  /** It tells somebody who came later what holds on this day (2027-03-15); `milestone` is the last one reached. */
  welcome?: { on: string };
};

/** Manual work of a milestone in figures, and the owners of what is delegated. */
export type TaskPart = {
  milestone: string;
  /** Whether there is a packet: an organisation has one, the national office has not. */
  packet: boolean;
  /** Number of occasions: several groups told at one sitting count once. */
  count: number;
  minutes: number;
  /** The earliest due date. */
  firstDue?: string;
  /** Whether the reader also has tasks for other organisations. */
  elsewhere: boolean;
  relays: readonly { name: string; groups: readonly string[] }[];
};

/** What a relay has to do: the occasion to confirm, if there is one, the groups by name, the due date. */
export type PassOn = {
  milestone: string;
  channel?: string;
  groups: readonly string[];
  due: string;
  minutes: number;
};

/** What has changed since its reader was told, before rendering. */
export type CorrectionContent = Pick<
  MailContent,
  | 'locale'
  | 'service'
  | 'organisation'
  | 'milestones'
  | 'you'
  | 'sender'
  | 'contact'
  | 'leavable'
  | 'registerNumber'
  | 'tasks'
> & {
  /** What its reader was told and what holds now, formatted; absent where nobody knew it, or knows it any longer. */
  changes: readonly { name: string; from?: string; to?: string }[];
  /** Why, in the words of whoever changed it. */
  whys: readonly string[];
  /** What was withheld from its reader, or from those whom its reader tells, on these days (2027-03-15). */
  supplement?: Pick<MailContent, 'sections' | 'facts'> & { days: readonly string[] };
  whole?: MailContent['whole'];
};

/**
 * Renders content; {@link RECIPIENT_NAME}, {@link UNSUBSCRIBE_LINK} and task placeholders remain in the
 * output.
 */
export type RenderMail = (content: MailContent | CorrectionContent) => {
  subject: string;
  html: string;
  text: string;
};

/** A rendered mail with what its text says of its sections' messages, each in the form of its section. */
export function carriedOf(
  { text }: { text: string },
  { sections, facts }: Pick<MailContent, 'sections' | 'facts'>,
): { topics: string[]; carries: Carried[] } {
  const wordings = sections.map(
    ({ topic, markdown, isShort }) =>
      ({ topic, form: isShort ? 'short' : 'whole', words: markdown }) as const,
  );
  const carries = carriedIn(text, wordings, facts);
  return { topics: carries.map(({ topic }) => topic), carries };
}
