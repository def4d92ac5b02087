import { expect, it } from 'vitest';
import { makePacket } from '../../domain/packets/use-cases/make-packet.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { documentContext } from '../../templates/packets/document-context.ts';
import { meetingIcs } from '../../templates/packets/meeting-ics.ts';
import { judgedCalendar } from '../fixtures/judged-calendar.ts';
import { calendarWorld } from './calendar-world.ts';

it('A meeting whose day moves with the start keeps its calendar entry, with a higher number each time', async () => {
  const world = await calendarWorld(await readRollout('local/sample/bob/rollout.yaml'), '2027-02-15 09:00');
  await world.report({
    ...{ id: 'award', kind: 'procurement-decided', occurredOn: '2026-11-23', organisations: 'all' },
    facts: { supplier: 'Exempelbolaget AB', standstillEnd: '2026-12-03' },
  });
  await world.report({
    ...{ id: 'connected', kind: 'integration-ready', occurredOn: '2027-02-15', organisations: 'all' },
    facts: { contractDate: '2026-12-14' },
  });
  await world.report({ id: 'live', kind: 'go-live', planned: {}, organisations: 'all' });
  const entries = async () => {
    const packet = await makePacket({ milestone: 'live', organisation: '1280' }, world);
    const context = documentContext(packet);
    return packet.occasions.map((occasion) => {
      const [event] = judgedCalendar(meetingIcs(context, occasion)).events;
      if (!event) throw new Error('no event');
      const { uid, sequence, start } = event;
      return { uid, sequence, day: start.slice(0, 10) };
    });
  };
  const move = async (id: string, goLiveDate: string) => {
    await world.change({ id, organisation: '1280', facts: { goLiveDate }, why: 'Utbildningen blir senare.' });
    return entries();
  };
  const [first, second, third] = [
    await entries(),
    await move('one', '2027-05-31'),
    await move('two', '2027-06-14'),
  ];
  expect(first.length).toBeGreaterThan(2);
  for (const { uid, day, sequence } of first) {
    const [one, two] = [second, third].map((all) => all.find((entry) => entry.uid === uid));
    expect(sequence).toBe(0);
    expect(one?.sequence).toBeGreaterThan(0);
    expect(two?.sequence).toBeGreaterThan(one?.sequence ?? 0);
    expect((one?.day ?? '') > day).toBe(true);
    expect((two?.day ?? '') > (one?.day ?? '')).toBe(true);
  }
});
