import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { renderMail } from '../../../../../templates/mail/render-mail.ts';
import { aNewsItem } from '../../../../fixtures/a-news-item.ts';
import { type WeeklyWorld, weeklyWorld } from '../../../../fixtures/weekly-world.ts';
import { aConsole } from '../../fixtures/a-console.ts';
import { answerJudge, requestJudge } from '../../fixtures/api-document.ts';

// Malmö (1280) and the office have their newsletter on Thursdays at 8, Göteborg (1480) on Sundays at 2. It is a
// Wednesday.
const GOOD = {
  rollout: 'lending',
  title: { sv: 'Nya tider' },
  body: { sv: 'Vi öppnar **tio**.' },
  groups: 'all',
  organisations: 'all',
  from: '2026-12-16',
};
const LIST = '/api/rollouts/lending/news';
const viewsSchema = z.object({ news: z.array(z.looseObject({ id: z.string() })) });

let world: WeeklyWorld;
let site: ReturnType<typeof aConsole>;
beforeEach(async () => {
  world = await weeklyWorld();
  await world.at('2026-12-16T10:00:00Z');
  site = aConsole({ ...world, render: renderMail });
});

/** Asks, and holds question and answer against the document. */
async function call(
  operation: string,
  path: string,
  { who = 'coordinator', body }: { who?: string; body?: unknown } = {},
) {
  const headers = { 'content-type': 'application/json', 'accept-encoding': 'identity' };
  const method = operation.split(' ')[0]?.toUpperCase() ?? 'GET';
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body), headers };
  const answer = await site.call(who, path, init);
  const given: unknown = await answer.json();
  answerJudge(operation, answer.status, answer.headers.get('content-type') ?? 'none').parse(given);
  if (answer.ok && body !== undefined) requestJudge(operation).parse(body);
  return { status: answer.status, body: z.record(z.string(), z.unknown()).parse(given) };
}
const add = (body: unknown, who = 'coordinator') => call('post /api/news', '/api/news', { who, body });
const list = async (who = 'coordinator', query = '') =>
  viewsSchema.parse((await call('get /api/rollouts/{rollout}/news', `${LIST}${query}`, { who })).body).news;
const retract = (id: unknown, who = 'coordinator') =>
  call('post /api/rollouts/{rollout}/news/{news}/take-back', `${LIST}/${id}/take-back`, { who });

describe('news by the API', () => {
  it('are added once, however often they are sent, and answered with the issues that they go in', async () => {
    const first = await add(GOOD);
    expect(first).toMatchObject({
      status: 201,
      body: {
        state: 'on-its-way',
        addedBy: 'Kim coordinator',
        addedAt: '2026-12-16T10:00:00.000Z',
        gone: [],
        next: [
          { at: '2026-12-17T07:00:00.000Z', year: 2026, week: 51, organisations: ['1280', 'national'] },
          { at: '2026-12-20T01:00:00.000Z', year: 2026, week: 51, organisations: ['1480'] },
        ],
        withheld: 0,
        outdated: { facts: [], organisations: 0 },
      },
    });
    expect(await add(GOOD)).toEqual({ status: 200, body: first.body });
    expect(await list()).toEqual([first.body]);
    expect(await world.newsItems.ofRollout('lending')).toHaveLength(1);
  });

  it.each([
    ['a date that is none', { from: '16/12' }, 400, 'from'],
    ['more than is known', { addedBy: 'Somebody' }, 400, ''],
    ['no words in the first language', { title: { en: 'Hours' }, body: { en: 'Ten.' } }, 422, 'title.sv'],
    ['a stranger', { organisations: ['9999'] }, 422, 'organisations'],
    ['a group that is not there', { groups: ['poets'] }, 422, 'groups'],
    ['a fact that is not there', { body: { sv: '{nobody}' } }, 422, 'body.sv'],
    ['a rollout that is not there', { rollout: 'parking' }, 422, 'rollout'],
  ])('with %s are refused at the field, and nothing is kept', async (_, wrong, status, field) => {
    const answer = await add({ ...GOOD, ...wrong });
    expect(answer.status).toBe(status);
    expect(answer.body.problems).toContainEqual(expect.objectContaining({ field }));
    expect(await world.newsItems.ofRollout('lending')).toEqual([]);
  });

  it('of a local lead are for the own organisation, and show nothing of others', async () => {
    expect((await add(GOOD, 'local-lead')).status).toBe(422);
    const own = await add({ ...GOOD, organisations: ['1280'] }, 'local-lead');
    expect(own).toMatchObject({ status: 201, body: { organisations: ['1280'], addedBy: 'Kim local-lead' } });
    await world.newsItems.add(aNewsItem({ from: '2026-12-16', organisations: ['1280', '1480'] }));
    await world.newsItems.add(
      aNewsItem({ title: { sv: 'Annan' }, from: '2026-12-16', organisations: ['1480'] }),
    );
    const seen = await list('local-lead');
    expect(seen).toHaveLength(2);
    expect(JSON.stringify(seen)).not.toContain('1480');
    expect(await list('registrar')).toHaveLength(3);
  });

  it('are listed from a day on', async () => {
    await world.newsItems.add(aNewsItem({ from: '2026-10-01' }));
    // Eight weeks before 16 December is 21 October.
    expect(await list()).toEqual([]);
    expect(await list('coordinator', '?since=2026-10-01')).toHaveLength(1);
    expect((await call('get /api/rollouts/{rollout}/news', `${LIST}?since=soon`)).status).toBe(400);
    expect((await call('get /api/rollouts/{rollout}/news', '/api/rollouts/parking/news')).status).toBe(404);
  });

  it('are taken back where that is not too late, and by those whose they are', async () => {
    const { body } = await add(GOOD);
    expect((await retract(body.id, 'local-lead')).status).toBe(404);
    expect(await retract(body.id)).toMatchObject({
      status: 200,
      body: {
        state: 'taken-back',
        next: [],
        takenBack: { by: 'Kim coordinator', at: '2026-12-16T10:00:00.000Z' },
      },
    });
    expect(await retract(body.id)).toMatchObject({ status: 200 });
    expect((await add(GOOD)).status).toBe(422);
    const over = aNewsItem({ from: '2026-12-01', until: '2026-12-02' });
    await world.newsItems.add(over);
    expect((await retract(over.id)).status).toBe(409);
    expect((await retract('nothing')).status).toBe(404);
  });
});
