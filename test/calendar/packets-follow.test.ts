import { beforeAll, describe, expect, it } from 'vitest';
import type { Packet } from '../../domain/packets/packet.ts';
import { makePacket } from '../../domain/packets/use-cases/make-packet.ts';
import type { RolloutSource } from '../../domain/setup/use-cases/load-rollout.ts';
import { confirmTask } from '../../domain/tasks/use-cases/confirm-task.ts';
import { organisationTasksAt } from '../../domain/tasks/use-cases/load-organisation-tasks.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { documentsOf } from '../../templates/packets/documents.ts';
import { startPage } from '../../templates/packets/start-page.ts';
import { calendarWorld } from './calendar-world.ts';

const MALMO = '1280';
const AWARD = {
  ...{ id: 'award', kind: 'procurement-decided', occurredOn: '2026-11-23', organisations: 'all' as const },
  facts: { supplier: 'Exempelbolaget AB', standstillEnd: '2026-12-03' },
};
const CHANGE = { id: 'longer', facts: { standstillEnd: '2026-12-10' }, why: 'Beskedet skickades om.' };
const [OLD, NEW] = [/3 december 2026/, /10 december 2026/];
let source: RolloutSource;

beforeAll(async () => {
  source = await readRollout('local/sample/bob/rollout.yaml');
});

type World = Awaited<ReturnType<typeof calendarWorld>>;

async function decided(): Promise<World> {
  const world = await calendarWorld(source, '2026-11-23 10:00');
  await world.report(AWARD);
  await world.goTo('2026-11-23');
  return world;
}

const packetOf = (world: World) => makePacket({ milestone: 'award', organisation: MALMO }, world);

/** The documents of a packet as plain words, by id. */
function written(packet: Packet): Map<string, string> {
  return new Map(
    documentsOf(packet).map(({ id, preview }) => [
      id,
      preview((other) => other)
        .markup.replaceAll(/<[^>]*>/g, ' ')
        .replaceAll(/\s+/g, ' '),
    ]),
  );
}

/** Tells the groups of a channel in Malmö by hand. */
async function hold(world: World, channel: string): Promise<void> {
  const milestone = await world.milestones.find('award');
  const tasks = (await world.tasks.ofOrganisation('award', MALMO)).filter((task) => task.channel === channel);
  if (!milestone || tasks.length === 0) throw new Error(`nothing is told by ${channel}`);
  await confirmTask({ milestone, tasks, who: 'lead', on: world.today() }, world);
}

async function changedIn(world: World): Promise<string[]> {
  const [milestone, organisation] = [
    await world.milestones.find('award'),
    await world.organisations.find(MALMO),
  ];
  if (!milestone || !organisation) throw new Error('the sample is incomplete');
  const user = { name: 'Ahmed Abdulle', address: 'ahmed.abdulle@malmo.example' };
  const reader = { user, admission: { everything: false, organisation: MALMO } };
  const list = await organisationTasksAt({ milestone, organisation, reader }, world);
  return [...new Set(list?.tasks.filter(({ id }) => list.changed.has(id)).map(({ channel }) => channel))];
}

describe('The documents of what is still to be told', () => {
  it('say what holds on the day on which somebody opens them, and which day that is', async () => {
    const world = await decided();
    const before = written(await packetOf(world));
    const dated = [...before].filter(([, words]) => OLD.test(words)).map(([id]) => id);
    expect(dated).toEqual(expect.arrayContaining(['slides-board-meeting-talk', 'intranet-text']));
    await world.goTo('2026-11-24');
    await world.change(CHANGE);
    await world.release('longer');
    await world.goTo('2026-11-25');
    const packet = await packetOf(world);
    const after = written(packet);
    for (const [id, words] of after) expect(words, id).not.toMatch(OLD);
    for (const id of dated) expect(after.get(id), id).toMatch(NEW);
    for (const [id, words] of after)
      if (!id.startsWith('slides')) expect(words, id).not.toContain('Gäller den 23 november 2026');
    expect(after.get('slides-board-meeting-talk')).toContain('Uppgifterna gäller den 25 november 2026');
  });

  it('are marked as new from the change on, with what has changed', async () => {
    const world = await decided();
    expect((await packetOf(world)).changed).toBeUndefined();
    expect(await changedIn(world)).toEqual([]);
    await world.goTo('2026-11-24');
    await world.change(CHANGE);
    await world.release('longer');
    const packet = await packetOf(world);
    const start = startPage(packet, documentsOf(packet), { file: (name) => name }).markup;
    expect(start).toContain('Ändrat den 24 november 2026: Avtalsspärrens sista dag.');
    expect(start).toContain('nytt den 24 november 2026');
    expect(written(packet).get('checklist')).toContain('Ändrat den 24 november 2026');
    expect(await changedIn(world)).toContain('board-meeting-talk');
  });

  it('say the old value as long as nobody has approved the new one', async () => {
    const world = await decided();
    await world.change(CHANGE);
    const packet = await packetOf(world);
    expect(packet.changed).toBeUndefined();
    for (const words of written(packet).values()) expect(words).not.toMatch(NEW);
    expect(await changedIn(world)).toEqual([]);
  });
});

describe('The documents of what has been told', () => {
  it('stay as they were used', async () => {
    const world = await decided();
    await world.goTo('2026-11-24');
    await hold(world, 'board-meeting-talk');
    await world.change(CHANGE);
    await world.goTo('2026-11-25');
    await world.release('longer');
    const after = written(await packetOf(world));
    expect(after.get('slides-board-meeting-talk')).toMatch(OLD);
    expect(after.get('slides-board-meeting-talk')).toContain('Uppgifterna gäller den 24 november 2026');
    expect(after.get('intranet-text')).toMatch(NEW);
    expect(await changedIn(world)).not.toContain('board-meeting-talk');
  });

  it('say what its listeners hold: who told the new value need not tell it again', async () => {
    const world = await decided();
    await world.change(CHANGE);
    await world.release('longer');
    await world.goTo('2026-11-24');
    await hold(world, 'board-meeting-talk');
    await world.change({ id: 'other', facts: { supplier: 'Annat AB' }, why: 'Bolaget bytte namn.' });
    await world.release('other');
    const basis = await world.plans.basis('other', MALMO);
    const board = basis?.held?.byHand.filter(({ channels }) => channels.includes('board-meeting-talk')) ?? [];
    expect(board.length).toBeGreaterThan(0);
    for (const { facts } of board) expect(facts).toEqual({ supplier: 'Exempelbolaget AB' });
  });
});
