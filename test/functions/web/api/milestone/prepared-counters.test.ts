import { beforeEach, describe, expect, it } from 'vitest';
import type { LendingWorld } from '../../../../fixtures/lending-world.ts';
import { toldWorld } from '../../../../fixtures/told-world.ts';
import { aConsole } from '../../fixtures/a-console.ts';
import { anApi } from '../../fixtures/an-api.ts';

let world: LendingWorld;
let site: ReturnType<typeof aConsole>;
beforeEach(async () => {
  world = await toldWorld();
  site = aConsole(world);
});

const call = anApi((who, path, init) => site.call(who, path, init));
const ROUTE = '/api/rollouts/{rollout}/prepared-counters';
const PATH = '/api/rollouts/lending/prepared-counters';
const BODY = { id: 'halt', kind: 'halted', against: 'decided-2026', organisations: 'all', facts: {} };

const prepare = (body: object = BODY) => call(`post ${ROUTE}`, PATH, { body });
const approve = (seal: unknown, who = 'approver') =>
  call(`post ${ROUTE}/{counter}/approval`, `${PATH}/halt/approval`, { who, body: { seal } });
const fire = () =>
  call(`post ${ROUTE}/{counter}/fire`, `${PATH}/halt/fire`, { body: { occurredOn: '2026-11-23' } });

const withdraw = (reason: string, who = 'coordinator') =>
  call(`post ${ROUTE}/{counter}/withdrawal`, `${PATH}/halt/withdrawal`, { who, body: { reason } });

describe('a prepared counter', () => {
  it('is written, listed, read as its readers get it, approved and fired', async () => {
    const { status, body } = await prepare();
    expect([status, body.ready, body.approversNeeded, body.approvedBy]).toEqual([201, false, 1, []]);
    const listed = await call(`get ${ROUTE}`, PATH);
    expect(listed.body).toMatchObject({ counters: [{ id: 'halt', against: 'decided-2026', version: 1 }] });
    const preview = await call(
      `get ${ROUTE}/{counter}/organisations/{organisation}`,
      `${PATH}/halt/organisations/1280`,
    );
    expect([preview.status, preview.body.organisation]).toEqual([200, '1280']);
    expect((await fire()).status).toBe(409);
    const approved = await approve(body.seal);
    expect([approved.status, approved.body.approvedBy, approved.body.ready]).toEqual([
      200,
      ['approver@kansli.example'],
      true,
    ]);
    const fired = await fire();
    expect([fired.status, fired.body.id, fired.body.occurredOn]).toEqual([200, 'halt', '2026-11-23']);
    expect((await fire()).status).toBe(200);
    expect(
      (await world.milestones.ofRollout('lending')).filter(({ kind }) => kind === 'halted'),
    ).toHaveLength(1);
  });

  it('is approved as it was looked at, or not at all', async () => {
    await prepare();
    expect((await approve('other')).status).toBe(409);
    expect((await world.preparedCounters.find('lending', 'halt'))?.approvals).toEqual([]);
  });

  it('is refused where somebody else has written it meanwhile, and where it undoes nothing', async () => {
    await prepare();
    expect((await prepare()).status).toBe(409);
    const { body } = await prepare({ ...BODY, from: 1, organisations: ['1280'] });
    expect(body.version).toBe(2);
    expect((await prepare({ ...BODY, id: 'other', kind: 'live' })).body.problems).toMatchObject([
      { field: 'kind', code: 'nothing-to-undo' },
    ]);
    expect((await prepare({ ...BODY, id: 'other', against: 'nowhere' })).body.problems).toMatchObject([
      { field: 'against', code: 'unknown' },
    ]);
  });

  it('is withdrawn with a reason, and then neither approved nor fired', async () => {
    const { body } = await prepare();
    expect((await withdraw('')).status).toBe(400);
    expect((await withdraw('Tiden är ute.', 'approver')).status).toBe(403);
    const gone = await withdraw('Tiden är ute.');
    expect([gone.status, gone.body.ready]).toEqual([200, false]);
    expect(gone.body.withdrawn).toMatchObject({
      by: 'coordinator@kansli.example',
      reason: 'Tiden är ute.',
    });
    expect((await withdraw('Igen.')).body.withdrawn).toEqual(gone.body.withdrawn);
    expect((await approve(body.seal)).status).toBe(409);
    expect((await fire()).status).toBe(409);
    expect(await world.milestones.find('halt')).toBeUndefined();
  });

  it('is not withdrawn once it has been fired: that would stop nothing', async () => {
    const { body } = await prepare();
    await approve(body.seal);
    await fire();
    expect((await withdraw('Fel.')).status).toBe(409);
    expect((await world.preparedCounters.find('lending', 'halt'))?.withdrawals).toBeUndefined();
  });

  it('that nobody has prepared is nowhere', async () => {
    expect((await withdraw('x')).status).toBe(404);
    expect((await fire()).status).toBe(404);
    expect((await approve('x')).status).toBe(404);
    expect((await call(`get ${ROUTE}/{counter}`, `${PATH}/halt`)).status).toBe(404);
  });
});
