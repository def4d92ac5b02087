import type { MailContent } from '../mail/variant.ts';
import type { Responsible } from '../rollout/responsible.ts';

/** Urgency of a task on a day, most urgent first; `returned`: handed back, and new to its current holder. */
export const TIMINGS = ['late', 'returned', 'today', 'soon', 'later'] as const;
export type Timing = (typeof TIMINGS)[number];

/** One occasion in a mail: several groups at one sitting, or the office's work for several organisations. */
export type TaskLine = {
  milestone: { id: string; name: string };
  channel: string;
  occasion: string;
  groups: readonly string[];
  /** The organisations, in mails to the national office. */
  organisations: readonly string[];
  due: string;
  timing: Timing;
  /** The holder, if not the reader. */
  who?: string;
  /** Why it was returned. */
  reason?: string;
};

/** A milestone that the reader's organisation is to sign off. */
export type SignOffReminder = {
  milestone: { id: string; name: string };
  due: string;
  timing: Exclude<Timing, 'returned'>;
};

/** Something that waits for a reader who signs in, with the page on which it is dealt with. */
export type WaitingWords = {
  what: string;
  why: string;
  button: string;
  url: string;
  due?: string;
  /** Said among the reader's tasks too, if the mail has any. */
  isTask?: true;
};

/**
 * A mail about what its reader has to do. `waiting`: about no task, but about other things that wait; `approval`: about
 * one that has come for approval; `urgent`: about one that cannot wait for the day's mail.
 */
export type TaskMail = {
  kind: 'reminder' | 'handed-over' | 'escalation' | 'waiting' | 'approval' | 'urgent';
  locale: string;
  service: string;
  organisation: string;
  milestones: MailContent['milestones'];
  sender: string;
  contact: Responsible;
  registerNumber?: string;
  /** The reader's own, by urgency and date. */
  lines: readonly TaskLine[];
  /** What the reader signs off, by date. */
  signOffs: readonly SignOffReminder[];
  /** What else waits for the reader, by day. */
  waits: readonly WaitingWords[];
  /** Other people's stalled tasks, for the national coordinator. */
  halted: readonly { organisation: string; lines: readonly TaskLine[] }[];
};

/** Renders a task mail; placeholders for the reader's links remain in the output. */
export type RenderTaskMail = (mail: TaskMail) => { subject: string; html: string; text: string };
