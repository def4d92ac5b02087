import { type ReadStatusFeedPorts, readStatusFeed } from '../../milestone/use-cases/read-status-feed.ts';
import { type EventLog, loggedEvent } from '../event-log.ts';

export type KeepEventLogPorts = ReadStatusFeedPorts & { eventLog: Pick<EventLog, 'last' | 'append'> };

/** Limits a round. */
export const EVENTS_LOGGED_A_ROUND = 100;

/**
 * Logs what the feed of states has after the last event of the log, one after the other. Whoever finds a number taken
 * stops: somebody else has gone on from the same event, and the next round goes on from theirs. So each number is
 * written once, and no event is left out between two.
 * @returns the number of the last event that it knows, and how many it added
 */
export async function keepEventLog(ports: KeepEventLogPorts): Promise<{ last: number; added: number }> {
  const { eventLog } = ports;
  const last = await eventLog.last();
  const after = last && { at: last.at, id: last.milestone };
  const { milestones } = await readStatusFeed({ after, limit: EVENTS_LOGGED_A_ROUND }, ports);
  const first = last?.sequence ?? 0;
  let sequence = first;
  for (const milestone of milestones) {
    if (!(await eventLog.append(loggedEvent(milestone, sequence + 1)))) break;
    sequence += 1;
  }
  return { last: sequence, added: sequence - first };
}
