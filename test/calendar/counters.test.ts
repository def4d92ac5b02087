import { beforeAll, describe, expect, it } from 'vitest';
import { loadPublicRollout } from '../../domain/public/use-cases/load-public-rollout.ts';
import { showOrganisation } from '../../domain/public/use-cases/show-organisation.ts';
import type { RolloutSource } from '../../domain/setup/use-cases/load-rollout.ts';
import { listTasks } from '../../domain/tasks/use-cases/list-tasks.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { calendarWorld } from './calendar-world.ts';

const ALL = { organisations: 'all' as const };
const AWARD = {
  ...{ ...ALL, id: 'award', kind: 'procurement-decided', occurredOn: '2026-11-23' },
  facts: { supplier: 'Exempelbolaget AB', standstillEnd: '2026-12-03' },
};
let source: RolloutSource;

beforeAll(async () => {
  source = await readRollout('local/sample/bob/rollout.yaml');
});

type World = Awaited<ReturnType<typeof calendarWorld>>;

const readers = ({ mails }: World) => mails.map(({ organisation, to }) => `${organisation} ${to}`);
const flat = ({ text }: { text: string }) => text.replaceAll(/\s+/g, ' ');

describe('A review after the award', () => {
  it('is told once to everybody who was told of the award by mail, and to nobody else', async () => {
    const world = await calendarWorld(source, '2026-11-23 10:00');
    await world.report(AWARD);
    const told = new Set(readers(world));
    world.forget();
    await world.goTo('2026-11-30');
    world.forget();
    await world.report({ ...ALL, id: 'review', kind: 'under-review', occurredOn: '2026-11-30' });
    // Who passes it on gets another mail for that, as of every milestone.
    const heard = world.mails
      .filter(({ subject }) => /upphandlingen prövas|is under review/.test(subject))
      .map(({ organisation, to }) => `${organisation} ${to}`);
    expect(heard.length).toBeGreaterThan(200);
    expect(heard).toHaveLength(new Set(heard).size);
    expect(new Set(readers(world))).toEqual(told);
    for (const text of world.mails.map(flat))
      expect(text).toMatch(/begärt att domstol prövar upphandlingen|asked a court to review the procurement/);
  });

  it('lets nothing more say that a contract may be signed: no task, and no step that counts as reached', async () => {
    const world = await calendarWorld(source, '2026-11-23 10:00');
    await world.report(AWARD);
    const before = await listTasks('1280', world);
    expect(before?.some(({ milestone }) => milestone.id === 'award')).toBe(true);
    await world.goTo('2026-11-30');
    world.forget();
    await world.report({ ...ALL, id: 'review', kind: 'under-review', occurredOn: '2026-11-30' });
    const after = await listTasks('1280', world);
    expect(after?.filter(({ milestone }) => milestone.id === 'award')).toEqual([]);
    expect(after?.some(({ milestone }) => milestone.id === 'review')).toBe(true);
    for (const text of world.mails.map(flat)) {
      expect(text).not.toMatch(/3 [Dd]ecember 2026/);
      expect(text).not.toMatch(/Nått: Upphandlingen|Reached: The procurement/);
    }
  });

  it('is over when it is decided again: the second round is complete for everybody', async () => {
    const world = await calendarWorld(source, '2026-11-23 10:00');
    await world.report(AWARD);
    const told = new Set(readers(world));
    await world.goTo('2026-11-30');
    await world.report({ ...ALL, id: 'review', kind: 'under-review', occurredOn: '2026-11-30' });
    await world.goTo('2027-01-11');
    world.forget();
    const again = await world.report({
      ...AWARD,
      ...{ id: 'award-2', occurredOn: '2027-01-11', facts: { ...AWARD.facts, standstillEnd: '2027-01-21' } },
    });
    expect(again.kind).toBe('accepted');
    expect(new Set(readers(world))).toEqual(told);
    for (const text of world.mails.map(flat)) expect(text).not.toMatch(/3 [Dd]ecember 2026/);
    const review = await world.milestones.find('review');
    expect(review?.undone?.['1280']).toEqual({ by: 'award-2', on: '2027-01-11' });
  });

  it('is refused where nobody was told of an award', async () => {
    const world = await calendarWorld(source, '2026-11-23 10:00');
    const refused = await world.report({
      ...ALL,
      id: 'review',
      kind: 'under-review',
      occurredOn: '2026-11-23',
    });
    expect(refused).toMatchObject({ kind: 'refused', problems: [{ path: 'kind', code: 'nothing-to-undo' }] });
  });
});

describe('A start that is postponed', () => {
  it('stops what waits for its day, for those organisations alone, and tells who was told the day', async () => {
    const world = await calendarWorld(source, '2026-11-23 10:00');
    await world.report(AWARD);
    await world.goTo('2027-02-15');
    await world.report({
      ...{ ...ALL, id: 'connected', kind: 'integration-ready', occurredOn: '2027-02-15' },
      facts: { contractDate: '2026-12-14' },
    });
    const kiruna = new Set(readers(world).filter((reader) => reader.startsWith('2584 ')));
    await world.goTo('2027-03-08');
    await world.report({ ...ALL, id: 'live', kind: 'go-live', occurredOn: '2027-03-08' });
    await world.goTo('2027-05-03');
    world.forget();
    await world.report({
      ...{ id: 'later', kind: 'start-postponed', occurredOn: '2027-05-03', organisations: ['2584'] },
    });
    expect(new Set(readers(world))).toEqual(
      new Set([...kiruna].filter((reader) => readers(world).includes(reader))),
    );
    expect(world.mails.length).toBeGreaterThan(10);
    world.forget();
    await world.goTo('2027-06-10');
    expect(world.mails.filter(({ organisation }) => organisation === '2584')).toEqual([]);
    const waiting = await world.deliveries.ofOrganisation('live', '2584');
    expect(new Set(waiting.map(({ outcome }) => outcome.state))).toEqual(new Set(['cancelled']));
  });

  it('stands on the pages of those organisations until they have a new day', async () => {
    const world = await calendarWorld(source, '2026-11-23 10:00');
    await world.report(AWARD);
    await world.goTo('2027-02-15');
    await world.report({
      ...{ ...ALL, id: 'connected', kind: 'integration-ready', occurredOn: '2027-02-15' },
      facts: { contractDate: '2026-12-14' },
    });
    await world.goTo('2027-05-03');
    const later = { id: 'later', kind: 'start-postponed', occurredOn: '2027-05-03' };
    await world.report({ ...later, organisations: ['2584'] });
    const ports = { readRollout: (id: string) => loadPublicRollout(id, world) };
    const asked = { locale: 'sv', today: world.today() };
    const lead = async (organisation: string) =>
      (await showOrganisation({ rollout: 'bob', organisation }, asked, ports))?.now?.lead;
    expect(await lead('2584')).toMatch(/börjar inte användas den dag som vi har berättat om/);
    expect(await lead('1280')).toMatch(/Avtalet är tecknat och Bokning och bidrag är ansluten/);
    const own = { organisation: '2584', facts: { goLiveDate: '2027-09-01' } };
    await world.change({ id: 'again', ...own, why: 'Utbildningen är klar då.' });
    expect(await lead('2584')).toMatch(/börjar inte användas/);
    await world.release('again');
    expect(await lead('2584')).toMatch(/är ansluten/);
    expect((await listTasks('2584', world))?.some(({ milestone }) => milestone.id === 'later')).toBe(false);
  });
});
