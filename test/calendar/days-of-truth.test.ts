import { beforeAll, describe, expect, it } from 'vitest';
import { editParticipation } from '../../domain/rollout/use-cases/edit-participation.ts';
import type { RolloutSource } from '../../domain/setup/use-cases/load-rollout.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { calendarWorld } from './calendar-world.ts';

/** The sample's start dates, read off local/sample/bob/rollout.yaml by hand. */
const STARTS: Readonly<Record<string, string>> = {
  national: '2027-03-08',
  '2480': '2027-03-08',
  '1280': '2027-03-15',
  '1480': '2027-03-22',
  '0580': '2027-04-12',
  '0581': '2027-04-19',
};
const GO_LIVE = { id: 'live', kind: 'go-live', occurredOn: '2027-03-08', organisations: 'all' } as const;
let source: RolloutSource;

beforeAll(async () => {
  source = await readRollout('local/sample/bob/rollout.yaml');
});

describe('A milestone that is true of each organisation from its own day', () => {
  it('is told on the day that each organisation has said, and on no other', async () => {
    const world = await calendarWorld(source, '2027-03-08 09:00');
    await world.report(GO_LIVE);
    expect(new Set(world.mails.map(({ organisation }) => organisation))).toEqual(new Set(['national', '2480']));
    await world.goTo('2027-06-30');
    const days = new Map<string, Set<string>>();
    for (const { organisation, day } of world.mails)
      days.set(organisation, (days.get(organisation) ?? new Set()).add(day));
    for (const [organisation, day] of Object.entries(STARTS))
      expect([organisation, [...(days.get(organisation) ?? [])]]).toEqual([organisation, [day]]);
  });

  it('mails nobody where nobody has said the day, and shows which fact is missing', async () => {
    const world = await calendarWorld(source, '2027-03-08 09:00');
    await world.report(GO_LIVE);
    await world.goTo('2027-06-30');
    const without = source.participations.filter(({ facts }) => facts.goLiveDate === undefined);
    expect(without.length).toBeGreaterThan(0);
    for (const { organisation } of without) {
      expect(world.mails.filter((mail) => mail.organisation === organisation)).toEqual([]);
      const part = await world.plans.summary('live', organisation);
      expect(part?.gaps).toContainEqual(expect.objectContaining({ kind: 'missing-fact', fact: 'goLiveDate' }));
    }
    expect((await world.milestones.find('live'))?.state).toBe('dispatching');
  });
});
