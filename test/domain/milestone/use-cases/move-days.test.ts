import { expect, it } from 'vitest';
import { moveDay } from '../../../../domain/milestone/use-cases/move-days.ts';
import { aMilestone } from '../../../fixtures/a-milestone.ts';
import { inMemoryStores } from '../../../in-memory/in-memory-stores.ts';

const DAYS = { '1280': '2027-03-15', '1480': '2027-03-20', '2584': '2027-06-07' };

async function plannedMilestone() {
  const { milestones } = inMemoryStores();
  const known = aMilestone({ organisations: Object.keys(DAYS), days: DAYS, occurredOn: '2027-03-15' });
  await milestones.accept(known, {});
  return { known, ports: { milestones, now: () => Date.parse('2027-02-26T09:00Z') } };
}

it('days of two organisations that move at once both move, and the first of all is reckoned from both', async () => {
  const { known, ports } = await plannedMilestone();
  await Promise.all([
    moveDay(known, { organisation: '1280', day: '2027-03-30' }, ports),
    moveDay(known, { organisation: '1480', day: '2027-03-18' }, ports),
  ]);
  expect(await ports.milestones.find(known.id)).toMatchObject({
    days: { '1280': '2027-03-30', '1480': '2027-03-18', '2584': '2027-06-07' },
    occurredOn: '2027-03-18',
  });
});

it('the day of a milestone that is true of all at once does not move', async () => {
  const { milestones } = inMemoryStores();
  const known = aMilestone({ occurredOn: '2027-03-15' });
  await milestones.accept(known, {});
  const ports = { milestones, now: () => Date.parse('2027-02-26T09:00Z') };
  expect(await moveDay(known, { organisation: '1280', day: '2027-03-30' }, ports)).toEqual(known);
  expect(await milestones.find(known.id)).toEqual(known);
});
