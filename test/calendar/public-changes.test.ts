import { beforeAll, describe, expect, it } from 'vitest';
import { listPublicPaths } from '../../domain/public/use-cases/list-public-paths.ts';
import { loadPublicRollout } from '../../domain/public/use-cases/load-public-rollout.ts';
import { showOrganisation } from '../../domain/public/use-cases/show-organisation.ts';
import { showRollout } from '../../domain/public/use-cases/show-rollout.ts';
import { showRollouts } from '../../domain/public/use-cases/show-rollouts.ts';
import type { RolloutSource } from '../../domain/setup/use-cases/load-rollout.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { organisationPage } from '../../templates/pages/public/rollout/organisation-page.ts';
import { rolloutPage } from '../../templates/pages/public/rollout/rollout-page.ts';
import { calendarWorld } from './calendar-world.ts';

let source: RolloutSource;

beforeAll(async () => {
  source = await readRollout('local/sample/bob/rollout.yaml');
});

type World = Awaited<ReturnType<typeof calendarWorld>>;

const AWARD = {
  ...{ id: 'award', kind: 'procurement-decided', occurredOn: '2026-11-23', organisations: 'all' as const },
  facts: { supplier: 'Exempelbolaget AB', standstillEnd: '2026-12-03' },
};
const LATER = { id: 'later', facts: { standstillEnd: '2026-12-10' }, why: 'Räknas från en senare dag.' };
const context = { locale: 'sv' as const, origin: 'https://pages.example', path: '/', query: {} };

async function pageOf(world: World, organisation?: string): Promise<string | undefined> {
  const ports = { readRollout: (id: string) => loadPublicRollout(id, world) };
  const asked = { locale: 'sv', today: world.today() };
  if (organisation === undefined) {
    const view = await showRollout('bob', asked, ports);
    return view && plain(rolloutPage(view, { context, order: 'organisation' }));
  }
  const view = await showOrganisation({ rollout: 'bob', organisation }, asked, ports);
  return view && plain(organisationPage(view, { context }));
}

const plain = (page: string) => page.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

async function changed(): Promise<World> {
  const world = await calendarWorld(source, '2026-11-23 10:00');
  await world.report(AWARD);
  await world.goTo('2026-11-30');
  await world.change(LATER);
  return world;
}

describe('A fact that changes after the public was told it', () => {
  it('is said as it holds now, since when, and among the changes with what was told and why', async () => {
    const world = await changed();
    await world.release('later');
    for (const page of [await pageOf(world), await pageOf(world, '1280')]) {
      const now = page?.slice(page.indexOf('Det här gäller nu'), page.indexOf('Ändringar')) ?? '';
      expect(now).toMatch(/Berättat den 23 november 2026\. Ändrat den 30 november 2026: se vad som ändrades/);
      expect(now).toMatch(/Till och med den 10 december 2026: avtalsspärren/);
      expect(now).not.toMatch(/den 3 december 2026/);
      expect(page?.slice(page.indexOf('Ändringar'))).toContain(
        'Avtalsspärrens sista dag: 10 december 2026. Tidigare skrev vi 3 december 2026. Räknas från en senare dag.',
      );
    }
  });

  it('leaves out what it was said in once it is no longer decided, and says so', async () => {
    const world = await calendarWorld(source, '2026-11-23 10:00');
    await world.report(AWARD);
    await world.goTo('2026-11-30');
    await world.change({ id: 'open', facts: { standstillEnd: null }, why: 'Dagen räknas om.' });
    await world.release('open');
    const page = await pageOf(world);
    expect(page).toContain(
      'Avtalsspärrens sista dag, 3 december 2026. Det är inte längre bestämt sedan den 30',
    );
    expect(page).not.toMatch(/: avtalsspärren/);
  });

  it('stands as it was told among what was told before, with what holds now beside it', async () => {
    const world = await changed();
    await world.release('later');
    await world.goTo('2027-02-15');
    await world.report({
      ...{ id: 'connected', kind: 'integration-ready', occurredOn: '2027-02-15', organisations: 'all' },
      facts: { contractDate: '2026-12-14' },
    });
    const page = await pageOf(world);
    const before = page?.slice(page.indexOf('Tidigare besked')) ?? '';
    expect(before).toContain(
      [
        'Den 23 november 2026 berättade vi: Avtalsspärrens sista dag, 3 december 2026.',
        'Nu gäller: 10 december 2026. Det ändrades den 30 november 2026. Räknas från en senare dag.',
      ].join(' '),
    );
    expect(before).toMatch(/Till och med den 3 december 2026: avtalsspärren/);
    expect(before).not.toMatch(/Till och med den 10 december 2026/);
  });

  it('is listed under changes, the newest first, each with what it replaced', async () => {
    const world = await changed();
    await world.release('later');
    await world.goTo('2026-12-01');
    await world.change({ id: 'latest', facts: { standstillEnd: '2026-12-17' }, why: 'Ännu senare.' });
    await world.release('latest');
    for (const page of [await pageOf(world), await pageOf(world, '1280')]) {
      const list = page?.slice(page.indexOf('Ändringar')) ?? '';
      const entry = (on: string, now: string, before: string) =>
        `${on} . Avtalsspärrens sista dag: ${now}. Tidigare skrev vi ${before}.`;
      const newest = `${entry('1 december 2026', '17 december 2026', '10 december 2026')} Ännu senare.`;
      const older = entry('30 november 2026', '10 december 2026', '3 december 2026');
      expect(list).toContain(newest);
      expect(list.indexOf(older)).toBeGreaterThan(list.indexOf(newest));
      expect(page).toMatch(/Till och med den 17 december 2026: avtalsspärren/);
    }
  });

  it('is not in public before its change has been released', async () => {
    const page = await pageOf(await changed());
    expect(page).not.toContain('10 december 2026');
    expect(page).not.toContain('Ändringar');
    expect(page).not.toContain('Räknas från');
  });

  it('is said as it was told once the old value holds again', async () => {
    const world = await changed();
    await world.release('later');
    await world.change({ id: 'back', facts: { standstillEnd: '2026-12-03' }, why: 'Rätt dag ändå.' });
    await world.release('back');
    const page = await pageOf(world);
    expect(page).toContain('Så berättade vi den 23 november 2026.');
    expect(page).not.toContain('se vad som ändrades');
    expect(page).toMatch(/Till och med den 3 december 2026: avtalsspärren/);
    expect(page).toContain('Rätt dag ändå.');
  });

  it('of one organisation stands on its own page alone', async () => {
    const world = await calendarWorld(source, '2027-02-15 10:00');
    await world.report(AWARD);
    await world.report({
      ...{ id: 'connected', kind: 'integration-ready', occurredOn: '2027-02-15', organisations: 'all' },
      facts: { contractDate: '2026-12-14' },
    });
    await world.goTo('2027-02-16');
    const own = { organisation: '1280', facts: { goLiveDate: '2027-05-31' } };
    await world.change({ id: 'own', ...own, why: 'Utbildningen blir senare.' });
    expect(await pageOf(world, '1280')).not.toContain('31 maj 2027');
    await world.release('own');
    const malmo = await pageOf(world, '1280');
    expect(malmo).toMatch(/Startdatum: 31 maj 2027\. Tidigare skrev vi 15 mars 2027\. Utbildningen blir/);
    for (const page of [await pageOf(world), await pageOf(world, '2584')])
      expect(page).not.toContain('Utbildningen blir senare.');
  });

  it('is nobody else’s business where no public text contains it', async () => {
    const world = await calendarWorld(source, '2026-11-23 10:00');
    await world.report(AWARD);
    await world.change({
      ...{ id: 'costs', facts: { costShare: { sv: '3 kronor per invånare', en: '3 kronor each' } } },
      why: 'Dyrare än beräknat.',
    });
    await world.release('costs');
    const inText = (await pageOf(world, '1280'))?.includes('2 kronor per invånare');
    expect(inText).toBe(false);
    expect(await pageOf(world, '1280')).not.toContain('Dyrare än beräknat.');
  });
});

describe('A rollout that has told nothing', () => {
  it('is on no list, and has no page, before its first milestone has been told', async () => {
    const world = await calendarWorld(source, '2026-11-20 10:00');
    const ports = {
      ...{ rollouts: world.rollouts, releases: world.newsroom, issues: world.newsletterIssues },
      readRollout: (id: string) => loadPublicRollout(id, world),
      today: world.today,
    };
    const pages = async () => [
      (await showRollouts({ locale: 'sv', today: world.today() }, ports)).map(({ id }) => id),
      (await pageOf(world)) === undefined,
      (await pageOf(world, '1280')) === undefined,
      (await listPublicPaths(ports)).filter((path) => path.includes('bob')),
    ];
    expect(await pages()).toEqual([[], true, true, []]);
    await world.goTo('2026-11-23');
    await world.report(AWARD);
    const [listed, noPage, noPlace] = await pages();
    expect([listed, noPage, noPlace]).toEqual([['bob'], false, false]);
  });
});
