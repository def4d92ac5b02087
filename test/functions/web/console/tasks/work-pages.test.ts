import { describe, expect, it } from 'vitest';
import { contactId } from '../../../../../domain/contacts/contact.ts';
import { planOrganisation } from '../../../../../domain/milestone/use-cases/plan-organisation.ts';
import { settleOrganisation } from '../../../../../domain/sending/use-cases/settle-organisation.ts';
import { aMilestone } from '../../../../fixtures/a-milestone.ts';
import { lendingWorld } from '../../../../fixtures/lending-world.ts';
import { aUser, CONSOLE_URL, aConsole as consoleOver, formTokenOn } from '../../fixtures/a-console.ts';

const ID = 'lending-decided-2026';
const MEETING = `/organisations/1280/work/${ID}/meeting`;
// Due dates of the plan lie before it, and those of the whole milestone.
const LATER = Date.parse('2027-06-01T09:00:00Z');

/**
 * The console over the lending rollout, whose milestone is released in Malmö, Göteborg and the office; Lo Ek leads
 * Malmö.
 */
async function aConsole() {
  const stores = await lendingWorld();
  await stores.milestones.accept(aMilestone(), {});
  for (const organisation of ['1280', '1480', 'national']) {
    await planOrganisation({ dispatchId: ID, organisation }, stores);
    await settleOrganisation({ dispatchId: ID, organisation }, stores);
  }
  const set = { approvedHash: (await stores.milestones.find(ID))?.planHash ?? '', approvedBy: 'Anna Ek' };
  await stores.milestones.advance(ID, { from: 'planned', to: 'approved', set, at: 1 });
  let time = stores.now();
  const world = { ...stores, now: () => time };
  const lead = aUser('local-lead', { name: 'Lo Ek', address: 'lo.ek@malmo.example' });
  const site = consoleOver(world, { users: { lead } });
  const show = async (who: string, path: string) => (await site.browse(who, path)).text();
  const send = async (who: string, path: string, fields: Record<string, string>) => {
    time += 60_000;
    const formToken = formTokenOn(await show(who, '/'));
    const body = new URLSearchParams({ formToken, ...fields });
    return site.browse(who, path, { method: 'POST', body, headers: { origin: CONSOLE_URL } });
  };
  const meetings = async () =>
    (await world.tasks.ofOrganisation(ID, '1280')).filter(({ channel }) => channel === 'meeting');
  const later = () => {
    time = LATER;
  };
  return { ...site, world, show, send, meetings, later };
}

const CLERKS = { 'task-1280/clerks': '1280/clerks' };

describe('the list of what is to be done', () => {
  it('is among the pages of a local lead: what, for whom, when, how long and who has it', async () => {
    const { show } = await aConsole();
    const page = await show('lead', '/work?lang=en');
    expect(page).toContain('<a href="/work?lang=en" aria-current="page">To do</a>');
    expect(page).toContain(`href="${MEETING}?lang=en"`);
    // Lead and clerks at one meeting; all groups of the lending are called the same.
    expect(page).toContain('for Grupp (en), Grupp (en) ·');
    expect(page).toContain('30 min');
    expect(page).toContain('with Lo Ek');
    expect(page).not.toContain('Settled tasks');
    expect(page).toContain('/contacts?organisation=1280&amp;lang=en');
  });

  it('says what is late', async () => {
    const { show, later } = await aConsole();
    expect(await show('lead', '/work?lang=en')).not.toContain('are late');
    later();
    expect(await show('lead', '/work?lang=en')).toMatch(/\d of \d tasks are late/);
  });

  it('shows a coordinator where in the country it is late, and the list of the organisation chosen', async () => {
    const { show, browse, later } = await aConsole();
    const none = await show('coordinator', '/work?lang=en');
    expect(none).toContain('No task in the country is late');
    // The ledger calls a release late that no person is to do.
    expect(none).toMatch(/Late press releases, [^<]* are counted apart: [^<]*<a href="\/overview\?lang=en">/);
    later();
    const country = await show('coordinator', '/work?lang=en');
    expect(country).toContain('href="/organisations/1280/work?lang=en">City of Malmö');
    expect(country).toContain('href="/organisations/national/work?lang=en"');
    const chosen = await browse('coordinator', '/work?organisation=1280&lang=en');
    expect([chosen.status, chosen.headers.get('location')]).toEqual([
      303,
      '/organisations/1280/work?lang=en',
    ]);
    expect((await browse('coordinator', '/work?organisation=9999')).status).toBe(404);
  });

  it('has nothing of a milestone that is not released', async () => {
    const { show, browse, send, world } = await aConsole();
    await world.milestones.advance(ID, { from: 'approved', to: 'stopping', set: {}, at: 2 });
    expect(await show('lead', '/work?lang=en')).toContain('No tasks yet.');
    expect((await browse('lead', MEETING)).status).toBe(404);
    expect((await send('lead', `/organisations/1280/packets/${ID}`, {})).status).toBe(404);
  });
});

describe('an occasion', () => {
  it('is confirmed with a day and a register number, once; then it is told that it was done already', async () => {
    const { send, show, meetings } = await aConsole();
    const done = { ...CLERKS, act: 'done', on: '2026-11-17', evidence: 'KS 2026/12' };
    const first = await send('lead', MEETING, done);
    expect([first.status, first.headers.get('location')]).toEqual([
      303,
      '/organisations/1280/work?lang=sv&did=done',
    ]);
    const after = await meetings();
    const clerks = after.find(({ group }) => group === 'clerks');
    expect(clerks?.state).toBe('done');
    expect(clerks?.history).toMatchObject([
      { what: 'done', on: '2026-11-17', evidence: 'KS 2026/12', who: 'Lo Ek' },
    ]);
    expect(after.filter(({ state }) => state === 'done')).toHaveLength(1);
    const again = await send('lead', MEETING, done);
    expect(again.headers.get('location')).toMatch(/did=already$/);
    expect(await meetings()).toEqual(after);
    const list = await show('lead', again.headers.get('location') ?? '');
    expect(list).toContain('Det var redan så. Ingenting ändrades.');
    expect(list).toContain('Avslutade uppgifter (1)');
    expect(list).toContain('Gjord den 17 november 2026');
  });

  it.each([
    ['nothing ticked', { act: 'done' }, 'task', 'too-few'],
    [
      'what somebody has returned',
      { 'task-1280/gone': '1280/gone', act: 'done' },
      'task',
      'changed-meanwhile',
    ],
    ['a day to come', { ...CLERKS, act: 'done', on: '2030-01-01' }, 'on', 'date-future'],
    ['no day at all', { ...CLERKS, act: 'done', on: 'x' }, 'on', 'date-invalid'],
    ['no reason', { ...CLERKS, act: 'cannot', reason: ' ' }, 'reason', 'missing'],
    ['a foreign colleague', { ...CLERKS, act: 'hand-over', to: 'someone' }, 'to', 'missing'],
    ['an act of the office', { ...CLERKS, act: 'waive', waiveReason: 'no' }, '', 'not-one-of'],
  ])('with %s is refused at the field, and nothing changes', async (_, fields, at, code) => {
    const { send, meetings } = await aConsole();
    const before = await meetings();
    const answer = await send('lead', `${MEETING}?lang=en`, fields);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toMatch(
      new RegExp(`${at && `id="${at}-error">`}<span data-problem="${code}">`),
    );
    expect(await meetings()).toEqual(before);
  });

  it('is handed over to a colleague, who is to hear of it, and given up with a reason', async () => {
    const { send, meetings, world } = await aConsole();
    const to = contactId({ organisation: '1280', address: 'per.ask@malmo.example' });
    await send('lead', MEETING, { ...CLERKS, act: 'hand-over', to });
    expect((await meetings()).find(({ group }) => group === 'clerks')).toMatchObject({
      contactName: 'Per Ask',
    });
    expect((await world.handovers.ofDay('2026-11-23')).map(({ contact }) => contact)).toEqual([to]);
    await send('lead', MEETING, { ...CLERKS, act: 'cannot', reason: 'Ingen är på plats' });
    expect((await meetings()).find(({ group }) => group === 'clerks')).toMatchObject({
      state: 'cannot',
      contactName: 'Lo Ek',
    });
  });

  it('is waived by the coordinator alone, who says why', async () => {
    const { show, send, meetings } = await aConsole();
    expect(await show('lead', MEETING)).not.toContain('value="waive"');
    expect(await show('coordinator', MEETING)).toContain('value="waive"');
    const bare = await send('coordinator', `${MEETING}?lang=en`, { ...CLERKS, act: 'waive' });
    expect(await bare.text()).toContain('id="waiveReason-error"');
    await send('coordinator', MEETING, { ...CLERKS, act: 'waive', waiveReason: 'Gruppen finns inte här' });
    expect((await meetings()).find(({ group }) => group === 'clerks')?.history).toMatchObject([
      { what: 'waived', reason: 'Gruppen finns inte här', who: 'Kim coordinator' },
    ]);
  });

  it('of another organisation is not found, to read and to settle', async () => {
    const { browse, send, world } = await aConsole();
    const before = await world.tasks.ofOrganisation(ID, '1480');
    const answers = new Set<string>();
    for (const code of ['1480', '9999']) {
      for (const path of [`/work/${ID}/meeting`, '/work', '/work/news'])
        answers.add(await textOf(await browse('lead', `/organisations/${code}${path}`)));
      const fields = { [`task-${code}/lead`]: `${code}/lead`, act: 'done' };
      answers.add(await textOf(await send('lead', `/organisations/${code}/work/${ID}/meeting`, fields)));
      answers.add(await textOf(await send('lead', `/organisations/${code}/packets/${ID}`, {})));
      expect((await browse('lead', `/work?organisation=${code}`)).status).toBe(404);
    }
    expect([...answers]).toHaveLength(1);
    expect([...answers][0]).toMatch(/^404/);
    expect(await world.tasks.ofOrganisation(ID, '1480')).toEqual(before);
  });

  it('is not settled without the token of an own form', async () => {
    const { browse, meetings } = await aConsole();
    const body = new URLSearchParams({ ...CLERKS, act: 'done' });
    const answer = await browse('lead', MEETING, { method: 'POST', body, headers: { origin: CONSOLE_URL } });
    expect(answer.status).toBe(403);
    expect((await meetings()).every(({ state }) => state === 'open')).toBe(true);
  });
});

const textOf = async (answer: Response) => `${answer.status} ${await answer.text()}`;

describe('a packet', () => {
  it('opens by a button, which leads on to a signed link', async () => {
    const { show, send } = await aConsole();
    expect(await show('lead', '/work')).toContain(`action="/organisations/1280/packets/${ID}?lang=sv"`);
    const answer = await send('lead', `/organisations/1280/packets/${ID}`, {});
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toMatch(new RegExp(`^${CONSOLE_URL}/packets/[\\w.-]{40,}$`));
  });
});

const NEWS = '/organisations/1280/work/news';
const GOOD = {
  rollout: 'lending',
  'title-sv': 'Nya tider',
  'body-sv': 'Vi öppnar **tio**.',
  from: '2026-11-24',
};

describe('news for the newsletter', () => {
  it('is added for the own organisation, by name', async () => {
    const { send, world } = await aConsole();
    const answer = await send('lead', NEWS, { ...GOOD, 'group-clerks': 'yes' });
    expect(answer.headers.get('location')).toBe('/organisations/1280/work?lang=sv&newsFrom=2026-11-24');
    expect(await world.newsItems.ofRollout('lending')).toMatchObject([
      {
        title: { sv: 'Nya tider' },
        body: { sv: 'Vi öppnar **tio**.' },
        groups: ['clerks'],
        organisations: ['1280'],
        from: '2026-11-24',
        addedBy: 'Lo Ek',
      },
    ]);
  });

  it.each([
    ['no title', { ...GOOD, 'title-sv': '' }, 'title-sv-error'],
    ['a title in one language only', { ...GOOD, 'title-en': 'New hours' }, 'body-en-error'],
    ['a fact that is not there', { ...GOOD, 'body-sv': 'Fråga {nobody}.' }, 'body-sv-error'],
    ['no day', { ...GOOD, from: 'snart' }, 'from-error'],
    ['an end before the beginning', { ...GOOD, until: '2026-11-01' }, 'until-error'],
  ])(
    'with %s is refused at the field, keeps what was written, and nothing is stored',
    async (_, fields, id) => {
      const { send, world } = await aConsole();
      const answer = await send('lead', `${NEWS}?lang=en`, fields);
      expect(answer.status).toBe(422);
      const page = await answer.text();
      expect(page).toContain(`id="${id}"`);
      expect(page).toContain(fields['body-sv'].slice(0, 5));
      expect(await world.newsItems.ofRollout('lending')).toEqual([]);
    },
  );
});
