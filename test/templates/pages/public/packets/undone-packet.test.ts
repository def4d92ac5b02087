import { describe, expect, it } from 'vitest';
import { documentsOf } from '../../../../../templates/packets/documents.ts';
import { undonePacketPage } from '../../../../../templates/pages/public/packets/packet.ts';
import { aPlannedPacket } from '../../../packets/a-packet.ts';

const { packet } = await aPlannedPacket();
const meetings = packet.occasions.filter(({ material }) => material.includes('agenda'));
const [first] = meetings;

describe('the page of a packet whose milestone was undone', () => {
  it('offers for each meeting that is called off the file that takes it out of a calendar, and no other', () => {
    expect(meetings.length).toBeGreaterThan(1);
    const undone = {
      ...packet,
      undoneOn: '2026-12-01',
      occasions: packet.occasions.map((one) => (one === first ? { ...one, calledOff: true as const } : one)),
    };
    const page = undonePacketPage(undone, documentsOf(undone), '/packets/token');
    const links = [...page.matchAll(/href="(\/packets[^"]+)"/g)].map(([, link = '']) => link);
    expect(links).toEqual([`/packets/token/meeting-${first?.id}.ics`]);
    expect(page).toContain('1 december 2026');
    expect(page).toContain(`<h1>Gäller inte längre: ${packet.milestone.name}</h1>`);
  });
});
