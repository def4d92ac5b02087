import { beforeEach, describe, expect, it } from 'vitest';
import { recipientDigest } from '../../../../domain/mail/suppression.ts';
import { stopMilestone } from '../../../../domain/milestone/use-cases/stop-milestone.ts';
import { planNewsletter } from '../../../../domain/newsletter/use-cases/plan-newsletter.ts';
import { releaseDispatch } from '../../../../domain/sending/use-cases/release-dispatch.ts';
import { aText } from '../../../fixtures/a-catalogue.ts';
import { aNewsItem } from '../../../fixtures/a-news-item.ts';
import { aSubscriber } from '../../../fixtures/a-subscriber.ts';
import { killed, portWith } from '../../../fixtures/port-with.ts';
import { READERS, weeklySource } from '../../../fixtures/weekly-source.ts';
import { type WeeklyWorld, weeklyWorld } from '../../../fixtures/weekly-world.ts';

const W51 = 'lending-newsletter-2026-w51-thu-08';
const W52 = 'lending-newsletter-2026-w52-thu-08';
const THURSDAY = '2026-12-17T07:00:00Z';

let world: WeeklyWorld;
beforeEach(async () => {
  world = await weeklyWorld();
  await world.at('2026-12-16T10:00:00Z');
});

async function issue(iso: string) {
  await world.at(iso);
  await world.plan();
}
const deliveries = (dispatch: string) => world.deliveries.ofOrganisation(dispatch, '1280');
const readers = async (dispatch: string) =>
  (await deliveries(dispatch)).map(({ address }) => address).toSorted();
async function textTo(dispatch: string, address: string): Promise<string> {
  const delivery = (await deliveries(dispatch)).find((one) => one.address === address);
  const variants = await world.plans.variants(dispatch, '1280');
  return variants.find(({ id }) => id === delivery?.variant)?.text ?? '';
}
async function confirmed(over: Parameters<typeof aSubscriber>[0] = {}) {
  const subscriber = aSubscriber(over);
  await world.subscribers.ask(subscriber);
  const { rollout, organisation, group, locale, address } = subscriber;
  await world.subscribers.confirm({
    rollout,
    organisation,
    group,
    locale,
    recipient: recipientDigest(address),
    at: 1,
  });
}

describe('an issue', () => {
  it('tells of milestones that are out, and of none that is stopped, held or elsewhere', async () => {
    await world.reach({ id: 'out', kind: 'live', state: 'completed' });
    await world.reach({ id: 'stopped', state: 'stopped' });
    await world.reach({ id: 'waits', state: 'planned' });
    await world.reach({ id: 'elsewhere', state: 'completed', organisations: ['1480'] });
    await issue(THURSDAY);
    const [heading] = await world.newsletterIssues.kept('lending', '1280');
    expect(heading?.sources).toEqual([{ milestone: 'out' }]);
  });

  it('tells of none that can still be undone', async () => {
    await world.reach({ state: 'approved', undoUntil: Date.parse(THURSDAY) + 60_000 });
    await issue(THURSDAY);
    const kept = await world.newsletterIssues.kept('lending', '1280');
    expect(kept.flatMap(({ sources }) => sources)).toEqual([]);
    expect(await readers(W51)).toEqual([]);
  });

  it('tells each thing once: the next has only what is new, and nothing new makes none', async () => {
    await world.reach({ state: 'completed' });
    await issue(THURSDAY);
    expect((await readers(W51)).length).toBe(5);
    await issue('2026-12-23T07:00:00Z');
    expect(await readers(W52)).toEqual([]);
    expect(
      await world.newsletterIssues.find({ rollout: 'lending', organisation: '1280', year: 2026, week: 52 }),
    ).toBeUndefined();
    expect((await world.dispatches.find(W52))?.state).toBe('dispatching');
  });

  it('says a topic of two milestones once, in the words of the later one', async () => {
    await world.reach({ id: 'first', kind: 'decided', state: 'completed' });
    await world.reach({ id: 'second', kind: 'live', state: 'dispatching', occurredOn: '2026-12-15' });
    await issue(THURSDAY);
    const text = await textTo(W51, READERS.twice);
    expect(text.split('Om dates (sv)')).toHaveLength(2);
    expect(text).toContain('Nått: Beslutat, Igång.');
    expect(text).not.toContain('Det här händer härnäst');
    const carries = await world.obligations.ofOrganisation(W51, '1280');
    expect(new Set(carries.map(({ of }) => of))).toEqual(new Set(['first', 'second']));
  });

  it('says in a mail the short answer to each message, not the milestone’s words, and leads on', async () => {
    const forms = `
### short

Köps av {supplier}.

### question

Av vem köper vi?

### answer

Vi köper tjänsten av {supplier}.

### essentials

- {supplier}
`;
    const source = weeklySource();
    const why = aText('why', 'sv', `Vi köper av {supplier}, efter ett år av förhandlingar.\n${forms}`);
    const texts = source.texts.map((text) => (text.topic === 'why' && text.locale === 'sv' ? why : text));
    world = await weeklyWorld({ ...source, texts });
    await world.at('2026-12-16T10:00:00Z');
    await world.reach({ state: 'completed' });
    await issue(THURSDAY);
    const text = await textTo(W51, READERS.club);
    expect(text).toContain('Vi köper tjänsten av Exempelbolaget AB.');
    expect(text).not.toContain('Köps av');
    expect(text).not.toContain('förhandlingar');
    // Without a short form all of it is in the mail.
    expect(await textTo(W51, READERS.english)).toContain('Vi köper av Exempelbolaget AB. [en]');
    const variants = await world.plans.variants(W51, '1280');
    const variant = variants.find(({ groups, locale }) => groups.includes('clubs') && locale === 'sv');
    const page = 'https://pages.example/newsletters/lending/1280/2026-v51';
    expect(variant?.html).toContain(`href="${page}#item-2026-v51-why"`);
    expect(variant?.carries?.find(({ topic }) => topic === 'why')?.form).toBe('answer');
    const ref = { rollout: 'lending', organisation: '1280', year: 2026, week: 51 };
    const kept = await world.newsletterIssues.find(ref);
    expect(kept?.editions.sv?.items.find(({ topic }) => topic === 'why')?.markdown).toContain(
      'förhandlingar',
    );
    const owed = await world.obligations.ofOrganisation(W51, '1280');
    expect(owed.filter(({ progress }) => 'lacks' in progress)).toEqual([]);
  });

  it('records the values that each reader is told, in its texts and as days to come', async () => {
    world.rollouts.learn('lending', { decidedOn: '2026-12-20' });
    await world.newsItems.add(
      aNewsItem({ body: { sv: 'Beslut den {decidedOn}.' }, groups: ['clubs'], from: '2026-12-01' }),
    );
    await world.newsItems.add(
      aNewsItem({
        title: { sv: 'Annat' },
        body: { sv: 'Utan värden.' },
        groups: ['clerks'],
        from: '2026-12-01',
      }),
    );
    await issue(THURSDAY);
    const facts = (await world.plans.variants(W51, '1280')).map(
      (variant) => [variant.groups.join(), variant.locale, variant.facts] as const,
    );
    expect(facts.toSorted()).toEqual([
      ['clerks', 'sv', { startDate: '2027-03-15' }],
      ['clubs', 'en', { decidedOn: '2026-12-20', startDate: '2027-03-15' }],
      ['clubs', 'sv', { decidedOn: '2026-12-20', startDate: '2027-03-15' }],
    ]);
  });

  it('does not say what a milestone brought and nobody knows any more', async () => {
    world.rollouts.learn('lending', { decidedOn: '2026-12-20' });
    await world.reach({
      state: 'completed',
      facts: { supplier: 'Exempelbolaget AB', decidedOn: '2026-12-20' },
    });
    const removed = [{ fact: 'decidedOn', from: '2026-12-20' }];
    world.rollouts.change('lending', { facts: removed });
    const body = { sv: 'Beslut den {decidedOn}.' };
    await world.newsItems.add(aNewsItem({ body, groups: 'all', from: '2026-12-01' }));
    await issue(THURSDAY);
    const found = await world.newsletterIssues.find({
      ...{ rollout: 'lending', organisation: '1280', year: 2026, week: 51 },
    });
    expect(found?.editions.sv?.facts).not.toHaveProperty('decidedOn');
    expect(JSON.stringify(found?.editions)).not.toContain('20 december 2026');
    const variants = await world.plans.variants(W51, '1280');
    expect(variants.length).toBeGreaterThan(0);
    expect(variants.some(({ text }) => text.includes('20 december 2026'))).toBe(false);
  });

  it('carries what milestones owe by newsletter, with the people whom it goes to, and nothing else', async () => {
    await world.reach({ state: 'completed' });
    await issue(THURSDAY);
    const carries = await world.obligations.ofOrganisation(W51, '1280');
    expect(carries.map(({ group, carrier, of, progress }) => [group, carrier, of, progress.people])).toEqual([
      ['caretakers', 'newsletter', 'lending-decided-2026', 2],
      ['clerks', 'newsletter', 'lending-decided-2026', 2],
      ['clubs', 'newsletter', 'lending-decided-2026', 2],
    ]);
  });

  it('brings news to the groups that it is for, from its day to its last day', async () => {
    const titled = (title: string, over: Parameters<typeof aNewsItem>[0]) =>
      world.newsItems.add(aNewsItem({ title: { sv: title }, body: { sv: 'Text.' }, ...over }));
    await titled('Klubbar', { groups: ['clubs'] });
    await titled('Senare', { from: '2026-12-18' });
    await titled('Förbi', { until: '2026-12-16' });
    await titled('Annanstans', { organisations: ['1480'] });
    await titled('Idag', {
      from: '2026-12-17',
      until: '2026-12-17',
      organisations: ['1280'],
      groups: ['caretakers'],
    });
    await issue(THURSDAY);
    expect(await readers(W51)).toEqual(
      [READERS.caretaker, READERS.twice, READERS.club, READERS.english].toSorted(),
    );
    expect(await textTo(W51, READERS.club)).toContain('Klubbar');
    expect(await textTo(W51, READERS.caretaker)).toContain('Idag');
    expect(await textTo(W51, READERS.caretaker)).not.toMatch(/Klubbar|Senare|Förbi|Annanstans/);
    // News in Swedish alone reaches readers of English as it is.
    expect(await textTo(W51, READERS.english)).toContain('Klubbar');
  });

  it('holds news back whose facts are not known here, until they are', async () => {
    await world.newsItems.add(aNewsItem({ body: { sv: 'Beslut den {decidedOn}.' } }));
    await issue(THURSDAY);
    expect(await readers(W51)).toEqual([]);
    world.rollouts.learn('lending', { decidedOn: '2026-12-20' });
    await issue('2026-12-23T07:00:00Z');
    expect(await textTo(W52, READERS.clerk)).toContain('Beslut den 20 december 2026.');
  });

  it('has a day for what comes next only where it is known and not over', async () => {
    await world.reach({ state: 'completed' });
    await issue('2027-03-18T07:00:00Z');
    expect(await textTo('lending-newsletter-2027-w11-thu-08', READERS.clerk)).toContain(
      '- Igång: datum är inte bestämt',
    );
  });
});

describe('subscribers', () => {
  it('get the issue with a way out, in the role that they chose; whoever has not confirmed gets none', async () => {
    await world.reach({ state: 'completed' });
    await confirmed({ address: 'bo@club.example', group: 'public', locale: 'en' });
    await world.subscribers.ask(aSubscriber({ address: 'maybe@club.example', group: 'public' }));
    await issue(THURSDAY);
    const bo = (await deliveries(W51)).find(({ address }) => address === 'bo@club.example');
    expect(bo).toMatchObject({ name: 'bo', groups: ['public'], list: 'list:lending' });
    const text = await textTo(W51, 'bo@club.example');
    expect(text).toContain('because you subscribe to the newsletter from City of');
    expect(text).toContain('Sign up again: https://pages.example/subscribe/lending');
    expect(text).toContain('{{unsubscribeLink}}');
    expect(await readers(W51)).not.toContain('maybe@club.example');
  });

  it('who are contacts too get one issue, with the topics of both', async () => {
    await world.reach({ state: 'completed' });
    await confirmed({ address: READERS.caretaker.toUpperCase(), group: 'clubs' });
    await issue(THURSDAY);
    const theirs = (await deliveries(W51)).filter(
      ({ address }) => address.toLowerCase() === READERS.caretaker,
    );
    expect(theirs.map(({ groups, list }) => [groups, list])).toEqual([[['caretakers', 'clubs'], undefined]]);
    expect(await textTo(W51, READERS.caretaker)).toContain('Om why (sv)');
  });
});

describe('a job that dies and is done again', () => {
  it('writes the same rows, regardless of concurrent changes', async () => {
    await world.reach({ state: 'completed' });
    await world.at(THURSDAY);
    const [job] = world.newsletterJobs.enqueued.splice(0);
    if (!job) throw new Error('no job');
    const { dispatchId, organisation } = job;
    const dying = { ...world, plans: portWith(world.plans, 'write', killed) };
    await expect(planNewsletter({ dispatchId, organisation }, dying)).rejects.toThrow('was killed');
    await confirmed();
    await world.newsItems.add(aNewsItem());
    for (const _ of [1, 2]) await planNewsletter({ dispatchId, organisation }, world);
    expect((await readers(W51)).length).toBe(5);
    expect(await textTo(W51, READERS.clerk)).not.toContain('Öppet hus');
    await issue('2026-12-23T07:00:00Z');
    expect(await textTo(W52, READERS.clerk)).toContain('Öppet hus');
  });
});

describe('an issue that came too late', () => {
  beforeEach(async () => {
    await world.reach({ state: 'completed' });
    await issue('2026-12-17T13:00:01Z');
  });

  it('waits for a person, unpublished, and its news is not repeated in the next one', async () => {
    expect((await world.dispatches.find(W51))?.state).toBe('held');
    expect(await world.newsletterIssues.ofRollout('lending', 9)).toEqual([]);
    await issue('2026-12-23T07:00:00Z');
    expect(await readers(W52)).toEqual([]);
    expect(await releaseDispatch({ dispatch: W51, by: 'Anna Ek' }, world)).toBe('released');
    expect((await world.newsletterIssues.ofRollout('lending', 9)).map(({ week }) => week)).toEqual([51]);
  });

  it('gives its news to the next one when it is stopped instead', async () => {
    await stopMilestone({ milestone: W51, by: 'Anna Ek' }, world);
    await issue('2026-12-23T07:00:00Z');
    expect((await readers(W52)).length).toBe(5);
    expect((await world.newsletterIssues.ofRollout('lending', 9)).map(({ week }) => week)).toEqual([52]);
  });
});
