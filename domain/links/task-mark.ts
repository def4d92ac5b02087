/** A link of the recipient's own that a mail has a hole for: to the tasks of a milestone, one occasion among them, or its packet. */
export type TaskMark = { to: 'tasks' | 'packets'; milestone: string; channel?: string };

/** Every mark in a text. */
export const OWN_TASK_LINKS = /\{\{(tasks|packets):([A-Za-z0-9-]{1,64})(?:\/([a-z0-9-]{1,64}))?\}\}/g;
const MARK = new RegExp(`^${OWN_TASK_LINKS.source}$`);

/** The mark in a variant where such a link stands; put in only when a delivery is sent. */
export function taskMark({ to, milestone, channel }: TaskMark): string {
  return `{{${to}:${milestone}${channel === undefined ? '' : `/${channel}`}}}`;
}

/** What a mark asks for; undefined where it is none. */
export function readTaskMark(mark: string): TaskMark | undefined {
  const [, to, milestone, channel] = MARK.exec(mark) ?? [];
  if ((to !== 'tasks' && to !== 'packets') || milestone === undefined) return undefined;
  return { to, milestone, ...(channel === undefined ? {} : { channel }) };
}
