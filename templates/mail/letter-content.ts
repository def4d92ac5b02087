import type { MailContent } from '../../domain/mail/variant.ts';
import type { Language } from '../words/languages.ts';
import type { Block } from './markdown-reader.ts';

export type Section = {
  title: string;
  locale: string;
  blocks: Block[];
  /** Whom it is for, in a mail to be passed on. */
  note?: string;
  /**
   * Where its full text is, if this is its short form: an address, or a page of the recipient's own, for which `mark`
   * stands, and the place on it.
   */
  whole?: { url: string } | { mark: string; at: string };
};

export type Link = { words: string; url: string; shown: string };

/** A link of the recipient's own: `mark` stands where it goes. */
export type OwnLink = { words: string; mark: string };

/** What the reader has to do by hand, with the links to it; the first is the one that matters most. */
export type TaskBlock = {
  heading: string;
  sentences: readonly string[];
  links: readonly OwnLink[];
  relays: { sentence: string; items: string[] } | undefined;
};

/** A mail in words and in order, before HTML and plain text part ways: whatever one of them says, the other does. */
export type Letter = {
  locale: string;
  /** The language of all words that are the mail's own. */
  wordLocale: Language;
  subject: string;
  service: string;
  organisation: string;
  milestones: MailContent['milestones'];
  step: string;
  progress: string;
  title: string;
  /** Whether it greets the recipient by name. */
  greets: boolean;
  lead: string;
  tasks: TaskBlock | undefined;
  nextStep: { heading: string; steps: readonly string[] } | undefined;
  contents: { heading: string; titles: string[] } | undefined;
  /**
   * Stands before the sections of a mail that is passed on. `open`: what opens a new mail with them, under `subject`
   * to those who get it.
   */
  forward: { heading: string; sentence: string; open: string; subject: string } | undefined;
  sections: Section[];
  /** Where the full texts of all sections are. */
  whole?: OwnLink | undefined;
  /** What comes after that, where the letter is of a rollout that goes on. */
  ahead: { heading: string; items: readonly string[] } | undefined;
  /** Where the same can be read on the web. */
  web: { heading: string; link: Link } | undefined;
  /** `ask`: where the reader asks by the web. `poll`: where the reader says what they know. */
  contact: { sentence: string; link: Link; ask?: OwnLink; poll?: { sentence: string; link: OwnLink } };
  foot: {
    because: string;
    /** How to correct that, where it is not said above. */
    wrong: { question: string; link: Link } | undefined;
    /** Only where the reader may leave; its link is the recipient's own. */
    leave: { question: string; words: string } | undefined;
    facts: { name: string; value: string }[];
  };
};
