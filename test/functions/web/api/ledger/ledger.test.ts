import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { refreshLedger } from '../../../../../domain/ledger/use-cases/refresh-ledger.ts';
import { planOrganisation } from '../../../../../domain/milestone/use-cases/plan-organisation.ts';
import { showLedger } from '../../../../../domain/reach/use-cases/show-ledger.ts';
import { settleOrganisation } from '../../../../../domain/sending/use-cases/settle-organisation.ts';
import { aMilestone } from '../../../../fixtures/a-milestone.ts';
import { type LendingWorld, lendingWorld } from '../../../../fixtures/lending-world.ts';
import { aConsole } from '../../fixtures/a-console.ts';
import { anApi } from '../../fixtures/an-api.ts';

const { id } = aMilestone();
const PATH = `/api/milestones/${id}`;
const listSchema = z.array(z.record(z.string(), z.unknown()));

let world: LendingWorld;
let call: ReturnType<typeof anApi>;

beforeEach(async () => {
  world = await lendingWorld();
  call = anApi(aConsole(world).call);
  const catalogueVersion = (await world.catalogues.currentVersion('lending')) ?? 'none';
  const organisations = ['1280', '1480'];
  await world.milestones.accept(aMilestone({ catalogueVersion, organisations }), {});
  for (const organisation of organisations) {
    await planOrganisation({ dispatchId: id, organisation }, world);
    await refreshLedger({ milestone: id, organisation }, world);
  }
});

const get = (operation: string, path: string, who = 'registrar') =>
  call(`get /api/milestones/{milestone}${operation}`, `${PATH}${path}`, { who });

/** Lets the first mail of Malmö come to an end that nobody knows. */
async function loseOne() {
  const planHash = 'h';
  const at = world.now();
  await world.milestones.advance(id, { from: 'planning', to: 'planned', set: { planHash }, at });
  await world.milestones.advance(id, {
    from: 'planned',
    to: 'approved',
    set: { approvedHash: planHash },
    at,
  });
  await world.milestones.advance(id, { from: 'approved', to: 'dispatching', at });
  const [delivery] = await world.deliveries.ofOrganisation(id, '1280');
  if (delivery?.outcome.state !== 'planned') throw new Error('nothing is planned');
  const claimed = await world.deliveries.claim({
    dispatchId: id,
    deliveries: [{ ...delivery, outcome: delivery.outcome }],
    attempt: 'a1',
    now: at,
    leaseUntil: at + 1,
  });
  await world.deliveries.settle(
    id,
    claimed.map((each) => ({
      from: each,
      outcome: { state: 'unknown', tries: 1, attempt: 'a1', at, reason: 'timeout' },
    })),
  );
  await settleOrganisation({ dispatchId: id, organisation: '1280' }, world);
  return delivery;
}

describe('the ledger', () => {
  it('says what the page says, summed up and by organisation', async () => {
    const shown = await showLedger({ milestone: id, filter: {} }, world);
    const { body } = await get('/ledger', '/ledger');
    expect(body).toMatchObject({ planned: 2, messages: shown?.view.total, today: '2026-11-23' });
    const rows = await get('/ledger/organisations', '/ledger/organisations');
    expect(listSchema.parse(rows.body.organisations).map(({ organisation }) => organisation)).toEqual([
      '1280',
      '1480',
    ]);
    const [malmo] = shown?.view.organisations ?? [];
    expect(listSchema.parse(rows.body.organisations)[0]?.messages).toEqual(malmo?.coverage);
    const first = await get('/ledger/organisations', '/ledger/organisations?limit=1&group=clerks');
    expect(first.body).toMatchObject({ total: 2, organisations: [{ organisation: '1280' }] });
    expect(
      Object.keys(
        z.record(z.string(), z.unknown()).parse(listSchema.parse(first.body.organisations)[0]?.groups),
      ),
    ).toEqual(['clerks']);
  });

  it('is to a local lead that of the own organisation alone', async () => {
    const own = await get('/ledger', '/ledger', 'local-lead');
    const shown = await showLedger({ milestone: id, filter: { organisation: '1280' } }, world);
    expect(own.body).toMatchObject({ planned: 1, messages: shown?.view.total });
    expect((await get('/ledger/organisations', '/ledger/organisations', 'local-lead')).status).toBe(403);
  });

  it('goes down to one cell with its evidence', async () => {
    const operation = '/ledger/{organisation}/{group}';
    const cell = await get(operation, '/ledger/1280/clerks');
    expect(cell.body).toMatchObject({ organisation: '1280', group: 'clerks' });
    const channels = listSchema.parse(cell.body.channels);
    expect(channels.map(({ task }) => task !== undefined)).toContain(true);
    for (const path of ['/ledger/9999/clerks', '/ledger/1280/nobody', '/ledger/1280/constructor'])
      expect((await get(operation, path)).status).toBe(404);
  });

  it('names who has not been told, the most urgent first and each once', async () => {
    const all = await get('/unreached', '/unreached');
    const names = listSchema.parse(all.body.unreached).map((one) => `${one.organisation} ${one.group}`);
    expect(names.length).toBeGreaterThan(3);
    const first = await get('/unreached', '/unreached?limit=2');
    const second = await get('/unreached', `/unreached?limit=1000&next=${String(first.body.next)}`);
    const paged = [first, second].flatMap(({ body }) => listSchema.parse(body.unreached));
    expect(paged.map((one) => `${one.organisation} ${one.group}`)).toEqual(names);
    expect((await get('/unreached', '/unreached?group=clerks')).body.total).toBe(
      names.filter((name) => name.endsWith('clerks')).length,
    );
    for (const query of ['?state=sleeping', '?next=a.b', '?limit=0', '?limit=1001'])
      expect((await get('/unreached', `/unreached${query}`)).status).toBe(400);
  });
});

describe('a mail of which nobody knows whether it left', () => {
  const settle = (body: object) =>
    call('post /api/milestones/{milestone}/unknown', `${PATH}/unknown`, { body });
  const list = () => get('/unknown', '/unknown', 'coordinator');

  it('is named, and settled once by a person who says why', async () => {
    const lost = await loseOne();
    expect((await list()).body).toMatchObject({
      total: 1,
      deliveries: [{ id: lost.id, organisation: '1280', reason: 'timeout' }],
    });
    const wanted = { delivery: lost.id, as: 'accepted', reason: 'Mottagaren har svarat' };
    const answers = [await settle(wanted), await settle(wanted)];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await list()).body).toEqual({ deliveries: [], total: 0 });
    expect(await world.settlements.ofOrganisation(id, '1280')).toMatchObject([
      { by: 'coordinator@kansli.example', as: 'accepted', reason: 'Mottagaren har svarat' },
    ]);
    expect((await settle({ ...wanted, as: 'resend' })).status).toBe(409);
  });

  it('that is known or not there is not settled', async () => {
    const lost = await loseOne();
    const [known] = (await world.deliveries.ofOrganisation(id, '1280')).filter((one) => one.id !== lost.id);
    const wanted = { as: 'resend', reason: 'Ingen vet' };
    expect((await settle({ ...wanted, delivery: known?.id })).status).toBe(409);
    expect((await settle({ ...wanted, delivery: 'none' })).status).toBe(404);
    expect((await settle({ ...wanted, delivery: lost.id, reason: '' })).status).toBe(400);
    expect(await world.settlements.ofOrganisation(id, '1280')).toEqual([]);
  });
});

describe('the register', () => {
  const search = (query: string) => call('get /api/register', `/api/register${query}`, { who: 'registrar' });

  it('has what left in an organisation’s name, and each entry with its exact texts', async () => {
    await loseOne();
    const { body } = await search('?organisation=1280&from=2026-01-01');
    const [entry] = listSchema.parse(body.entries);
    expect(entry).toMatchObject({ dispatch: id, recipients: 1, uncertain: 1 });
    expect(JSON.stringify(entry)).not.toContain('"html"');
    const operation = 'get /api/register/{organisation}/{dispatch}';
    const whole = await call(operation, `/api/register/1280/${id}`, { who: 'registrar' });
    const [variant] = (await world.plans.variants(id, '1280')).filter(({ text }) =>
      JSON.stringify(whole.body).includes(JSON.stringify(text)),
    );
    expect(variant).toBeDefined();
    expect(JSON.stringify(whole.body)).not.toContain('@malmo.example');
    for (const path of ['1480', '9999'].map((code) => `/api/register/${code}/${id}`))
      expect((await call(operation, path, { who: 'registrar' })).status).toBe(404);
  });

  it.each([
    ['', 400],
    ['?organisation=1280&from=snart', 400],
    ['?organisation=1280&from=2026-02-01&to=2026-01-01', 400],
    ['?organisation=9999', 404],
    ['?organisation=1280', 200],
  ])('asked for %j answers %i', async (query, status) => {
    expect((await search(query)).status).toBe(status);
  });
});
