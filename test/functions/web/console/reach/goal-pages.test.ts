import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { showGoals } from '../../../../../domain/reach/use-cases/show-goals.ts';
import { lendingWorld } from '../../../../fixtures/lending-world.ts';
import { CONSOLE_URL, aConsole as consoleOver, formTokenOn } from '../../fixtures/a-console.ts';
import { anApi } from '../../fixtures/an-api.ts';

const GOALS = '/reach/lending/goals';
const FIELDS = {
  ...{ group: 'clerks', milestone: 'decided', percent: '80', by: '2027-01-31', owner: 'Tuva Ek' },
  ...{ 'baseline-percent': '10', 'baseline-on': '2026-10-01', 'baseline-source': 'Survey', action: '' },
};
const GOAL = {
  ...{ group: 'clerks', milestone: 'decided', percent: 80, by: '2027-01-31', owner: 'Tuva Ek' },
  baseline: { percent: 10, on: '2026-10-01', source: 'Survey' },
};

async function aConsole() {
  const world = await lendingWorld();
  const site = consoleOver(world);
  const show = async (who: string, path: string) => (await site.browse(who, `${path}?lang=en`)).text();
  const seenOn = (page: string) => /name="seen" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const send = async (path: string, fields: Record<string, string>, from = path) => {
    const page = await show('coordinator', from);
    const form = { formToken: formTokenOn(page), seen: seenOn(page), ...fields };
    const init = { method: 'POST', body: new URLSearchParams(form), headers: { origin: CONSOLE_URL } };
    return site.browse('coordinator', `${path}?lang=en`, init);
  };
  const stored = async () => (await world.rollouts.find('lending'))?.goals;
  return { ...site, world, show, send, stored };
}

describe('a goal', () => {
  it('is added, changed and removed on pages of its own', async () => {
    const { show, send, stored } = await aConsole();
    expect(await show('coordinator', GOALS)).toContain('There are no goals.');
    const added = await send(`${GOALS}/new`, FIELDS);
    expect([added.status, added.headers.get('location')]).toEqual([303, `${GOALS}?lang=en`]);
    expect(await stored()).toEqual([GOAL]);
    const list = await show('coordinator', GOALS);
    expect(list).toContain('80% are to know by 31 January 2027.');
    const one = `${GOALS}/clerks/decided`;
    expect(list).toContain(`href="${one}?lang=en"`);
    expect(await show('coordinator', one)).toContain('value="Tuva Ek"');
    const change = { ...FIELDS, percent: '90', action: 'Ask the unit managers.' };
    const silent = await send(one, change);
    expect([silent.status, (await silent.text()).includes('id="why-error"')]).toEqual([422, true]);
    expect(await stored()).toEqual([GOAL]);
    await send(one, { ...change, why: 'The first survey\nwas better than hoped.' });
    expect(await stored()).toEqual([{ ...GOAL, percent: 90, action: 'Ask the unit managers.' }]);
    const kept = await send(`${one}/remove`, { why: ' ' }, one);
    expect([kept.status, (await kept.text()).includes('id="remove-why-error"')]).toEqual([422, true]);
    expect(await stored()).toHaveLength(1);
    expect((await send(`${one}/remove`, { why: 'Nobody uses it.' }, one)).status).toBe(303);
    expect(await stored()).toEqual([]);
    // Who, when, what was before, and why: the newest first.
    const history = await show('coordinator', GOALS);
    const lines = history.slice(history.indexOf('id="changes"')).split('</tr>').slice(1, 4);
    expect(
      lines.map((line) => ['Removed', 'Changed', 'New goal'].find((kind) => line.includes(kind))),
    ).toEqual([...['Removed', 'Changed', 'New goal']]);
    expect(lines[0]).toContain('Nobody uses it.');
    expect(lines[1]).toMatch(
      /80% are to know by.*90% are to know by.*The first survey was better than hoped\./s,
    );
    for (const line of lines) expect(line).toMatch(/2026-11-23 .*<span class="quiet">\w/s);
  });

  it('is refused with what is wrong at each field, and keeps what was written', async () => {
    const { send, stored } = await aConsole();
    const answer = await send(`${GOALS}/new`, {
      ...{ ...FIELDS, percent: '800', by: 'soon', owner: '', group: 'nobody' },
      'baseline-percent': 'ten',
    });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    for (const field of ['percent', 'by', 'owner', 'baseline-percent'])
      expect(page, field).toContain(`id="${field}-error"`);
    expect(page).toContain('value="800"');
    expect(await stored()).toBeUndefined();
    const other = await send(`${GOALS}/new`, { ...FIELDS, group: 'nobody' });
    expect(await other.text()).toContain('id="group-error"');
    await send(`${GOALS}/new`, FIELDS);
    const twice = await send(`${GOALS}/new`, { ...FIELDS, percent: '70' });
    expect([twice.status, (await twice.text()).includes('data-problem="goal-twice"')]).toEqual([422, true]);
    expect(await stored()).toEqual([GOAL]);
  });

  it('is not set over what somebody else has changed meanwhile', async () => {
    const { world, send, stored } = await aConsole();
    await world.rollouts.setGoals('lending', [GOAL], undefined);
    const late = await send(`${GOALS}/new`, { ...FIELDS, group: 'lead', seen: 'of-before' });
    expect([late.status, (await late.text()).includes('Nothing was saved')]).toEqual([409, true]);
    expect(await stored()).toEqual([GOAL]);
  });

  it('is shown to those who may not change it, without the ways to do so', async () => {
    const { world, browse, show } = await aConsole();
    await world.rollouts.setGoals('lending', [GOAL], undefined);
    const page = await show('registrar', GOALS);
    expect(page).toContain('Owner: Tuva Ek.');
    expect(page).not.toContain('/goals/new');
    expect(page).not.toContain('/goals/clerks/');
    expect((await browse('registrar', `${GOALS}/new`)).status).toBe(403);
    expect((await browse('coordinator', `${GOALS}/nobody/decided`)).status).toBe(404);
  });

  it('is read and set in the API, over the version that was read', async () => {
    const { world, call, stored } = await aConsole();
    const ask = anApi((who, path, init) => call(who, path, init));
    const path = '/api/rollouts/lending/goals';
    const first = await ask('get /api/rollouts/{rollout}/goals', path, { who: 'approver' });
    expect(first.body.goals).toEqual([]);
    const basedOn = z.string().parse(first.body.version);
    const post = (body: unknown) => ask('post /api/rollouts/{rollout}/goals', path, { body });
    const set = await post({ basedOn, goals: [GOAL] });
    expect(set).toMatchObject({ status: 200, body: { goals: [{ ...GOAL, standing: 'unmeasured' }] } });
    expect(await stored()).toEqual([GOAL]);
    expect((await post({ basedOn, goals: [] })).status).toBe(409);
    const wrong = await post({ basedOn: set.body.version, goals: [GOAL, { ...GOAL, group: 'nobody' }] });
    expect(wrong).toMatchObject({ status: 422, body: { problems: [{ field: 'goals.1.group' }] } });
    expect(await stored()).toEqual([GOAL]);
    // What was decided before is not changed without a reason, which is kept with what it was.
    const less = { basedOn: set.body.version, goals: [{ ...GOAL, percent: 60 }] };
    expect(await post(less)).toMatchObject({ status: 422, body: { problems: [{ field: 'why' }] } });
    expect((await post({ ...less, why: 'Fewer have started.' })).status).toBe(200);
    const changes = await ask('get /api/rollouts/{rollout}/goals/changes', `${path}/changes`, {
      who: 'registrar',
    });
    expect(changes.body).toMatchObject({
      total: 2,
      changes: [
        { goals: [{ after: GOAL }] },
        { why: 'Fewer have started.', goals: [{ before: GOAL, after: { ...GOAL, percent: 60 } }] },
      ],
    });
    // The account of the quarter before has none, whatever is set today.
    expect((await showGoals({ rollout: 'lending', asOf: '2026-09-30' }, world))?.goals).toEqual([]);
    expect((await showGoals({ rollout: 'lending' }, world))?.goals).toMatchObject([
      { goal: { percent: 60 } },
    ]);
  });
});
