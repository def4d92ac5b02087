/**
 * A placeholder for a link that is signed when a delivery is sent: the recipient's own to a milestone's tasks, one
 * occasion among them, or its packet; or one to the full texts of a mail, the same for all who share the mail; or one
 * by which a reader says what they know, without saying who they are.
 */
export type TaskMark =
  | { to: 'tasks' | 'packets'; milestone: string; channel?: string }
  | ({ to: 'texts' } & MailOf)
  | ({ to: 'polls' } & AskedOf);

/** A mail, and the milestone whose texts it says; `dispatch` is what it left with, if not with that milestone. */
export type MailOf = { milestone: string; variant: string; dispatch?: string };

/** The milestone or newsletter after which somebody is asked; `sample`: since they were drawn. */
export type AskedOf = { milestone: string; sample?: true };

/** Matches every such placeholder in a text. */
export const OWN_TASK_LINKS =
  /\{\{(tasks|packets|texts|polls):([A-Za-z0-9-]{1,64})(?:\/([a-z0-9-]{1,64}))?(?:\/([A-Za-z0-9-]{1,64}))?\}\}/g;
const MARK = new RegExp(`^${OWN_TASK_LINKS.source}$`);

/** The placeholder for such a link in a variant; replaced when a delivery is sent. */
export function taskMark(asked: TaskMark): string {
  const { to, milestone } = asked;
  const more = moreOf(asked);
  return `{{${[`${to}:${milestone}`, ...more.filter((part) => part !== undefined)].join('/')}}}`;
}

function moreOf(asked: TaskMark): readonly (string | undefined)[] {
  if (asked.to === 'texts') return [asked.variant, asked.dispatch];
  return asked.to === 'polls' ? [asked.sample ? SAMPLE : undefined] : [asked.channel];
}

const SAMPLE = 'sample';

/** Parses a placeholder; undefined if it is not valid. */
export function readTaskMark(mark: string): TaskMark | undefined {
  const [, to, milestone, part, dispatch] = MARK.exec(mark) ?? [];
  if (milestone === undefined) return undefined;
  if (to === 'texts' && part !== undefined)
    return { to, milestone, variant: part, ...(dispatch === undefined ? {} : { dispatch }) };
  if (to === 'polls' && dispatch === undefined && (part === undefined || part === SAMPLE))
    return { to, milestone, ...(part === SAMPLE ? { sample: true } : {}) };
  if ((to !== 'tasks' && to !== 'packets') || dispatch !== undefined) return undefined;
  return { to, milestone, ...(part === undefined ? {} : { channel: part }) };
}
