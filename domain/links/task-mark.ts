/**
 * A placeholder for the recipient's personal link: to a milestone's tasks, one occasion among them, or its
 * packet.
 */
export type TaskMark = { to: 'tasks' | 'packets'; milestone: string; channel?: string };

/** Matches every such placeholder in a text. */
export const OWN_TASK_LINKS = /\{\{(tasks|packets):([A-Za-z0-9-]{1,64})(?:\/([a-z0-9-]{1,64}))?\}\}/g;
const MARK = new RegExp(`^${OWN_TASK_LINKS.source}$`);

/** The placeholder for such a link in a variant; replaced when a delivery is sent. */
export function taskMark({ to, milestone, channel }: TaskMark): string {
  return `{{${to}:${milestone}${channel === undefined ? '' : `/${channel}`}}}`;
}

/** Parses a placeholder; undefined if it is not valid. */
export function readTaskMark(mark: string): TaskMark | undefined {
  const [, to, milestone, channel] = MARK.exec(mark) ?? [];
  if ((to !== 'tasks' && to !== 'packets') || milestone === undefined) return undefined;
  return { to, milestone, ...(channel === undefined ? {} : { channel }) };
}
