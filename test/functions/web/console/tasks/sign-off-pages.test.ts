import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { planOrganisation } from '../../../../../domain/milestone/use-cases/plan-organisation.ts';
import { aMilestone } from '../../../../fixtures/a-milestone.ts';
import { lendingWorld } from '../../../../fixtures/lending-world.ts';
import { aUser, CONSOLE_URL, aConsole as consoleOver, formTokenOn } from '../../fixtures/a-console.ts';

const ID = 'lending-decided-2026';
const OWN = `/organisations/1280/sign-off/${ID}`;
const API = `/api/organisations/1280/sign-offs/${ID}`;
const DAY = 86_400_000;

/** The console over the lending rollout, whose milestone was told today in Malmö and Göteborg; Lo Ek leads Malmö. */
async function aConsole() {
  const stores = await lendingWorld();
  const version = (await stores.catalogues.currentVersion('lending')) ?? 'none';
  const organisations = ['1280', '1480'];
  await stores.milestones.accept(aMilestone({ organisations, catalogueVersion: version }), {});
  for (const organisation of organisations) await planOrganisation({ dispatchId: ID, organisation }, stores);
  const at = stores.now();
  const approvedHash = (await stores.milestones.find(ID))?.planHash ?? '';
  const set = { approvedHash, approvedBy: 'Anna Ek' };
  await stores.milestones.advance(ID, { from: 'planned', to: 'approved', set, at });
  await stores.milestones.advance(ID, { from: 'approved', to: 'dispatching', set: { dispatchedAt: at }, at });
  let time = at;
  const world = { ...stores, now: () => time };
  const lead = aUser('local-lead', { name: 'Lo Ek', address: 'lo.ek@malmo.example' });
  const site = consoleOver(world, { users: { lead } });
  const show = async (who: string, path: string) => (await site.browse(who, path)).text();
  const send = async (who: string, path: string, fields: Record<string, string>) => {
    const body = new URLSearchParams({ formToken: formTokenOn(await show(who, '/')), ...fields });
    return site.browse(who, path, { method: 'POST', body, headers: { origin: CONSOLE_URL } });
  };
  const call = async (who: string, path: string, body?: unknown) => {
    const headers = { 'content-type': 'application/json' };
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body), headers };
    const answer = await site.call(who, path, init);
    const state = z.looseObject({ state: z.string().optional() });
    return { status: answer.status, body: state.parse(await answer.json()) };
  };
  const later = (days: number) => {
    time += days * DAY;
  };
  return { ...site, world, show, send, call, later };
}

describe('the sign-off of a milestone', () => {
  it('is on the list of a lead, who gives it once for the whole organisation', async () => {
    const { show, send, world } = await aConsole();
    expect(await show('lead', '/work?lang=en')).toContain(`href="${OWN}?lang=en"`);
    const page = await show('lead', `${OWN}?lang=en`);
    expect(page).toContain('has everybody who is to know been told?');
    expect(page).toContain('By 21 December 2026');
    const answer = await send('lead', `${OWN}?lang=en`, {
      word: 'except',
      left: 'The board meets in January.',
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/organisations/1280/work?lang=en&did=signed',
    ]);
    expect(await show('lead', '/work?lang=en&did=signed')).toContain('the answer is saved');
    expect((await world.signOffs.find(ID, '1280'))?.history).toEqual([
      { at: world.now(), who: 'Lo Ek', word: 'except', left: 'The board meets in January.' },
    ]);
    const again = await send('lead', OWN, { word: 'except', left: 'The board meets in January.' });
    expect(again.headers.get('location')).toContain('did=signed-before');
    await send('lead', OWN, { word: 'done' });
    const shown = await show('lead', `${OWN}?lang=en`);
    expect(shown).toContain('Signed off: done');
    expect(shown).toContain('The board meets in January.');
  });

  it.each([
    [{ word: 'except' }, 'id="left-error"'],
    [{ word: 'not-done', left: '   ' }, 'id="left-error"'],
    [{}, 'id="word-error"'],
    [{ word: 'perhaps' }, 'id="word-error"'],
  ])('needs a word, and what is left: %j is said at the field', async (fields, error) => {
    const { send, world } = await aConsole();
    const answer = await send('lead', OWN, { word: '', left: '', ...fields });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(error);
    expect(await world.signOffs.ofMilestone(ID)).toEqual([]);
  });

  it('is nobody else’s, and nowhere before the day or once it is stopped', async () => {
    const { browse, send, call, world } = await aConsole();
    for (const path of [OWN.replace('1280', '1480'), OWN.replace(ID, 'nothing')])
      expect((await browse('lead', path)).status, path).toBe(404);
    expect((await send('lead', OWN.replace('1280', '1480'), { word: 'done' })).status).toBe(404);
    expect((await call('lead', API.replace('1280', '1480'), { word: 'done' })).status).toBe(404);
    expect((await browse('approver', OWN)).status).toBe(403);
    await world.milestones.advance(ID, { from: 'dispatching', to: 'stopping', at: 1 });
    expect((await browse('lead', OWN)).status).toBe(404);
    expect((await send('lead', OWN, { word: 'done' })).status).toBe(404);
    expect((await call('lead', API, { word: 'done' })).status).toBe(404);
    expect(await world.signOffs.ofMilestone(ID)).toEqual([]);
  });

  it('is one number for the coordinator, then who has not, with exceptions and reasons', async () => {
    const { show, call, later } = await aConsole();
    const page = async () => (await show('coordinator', `/milestones/${ID}?lang=en`)).replaceAll(/\s+/g, ' ');
    expect(await page()).toContain('0 of 2 have signed off');
    await call('coordinator', API, { word: 'except', left: 'The clubs hear on 3 December.' });
    const excepted = await page();
    expect(excepted).toContain('1 of 2 have signed off');
    expect(excepted).toContain('The clubs hear on 3 December.');
    expect(excepted).toContain('By 21 December 2026');
    later(29);
    expect(await page()).toContain('Overdue since 21 December 2026');
    await call('coordinator', API.replace('1280', '1480'), {
      word: 'not-done',
      left: 'Nobody has had time.',
    });
    const refused = await page();
    expect(refused).toContain('1 of 2 have signed off');
    expect(refused).toContain('Not done: Nobody has had time.');
  });
});

describe('the API', () => {
  it('takes a word, gives it back with its history, and counts them', async () => {
    const { call } = await aConsole();
    expect((await call('lead', API)).body).toEqual({
      ...{ organisation: '1280', state: 'awaited', due: '2026-12-21', history: [] },
    });
    const given = await call('lead', API, { word: 'not-done', left: 'The board meets in January.' });
    expect(given).toMatchObject({ status: 200, body: { state: 'awaited', history: [{ word: 'not-done' }] } });
    expect((await call('lead', API, { word: 'done' })).body.state).toBe('signed');
    expect((await call('registrar', `/api/milestones/${ID}/sign-offs`)).body).toMatchObject({
      ...{ signed: 1, asked: 2 },
      organisations: [{ organisation: '1280', state: 'signed' }, { organisation: '1480' }],
    });
  });

  it('refuses an exception without what it is', async () => {
    const { call, world } = await aConsole();
    for (const body of [
      { word: 'except' },
      { word: 'not-done', left: '' },
      { word: 'done', left: 'Not quite.' },
    ])
      expect((await call('lead', API, body)).status, JSON.stringify(body)).toBe(400);
    expect(await world.signOffs.ofMilestone(ID)).toEqual([]);
  });
});
