import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Occasion } from '../../domain/packets/packet.ts';
import { shortDigest } from '../../domain/shared/digest.ts';
import { HOUR_MILLIS, MINUTE_MILLIS } from '../../domain/shared/duration.ts';
import { toStockholm } from '../../domain/shared/stockholm-time.ts';
import type { DocumentContext } from './document-context.ts';
import { meetingPlan } from './meeting-plan.ts';

/** When a meeting is proposed to begin. */
export const MEETING_HOUR = '09:00';

/** Nine o'clock in Stockholm on a date: 07 or 08 UTC, depending on summer time. */
export function meetingStart(date: string): number {
  const noon = Date.parse(`${date}T12:00:00Z`);
  const [hours = 0] = toStockholm(noon).time.split(':').map(Number);
  const start = Date.parse(`${date}T${MEETING_HOUR}:00Z`) - (hours - 12) * HOUR_MILLIS;
  return start;
}

/** The time of day so many minutes later: 09:00 and 20 are 09:20. */
export function later(time: string, minutes: number): string {
  const [hours = 0, past = 0] = time.split(':').map(Number);
  const all = hours * 60 + past + minutes;
  return [Math.floor(all / 60), all % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/**
 * A meeting as a calendar file, at nine on its due date and as long as its agenda; in UTC, so that every calendar
 * converts it correctly.
 */
export function meetingIcs(context: DocumentContext, occasion: Occasion): string {
  const { packet, say } = context;
  const { service, milestone, organisation, at } = packet;
  const start = meetingStart(occasion.due);
  const { minutes } = meetingPlan(context, occasion);
  const calendar = ical({
    prodId: { company: 'Budkavle', product: 'Packet', language: say.language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `${shortDigest('meeting', milestone.id, organisation.code, occasion.id)}@budkavle`,
    stamp: new Date(at),
    created: new Date(at),
    lastModified: new Date(at),
    // The same meeting on another day: a calendar moves the entry that it has.
    sequence: occasion.moved,
    start: new Date(start),
    end: new Date(start + minutes * MINUTE_MILLIS),
    summary: say('meetingFor', { service, occasion: occasion.name }),
    description: `${milestone.lead}\n\n${say('meetingText', { minutes: occasion.minutes })}`,
    status: ICalEventStatus.TENTATIVE,
  });
  return calendar.toString();
}
