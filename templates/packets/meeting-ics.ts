import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Occasion } from '../../domain/packets/packet.ts';
import { shortDigest } from '../../domain/shared/digest.ts';
import { CALENDAR_ZONE, wallDate, ZONE } from '../shared/stockholm-calendar.ts';
import type { DocumentContext } from './document-context.ts';
import { meetingPlan } from './meeting-plan.ts';

/** When a meeting is proposed to begin. */
export const MEETING_HOUR = '09:00';

/** The time of day so many minutes later: 09:00 and 20 are 09:20. */
export function later(time: string, minutes: number): string {
  const [hours = 0, past = 0] = time.split(':').map(Number);
  const all = hours * 60 + past + minutes;
  return [Math.floor(all / 60), all % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/**
 * A meeting as a calendar file, at nine on its due date and as long as its agenda; called off if it is. Without an
 * organiser, as Outlook itself writes an appointment: whoever opens it is the one who invites others.
 */
export function meetingIcs(context: DocumentContext, occasion: Occasion): string {
  const { packet, say } = context;
  const { service, milestone, organisation, at } = packet;
  const { minutes } = meetingPlan(context, occasion);
  const { due, moved, calledOff = false } = occasion;
  const calendar = ical({
    prodId: { company: 'Budkavle', product: 'Packet', language: say.language.toUpperCase() },
    method: calledOff ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    timezone: CALENDAR_ZONE,
  });
  calendar.createEvent({
    id: `${shortDigest('meeting', milestone.id, organisation.code, occasion.id)}@budkavle`,
    stamp: new Date(at),
    created: new Date(at),
    lastModified: new Date(at),
    // The same meeting on another day, or off: a calendar changes the entry that it has.
    sequence: moved + (calledOff ? 1 : 0),
    timezone: ZONE,
    start: wallDate({ date: due, time: MEETING_HOUR }),
    end: wallDate({ date: due, time: later(MEETING_HOUR, minutes) }),
    summary: say('meetingFor', { service, occasion: occasion.name }),
    description: `${milestone.lead}\n\n${say('meetingText', { minutes: occasion.minutes })}`,
    status: calledOff ? ICalEventStatus.CANCELLED : ICalEventStatus.TENTATIVE,
  });
  return calendar.toString();
}
