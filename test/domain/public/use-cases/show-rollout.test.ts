import { describe, expect, it } from 'vitest';
import { loadPublicRollout } from '../../../../domain/public/use-cases/load-public-rollout.ts';
import { showOrganisation } from '../../../../domain/public/use-cases/show-organisation.ts';
import { showRollout } from '../../../../domain/public/use-cases/show-rollout.ts';
import { aMilestone } from '../../../fixtures/a-milestone.ts';
import { lendingWorld } from '../../../fixtures/lending-world.ts';
import { fullStores } from '../../../functions/web/fixtures/a-full-site.ts';

const asked = (today = '2026-11-25', locale = 'sv') => ({ locale, today });
const reading = (stores: Parameters<typeof loadPublicRollout>[1]) => ({
  readRollout: (id: string) => loadPublicRollout(id, stores),
});

describe('a rollout in public', () => {
  it('is undefined where there is none', async () => {
    expect(await showRollout('x', asked(), reading(await lendingWorld()))).toBeUndefined();
  });

  it('says what was told last, with the facts of that time, and nothing that has a hole', async () => {
    const view = await showRollout('bob', asked(), reading(await fullStores(1)));
    expect(view?.now?.words.map(({ topic }) => topic)).toEqual(
      [
        'what-changes',
        'timeline',
        'benefits-and-opportunities',
        'project-origin',
        'service-architecture',
      ].filter((topic) => view?.now?.words.some((word) => word.topic === topic)),
    );
    const topics = view?.now?.words.map(({ topic }) => topic) ?? [];
    expect(topics).toContain('what-changes');
    // It refers to a person by name and address, who is nobody's in public.
    expect(topics).not.toContain('information-and-statistics');
    for (const { markdown, facts } of view?.now?.words ?? []) {
      const references = [...markdown.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
      expect(references.filter((name) => !Object.hasOwn(facts, name))).toEqual([]);
    }
  });

  it('says once what concerns those outside and those inside', async () => {
    const stores = await fullStores(3);
    const [{ catalogueVersion = '' } = {}] = await stores.milestones.ofRollout('bob');
    for (const kind of ['under-review', 'service-stopped']) {
      const reached = { kind, id: kind, rollout: 'bob', catalogue: 'bob', catalogueVersion };
      const told = aMilestone({ ...reached, organisations: ['1280'], state: 'completed', receivedAt: 2000 });
      await stores.milestones.accept(told, {});
    }
    const view = await showRollout('bob', asked('2027-04-20'), reading(stores));
    for (const { words, inside } of [view?.now, ...(view?.before ?? [])].flatMap((told) => told ?? [])) {
      const topics = [...words, ...inside].map(({ topic }) => topic);
      expect(topics).toEqual([...new Set(topics)]);
    }
    const instead = [view?.now, ...(view?.before ?? [])].filter(
      (told) => told?.kind === 'under-review' || told?.kind === 'service-stopped',
    );
    for (const told of instead) {
      expect(told?.words.map(({ title }) => title)).toEqual(['Det här gäller i stället']);
      expect(told?.inside).toEqual([]);
    }
    expect(instead).toHaveLength(2);
    // What only politicians are told stands for them still.
    expect(view?.before.some(({ inside }) => inside.length > 0)).toBe(true);
  });

  it('says of how many what was reported for some is true, and what of the others', async () => {
    const stores = await fullStores(1);
    const [{ catalogueVersion = '' } = {}] = await stores.milestones.ofRollout('bob');
    const report = async (kind: string, receivedAt: number, organisations: string[]) => {
      const reached = { kind, id: kind, rollout: 'bob', catalogue: 'bob', catalogueVersion, organisations };
      const occurredOn = '2027-02-15';
      await stores.milestones.accept(
        aMilestone({ ...reached, occurredOn, receivedAt, state: 'completed' }),
        {},
      );
      return showRollout('bob', asked('2027-02-20'), reading(stores));
    };
    expect((await showRollout('bob', asked('2027-02-20'), reading(stores)))?.now.partly).toBeUndefined();
    const connected = await report('integration-ready', 2000, ['2584', 'national']);
    expect(connected?.now).toMatchObject({
      kind: 'integration-ready',
      partly: { count: 1, all: 12, rest: 'not-yet' },
    });
    const postponed = await report('start-postponed', 3000, ['1280', '1480']);
    const told = [postponed?.now, ...(postponed?.before ?? [])].find(
      (one) => one?.kind === 'start-postponed',
    );
    expect(told?.partly).toEqual({ count: 2, all: 12, rest: 'untouched' });
  });

  it('keeps what was told before, the newest first, as it was told', async () => {
    const view = await showRollout('bob', asked('2027-04-20'), reading(await fullStores(3)));
    expect(view?.now?.kind).toBe('go-live');
    expect(view?.before.map(({ kind }) => kind)).toEqual(['integration-ready', 'procurement-decided']);
    expect(view?.before[1]?.words.length).toBeGreaterThan(2);
  });

  it('tells of no milestone before the day from which it is true of somebody', async () => {
    const view = await showRollout('bob', asked('2027-03-07'), reading(await fullStores(3)));
    expect(view?.now?.kind).toBe('integration-ready');
    expect(view?.before.map(({ kind }) => kind)).toEqual(['procurement-decided']);
    expect(view?.timeline[2]).toMatchObject({ reached: false, count: 0 });
    expect(view?.timeline[2]?.reachedOn).toBeUndefined();
  });

  it('was told when it was released or when it came true, and reached when it came true', async () => {
    const stores = await fullStores(1);
    const [{ catalogueVersion = '' } = {}] = await stores.milestones.ofRollout('bob');
    const common = { rollout: 'bob', catalogue: 'bob', catalogueVersion, state: 'completed' } as const;
    await stores.milestones.accept(
      aMilestone({
        ...{ ...common, id: 'late', kind: 'integration-ready', organisations: ['1280'] },
        ...{ occurredOn: '2027-02-12', receivedAt: 2000, dispatchedAt: Date.parse('2027-02-16T09:00Z') },
      }),
      {},
    );
    const late = await showRollout('bob', asked('2027-02-20'), reading(stores));
    expect(late?.now?.toldOn).toBe('2027-02-16');
    expect(late?.timeline[1]?.reachedOn).toBe('2027-02-12');
    // Planned when the first day of all was the 19th; Göteborg’s has moved since.
    await stores.milestones.accept(
      aMilestone({
        ...{ ...common, id: 'ahead', kind: 'go-live', organisations: ['1280', '1480'] },
        ...{ occurredOn: '2027-03-19', days: { '1280': '2027-03-19', '1480': '2027-03-08' } },
        ...{ receivedAt: 3000, dispatchedAt: Date.parse('2027-02-26T09:00Z') },
      }),
      {},
    );
    const ahead = await showRollout('bob', asked('2027-03-08'), reading(stores));
    expect(ahead?.now?.toldOn).toBe('2027-03-08');
    expect(ahead?.timeline[2]?.reachedOn).toBe('2027-03-08');
  });

  it('says to everybody between which days all start, and to each its own', async () => {
    const stores = await fullStores(2);
    const view = await showRollout('bob', asked('2027-02-20'), reading(stores));
    const forAll = view?.now?.words.find(({ topic }) => topic === 'timeline');
    expect(forAll?.facts.goLiveDate?.text).toBe('8 mars 2027 – 7 juni 2027');
    const malmo = { rollout: 'bob', organisation: '1280' };
    const own = await showOrganisation(malmo, asked('2027-02-20'), reading(stores));
    const timeline = own?.now?.held.words.find(({ topic }) => topic === 'timeline');
    expect(timeline?.facts.goLiveDate?.text).toBe('15 mars 2027');
  });

  it('counts a national milestone as reached where the own day has come', async () => {
    const view = await showRollout('bob', asked('2027-03-22'), reading(await fullStores(3)));
    const live = view?.standings
      .filter(({ reached }) => reached === 3)
      .map(({ organisation }) => organisation.code);
    // Umeå 8 March, Malmö 15 March, Göteborg 22 March; Luleå has no day.
    expect(live).toEqual(['1280', '1480', '2480']);
    expect(view?.timeline[2]).toMatchObject({
      reached: true,
      reachedOn: '2027-03-08',
      count: 3,
      planned: { from: '2027-04-12', to: '2027-06-07' },
    });
  });

  it('links only to what words in public have referred to so far', async () => {
    const guidance = async (told: 1 | 3) =>
      (await showRollout('bob', asked('2027-04-20', 'en'), reading(await fullStores(told))))?.guidance.map(
        ({ name }) => name,
      );
    expect(await guidance(1)).not.toContain('User guide');
    expect(await guidance(3)).toContain('User guide');
    // For those who introduce the service, not for everybody.
    expect(await guidance(3)).not.toContain('Method support');
  });

  it('holds back what a milestone brings that nobody has been told of', async () => {
    const world = await lendingWorld();
    await world.milestones.accept(aMilestone({ state: 'held' }), { supplier: 'Exempelbolaget AB' });
    const open = await loadPublicRollout('lending', world);
    expect(open?.told).toEqual([]);
    expect(open?.facts).toEqual({});
    expect(await showRollout('lending', asked(), reading(world))).toBeUndefined();
  });
});

describe('an organisation in public', () => {
  it('is undefined where it introduces nothing: unknown, or the national office', async () => {
    const ports = reading(await fullStores(1));
    for (const organisation of ['9999', 'national'])
      expect(await showOrganisation({ rollout: 'bob', organisation }, asked(), ports)).toBeUndefined();
  });

  it('has its own days, and a telephone before there is anything to log in to', async () => {
    const view = async (told: 1 | 3) =>
      showOrganisation(
        { rollout: 'bob', organisation: '1280' },
        asked('2027-04-20', 'en'),
        reading(await fullStores(told)),
      );
    const [early, late] = [await view(1), await view(3)];
    expect(early?.phones).toEqual([{ name: 'Contact centre telephone', value: '040-555 01 00' }]);
    expect(early?.guidance.map(({ name }) => name)).not.toContain('Login page');
    expect(late?.guidance).toContainEqual({ name: 'Login page', url: 'https://boka.malmo.example' });
    expect(
      late?.now?.held.words.find(({ topic }) => topic === 'where-to-find-guidance')?.facts.goLiveDate?.text,
    ).toBe('15 March 2027');
  });

  it('names nobody: neither contacts nor the reporter of a milestone', async () => {
    const source = await fullStores(3);
    const view = await showOrganisation({ rollout: 'bob', organisation: '1280' }, asked(), reading(source));
    const people = await source.contacts.ofOrganisation('1280');
    const said = JSON.stringify(view);
    expect(people.length).toBeGreaterThan(10);
    expect(people.filter(({ name, address }) => said.includes(name) || said.includes(address))).toEqual([]);
    expect(said).not.toContain('coordinator@');
  });
});
