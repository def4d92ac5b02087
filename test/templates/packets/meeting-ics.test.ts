import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { documentContext } from '../../../templates/packets/document-context.ts';
import { meetingIcs, meetingStart } from '../../../templates/packets/meeting-ics.ts';
import { aPlannedPacket } from './a-packet.ts';
import { textOf } from './made.ts';

const { packet } = await aPlannedPacket();
const eventIn = (file: string) => {
  const [event] = new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent');
  if (!event) throw new Error('no event');
  return new ICAL.Event(event);
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
  ])('on %s is %s', (date, expected) => {
    expect(new Date(meetingStart(date)).toISOString()).toBe(expected);
  });
});

describe('a calendar file', () => {
  it('proposes the item at nine on its due date, for as long as its agenda takes of the meeting', async () => {
    const file = await textOf(packet, 'meeting-board-meeting-talk.ics');
    const event = eventIn(file);
    expect(event.summary).toBe('Bokning och bidrag: Föredrag på nämndmöte');
    expect(event.startDate.toJSDate().toISOString()).toBe('2026-12-14T08:00:00.000Z');
    expect(event.endDate.toJSDate().toISOString()).toBe('2026-12-14T08:20:00.000Z');
    expect(file).toMatch(/^DTSTART:20261214T080000Z\r$/m);
    expect(file).toMatch(/^DTSTAMP:20261123T083000Z\r$/m);
    expect(file.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  });

  it('has an id that stays the same, a different one for each meeting, organisation and milestone', async () => {
    const context = documentContext(packet);
    const other = documentContext({ ...packet, organisation: { ...packet.organisation, code: '1480' } });
    const later = documentContext({ ...packet, milestone: { ...packet.milestone, id: 'another' } });
    const [one, two] = packet.occasions.filter(({ material }) => material.includes('agenda'));
    if (!one || !two) throw new Error('too few meetings');
    const uids = [
      meetingIcs(context, one),
      meetingIcs(context, two),
      meetingIcs(other, one),
      meetingIcs(later, one),
    ].map((file) => eventIn(file).uid);
    expect(new Set(uids).size).toBe(4);
    expect(eventIn(meetingIcs(documentContext(packet), one)).uid).toBe(uids[0]);
  });

  it('moves the entry that a calendar has: the same id, a higher number, and the new day', () => {
    const [meeting] = packet.occasions.filter(({ material }) => material.includes('agenda'));
    if (!meeting) throw new Error('no meeting');
    const context = documentContext(packet);
    const before = eventIn(meetingIcs(context, meeting));
    const after = eventIn(meetingIcs(context, { ...meeting, due: '2027-01-11', moved: 1 }));
    expect(before.sequence).toBe(0);
    expect(after.sequence).toBe(1);
    expect(after.uid).toBe(before.uid);
    expect(after.startDate.toJSDate().toISOString()).toBe('2027-01-11T08:00:00.000Z');
  });

  it('keeps a hostile name in its line', () => {
    const [meeting] = packet.occasions;
    if (!meeting) throw new Error('no occasion');
    const name = 'Möte; A,B \\ "C" END:VEVENT BEGIN:VALARM';
    const event = eventIn(meetingIcs(documentContext(packet), { ...meeting, name }));
    expect(event.summary).toBe(`Bokning och bidrag: ${name}`);
    expect(event.component.getAllSubcomponents()).toEqual([]);
  });
});
