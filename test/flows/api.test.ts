import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { loadRollout } from '../../domain/setup/use-cases/load-rollout.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { accessJourney } from './access-journey.ts';
import { grantsOf } from './idle-grants.ts';
import { type RunningStage, runningStage, sampleMilestones } from './running-stage.ts';
import type { SignedIn } from './signed-in.ts';

const sample = await readRollout('local/sample/bob/rollout.yaml');
const [procurement, , goLive] = await sampleMilestones();
const { triggeredBy: _coordinator, ...wanted } = { ...procurement, organisations: ['1280', '0885'] };
const milestoneSchema = z.looseObject({ state: z.string(), planHash: z.string().optional() });

let stage: RunningStage;
let coordinator: SignedIn;
let approver: SignedIn;

beforeAll(async () => {
  stage = await runningStage({ ...sample, rollout: { ...sample.rollout, approval: 'two', undoSeconds: 0 } });
  coordinator = await stage.signIn('coordinator');
  approver = await stage.signIn('approver');
});
afterAll(() => stage?.stop());

const quiet = () => stage.cloud.quiet({ timeoutMilliseconds: 200_000 });
const trigger = (body: unknown) => coordinator.api('/api/milestones', { method: 'POST', body });
const read = async () =>
  milestoneSchema.parse(await (await coordinator.api(`/api/milestones/${wanted.id}`)).json());
const approve = (who: SignedIn, planHash: unknown) =>
  who.api(`/api/milestones/${wanted.id}/approval`, { method: 'POST', body: { planHash } });

describe('a milestone, from preview to its last mail, through the API alone', () => {
  let hash: string;

  it('is previewed: counts and the hash, and nothing is written', async () => {
    const answer = await coordinator.api('/api/previews', { method: 'POST', body: { milestone: wanted } });
    expect(answer.status).toBe(200);
    const preview = z.looseObject({ hash: z.string(), mails: z.number() }).parse(await answer.json());
    expect(preview.mails).toBeGreaterThan(20);
    hash = preview.hash;
    expect((await coordinator.api(`/api/milestones/${wanted.id}`)).status).toBe(404);
  });

  it('shows one organisation’s mails as their readers get them', async () => {
    const path = '/api/previews/organisations/1280';
    const answer = await coordinator.api(path, { method: 'POST', body: wanted });
    const text = await answer.text();
    expect(text).toContain('ahmed.abdulle@malmo.example');
    expect(text).not.toContain('{{');
  });

  it('is taken in once, however often it is sent, and under the hash that was previewed', async () => {
    const answers = await Promise.all([trigger(wanted), trigger(wanted)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 201]);
    expect((await trigger(wanted)).status).toBe(200);
    expect((await trigger({ ...wanted, occurredOn: '2026-11-24' })).status).toBe(409);
    await quiet();
    expect(await read()).toMatchObject({ state: 'held', planHash: hash, approval: 'two' });
    expect(stage.cloud.figures().mails).toBe(0);
  });

  it('leaves after two persons have approved exactly that, neither of them its author', async () => {
    const author = await stage.signIn('approver', { address: 'COORDINATOR@kansli.example' });
    const second = await stage.signIn('approver', { address: 'second@kansli.example' });
    expect((await approve(author, hash)).status).toBe(403);
    expect((await approve(approver, `${hash}0`)).status).toBe(409);
    expect((await approve(coordinator, hash)).status).toBe(403);
    expect((await approve(approver, hash)).status).toBe(202);
    expect((await approve(approver, hash)).status).toBe(202);
    await quiet();
    expect(stage.cloud.figures().mails).toBe(0);
    expect((await approve(second, hash)).status).toBe(200);
    await quiet();
    expect(await read()).toMatchObject({
      state: 'completed',
      approvedBy: 'approver@kansli.example, second@kansli.example',
    });
    expect(stage.cloud.figures().mails).toBeGreaterThan(20);
  });

  it('is in the ledger; a local lead sees the part of the own organisation', async () => {
    const lead = await stage.signIn('local-lead', { organisation: '0885' });
    const parts = z.looseObject({
      planned: z.number(),
      gaps: z.array(z.object({ organisation: z.string() })),
    });
    const path = `/api/milestones/${wanted.id}/ledger`;
    const all = parts.parse(await (await coordinator.api(path)).json());
    const own = parts.parse(await (await lead.api(path)).json());
    expect([all.planned, own.planned]).toEqual([2, 1]);
    expect(own.gaps.map(({ organisation }) => organisation)).toEqual(['0885', '0885']);
    const page = await (await lead.fetch('/?lang=sv')).text();
    expect(page).toMatch(/<h1>Borgholms kommun: \d+ saker kvar<\/h1>/);
    expect(page).not.toContain('Malmö');
  });
});

describe('stopping', () => {
  it('is answered at once, and takes back what waits for approval', async () => {
    const { triggeredBy: _by, occurredOn: _day, ...planned } = { ...goLive, organisations: ['1280'] };
    const later = { ...planned, planned: {} };
    await trigger(later);
    await quiet();
    const before = stage.cloud.figures().mails;
    const stopped = await coordinator.api(`/api/milestones/${later.id}/stop`, { method: 'POST' });
    expect(stopped.status).toBe(202);
    await quiet();
    const state = await (await coordinator.api(`/api/milestones/${later.id}`)).json();
    expect(state).toMatchObject({ state: 'stopped', stoppedBy: 'coordinator@kansli.example' });
    expect(stage.cloud.figures().mails).toBe(before);
    const again = await coordinator.api(`/api/milestones/${later.id}/stop`, { method: 'POST' });
    expect(again.status).toBe(409);
  });
});

describe('everything else that can be read', () => {
  it.each([
    '/api/rollouts',
    '/api/rollouts/bob/organisations',
    '/api/rollouts/bob/milestones',
    '/api/rollouts/bob/dispatches',
    '/api/catalogues/bob',
    '/api/refusals?limit=5',
    '/api/organisations/1280',
    '/api/organisations/1280/contacts',
    '/api/organisations/1280/participations/bob',
    '/api/organisations/1280/tasks',
    `/api/organisations/1280/milestones/${wanted.id}/obligations`,
    `/api/milestones/${wanted.id}/ledger/organisations`,
    `/api/milestones/${wanted.id}/ledger/1280/it-manager`,
    `/api/milestones/${wanted.id}/unreached?limit=5`,
    `/api/milestones/${wanted.id}/unknown`,
    '/api/rollouts/bob/overdue',
    '/api/catalogues/bob/check/bob',
    '/api/catalogues/bob/messages/service-basics',
    '/api/register?organisation=1280&from=2026-01-01&to=2030-01-01',
    `/api/register/1280/${wanted.id}`,
  ])('%s', async (path) => {
    const answer = await coordinator.api(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/json');
  });
});

const bodyOf = async (answer: Response) => z.record(z.string(), z.unknown()).parse(await answer.json());

describe('what another system can change', () => {
  it('a task is confirmed twice at the same time and done once; the packet opens', async () => {
    const lead = await stage.signIn('local-lead', { organisation: '1280' });
    const tasks = '/api/organisations/1280/tasks';
    const list = z
      .object({ tasks: z.array(z.looseObject({ id: z.string(), channel: z.string() })) })
      .parse(await (await lead.api(`${tasks}?state=open&owner=local-lead`)).json());
    const [task, other] = list.tasks.filter(({ channel }) => channel !== 'management-meeting');
    const body = { evidence: 'KS 2026/114', people: 12 };
    const confirm = () => lead.api(`${tasks}/${task?.id}/confirmation`, { method: 'POST', body });
    const answers = await Promise.all([confirm(), confirm()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await bodyOf(await lead.api(`${tasks}/${task?.id}`))).toMatchObject({
      state: 'done',
      history: [{ what: 'done', evidence: 'KS 2026/114', people: 12 }],
    });
    const reason = { reason: 'Gruppen finns inte här' };
    const returned = await lead.api(`${tasks}/${other?.id}/return`, { method: 'POST', body: reason });
    expect(await bodyOf(returned)).toMatchObject({ owner: 'national-office' });
    const waive = { method: 'POST', body: reason };
    expect((await coordinator.api(`${tasks}/${other?.id}/waiver`, waive)).status).toBe(200);
    expect((await lead.api(`/api/organisations/0885/tasks/${task?.id}`)).status).toBe(404);
    const path = `/api/organisations/1280/packets/${wanted.id}`;
    const { link } = z
      .object({ link: z.string() })
      .loose()
      .parse(await (await lead.api(path, { method: 'POST' })).json());
    expect((await fetch(link)).status).toBe(200);
  });

  it('words of the catalogue, over the version that was read', async () => {
    const path = '/api/catalogues/bob/messages/service-basics';
    const { version: basedOn } = await bodyOf(await coordinator.api(path));
    const body = { what: 'text', locale: 'en', markdown: '# The service\n\nNew words.', basedOn };
    const change = (over: object = {}) =>
      coordinator.api(path, { method: 'POST', body: { ...body, ...over } });
    const answers = await Promise.all([change(), change()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await change({ markdown: '# The service\n\nOther words.' })).status).toBe(409);
  });

  it('what an organisation has of its own', async () => {
    const path = '/api/organisations/1280/participations/bob';
    const { version: basedOn, facts } = await bodyOf(await coordinator.api(path));
    const body = { basedOn, facts, registerNumber: 'KS 2026/77' };
    const answer = await coordinator.api(path, { method: 'POST', body });
    expect(await bodyOf(answer)).toMatchObject({ registerNumber: 'KS 2026/77', facts });
  });
});

/** The fields of the forms of a page, as they stand. */
async function fieldsOf(who: SignedIn, path: string): Promise<Record<string, string>> {
  const html = await (await who.fetch(path)).text();
  const inputs = [...html.matchAll(/<input[^>]*? name="([^"]+)" value="([^"]*)"/g)];
  return Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, value]));
}

describe('what people change on the pages of the console', () => {
  it('a text of the catalogue is published anew, shown before and based on what was looked at', async () => {
    const path = '/catalogues/bob/messages/service-basics';
    const { basedOn = '' } = await fieldsOf(coordinator, path);
    const change = { basedOn, what: 'text', locale: 'sv', markdown: '# Tjänsten\n\nNya ord.' };
    expect((await coordinator.submit(path, change)).status).toBe(200);
    expect((await fieldsOf(coordinator, path)).basedOn).toBe(basedOn);
    expect((await coordinator.submit(path, { ...change, publish: 'yes' })).status).toBe(303);
    expect((await fieldsOf(coordinator, path)).basedOn).not.toBe(basedOn);
    expect((await coordinator.submit(path, { ...change, publish: 'yes' })).status).toBe(422);
  });

  it('a local lead settles what was done by hand, and opens the packet', async () => {
    const lead = await stage.signIn('local-lead', { organisation: '1280' });
    const list = await (await lead.fetch('/work')).text();
    const [, occasion = ''] =
      /href="(\/organisations\/1280\/work\/[^"?]+\/management-meeting)/.exec(list) ?? [];
    const boxes = await fieldsOf(lead, occasion);
    const on = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(Date.now());
    const answer = await lead.submit(occasion, { ...boxes, on, act: 'done' });
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      expect.stringMatching(/did=done$/),
    ]);
    const tasks = await stage.operator.tasks.ofOrganisation(wanted.id ?? '', '1280');
    expect(tasks.filter(({ state }) => state === 'done').length).toBeGreaterThan(0);
    const packet = await lead.submit(`/organisations/1280/packets/${wanted.id}`, {});
    const location = packet.headers.get('location') ?? '';
    expect(location).toContain('/packets/');
    expect((await fetch(location)).status).toBe(200);
    // A channel in Teams, taken away before anything could be sent to it.
    const teamsUrl = 'https://nobody.invalid.logic.azure.com/workflows/x?sig=a';
    expect((await lead.submit('/organisations/1280/teams/address', { teamsUrl })).status).toBe(303);
    expect((await lead.submit('/organisations/1280/teams/remove', {})).status).toBe(303);
    expect(await stage.operator.teamsChannels.find('1280')).toMatchObject({ state: 'ended' });
  });

  it('news of the office is taken in once, read in the next issue before it leaves, and taken back', async () => {
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(Date.now());
    const words = { title: { sv: 'Öppen telefon' }, body: { sv: 'Ring oss mellan nio och tolv.' } };
    const body = { ...words, rollout: 'bob', groups: 'all', organisations: 'all', from: today };
    const answers = [];
    for (const _ of [1, 2]) answers.push(await coordinator.api('/api/news', { method: 'POST', body }));
    expect(answers.map(({ status }) => status)).toEqual([201, 200]);
    const { id } = z.looseObject({ id: z.string() }).parse(await answers[0]?.json());
    const country = await (await coordinator.fetch('/newsletters')).text();
    expect(country).toContain(`action="/news/bob/${id}/take-back`);
    const lead = await stage.signIn('local-lead', { organisation: '1280' });
    const own = '/organisations/1280/newsletters/bob';
    const [, text = ''] =
      new RegExp(`href="(${own}/texts/[a-z2-7]+)`).exec(await (await lead.fetch(own)).text()) ?? [];
    expect(await (await lead.fetch(`${text}?as=text`)).text()).toContain('Öppen telefon');
    expect((await coordinator.submit(`/news/bob/${id}/take-back`, {})).status).toBe(303);
    expect(await (await lead.fetch(`${text}?as=text`)).text()).not.toContain('Öppen telefon');
    expect(await stage.operator.newsItems.ofRollout('bob')).toMatchObject([{ id, takenBack: {} }]);
  });
});

describe('who may sign in', () => accessJourney(() => ({ stage, coordinator })));

it('a file that leaves out that two people approve waits, and whoever asked may withdraw it', async () => {
  const { rollouts, now } = stage.operator;
  await loadRollout(sample, stage.operator, { by: 'coordinator@kansli.example', at: now() });
  expect((await rollouts.find('bob'))?.approval).toBe('two');
  const shown = await (await coordinator.fetch('/controls?lang=en')).text();
  const [, change = ''] = /action="\/controls\/([^"?]+)/.exec(shown) ?? [];
  expect(shown).toContain('coordinator@kansli.example asked for it');
  expect((await coordinator.submit(`/controls/${change}`, { word: 'reject' })).status).toBe(303);
  expect(await (await approver.fetch('/controls?lang=en')).text()).toContain('Rejected');
});

it('the console needs every permission that it has, and no other', async () => {
  // Whether the table was restored is asked of the table itself.
  expect((await coordinator.fetch('/restore')).status).toBe(200);
  const { granted, idle } = grantsOf(stage, ['console', 'home', 'people', 'sync-account']);
  expect(granted.length).toBeGreaterThan(6);
  // An invitation that mail is held for comes back, and what sends mail beside it has read the quota already.
  const seldom = ['sync-account ses:GetSendQuota', 'sync-account sqs:SendMessage'];
  expect(idle.filter((grant) => !seldom.includes(grant))).toEqual([]);
  expect(stage.cloud.calls().filter(({ decision }) => decision === 'denied')).toEqual([]);
  expect(await stage.logs()).not.toContain('@');
});
