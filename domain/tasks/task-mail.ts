import type { MailContent } from '../mail/variant.ts';
import type { Responsible } from '../rollout/rollout.ts';

/** How urgent a task is on a day, most urgent first; `returned`: handed back, and new to whoever has it now. */
export const TIMINGS = ['late', 'returned', 'today', 'soon', 'later'] as const;
export type Timing = (typeof TIMINGS)[number];

/** One occasion in a mail: what is done at one sitting, for several groups, or by the office for several organisations. */
export type TaskLine = {
  milestone: { id: string; name: string };
  channel: string;
  occasion: string;
  groups: readonly string[];
  /** The organisations, in the mails of the national office. */
  organisations: readonly string[];
  due: string;
  timing: Timing;
  /** Who has it, where it is not the reader. */
  who?: string;
  /** Why it was handed back. */
  reason?: string;
};

/** A mail about tasks and nothing else. */
export type TaskMail = {
  kind: 'reminder' | 'handed-over' | 'escalation';
  locale: string;
  service: string;
  organisation: string;
  milestones: MailContent['milestones'];
  sender: string;
  contact: Responsible;
  registerNumber?: string;
  /** The reader's own, by timing and date. */
  lines: readonly TaskLine[];
  /** What has come to a halt with others, for the national coordinator. */
  halted: readonly { organisation: string; lines: readonly TaskLine[] }[];
};

/** Gives a mail about tasks its form; task marks stand where the reader's own links go. */
export type RenderTaskMail = (mail: TaskMail) => { subject: string; html: string; text: string };
