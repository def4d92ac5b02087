import { beforeEach, describe, expect, it } from 'vitest';
import { TEAMS_URL } from '../../../../fixtures/a-teams-channel.ts';
import { lendingWorld } from '../../../../fixtures/lending-world.ts';
import { aConsole, CONSOLE_URL, formTokenOn } from '../../fixtures/a-console.ts';
import { aHome } from '../../fixtures/a-home.ts';

const PAGE = '/organisations/1280';
const SIGNATURE = 'hemligt-hemligt';

let world: Awaited<ReturnType<typeof lendingWorld>>;
let site: ReturnType<typeof aConsole>;
beforeEach(async () => {
  world = await lendingWorld();
  site = aConsole(world);
});

const page = async (who = 'local-lead', path = PAGE) => (await site.browse(who, `${path}?lang=sv`)).text();
async function send(what: string, fields: Record<string, string> = {}, who = 'local-lead') {
  const formToken = formTokenOn(await page(who));
  const body = new URLSearchParams({ ...fields, formToken });
  const init = { method: 'POST', body, headers: { origin: CONSOLE_URL } };
  return site.browse(who, `${PAGE}/teams/${what}?lang=sv`, init);
}
async function channel() {
  const found = await world.teamsChannels.find('1280');
  if (!found) throw new Error('no channel');
  return found;
}

describe('the channel in Teams on an organisation’s page', () => {
  it('is set by its lead, tried, and taken away, and shows its address nowhere', async () => {
    expect(await page()).toContain('Koppla kanalen och skicka ett prov');
    const set = await send('address', { teamsUrl: TEAMS_URL });
    expect(set.headers.get('location')).toBe(`${PAGE}?teams=set&lang=sv`);
    expect(await channel()).toMatchObject({ state: 'active', testAskedAt: expect.any(Number) });
    const shown = await (await site.browse('local-lead', `${PAGE}?lang=sv&teams=set`)).text();
    expect(shown).toContain('Kanalen är kopplad.');
    expect(shown).toContain('provas');
    const controls = await (await site.browse('approver', '/controls?lang=sv')).text();
    expect(controls).toContain('kopplade en kanal i Teams för organisation 1280');
    for (const said of [shown, controls, JSON.stringify(await channel())]) {
      expect(said).not.toContain(SIGNATURE);
      expect(said).not.toContain('abc123');
    }
    expect((await send('test')).headers.get('location')).toContain('teams=tested');
    expect((await send('remove')).headers.get('location')).toContain('teams=removed');
    expect(await world.teamsAddresses.of('1280')).toEqual([]);
    expect((await send('test')).status).toBe(404);
    expect(await page()).toContain('Koppla kanalen');
  });

  it('says what is wrong with an address, and does not bring it back', async () => {
    const answer = await send('address', { teamsUrl: `https://evil.example/?sig=${SIGNATURE}` });
    expect(answer.status).toBe(422);
    const said = await answer.text();
    expect(said).toContain('aria-invalid="true"');
    expect(said).toContain('powerplatform.com');
    expect(said).not.toContain(SIGNATURE);
    expect(await world.teamsChannels.all()).toEqual([]);
  });

  it('says why it takes nothing, and what to do about it', async () => {
    await send('address', { teamsUrl: TEAMS_URL });
    const problem = { at: world.now(), code: 'status', status: 404 } as const;
    const { testAskedAt: _asked, ...tried } = await channel();
    await world.teamsChannels.save({ ...tried, tested: { at: world.now(), problem } });
    expect(await page()).toContain('Provet togs inte emot');
    expect(await page()).toContain('eller så är adressen gammal');
    const cards = [{ dispatch: 'm', what: 'reached' as const }];
    const failing = { failingSince: 1, problem, cards, nextTryAt: world.now() + 300_000 };
    await world.teamsChannels.save({ ...(await channel()), ...failing });
    expect(await page()).toContain('1 kort väntar.');
    await world.teamsChannels.save({ ...(await channel()), state: 'dead' });
    expect(await page()).toContain('fungerar inte');
    // The first page of whoever keeps an eye on all names it, and leads there.
    const home = aHome(world, site);
    const first = await (await home.browse('coordinator', '/?lang=sv')).text();
    expect(first).toContain('En kanal i Teams tar inte emot kort');
    expect(first).toContain('/organisations/1280?lang=sv#teams');
    await world.teamsChannels.save({ ...(await channel()), state: 'ended', endedBy: 'receiver' });
    expect(await page()).toContain('Skapa ett nytt i Teams');
    expect((await send('address', { teamsUrl: TEAMS_URL })).status).toBe(303);
  });

  it('stands in the list of all organisations, for whoever keeps an eye on them', async () => {
    await send('address', { teamsUrl: TEAMS_URL });
    const { testAskedAt: _asked, ...tried } = await channel();
    await world.teamsChannels.save({ ...tried, tested: { at: world.now() } });
    const list = await page('coordinator', '/organisations');
    expect(list).toMatch(/Malmö stad<\/a><\/th>.*?fungerar<\/span>/s);
    expect(list).toMatch(/Göteborgs Stad<\/a><\/th>.*?ingen kanal<\/span>/s);
  });

  it('is not for a lead of another organisation', async () => {
    const formToken = formTokenOn(await page());
    const body = new URLSearchParams({ teamsUrl: TEAMS_URL, formToken });
    const init = { method: 'POST', body, headers: { origin: CONSOLE_URL } };
    for (const what of ['address', 'test', 'remove'])
      expect((await site.browse('local-lead', `/organisations/1480/teams/${what}`, init)).status).toBe(404);
    expect(await world.teamsChannels.all()).toEqual([]);
  });
});
