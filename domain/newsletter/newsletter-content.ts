import type { CorrectionContent } from '../mail/variant.ts';
import type { Responsible } from '../rollout/responsible.ts';
import type { IsoWeek } from '../shared/iso-week.ts';
import type { IssueEdition } from './newsletter-issue.ts';

/** One reader's issue before rendering. Texts are Markdown that refers to `facts`. */
export type NewsletterContent = Omit<IssueEdition, 'items'> &
  IsoWeek & {
    locale: string;
    /** `url`: where the rest is, if this is not all of it. */
    items: readonly { title: string; locale: string; markdown: string; url?: string }[];
    /** Completes "because you are …", strongest role first. */
    you: readonly string[];
    /** Whether the reader subscribed, rather than being a contact. */
    subscribed: boolean;
    leavable: boolean;
    sender: string;
    contact: Responsible;
    registerNumber?: string;
    /** Its dispatch, after which its readers are asked. */
    poll: { milestone: string };
    /** URL of the web version, and of the subscription page. */
    webUrl: string;
    subscribeUrl: string;
  };

/** Renders an issue; the recipient's placeholders remain in the output, as in any mail. */
export type RenderNewsletter = (content: NewsletterContent) => {
  subject: string;
  html: string;
  text: string;
};

/** What a reader was told of a fact and what holds now, formatted, as an item of an issue. */
export type SayChange = (about: { locale: string } & CorrectionContent['changes'][number]) => {
  title: string;
  sentence: string;
};

/** The title of a week's issue in a language. */
export type HeadIssue = (about: IsoWeek & { locale: string; service: string; organisation: string }) => {
  title: string;
  lead: string;
};
