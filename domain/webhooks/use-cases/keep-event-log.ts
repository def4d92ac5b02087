import { type ReadStatusFeedPorts, readStatusFeed } from '../../milestone/use-cases/read-status-feed.ts';
import { EVENT_LIFE_MILLIS, type EventLog, type LoggedEvent, loggedEvent } from '../event-log.ts';
import { further, type ReachedEvent, type Webhooks } from '../webhook.ts';

export type KeepEventLogPorts = ReadStatusFeedPorts & {
  eventLog: Pick<EventLog, 'last' | 'append'>;
  webhooks: Pick<Webhooks, 'all'>;
};

/** Limits a round. */
export const EVENTS_LOGGED_A_ROUND = 100;

/**
 * Logs what the feed of states has after the last event of the log, one after the other. Whoever finds a number taken
 * stops: somebody else has gone on from the same event, and the next round goes on from theirs. So each number is
 * written once, and no event is left out between two. If all events have expired, it goes on after the furthest one
 * that any address is known to have reached, ended ones too: no number is given twice.
 * @returns the last event that the log has had, if any, and how many were added
 */
export async function keepEventLog(
  ports: KeepEventLogPorts,
): Promise<{ last: ReachedEvent | undefined; added: number }> {
  const { eventLog, now } = ports;
  let last: ReachedEvent | undefined = placeOf(await eventLog.last()) ?? (await furthest(ports));
  const after = last && { at: last.at, id: last.milestone };
  const { milestones } = await readStatusFeed({ after, limit: EVENTS_LOGGED_A_ROUND }, ports);
  let added = 0;
  for (const milestone of milestones) {
    const event = loggedEvent(milestone, (last?.sequence ?? 0) + 1);
    if (!(await eventLog.append(event, now() + EVENT_LIFE_MILLIS))) break;
    last = placeOf(event);
    added += 1;
  }
  return { last, added };
}

async function furthest({
  webhooks,
}: Pick<KeepEventLogPorts, 'webhooks'>): Promise<ReachedEvent | undefined> {
  const reached = (await webhooks.all()).flatMap((each) => each.reached ?? []);
  return reached.reduce<ReachedEvent | undefined>(further, undefined);
}

function placeOf(event: LoggedEvent | undefined): ReachedEvent | undefined {
  return event && { sequence: event.sequence, at: event.at, milestone: event.milestone };
}
