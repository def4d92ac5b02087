import { describe, expect, it } from 'vitest';
import type { Occasion } from '../../../domain/packets/packet.ts';
import { documentContext } from '../../../templates/packets/document-context.ts';
import { meetingIcs } from '../../../templates/packets/meeting-ics.ts';
import { judgedCalendar } from '../../fixtures/judged-calendar.ts';
import { aPlannedPacket } from './a-packet.ts';
import { textOf } from './made.ts';

const { packet } = await aPlannedPacket();
const context = documentContext(packet);
const [meeting, another] = packet.occasions.filter(({ material }) => material.includes('agenda'));
if (!meeting || !another) throw new Error('too few meetings');
const eventOf = (over: Partial<Occasion> = {}, within = context) => {
  const { method, events } = judgedCalendar(meetingIcs(within, { ...meeting, ...over }));
  const [event] = events;
  if (!event || events.length > 1) throw new Error('one event belongs in a file');
  return { method, ...event };
};

describe('nine o’clock in Stockholm', () => {
  it.each([
    ['2026-12-14', '2026-12-14T08:00:00.000Z'],
    ['2027-07-01', '2027-07-01T07:00:00.000Z'],
    // Summer time begins on 28 March 2027 and ends on 31 October 2027, in the night before nine.
    ['2027-03-27', '2027-03-27T08:00:00.000Z'],
    ['2027-03-28', '2027-03-28T07:00:00.000Z'],
    ['2027-10-30', '2027-10-30T07:00:00.000Z'],
    ['2027-10-31', '2027-10-31T08:00:00.000Z'],
  ])('on %s is %s, by the time zone of the file', (due, expected) => {
    expect(eventOf({ due }).start).toBe(expected);
  });
});

describe('a calendar file', () => {
  it('proposes the item at nine on its due date, for as long as its agenda takes of the meeting', async () => {
    const file = await textOf(packet, 'meeting-board-meeting-talk.ics');
    const { method, events } = judgedCalendar(file);
    // Without organiser and attendees, it opens as an appointment that whoever opens it may invite others to.
    expect(method).toBe('PUBLISH');
    expect(events).toMatchObject([
      {
        summary: 'Bokning och bidrag: Föredrag på nämndmöte',
        start: '2026-12-14T08:00:00.000Z',
        end: '2026-12-14T08:20:00.000Z',
        status: 'TENTATIVE',
        transparent: false,
      },
    ]);
    expect(file).toMatch(/^DTSTART;TZID=Europe\/Stockholm:20261214T090000\r$/m);
    expect(file).toMatch(/^DTSTAMP:20261123T083000Z\r$/m);
  });

  it('has an id that stays the same, a different one for each meeting, organisation and milestone', async () => {
    const other = documentContext({ ...packet, organisation: { ...packet.organisation, code: '1480' } });
    const later = documentContext({ ...packet, milestone: { ...packet.milestone, id: 'another' } });
    const uids = [eventOf(), eventOf(another), eventOf({}, other), eventOf({}, later)].map(({ uid }) => uid);
    expect(new Set(uids).size).toBe(4);
    expect(eventOf({}, documentContext(packet)).uid).toBe(uids[0]);
  });

  it('moves the entry that a calendar has: the same id, a higher number, and the new day', () => {
    const after = eventOf({ due: '2027-01-11', moved: 1 });
    expect([eventOf().sequence, after.sequence]).toEqual([0, 1]);
    expect(after.uid).toBe(eventOf().uid);
    expect(after.start).toBe('2027-01-11T08:00:00.000Z');
  });

  it('calls off the entry that a calendar has: the same id, a higher number', () => {
    const off = eventOf({ moved: 2, calledOff: true });
    expect(off).toMatchObject({ method: 'CANCEL', status: 'CANCELLED', sequence: 3, uid: eventOf().uid });
  });

  it.each([
    'Möte; A,B \\ "C" END:VEVENT BEGIN:VALARM',
    `Årsmöte ${'åäö🎉é'.repeat(40)}`,
    'Två\nrader: ORGANIZER:mailto:x@example.com',
    'مجلس البلدية',
  ])('keeps a hostile name in its line, folded between characters: %s', (name) => {
    expect(eventOf({ name }).summary).toBe(`Bokning och bidrag: ${name}`);
  });
});
