import { beforeEach, describe, expect, it } from 'vitest';
import { compileNewsletters } from '../../../../domain/newsletter/use-cases/compile-newsletters.ts';
import { aCatalogueVersion } from '../../../fixtures/a-catalogue.ts';
import { aParticipation } from '../../../fixtures/a-participation.ts';
import { type WeeklyWorld, weeklyWorld } from '../../../fixtures/weekly-world.ts';

const W51 = 'lending-newsletter-2026-w51-thu-08';

let world: WeeklyWorld;
beforeEach(async () => {
  world = await weeklyWorld();
  await world.at('2026-12-16T10:00:00Z');
});
const jobs = () =>
  world.newsletterJobs.enqueued.map(({ dispatchId, organisation }) => `${dispatchId} ${organisation}`);

describe('a round', () => {
  it('opens nothing before the hour, and then one dispatch with a job for each organisation of that hour', async () => {
    expect(await world.at('2026-12-17T06:59:00Z')).toEqual({ opened: [], late: [], resumed: [] });
    expect(await world.at('2026-12-17T07:00:00Z')).toEqual({ opened: [W51], late: [], resumed: [] });
    expect(jobs()).toEqual([`${W51} 1280`, `${W51} national`]);
  });

  it('that comes again, or twice at once, opens nothing more', async () => {
    world.clock.now = Date.parse('2026-12-17T07:00:00Z');
    const reports = await Promise.all([1, 2, 3].map(() => compileNewsletters(world)));
    expect(reports.flatMap(({ opened }) => opened)).toEqual([W51]);
    expect(jobs().filter((job) => job.endsWith(' 1280'))).toEqual([`${W51} 1280`]);
    expect((await world.at('2026-12-17T07:05:00Z')).opened).toEqual([]);
  });

  it('finds what a round before it missed, and has it wait for a person after six hours', async () => {
    expect(await world.at('2026-12-17T13:00:00Z')).toMatchObject({ opened: [W51], late: [] });
    const sunday = 'lending-newsletter-2026-w51-sun-02';
    expect(await world.at('2026-12-20T07:00:01Z')).toMatchObject({ opened: [sunday], late: [sunday] });
    expect((await world.dispatches.find(sunday))?.late).toBe(true);
  });

  it('makes up for the newest week alone when several were missed', async () => {
    const { opened } = await world.at('2027-01-14T08:00:00Z');
    expect(opened.toSorted()).toEqual([
      'lending-newsletter-2027-w01-sun-02',
      'lending-newsletter-2027-w02-thu-08',
    ]);
  });

  it('hands out again what stayed unplanned, and only that', async () => {
    await world.at('2026-12-17T07:00:00Z');
    const [lost, ...others] = world.newsletterJobs.enqueued.splice(0);
    world.newsletterJobs.enqueued.push(...others);
    await world.plan();
    expect((await world.at('2026-12-17T07:01:00Z')).resumed).toEqual([]);
    expect((await world.at('2026-12-17T07:05:00Z')).resumed).toEqual([W51]);
    expect(jobs()).toEqual([`${W51} ${lost?.organisation}`]);
    await world.plan();
    expect((await world.at('2026-12-17T07:10:00Z')).resumed).toEqual([]);
  });

  it('closes by any one job what a crash left planned whole and not closed', async () => {
    await world.at('2026-12-17T07:00:00Z');
    for (const organisation of ['1280', 'national']) {
      const summary = { organisation, hash: 'h', deliveries: 0, gaps: [], people: {}, obligations: {} };
      await world.plans.markPlanned(W51, summary);
    }
    world.newsletterJobs.enqueued.splice(0);
    await world.at('2026-12-17T07:05:00Z');
    expect(jobs()).toEqual([`${W51} 1280`]);
    await world.plan();
    expect((await world.dispatches.find(W51))?.state).toBe('dispatching');
  });

  it('starts with the next slot for an organisation that joins', async () => {
    await world.at('2026-12-17T07:00:00Z');
    await world.rollouts.join(aParticipation({ organisation: '0180' }));
    expect((await world.at('2026-12-17T09:00:00Z')).opened).toEqual([]);
    expect((await world.at('2026-12-23T07:00:00Z')).opened).toContain('lending-newsletter-2026-w52-thu-08');
    expect((await world.dispatches.find('lending-newsletter-2026-w52-thu-08'))?.organisations).toContain(
      '0180',
    );
  });

  it('opens nothing for a rollout that tells nobody by newsletter', async () => {
    const { catalogue, ...version } = aCatalogueVersion();
    const { newsletter: _, ...channels } = catalogue.channels;
    await world.catalogues.publish({ ...version, version: 'v2', catalogue: { ...catalogue, channels } });
    expect((await world.at('2026-12-17T07:00:00Z')).opened).toEqual([]);
  });
});
