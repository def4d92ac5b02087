import { beforeEach, describe, expect, it } from 'vitest';
import { recipientDigest } from '../../../../domain/mail/suppression.ts';
import { stopMilestone } from '../../../../domain/milestone/use-cases/stop-milestone.ts';
import { previewNewsletter } from '../../../../domain/newsletter/use-cases/preview-newsletter.ts';
import { retractNews } from '../../../../domain/newsletter/use-cases/retract-news.ts';
import { showLocalNewsletters } from '../../../../domain/newsletter/use-cases/show-local-newsletters.ts';
import { showNewsletters } from '../../../../domain/newsletter/use-cases/show-newsletters.ts';
import { aNewsItem } from '../../../fixtures/a-news-item.ts';
import { aSubscriber } from '../../../fixtures/a-subscriber.ts';
import { type WeeklyWorld, weeklyWorld } from '../../../fixtures/weekly-world.ts';

// Malmö and the office have their newsletter on Thursdays at 8, Göteborg on Sundays at 2. This is a Wednesday.
const WEDNESDAY = '2026-12-16T10:00:00Z';
const THURSDAY = '2026-12-17T07:00:00Z';
const SUNDAY = '2026-12-20T01:00:00Z';
const W51 = 'lending-newsletter-2026-w51-thu-08';
const MALMO = { rollout: 'lending', organisation: '1280' };

let world: WeeklyWorld & { renderIssue: WeeklyWorld['render'] };
beforeEach(async () => {
  const weekly = await weeklyWorld();
  world = { ...weekly, renderIssue: weekly.render };
  await world.at(WEDNESDAY);
});

async function issue(iso: string) {
  await world.at(iso);
  await world.plan();
}
const preview = () => previewNewsletter(MALMO, world);
const country = async () => {
  const view = await showNewsletters('lending', world);
  if (!view) throw new Error('no newsletters');
  return view;
};
const standing = async (id: string) => (await country()).news.find(({ item }) => item.id === id);
const retract = (news: string, organisation?: string) =>
  retractNews({ rollout: 'lending', news, author: { by: 'Anna Ek', organisation } }, world);

describe('the preview of the next issue', () => {
  it('is letter by letter what then leaves, to exactly those readers, and keeps nothing', async () => {
    await world.reach({ state: 'completed' });
    await world.newsItems.add(aNewsItem({ from: '2026-12-17' }));
    const before = await preview();
    expect(before?.next).toMatchObject({ week: { year: 2026, week: 51 }, at: Date.parse(THURSDAY) });
    expect(await world.newsletterIssues.kept('lending', '1280')).toEqual([]);
    expect(await world.dispatches.find(W51)).toBeUndefined();
    await issue(THURSDAY);
    const byId = <T extends { id: string }>(rows: readonly T[]) =>
      rows.toSorted((one, other) => (one.id < other.id ? -1 : 1));
    expect(byId(before?.variants ?? [])).toEqual(byId(await world.plans.variants(W51, '1280')));
    const sent = await world.deliveries.ofOrganisation(W51, '1280');
    expect(before?.deliveries.map(({ address }) => address).toSorted()).toEqual(
      sent.map(({ address }) => address).toSorted(),
    );
    expect(sent).toHaveLength(5);
  });

  it('has what is due on its day, and after it the next one has what came later', async () => {
    await world.newsItems.add(aNewsItem({ title: { sv: 'Torsdag' }, body: { sv: 'x' }, from: '2026-12-17' }));
    await world.newsItems.add(aNewsItem({ title: { sv: 'Fredag' }, body: { sv: 'x' }, from: '2026-12-18' }));
    expect((await preview())?.news.map(({ title }) => title.sv)).toEqual(['Torsdag']);
    await issue(THURSDAY);
    const next = await preview();
    expect(next?.next.week).toEqual({ year: 2026, week: 52 });
    expect(next?.news.map(({ title }) => title.sv)).toEqual(['Fredag']);
  });

  it('is empty where nothing is new', async () => {
    expect(await preview()).toMatchObject({ milestones: [], news: [], variants: [], deliveries: [] });
  });

  it('marks who only subscribes, so that nobody’s address stands for a name', async () => {
    const bo = aSubscriber({ address: 'bo@club.example', group: 'public' });
    await world.subscribers.ask(bo);
    await world.subscribers.confirm({ ...bo, recipient: recipientDigest(bo.address), at: 1 });
    await world.newsItems.add(aNewsItem({ groups: ['public'] }));
    const seen = await preview();
    expect(seen?.deliveries.map(({ name }) => name)).toEqual(['bo']);
    expect([...(seen?.subscribed ?? [])]).toEqual(seen?.deliveries.map(({ contact }) => contact));
  });

  it.each([
    ['an organisation that takes no part', { rollout: 'lending', organisation: '9999' }],
    ['a rollout that is not there', { rollout: 'parking', organisation: '1280' }],
  ])('is not there for %s', async (_, ref) => {
    expect(await previewNewsletter(ref, world)).toBeUndefined();
    expect(await showLocalNewsletters(ref, world)).toBeUndefined();
  });
});

describe('the newsletters of the country', () => {
  it('come each at the time of its organisations', async () => {
    expect((await country()).coming).toEqual([
      { week: { year: 2026, week: 51 }, at: Date.parse(THURSDAY), organisations: ['1280', 'national'] },
      { week: { year: 2026, week: 51 }, at: Date.parse(SUNDAY), organisations: ['1480'] },
    ]);
    await issue(THURSDAY);
    expect((await country()).coming.map(({ week, organisations }) => [week.week, organisations])).toEqual([
      [51, ['1480']],
      [52, ['1280', 'national']],
    ]);
  });

  it('carry a piece of news once to each, until it has gone everywhere', async () => {
    const item = aNewsItem({ from: '2026-12-16' });
    await world.newsItems.add(item);
    expect(await standing(item.id)).toMatchObject({ state: 'on-its-way', meant: 3, gone: [], withheld: 0 });
    await issue(THURSDAY);
    const half = await standing(item.id);
    expect(half?.gone.map(({ organisation }) => organisation).toSorted()).toEqual(['1280', 'national']);
    expect(half?.next.map(({ at, organisations }) => [at, organisations])).toEqual([
      [Date.parse(SUNDAY), ['1480']],
    ]);
    await issue(SUNDAY);
    expect(await standing(item.id)).toMatchObject({ state: 'gone', next: [] });
  });

  it('say which news no issue falls to, and which waits for a fact', async () => {
    const between = aNewsItem({ title: { sv: 'Mellan' }, from: '2026-12-18', until: '2026-12-19' });
    const waiting = aNewsItem({
      title: { sv: 'Väntar' },
      body: { sv: 'Den {decidedOn}.' },
      from: '2026-12-16',
    });
    await world.newsItems.add(between);
    await world.newsItems.add(waiting);
    expect(await standing(between.id)).toMatchObject({ state: 'missed', next: [] });
    expect(await standing(waiting.id)).toMatchObject({ state: 'on-its-way', next: [], withheld: 3 });
    world.rollouts.learn('lending', { decidedOn: '2026-12-20' });
    expect(await standing(waiting.id)).toMatchObject({ state: 'on-its-way', withheld: 0 });
  });

  it('are held back where a fact has changed that they say in typed words, and say which', async () => {
    const typed = { '1280': { startDate: '2027-03-15' }, '1480': { startDate: '2027-03-15' } };
    const item = aNewsItem({ body: { sv: 'Vi öppnar den 15 mars 2027.' }, typed, from: '2026-12-16' });
    await world.newsItems.add(item);
    expect((await standing(item.id))?.outdated).toEqual({ facts: [], organisations: 0 });
    const moved = [{ fact: 'startDate', from: '2027-03-15', to: '2027-04-01' }];
    world.rollouts.change('lending', { organisation: '1280', facts: moved });
    const held = await standing(item.id);
    expect(held).toMatchObject({ state: 'on-its-way', outdated: { facts: moved, organisations: 1 } });
    expect(held?.next.flatMap(({ organisations }) => organisations).toSorted()).toEqual(['1480', 'national']);
    await issue(THURSDAY);
    const kept = await world.newsletterIssues.kept('lending', '1280');
    expect(kept.flatMap(({ sources }) => sources)).toEqual([]);
    world.rollouts.change('lending', {
      organisation: '1280',
      facts: [{ fact: 'startDate', from: '2027-04-01', to: '2027-03-15' }],
    });
    expect((await standing(item.id))?.outdated).toEqual({ facts: [], organisations: 0 });
  });

  it('that have left are counted with their readers', async () => {
    await world.newsItems.add(aNewsItem());
    await issue(THURSDAY);
    expect((await country()).sent).toMatchObject([
      // Of Malmö and the office, Malmö alone has readers: five.
      { dispatch: { id: W51 }, issues: 1, organisations: 2, readers: 5, accepted: 0 },
    ]);
    const own = await showLocalNewsletters(MALMO, world);
    expect(own?.issues).toMatchObject([{ heading: { week: 51 }, readers: 5, open: true }]);
    expect(own?.news).toMatchObject([{ state: 'gone', meant: 1 }]);
  });

  it('do not exist for an unknown rollout', async () => {
    expect(await showNewsletters('parking', world)).toBeUndefined();
  });
});

describe('taking news back', () => {
  it('keeps it out of every issue, and says who did it; again changes nothing', async () => {
    const item = aNewsItem({ from: '2026-12-16' });
    await world.newsItems.add(item);
    expect(await retract(item.id)).toMatchObject({
      kind: 'taken-back',
      standing: {
        state: 'taken-back',
        gone: [],
        item: { takenBack: { by: 'Anna Ek', at: Date.parse(WEDNESDAY) } },
      },
    });
    world.clock.now += 60_000;
    expect(await retract(item.id)).toMatchObject({
      standing: { item: { takenBack: { at: Date.parse(WEDNESDAY) } } },
    });
    expect((await preview())?.news).toEqual([]);
    await issue(THURSDAY);
    expect(await world.deliveries.ofOrganisation(W51, '1280')).toEqual([]);
  });

  it('keeps it from those who have not had it, and says who has', async () => {
    const item = aNewsItem({ from: '2026-12-16' });
    await world.newsItems.add(item);
    await issue(THURSDAY);
    const taken = await retract(item.id);
    expect(taken).toMatchObject({ kind: 'taken-back', standing: { next: [], meant: 3 } });
    expect('standing' in taken && taken.standing.gone).toHaveLength(2);
    await issue(SUNDAY);
    expect(await world.deliveries.ofOrganisation('lending-newsletter-2026-w51-sun-02', '1480')).toEqual([]);
  });

  it('comes too late where all have had it, and where its days are over; nothing is marked', async () => {
    const sent = aNewsItem({ organisations: ['1280'], from: '2026-12-16' });
    const over = aNewsItem({ title: { sv: 'Förbi' }, from: '2026-12-01', until: '2026-12-02' });
    await world.newsItems.add(sent);
    await world.newsItems.add(over);
    await issue(THURSDAY);
    for (const { id } of [sent, over]) expect((await retract(id)).kind).toBe('too-late');
    expect((await world.newsItems.ofRollout('lending')).filter(({ takenBack }) => takenBack)).toEqual([]);
  });

  it('is possible again where the issue with it was stopped before it left', async () => {
    const item = aNewsItem({ organisations: ['1280'], from: '2026-12-16' });
    await world.newsItems.add(item);
    // So late that it waits for a person.
    await issue('2026-12-17T13:00:01Z');
    expect((await retract(item.id)).kind).toBe('too-late');
    await stopMilestone({ milestone: W51, by: 'Anna Ek' }, world);
    expect((await retract(item.id)).kind).toBe('taken-back');
  });

  it('is for a local lead with what is for the own organisation alone', async () => {
    const own = aNewsItem({ title: { sv: 'Egen' }, organisations: ['1280'], from: '2026-12-16' });
    const all = aNewsItem({ title: { sv: 'Alla' }, from: '2026-12-16' });
    const both = aNewsItem({ title: { sv: 'Två' }, organisations: ['1280', '1480'], from: '2026-12-16' });
    for (const item of [own, all, both]) await world.newsItems.add(item);
    for (const { id } of [all, both]) expect(await retract(id, '1280')).toEqual({ kind: 'not-there' });
    expect(await retract(own.id, '1480')).toEqual({ kind: 'not-there' });
    expect((await retract(own.id, '1280')).kind).toBe('taken-back');
    expect(await retract('nothing')).toEqual({ kind: 'not-there' });
  });
});
