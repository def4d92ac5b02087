import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { contactId } from '../../../../../domain/contacts/contact.ts';
import { refreshLedger } from '../../../../../domain/ledger/use-cases/refresh-ledger.ts';
import { planOrganisation } from '../../../../../domain/milestone/use-cases/plan-organisation.ts';
import { problemDetailsSchema } from '../../../../../functions/web/api/problem.ts';
import { aMilestone } from '../../../../fixtures/a-milestone.ts';
import { type LendingWorld, lendingWorld } from '../../../../fixtures/lending-world.ts';
import { aConsole } from '../../fixtures/a-console.ts';
import { anApi } from '../../fixtures/an-api.ts';

const TASKS = '/api/organisations/1280/tasks';
const DAY = 86_400_000;
const taskSchema = z.looseObject({
  id: z.string(),
  group: z.string(),
  state: z.string(),
  owner: z.string(),
  history: z.array(z.record(z.string(), z.unknown())),
});
const foremanId = contactId({ organisation: '1280', address: 'per.ask@malmo.example' });

let world: LendingWorld;
let ahead: number;
let call: ReturnType<typeof anApi>;

beforeEach(async () => {
  world = await lendingWorld();
  ahead = 0;
  const ports = { ...world, now: () => world.now() + ahead };
  call = anApi(aConsole(ports).call);
  const catalogueVersion = (await world.catalogues.currentVersion('lending')) ?? 'none';
  await world.milestones.accept(aMilestone({ catalogueVersion }), {});
  for (const organisation of ['1280', '1480'])
    await planOrganisation({ dispatchId: aMilestone().id, organisation }, world);
  const planHash = 'h';
  await world.milestones.advance(aMilestone().id, {
    from: 'planning',
    to: 'planned',
    set: { planHash },
    at: 1,
  });
  const set = { approvedHash: planHash, approvedBy: 'Anna Ek' };
  await world.milestones.advance(aMilestone().id, { from: 'planned', to: 'approved', set, at: 1 });
});

async function list(query = '') {
  const { body } = await call('get /api/organisations/{organisation}/tasks', `${TASKS}${query}`);
  return { ...body, tasks: z.array(taskSchema).parse(body.tasks) };
}
async function task(group: string) {
  const found = (await list()).tasks.find((one) => one.group === group);
  if (!found) throw new Error(`no task for ${group}`);
  return found;
}
async function say(group: string, what: string, body: unknown, who = 'local-lead') {
  const { id } = await task(group);
  const operation = `post /api/organisations/{organisation}/tasks/{task}/${what}`;
  return call(operation, `${TASKS}/${id}/${what}`, { who, body });
}
const fieldOf = ({ body }: { body: unknown }) => problemDetailsSchema.parse(body).problems?.[0]?.field;

describe('tasks', () => {
  it('are listed by date, by state and milestone, and one by one', async () => {
    const { tasks } = await list();
    expect(tasks.map(({ group }) => group).toSorted()).toEqual(['caretakers', 'clerks', 'lead']);
    const days = tasks.map(({ due }) => String(due));
    expect(days).toEqual(days.toSorted());
    await say('clerks', 'confirmation', {});
    expect((await list('?state=open')).tasks).toHaveLength(2);
    expect((await list('?milestone=another')).tasks).toEqual([]);
    expect((await list('?owner=relay')).tasks.map(({ group }) => group)).toEqual(['caretakers']);
    const clerks = await task('clerks');
    expect(
      await call('get /api/organisations/{organisation}/tasks/{task}', `${TASKS}/${clerks.id}`),
    ).toMatchObject({ status: 200, body: { id: clerks.id, milestone: aMilestone().id, state: 'done' } });
  });

  it('come page by page, each once, also while they are being settled', async () => {
    const first = await list('?limit=2&state=open');
    expect([first.tasks.length, first]).toEqual([2, expect.objectContaining({ total: 3 })]);
    for (const { group } of first.tasks) await say(group, 'confirmation', {});
    const rest = await list(`?limit=2&state=open&next=${z.object({ next: z.string() }).parse(first).next}`);
    expect(rest.tasks).toHaveLength(1);
    expect(rest).not.toHaveProperty('next');
    expect(first.tasks).not.toContainEqual(rest.tasks[0]);
  });

  it('are confirmed with what there is to show, once, and otherwise not again', async () => {
    const evidence = { on: '2026-11-17', evidence: 'KS 2026/1', people: 12, note: 'Alla var med' };
    const [one, other] = await Promise.all([
      say('clerks', 'confirmation', evidence),
      say('clerks', 'confirmation', evidence),
    ]);
    expect([one.status, other.status]).toEqual([200, 200]);
    expect(one.body).toEqual(other.body);
    expect(await say('clerks', 'confirmation', evidence)).toEqual(one);
    expect((await task('clerks')).history).toEqual([
      { ...evidence, what: 'done', who: 'Kim local-lead', at: new Date(world.now()).toISOString() },
    ]);
    const differing = await say('clerks', 'confirmation', { ...evidence, people: 13 });
    expect(differing.status).toBe(409);
    expect(await task('clerks')).toMatchObject({ history: [{ people: 12 }] });
    const told = await world.obligations.ofOrganisation(aMilestone().id, '1280');
    const ofClerks = told.filter(({ group, carrier }) => group === 'clerks' && carrier === 'people');
    expect(ofClerks.map(({ progress }) => progress.state)).toEqual(['confirmed']);
  });

  it.each([
    [{ on: '2030-01-01' }, 422, 'on'],
    [{ on: 'i går' }, 400, 'on'],
    [{ people: -1 }, 400, 'people'],
    [{ people: '12' }, 400, 'people'],
    [{ evidence: 'a\nb' }, 400, 'evidence'],
    [{ note: '{{name}}' }, 400, 'note'],
    [{ more: 1 }, 400, ''],
  ])('are not confirmed with %j', async (body, status, field) => {
    const answer = await say('clerks', 'confirmation', body);
    expect([answer.status, fieldOf(answer)]).toEqual([status, field]);
    expect((await task('clerks')).history).toEqual([]);
  });

  it('are taken back within a minute by who confirmed them, and by nobody else', async () => {
    await say('clerks', 'confirmation', {});
    expect((await say('clerks', 'reopening', undefined, 'coordinator')).status).toBe(409);
    ahead = 60_000;
    const back = await say('clerks', 'reopening', undefined);
    expect(back).toMatchObject({ status: 200, body: { state: 'open' } });
    expect((await say('clerks', 'reopening', undefined)).status).toBe(200);
    expect((await task('clerks')).history.map(({ what }) => what)).toEqual(['done', 'reopened']);
    ahead = 60_500;
    await say('clerks', 'confirmation', {});
    ahead = 121_000;
    expect((await say('clerks', 'reopening', undefined)).status).toBe(409);
    expect((await task('clerks')).state).toBe('done');
    const told = await world.obligations.ofOrganisation(aMilestone().id, '1280');
    const ofClerks = told.filter(({ group, carrier }) => group === 'clerks' && carrier === 'people');
    expect(ofClerks.map(({ progress }) => progress.state)).toEqual(['confirmed']);
  });

  it('that cannot be done go to the office, once however often sent; the lead can no longer settle it', async () => {
    const reason = { reason: 'Gruppen finns inte här' };
    const first = await say('clerks', 'return', reason);
    expect(first).toMatchObject({ status: 200, body: { state: 'cannot', owner: 'national-office' } });
    ahead = 1;
    expect(await say('clerks', 'return', reason)).toEqual(first);
    expect((await say('clerks', 'confirmation', {})).status).toBe(409);
    expect((await say('clerks', 'waiver', reason)).status).toBe(403);
    expect(await say('clerks', 'waiver', reason, 'coordinator')).toMatchObject({ body: { state: 'waived' } });
    expect((await say('clerks', 'waiver', reason, 'coordinator')).status).toBe(200);
    expect((await task('clerks')).history).toHaveLength(2);
  });

  it('are handed over to a colleague and to nobody else', async () => {
    expect(fieldOf(await say('clerks', 'handover', { to: 'nobody' }))).toBe('to');
    const eva = contactId({ organisation: '1480', address: 'eva.sten@goteborg.example' });
    expect((await say('clerks', 'handover', { to: eva })).status).toBe(422);
    const given = await say('clerks', 'handover', { to: foremanId });
    expect(given).toMatchObject({ status: 200, body: { contact: foremanId, state: 'open' } });
    expect(await say('clerks', 'handover', { to: foremanId })).toEqual(given);
    expect((await task('clerks')).history).toHaveLength(1);
  });

  it('of another organisation, and those that are not there, are one to a local lead', async () => {
    const { id } = await task('clerks');
    const operation = 'post /api/organisations/{organisation}/tasks/{task}/confirmation';
    const ask = (path: string) => call(operation, path, { who: 'local-lead', body: {} });
    const foreign = await ask(`/api/organisations/1480/tasks/${id}/confirmation`);
    expect(foreign.status).toBe(404);
    for (const path of [`/api/organisations/9999/tasks/${id}`, `${TASKS}/none`, `${TASKS}/å!`])
      expect(await ask(`${path}/confirmation`)).toEqual(foreign);
  });
});

describe('what is late', () => {
  it('is listed by organisation in pages, with how many there are', async () => {
    for (const organisation of ['1280', '1480'])
      await refreshLedger({ milestone: aMilestone().id, organisation }, world);
    const overdue = (query: string) =>
      call('get /api/rollouts/{rollout}/overdue', `/api/rollouts/lending/overdue${query}`, {
        who: 'registrar',
      });
    expect((await overdue('')).body).toEqual({ organisations: [], total: 0 });
    ahead = 400 * DAY;
    const first = await overdue('?limit=1');
    expect(first.body).toMatchObject({ total: 2, organisations: [{ organisation: expect.any(String) }] });
    const second = await overdue(`?limit=1&next=${String(first.body.next)}`);
    expect(second.body).toMatchObject({ total: 2 });
    expect(second.body).not.toHaveProperty('next');
    expect(second.body.organisations).not.toEqual(first.body.organisations);
    expect((await call('get /api/rollouts/{rollout}/overdue', '/api/rollouts/none/overdue')).status).toBe(
      404,
    );
  });
});

describe('a packet', () => {
  const operation = 'post /api/organisations/{organisation}/packets/{milestone}';

  it('is a link with the time until which it holds', async () => {
    const { status, body } = await call(operation, `/api/organisations/1280/packets/${aMilestone().id}`);
    expect(status).toBe(201);
    expect(body.link).toMatch(/^https:\/\/console\.example\/packets\/[\w.-]+$/);
    expect(Date.parse(String(body.expires)) - world.now()).toBe(365 * DAY);
  });

  it('of an unknown or unreleased milestone is not found', async () => {
    expect((await call(operation, '/api/organisations/1280/packets/none')).status).toBe(404);
    await world.milestones.accept(aMilestone({ id: 'later' }), {});
    expect((await call(operation, '/api/organisations/1280/packets/later')).status).toBe(404);
  });
});
