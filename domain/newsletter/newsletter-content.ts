import type { Responsible } from '../rollout/rollout.ts';
import type { IsoWeek } from '../shared/iso-week.ts';
import type { IssueEdition } from './newsletter-issue.ts';

/** Everything that one reader's issue says, before it has a form. The texts are Markdown that refers to `facts`. */
export type NewsletterContent = Omit<IssueEdition, 'items'> &
  IsoWeek & {
    locale: string;
    items: readonly { title: string; locale: string; markdown: string }[];
    /** Completes "because you are …", strongest role first. */
    you: readonly string[];
    /** Whether the reader asked for it, and is not listed by the organisation. */
    subscribed: boolean;
    leavable: boolean;
    sender: string;
    contact: Responsible;
    registerNumber?: string;
    /** Where the issue can be read on the web, and where one subscribes. */
    webUrl: string;
    subscribeUrl: string;
  };

/** Gives an issue its form; the same marks as in any mail stand where the recipient's own fields go. */
export type RenderNewsletter = (content: NewsletterContent) => {
  subject: string;
  html: string;
  text: string;
};

/** How an issue of a week is headed in a language. */
export type HeadIssue = (about: IsoWeek & { locale: string; service: string; organisation: string }) => {
  title: string;
  lead: string;
};
