import { beforeEach, describe, expect, it } from 'vitest';
import { problemDetailsSchema } from '../../../../../functions/web/api/problem.ts';
import { aMilestone } from '../../../../fixtures/a-milestone.ts';
import { type LendingWorld, lendingWorld } from '../../../../fixtures/lending-world.ts';
import { aConsole } from '../../fixtures/a-console.ts';
import { anApi } from '../../fixtures/an-api.ts';

const PATH = '/api/catalogues/lending';
const TEXT = { what: 'text', locale: 'sv', markdown: '# Därför\n\nVi lånar ut mer med {supplier}.' };

let world: LendingWorld;
let call: ReturnType<typeof anApi>;
let basedOn: string;

beforeEach(async () => {
  world = await lendingWorld();
  call = anApi(aConsole(world).call);
  basedOn = (await world.catalogues.currentVersion('lending')) ?? '';
});

const message = (body: object, topic = 'why') =>
  call('post /api/catalogues/{catalogue}/messages/{topic}', `${PATH}/messages/${topic}`, { body });
const group = (body: object, id = 'clerks') =>
  call('post /api/catalogues/{catalogue}/groups/{group}', `${PATH}/groups/${id}`, { body });
const read = (topic = 'why') =>
  call('get /api/catalogues/{catalogue}/messages/{topic}', `${PATH}/messages/${topic}`);
const inForce = () => world.catalogues.currentVersion('lending');

describe('the words of a message', () => {
  it('are read, tried, and published over what was read; sent again they are the same version', async () => {
    await world.milestones.accept(
      aMilestone({ state: 'held', planHash: 'h', catalogueVersion: basedOn }),
      {},
    );
    const before = await read();
    expect(before.body).toMatchObject({ version: basedOn, topic: 'why', at: ['decided'] });
    const tried = await message({ ...TEXT, basedOn, dryRun: true });
    expect(tried).toMatchObject({ status: 200, body: { published: false } });
    expect(await inForce()).toBe(basedOn);
    const answers = await Promise.all([message({ ...TEXT, basedOn }), message({ ...TEXT, basedOn })]);
    for (const { status, body } of answers) {
      expect([status, body.published, body.version]).toEqual([200, true, tried.body.version]);
      expect(body.changes).toEqual(tried.body.changes);
    }
    expect(tried.body.untouched).toMatchObject([{ id: aMilestone().id, state: 'held' }]);
    expect(await inForce()).toBe(tried.body.version);
    expect(await world.catalogues.history('lending')).toHaveLength(1);
    expect(JSON.stringify((await read()).body.texts)).toContain('Vi lånar ut mer med {supplier}.');
  });

  it('over a version that is not in force any more are a conflict, and change nothing', async () => {
    await message({ ...TEXT, basedOn });
    const now = await inForce();
    for (const over of [basedOn, 'never-there']) {
      const late = await message({ ...TEXT, markdown: '# Annat\n\nAndra ord.', basedOn: over });
      expect([late.status, problemDetailsSchema.parse(late.body).problems?.[0]?.field]).toEqual([
        409,
        'basedOn',
      ]);
    }
    expect(await inForce()).toBe(now);
  });

  it.each([
    ['a fact that nobody declared', { ...TEXT, markdown: '# Därför\n\n{colour}' }, 422],
    ['no title', { ...TEXT, markdown: 'Bara ord' }, 422],
    ['a section where the message is not told', { ...TEXT, markdown: '# Därför\n\nA\n\n## live\n\nB' }, 422],
    ['more than there is room for', { ...TEXT, markdown: 'x'.repeat(20_001) }, 400],
    ['a language that is none', { ...TEXT, locale: 'svenska!' }, 400],
    ['no milestone', { what: 'message', at: [] }, 400],
    ['a milestone that is not there', { what: 'message', at: ['party'] }, 422],
    ['another kind of change', { what: 'group', messages: [], channels: [] }, 400],
    ['what is not known here', { ...TEXT, by: 'me' }, 400],
  ])('with %s are refused, and nothing is published', async (_, body, status) => {
    expect((await message({ ...body, basedOn })).status).toBe(status);
    expect(await inForce()).toBe(basedOn);
  });

  it('of an unknown message are not found, whatever its id', async () => {
    for (const topic of ['none', 'constructor']) {
      expect((await message({ ...TEXT, basedOn }, topic)).status).toBe(404);
      expect((await read(topic)).status).toBe(404);
      expect((await group({ basedOn, messages: [], channels: [] }, topic)).status).toBe(404);
    }
  });
});

it('a group is told other messages through other channels, or is refused what is not in the catalogue', async () => {
  const wrong = await group({ basedOn, messages: ['why', 'weather'], channels: ['email'] });
  expect(wrong.status).toBe(422);
  const changed = await group({ basedOn, messages: ['dates', 'why'], channels: ['email'] });
  expect(changed).toMatchObject({ status: 200, body: { published: true } });
  const version = await world.catalogues.load('lending', String(changed.body.version));
  expect(version?.catalogue.groups.clerks).toMatchObject({ messages: ['dates', 'why'], channels: ['email'] });
});

describe('the check of a rollout', () => {
  const check = (path: string, who = 'registrar') =>
    call('get /api/catalogues/{catalogue}/check/{rollout}', path, { who });

  it('names what it lacks, what keeps somebody from being told first, page by page', async () => {
    await world.contacts.save([]);
    const { body } = await check(`${PATH}/check/lending?limit=1000`);
    expect(body.total).toBeGreaterThan(3);
    const findings = Array.isArray(body.findings) ? body.findings : [];
    const questions: boolean[] = findings.map(({ question }: { question: boolean }) => question);
    expect(questions).toEqual(questions.toSorted((a, b) => Number(a) - Number(b)));
    const seen: unknown[] = [];
    let next = '';
    do {
      const page = await check(`${PATH}/check/lending?limit=3${next}`);
      seen.push(...(Array.isArray(page.body.findings) ? page.body.findings : []));
      next = typeof page.body.next === 'string' ? `&next=${page.body.next}` : '';
    } while (next !== '');
    expect(seen).toEqual(findings);
  });

  it('of an unknown rollout, or one with another catalogue, is not found', async () => {
    for (const path of [`${PATH}/check/none`, '/api/catalogues/other/check/lending'])
      expect((await check(path)).status).toBe(404);
  });
});

describe('what an organisation has of its own', () => {
  const OWN = '/api/organisations/1280/participations/lending';
  const operation = '/api/organisations/{organisation}/participations/{rollout}';
  const show = (who = 'local-lead') => call(`get ${operation}`, OWN, { who });
  const change = (body: object, path = OWN) => call(`post ${operation}`, path, { who: 'local-lead', body });

  it('is changed over what was seen, once however often it is sent', async () => {
    const version = String((await show('registrar')).body.version);
    const wanted = { basedOn: version, registerNumber: 'KS 2026/9', facts: { startDate: '2027-04-01' } };
    const changed = await change(wanted);
    expect(changed).toMatchObject({
      status: 200,
      body: { registerNumber: 'KS 2026/9', facts: { startDate: '2027-04-01' } },
    });
    expect(await change(wanted)).toEqual(changed);
    const late = await change({ ...wanted, registerNumber: 'KS 2026/10' });
    expect([late.status, problemDetailsSchema.parse(late.body).problems?.[0]?.field]).toEqual([
      409,
      'basedOn',
    ]);
    expect(await show()).toEqual(changed);
  });

  it('changed by two at once is what one of them wanted, and the other is told', async () => {
    const { version: seen } = (await show()).body;
    const wanted = ['KS 1', 'KS 2'].map((registerNumber) => ({ basedOn: seen, registerNumber, facts: {} }));
    const answers = await Promise.all(wanted.map((body) => change(body)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it.each([
    [{ facts: { startDate: 'snart' } }, 422, 'facts.startDate'],
    [{ facts: { price: 12 } }, 422, 'facts.price'],
    [{ facts: { startDate: [1] } }, 400, 'facts.startDate'],
    [{ facts: {}, registerNumber: 'a\nb' }, 400, 'registerNumber'],
    [{ facts: {}, impact: 'large' }, 400, ''],
  ])('is not changed to %j', async (wrong, status, field) => {
    const { body } = await show();
    const answer = await change({ basedOn: body.version, ...wrong });
    expect([answer.status, problemDetailsSchema.parse(answer.body).problems?.[0]?.field]).toEqual([
      status,
      field,
    ]);
    expect((await show()).body).toEqual(body);
  });

  it('in a rollout in which it takes no part is not found', async () => {
    const nowhere = '/api/organisations/1280/participations/none';
    expect((await change({ basedOn: 'x', facts: {} }, nowhere)).status).toBe(404);
  });
});
