import type { MailContent } from '../../domain/mail/variant.ts';
import type { Block } from './markdown-reader.ts';

export type Section = {
  title: string;
  locale: string;
  blocks: Block[];
  /** Its groups, in a mail to pass on. */
  note?: string;
};

export type Link = { words: string; url: string; shown: string };

/** A personal link: `mark` is its placeholder. */
export type OwnLink = { words: string; mark: string };

/** The reader's tasks, with links; the most important link first. */
export type TaskBlock = {
  heading: string;
  sentences: readonly string[];
  links: readonly OwnLink[];
  relays: { sentence: string; items: string[] } | undefined;
};

/** A mail's content in order, common to the HTML and plain-text parts. */
export type Letter = {
  locale: string;
  /** The language of the mail's own words. */
  wordLocale: string;
  subject: string;
  service: string;
  organisation: string;
  milestones: MailContent['milestones'];
  step: string;
  progress: string;
  title: string;
  /** Text before and after the recipient's name. */
  greeting: [before: string, after: string] | undefined;
  lead: string;
  tasks: TaskBlock | undefined;
  nextStep: { heading: string; steps: readonly string[] } | undefined;
  contents: { heading: string; titles: string[] } | undefined;
  /** Precedes the sections. */
  forward: { heading: string; sentence: string } | undefined;
  sections: Section[];
  /** What comes next, if the rollout continues. */
  ahead: { heading: string; items: readonly string[] } | undefined;
  /** Link to the web version. */
  web: { heading: string; link: Link } | undefined;
  contact: { heading: string; sentence: string; link: Link };
  foot: {
    heading: string;
    because: string;
    wrong: string;
    link: Link;
    /** Only if the reader may unsubscribe; a personal link. */
    leave: { question: string; words: string } | undefined;
    facts: { name: string; value: string }[];
  };
};
