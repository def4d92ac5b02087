import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { approveMilestone } from '../../../../../domain/milestone/use-cases/approve-milestone.ts';
import { planOrganisation } from '../../../../../domain/milestone/use-cases/plan-organisation.ts';
import { SYSTEM_ACTOR } from '../../../../../domain/rollout/approval.ts';
import { TemporaryFailure } from '../../../../../domain/shared/errors.ts';
import { API_ROUTES } from '../../../../../functions/web/api/api-routes.ts';
import { CONTACT_API } from '../../../../../functions/web/api/contacts/contact-api.ts';
import { PEOPLE_API } from '../../../../../functions/web/api/people/people.ts';
import { PRESS_ROUTES } from '../../../../../functions/web/api/press/press-releases.ts';
import { problemDetailsSchema } from '../../../../../functions/web/api/problem.ts';
import { openApiModule } from '../../../../../local/docs/openapi-document.ts';
import { aDispatchingMilestone, aMilestoneReached } from '../../../../fixtures/a-milestone.ts';
import { aRefusal } from '../../../../fixtures/a-refusal.ts';
import { type LendingWorld, lendingWorld } from '../../../../fixtures/lending-world.ts';
import { portWith } from '../../../../fixtures/port-with.ts';
import { aConsole } from '../../fixtures/a-console.ts';
import { anApi } from '../../fixtures/an-api.ts';
import { DOCUMENT, requestJudge } from '../../fixtures/api-document.ts';

const { triggeredBy: _by, ...good } = aMilestoneReached();
const JSON_TYPE = { 'content-type': 'application/json' };

let world: LendingWorld;
let site: ReturnType<typeof aConsole>;

beforeEach(async () => {
  world = await lendingWorld();
  site = aConsole(world);
});

const call = anApi((who, path, init) => site.call(who, path, init));
const trigger = (body: unknown) => call('post /api/milestones', '/api/milestones', { body });
const planned = async () => {
  await trigger(good);
  for (const organisation of ['1280', '1480', 'national'])
    await planOrganisation({ dispatchId: good.id, organisation }, world);
  return world.milestones.find(good.id);
};

describe('the document', () => {
  it('is the one that the routes give, and the one that is served', () => {
    expect(readFileSync('functions/web/api/openapi.gen.ts', 'utf8')).toBe(openApiModule());
  });

  it('is OpenAPI 3.1 and names every route once, each in a sentence', () => {
    expect(DOCUMENT.openapi).toMatch(/^3\.1\./);
    const operations = Object.entries(DOCUMENT.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(operations.toSorted()).toEqual(
      [...API_ROUTES, ...CONTACT_API, ...PEOPLE_API, ...PRESS_ROUTES]
        .map(({ method, path }) => `${method} ${path}`)
        .toSorted(),
    );
    const all = Object.values(DOCUMENT.paths).flatMap((methods) => Object.values(methods));
    expect(new Set(all.map(({ operationId }) => operationId)).size).toBe(all.length);
    expect(all.filter(({ summary }) => !/^[A-Z].*\.$/.test(summary))).toEqual([]);
  });
});

it('the document alone tells good from bad', () => {
  const judge = requestJudge('post /api/milestones');
  expect(judge.safeParse(good).success).toBe(true);
  for (const wrong of [{ id: undefined }, { id: 'å' }, { more: 1 }, { organisations: [] }]) {
    const sent: unknown = JSON.parse(JSON.stringify({ ...good, ...wrong }));
    expect(judge.safeParse(sent).success).toBe(false);
  }
});

describe('triggering a milestone', () => {
  it('is refused in words while its mails could not leave, and nothing begins', async () => {
    world.mailAccounts.account = { ...world.mailAccounts.account, enabled: false };
    const { status, body } = await trigger(good);
    expect([status, body.problems]).toEqual([
      409,
      [
        {
          ...{ field: '', code: 'account-paused', params: {} },
          problem: expect.stringContaining('The email account is switched off, so no email leaves.'),
        },
      ],
    ]);
    expect([await world.milestones.find(good.id), world.planJobs.enqueued]).toEqual([undefined, []]);
  });

  it('that is known is not refused when the account is switched off afterwards', async () => {
    await trigger(good);
    world.mailAccounts.account = { ...world.mailAccounts.account, enabled: false };
    expect((await trigger(good)).status).toBe(200);
  });

  it('is not refused by a mail service that does not answer: the mails wait', async () => {
    const mailAccounts = portWith(world.mailAccounts, 'current', async () => {
      throw new TemporaryFailure('no answer');
    });
    site = aConsole({ ...world, mailAccounts });
    expect((await trigger(good)).status).toBe(201);
  });

  it('accepts it under the name of the signed-in user, and enqueues its planning', async () => {
    const { status, body } = await trigger(good);
    expect(status).toBe(201);
    expect(body).toMatchObject({ id: good.id, state: 'planning', triggeredBy: 'coordinator@kansli.example' });
    expect(world.planJobs.enqueued.map(({ organisation }) => organisation)).toEqual([
      '1280',
      '1480',
      'national',
    ]);
  });

  it('shows until when it can be undone once it is approved, and nothing of the kind before', async () => {
    const { planHash = '' } = (await planned()) ?? {};
    const read = async () =>
      (await call('get /api/milestones/{milestone}', `/api/milestones/${good.id}`)).body;
    expect(await read()).not.toHaveProperty('undoUntil');
    await approveMilestone({ milestone: good.id, planHash, by: SYSTEM_ACTOR }, world);
    // A minute after NOW.
    expect(await read()).toMatchObject({ state: 'approved', undoUntil: '2026-11-23T11:07:40.000Z' });
    expect(await read()).not.toHaveProperty('undoSeconds');
  });

  it('answers the same content with the same milestone, and other content with a conflict at its id', async () => {
    await trigger(good);
    expect(await trigger(good)).toMatchObject({ status: 200, body: { id: good.id } });
    const other = await trigger({ ...good, occurredOn: '2026-11-24' });
    expect(other).toMatchObject({ status: 409, body: { problems: [{ field: 'id' }] } });
    expect((await world.milestones.find(good.id))?.occurredOn).toBe(good.occurredOn);
  });

  it.each([
    ['a date that is none', { occurredOn: '2026-02-30' }, 400, 'occurredOn'],
    ['a day that has not come', { occurredOn: '2026-11-24' }, 422, 'occurredOn'],
    ['a name for who triggers it', { triggeredBy: 'somebody@else.example' }, 400, ''],
    ['a fact with a list', { facts: { supplier: [1] } }, 400, 'facts.supplier'],
    ['a rollout that is not there', { rollout: 'nowhere' }, 422, 'rollout'],
    ['a kind that is not in the catalogue', { kind: 'party' }, 422, 'kind'],
    ['a stranger', { organisations: ['1280', '9999'] }, 422, 'organisations'],
    ['a fact that nobody declared', { facts: { colour: 'red' } }, 422, 'facts.colour'],
  ])('with %s is refused at the field, and nothing is kept', async (_, wrong, status, field) => {
    const answer = await trigger({ ...good, ...wrong });
    expect(answer.status).toBe(status);
    expect(problemDetailsSchema.parse(answer.body).problems?.map((each) => each.field)).toEqual([field]);
    expect(await world.milestones.find(good.id)).toBeUndefined();
    expect(await world.refusals.latest(9)).toEqual([]);
    expect(world.events.published).toEqual([]);
  });

  it.each([
    ['broken JSON', '{"id":', JSON_TYPE, 400],
    ['a form', 'id=x', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['text', '{}', { 'content-type': 'text/plain' }, 415],
    ['more than a megabyte', JSON.stringify({ id: 'x'.repeat(1_000_001) }), JSON_TYPE, 413],
    ['a list', '[]', JSON_TYPE, 400],
  ])('is refused for %s', async (_, body, headers, status) => {
    const answer = await site.call('coordinator', '/api/milestones', { method: 'POST', body, headers });
    expect(answer.status).toBe(status);
    problemDetailsSchema.parse(await answer.json());
  });

  it('says that it cannot now where the store does not answer, and nothing of why', async () => {
    const failing = portWith(world.milestones, 'find', async () => {
      throw new TemporaryFailure('secret-table is away');
    });
    site = aConsole({ ...world, milestones: failing });
    const { status, body } = await trigger(good);
    expect(status).toBe(503);
    expect(JSON.stringify(body)).not.toContain('secret');
    expect(site.errors).toHaveLength(1);
  });
});

describe('previewing', () => {
  const preview = (since: unknown[] = []) =>
    call('post /api/previews', '/api/previews', { body: { milestone: good, since } });

  it('gives the hash and the counts that the plan then has, and writes nothing', async () => {
    const { body } = await preview();
    expect(await world.milestones.find(good.id)).toBeUndefined();
    const milestone = await planned();
    expect(body.hash).toBe(milestone?.planHash);
    const mails = (await world.plans.summaries(good.id)).reduce((sum, { deliveries }) => sum + deliveries, 0);
    expect(body.mails).toBe(mails);
  });

  it('says that nobody holds an old value where nobody has been told it', async () => {
    const { body } = await preview();
    expect(body.holders).toEqual([]);
  });

  it('says who has been told of this kind before, and is of the others', async () => {
    await world.milestones.accept(
      aDispatchingMilestone({ id: 'first', organisations: ['1280', '1480'], dispatchedAt: world.now() }),
      {},
    );
    const { status, body } = await preview();
    expect([status, body.organisations, body.told]).toEqual([
      200,
      ['national'],
      [
        { organisation: '1280', milestone: 'first', day: '2026-11-23' },
        { organisation: '1480', milestone: 'first', day: '2026-11-23' },
      ],
    ]);
    const refused = await trigger(good);
    expect(refused).toMatchObject({
      status: 422,
      body: { problems: [{ field: 'organisations', code: 'told-already' }] },
    });
    expect(JSON.stringify(refused.body)).toContain(
      '2 organisations have been told already, or will be, on 2026-11-23 by first: 1280 and 1480. Choose the others,',
    );
    const reason = 'The first one was wrong.';
    expect(await trigger({ ...good, again: { reason } })).toMatchObject({
      status: 201,
      body: { again: { reason }, organisations: ['1280', '1480', 'national'] },
    });
  });

  it('refuses a day that has not come, as triggering does, and says what to do', async () => {
    const { status, body } = await call('post /api/previews', '/api/previews', {
      body: { milestone: { ...good, occurredOn: '2026-11-24' }, since: [] },
    });
    const told = 'This day has not come yet. Plan the milestone instead: give the day under “planned”.';
    expect([status, body.problems]).toEqual([
      422,
      [
        {
          ...{ field: 'milestone.occurredOn', code: 'not-yet-occurred', params: { days: 'named' } },
          problem: told,
        },
      ],
    ]);
  });

  it('says how long the mails take and how many fit, or what is wrong', async () => {
    // All mails of the preview at 98 % of 14 a second; 2 % of the day are kept back for the press.
    expect((await preview()).body.sending).toEqual({
      stops: [],
      warnings: [],
      seconds: 1,
      leftToday: 49_000,
    });
    world.mailAccounts.account = { ...world.mailAccounts.account, domain: 'other.example', sandbox: true };
    expect((await preview()).body.sending).toMatchObject({
      stops: [{ code: 'sender-foreign', params: { domain: 'other.example' } }],
      warnings: [{ code: 'account-sandbox' }],
    });
  });

  it('names the organisations whose part has changed since an earlier one', async () => {
    const partsSchema = z.array(
      z.object({
        organisation: z.string(),
        hash: z.string(),
        deliveries: z.number(),
        gaps: z.array(z.unknown()),
      }),
    );
    const marks = partsSchema
      .parse((await preview()).body.parts)
      .map(({ organisation, hash, deliveries, gaps }) => ({
        organisation,
        hash,
        mails: deliveries,
        gaps: gaps.length,
      }));
    expect((await preview(marks)).body.changes).toEqual([]);
    const [eva] = await world.contacts.ofOrganisation('1480');
    await world.contacts.save(eva ? [{ ...eva, name: 'Eva Sten Ny' }] : []);
    expect((await preview(marks)).body.changes).toEqual([
      {
        organisation: '1480',
        before: { mails: 1, gaps: expect.any(Number) },
        after: { mails: 1, gaps: expect.any(Number) },
      },
    ]);
  });

  it('shows one organisation whole: words with the reader’s name in them, and who gets them', async () => {
    const operation = 'post /api/previews/organisations/{organisation}';
    const { body } = await call(operation, '/api/previews/organisations/1280', { body: good });
    const text = JSON.stringify(body);
    expect(text).toContain('lo.ek@malmo.example');
    expect(text).not.toContain('{{');
    const elsewhere = await call(operation, '/api/previews/organisations/9999', { body: good });
    expect(elsewhere.status).toBe(404);
  });

  it('refuses an id that is taken', async () => {
    await trigger(good);
    expect((await preview()).status).toBe(409);
  });
});

describe('approving', () => {
  const approval = (who: string, planHash: string) =>
    call('post /api/milestones/{milestone}/approval', `/api/milestones/${good.id}/approval`, {
      who,
      body: { planHash },
    });

  it('binds what was looked at', async () => {
    const milestone = await planned();
    expect((await approval('approver', 'another')).status).toBe(409);
    expect(await approval('approver', milestone?.planHash ?? '')).toMatchObject({
      status: 200,
      body: { state: 'approved', approvedBy: 'approver@kansli.example' },
    });
  });

  it('is not found for an unknown milestone', async () => {
    expect((await approval('approver', 'x')).status).toBe(404);
  });
});

describe('rejecting', () => {
  const rejection = (planHash: string, reason: string, who = 'approver') =>
    call('post /api/milestones/{milestone}/rejection', `/api/milestones/${good.id}/rejection`, {
      ...{ who, body: { planHash, reason } },
    });

  it('stops what waits for approval, with a reason that its author sees, bound to what was looked at', async () => {
    const milestone = await planned();
    const planHash = milestone?.planHash ?? '';
    expect((await rejection(planHash, 'The price is wrong.')).status).toBe(409);
    await world.milestones.advance(good.id, { from: 'planned', to: 'held', at: 1 });
    expect((await rejection('another', 'The price is wrong.')).status).toBe(409);
    expect(await rejection(planHash, '  ')).toMatchObject({
      status: 422,
      body: { problems: [{ field: 'reason', code: 'missing' }] },
    });
    expect((await world.milestones.find(good.id))?.state).toBe('held');
    expect(await rejection(planHash, 'The price is wrong.')).toMatchObject({
      status: 202,
      body: { rejectedFor: 'The price is wrong.', stoppedBy: 'approver@kansli.example' },
    });
    expect((await rejection(planHash, 'Again.')).status).toBe(409);
  });

  it('is for approvers, and of what there is', async () => {
    expect((await rejection('x', 'No.', 'coordinator')).status).toBe(403);
    expect((await rejection('x', 'No.')).status).toBe(404);
  });
});

describe('reading', () => {
  it.each([
    ['get /api/rollouts', '/api/rollouts'],
    ['get /api/rollouts/{rollout}/organisations', '/api/rollouts/lending/organisations'],
    ['get /api/rollouts/{rollout}/milestones', '/api/rollouts/lending/milestones'],
    ['get /api/rollouts/{rollout}/dispatches', '/api/rollouts/lending/dispatches'],
    ['get /api/rollouts/{rollout}/news', '/api/rollouts/lending/news'],
    ['get /api/catalogues/{catalogue}', '/api/catalogues/lending'],
    ['get /api/refusals', '/api/refusals'],
    ['get /api/organisations/{organisation}', '/api/organisations/1280'],
    ['get /api/milestones/{milestone}', `/api/milestones/${good.id}`],
    ['get /api/milestones/{milestone}/ledger', `/api/milestones/${good.id}/ledger`],
    [
      'get /api/organisations/{organisation}/milestones/{milestone}/obligations',
      `/api/organisations/1280/milestones/${good.id}/obligations`,
    ],
  ])('%s answers as the document says', async (operation, path) => {
    await planned();
    await world.refusals.keep(aRefusal());
    expect((await call(operation, path)).status).toBe(200);
  });

  it('refuses an invalid limit, at the field', async () => {
    const { status, body } = await call('get /api/refusals', '/api/refusals?limit=many');
    expect([status, problemDetailsSchema.parse(body).problems?.[0]?.field]).toEqual([400, 'limit']);
  });

  it('answers another method with those that there are', async () => {
    const answer = await site.call('coordinator', '/api/milestones', { method: 'DELETE' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('is never kept by a cache', async () => {
    const answer = await site.call('coordinator', '/api/rollouts');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});
