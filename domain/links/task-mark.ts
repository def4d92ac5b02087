/**
 * A placeholder for a link that is signed when a delivery is sent: the recipient's own to a milestone's tasks, one
 * occasion among them, or its packet; or one to the full texts of a mail, the same for all who share the mail.
 */
export type TaskMark =
  | { to: 'tasks' | 'packets'; milestone: string; channel?: string }
  | ({ to: 'texts' } & MailOf);

/** A mail, and the milestone whose texts it says; `dispatch` is what it left with, if not with that milestone. */
export type MailOf = { milestone: string; variant: string; dispatch?: string };

/** Matches every such placeholder in a text. */
export const OWN_TASK_LINKS =
  /\{\{(tasks|packets|texts):([A-Za-z0-9-]{1,64})(?:\/([a-z0-9-]{1,64}))?(?:\/([A-Za-z0-9-]{1,64}))?\}\}/g;
const MARK = new RegExp(`^${OWN_TASK_LINKS.source}$`);

/** The placeholder for such a link in a variant; replaced when a delivery is sent. */
export function taskMark(asked: TaskMark): string {
  const { to, milestone } = asked;
  const more = asked.to === 'texts' ? [asked.variant, asked.dispatch] : [asked.channel];
  return `{{${[`${to}:${milestone}`, ...more.filter((part) => part !== undefined)].join('/')}}}`;
}

/** Parses a placeholder; undefined if it is not valid. */
export function readTaskMark(mark: string): TaskMark | undefined {
  const [, to, milestone, part, dispatch] = MARK.exec(mark) ?? [];
  if (milestone === undefined) return undefined;
  if (to === 'texts' && part !== undefined)
    return { to, milestone, variant: part, ...(dispatch === undefined ? {} : { dispatch }) };
  if ((to !== 'tasks' && to !== 'packets') || dispatch !== undefined) return undefined;
  return { to, milestone, ...(part === undefined ? {} : { channel: part }) };
}
