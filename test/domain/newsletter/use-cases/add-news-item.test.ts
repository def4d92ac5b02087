import { beforeEach, describe, expect, it } from 'vitest';
import { addNewsItem } from '../../../../domain/newsletter/use-cases/add-news-item.ts';
import { loadRollout } from '../../../../domain/setup/use-cases/load-rollout.ts';
import { InvalidInput } from '../../../../domain/shared/errors.ts';
import { problemAt, problemData } from '../../../../domain/shared/problem.ts';
import { unreadable } from '../../../../templates/newsletter/unreadable.ts';
import { weeklySource } from '../../../fixtures/weekly-source.ts';
import { inMemoryStores } from '../../../in-memory/in-memory-stores.ts';
import { MANY_PAYLOADS } from '../../../templates/injection-payloads.ts';

const DRAFT = {
  rollout: 'lending',
  title: { sv: 'Öppet hus' },
  body: { sv: 'Kom den 3 december. Läs [mer](https://www.malmo.example/).' },
  groups: ['clubs'],
  organisations: ['1280'],
  from: '2026-11-26',
};

let stores: ReturnType<typeof inMemoryStores>;
beforeEach(async () => {
  stores = inMemoryStores();
  await loadRollout(weeklySource(), stores);
});
const add = (draft: unknown, author: { by: string; organisation?: string } = { by: 'Anna Ek' }) =>
  addNewsItem({ draft, author }, { ...stores, unreadable, now: () => 5 });
async function problemsOf(
  draft: unknown,
  author?: { by: string; organisation?: string },
): Promise<readonly string[]> {
  const error = await add(draft, author).catch((thrown: unknown) => thrown);
  expect(await stores.newsItems.ofRollout('lending')).toEqual([]);
  return error instanceof InvalidInput ? error.problems.map(problemData) : [];
}

describe('news', () => {
  it('are stored with who added them, and the same file twice is one piece', async () => {
    const added = [await add(DRAFT), await add({ ...DRAFT }, { by: 'Lo Ek', organisation: '1280' })];
    expect(added.map((each) => each.added)).toEqual([true, false]);
    expect(new Set(added.map(({ item }) => item.id)).size).toBe(1);
    expect(await stores.newsItems.ofRollout('lending')).toEqual([
      { ...DRAFT, id: added[0]?.item.id, addedBy: 'Anna Ek', addedAt: 5 },
    ]);
  });

  it('remember which facts they say as typed words, where they are for, and none that they refer to', async () => {
    stores.rollouts.learn('lending', { decidedOn: '2026-12-03', supplier: 'Exempelbolaget AB' });
    const body = { sv: 'Beslut den 3 december 2026 om {supplier}. Vi öppnar den 15 mars 2027.' };
    const { item } = await add({ ...DRAFT, body });
    expect(item.typed).toEqual({ '1280': { decidedOn: '2026-12-03', startDate: '2027-03-15' } });
  });

  describe('that are too much for one issue', () => {
    // Some 8 kB in each of the two languages: 4,000 letters of two bytes.
    const long = (title: string, over: object = {}) => ({
      ...DRAFT,
      ...{ title: { sv: title }, body: { sv: 'å'.repeat(4000) }, organisations: 'all' },
      ...over,
    });
    const fill = async () => {
      for (let index = 0; index < 12; index += 1) await add(long(`Nummer ${index}`));
    };
    const full = { problems: [problemAt('body.sv', 'issue-too-full', { over: 2 })] };

    it('are refused when they are written, by how much, and nothing is stored', async () => {
      await fill();
      await expect(add(long('En för mycket'))).rejects.toMatchObject(full);
      await expect(add(long('En för mycket', { organisations: ['1280'] }))).rejects.toMatchObject(full);
      expect(await stores.newsItems.ofRollout('lending')).toHaveLength(12);
    });

    it('are taken in another week, in place of a retracted one, and where they are the same again', async () => {
      await fill();
      await add(long('En vecka senare', { from: '2026-12-04' }));
      await add(long('Nummer 3'));
      const [first] = await stores.newsItems.ofRollout('lending');
      if (first) await stores.newsItems.retract(first, { by: 'Anna Ek', at: 6 });
      await add(long('I stället'));
      expect(await stores.newsItems.ofRollout('lending')).toHaveLength(14);
    });
  });

  it('do not return through a repeated submit once retracted', async () => {
    const { item } = await add(DRAFT);
    await stores.newsItems.retract(item, { by: 'Anna Ek', at: 6 });
    await expect(add(DRAFT)).rejects.toMatchObject({
      problems: [problemAt('', 'retracted-before')],
    });
    expect(await stores.newsItems.ofRollout('lending')).toMatchObject([{ takenBack: { at: 6 } }]);
  });

  it.each([
    ['title', { title: { sv: '' } }, 'title.sv empty'],
    ['title', { title: { sv: 'x'.repeat(101) } }, 'title.sv too-long {"max":100}'],
    ['title', { title: { en: 'Open' } }, 'title.sv missing'],
    ['title', { title: { sv: 'Öppet', fi: 'Avoin' } }, 'body.fi missing'],
    [
      'body',
      { body: { sv: 'a\u202eb' } },
      'body.sv hidden-characters {"kind":"direction","character":"U+202E","line":1,"near":"a▯b"}',
    ],
    [
      'body',
      { body: { sv: '{{recipientName}}' } },
      'body.sv double-braces {"line":1,"near":"{{recipientName}}"}',
    ],
    ['body', { body: { sv: '{nothing}' } }, 'body.sv fact-undeclared {"fact":"nothing"}'],
    [
      'body',
      { body: { sv: '[x](javascript:alert(1))' } },
      'body.sv link-invalid {"target":"javascript:alert(1)"}',
    ],
    ['body', { body: { sv: '[x]({supplier})' } }, 'body.sv link-invalid {"target":"text"}'],
    ['body', { body: 'text' }, 'body wrong-type {"expected":"object"}'],
    ['groups', { groups: ['poets'] }, 'groups unknown {"what":"group","value":"poets"}'],
    ['groups', { groups: [] }, 'groups all-or-list'],
    ['organisations', { organisations: ['9999'] }, 'organisations not-participating {"organisation":"9999"}'],
    ['from', { from: '26/11' }, 'from date-invalid'],
    ['until', { until: '2026-11-25' }, 'until dates-reversed'],
    ['colour', { colour: 'red' }, 'unknown-keys {"keys":["colour"]}'],
    ['rollout', { rollout: 'parking' }, 'rollout unknown {"what":"rollout","value":"parking"}'],
  ])('are refused whole for a wrong %s, by name', async (_, over, problem) => {
    const problems = await problemsOf({ ...DRAFT, ...over });
    expect(problems).toContain(problem);
  });

  it('are refused with everything that is wrong at once', async () => {
    const draft = { ...DRAFT, groups: ['poets'], organisations: ['9999'], body: { sv: '{nothing}' } };
    expect(await problemsOf(draft)).toHaveLength(3);
  });

  it.each([{ organisations: 'all' }, { organisations: ['1280', '1480'] }])(
    'of a local lead are for the own organisation alone: %j',
    async (over) => {
      expect(await problemsOf({ ...DRAFT, ...over }, { by: 'Lo Ek', organisation: '1280' })).toEqual([
        'organisations other-organisation {"organisation":"1280"}',
      ]);
    },
  );

  it('are refused, or hold nothing but words, whatever stands in their body', async () => {
    for (const payload of MANY_PAYLOADS) {
      const stored = await add({ ...DRAFT, body: { sv: payload } }).catch((error: unknown) => error);
      expect(
        stored instanceof InvalidInput ||
          unreadable(payload, { supplier: { type: 'text', text: 'x' } }).length === 0 ||
          payload.includes('{'),
      ).toBe(true);
    }
  });
});
