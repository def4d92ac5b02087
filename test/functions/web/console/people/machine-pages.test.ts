import { beforeEach, describe, expect, it } from 'vitest';
import { aMachine } from '../../../../fixtures/a-machine.ts';
import { aPerson } from '../../../../fixtures/a-person.ts';
import { lendingWorld } from '../../../../fixtures/lending-world.ts';
import { aConsole, aUser, CONSOLE_URL, formTokenOn } from '../../fixtures/a-console.ts';
import { aHome } from '../../fixtures/a-home.ts';

const SECRET = /budkavle_secret_[\w-]{43}/;

let world: Awaited<ReturnType<typeof lendingWorld>>;
let site: ReturnType<typeof aConsole>;

beforeEach(async () => {
  world = await lendingWorld();
  const second = aUser('coordinator', { id: 'second', address: 'bo.ek@kansli.example' });
  let time = world.now();
  const now = () => {
    time += 1;
    return time;
  };
  site = aConsole({ ...world, now }, { users: { second } });
});

const page = async (who = 'coordinator') => (await site.browse(who, '/machines?lang=en')).text();
async function send(path: string, fields: Record<string, string> = {}, who = 'coordinator') {
  const formToken = formTokenOn(await page(who));
  const body = new URLSearchParams({ ...fields, formToken });
  return site.browse(who, `${path}?lang=en`, { method: 'POST', body, headers: { origin: CONSOLE_URL } });
}
const where = async (answer: Promise<Response>) => (await answer).headers.get('location');

describe('the page of machines', () => {
  it('shows the secret of a new one once, with which it gets a token', async () => {
    const added = await (await send('/machines', { name: 'Länsarkivet', reach: 'read' })).text();
    const secret = SECRET.exec(added)?.[0] ?? 'none';
    const [machine] = await world.machines.all();
    expect(machine).toMatchObject({
      state: 'active',
      scopes: ['read'],
      madeBy: 'coordinator@kansli.example',
    });
    expect(added).toContain(machine?.id);
    const body = new URLSearchParams({
      ...{ grant_type: 'client_credentials', client_id: machine?.id ?? '', client_secret: secret },
    });
    expect((await site.request('/oauth/token', { method: 'POST', body })).status).toBe(200);
    const shown = await page();
    expect(shown).toContain('Länsarkivet');
    expect(shown).toContain('Has access');
    expect(shown).toContain('Last used');
    expect(shown).not.toMatch(/budkavle_secret_/);
    expect(shown).not.toContain(machine?.secretHash);
    // Others see that somebody did.
    const controls = await (await site.browse('approver', '/controls?lang=en')).text();
    expect(controls).toContain('coordinator@kansli.example added the system Länsarkivet');
    const noted = await (await site.call('approver', '/api/controls/notes')).json();
    expect(noted).toMatchObject({
      notes: [{ what: { kind: 'machine', did: 'added', machine: 'Länsarkivet' } }],
    });
  });

  it('has a second coordinator consent to drafts, and offers it to no other', async () => {
    await send('/machines', { name: 'E-tjänsten', reach: 'draft' });
    const [{ id } = aMachine()] = await world.machines.all();
    const confirm = `/machines/${id}/confirm`;
    expect(await page()).not.toContain(confirm);
    expect(await where(send(confirm))).toBe('/machines?lang=en&told=own');
    expect((await world.machines.find(id))?.state).toBe('waiting');
    expect(await page('second')).toContain(confirm);
    // It waits on the first page of whoever can consent.
    const home = aHome(world, site);
    const waits = async (who: string) => await (await home.browse(who, '/?lang=en')).text();
    expect(await waits('second')).toContain(`/machines?lang=en#machine-${id}`);
    expect(await waits('approver')).not.toContain('/machines');
    expect(await where(send(confirm, {}, 'second'))).toBe('/machines?lang=en&told=confirmed');
    expect(await world.machines.find(id)).toMatchObject({
      ...{ state: 'active', confirmedBy: 'bo.ek@kansli.example', scopes: ['draft', 'read'] },
    });
    expect(await where(send(`/machines/${id}/end`, {}, 'second'))).toBe('/machines?lang=en&told=ended');
    expect(await waits('second')).not.toContain(`#machine-${id}`);
    expect((await send(confirm, {}, 'second')).status).toBe(404);
    expect((await send(`/machines/${id}/end`)).status).toBe(404);
    expect(await page()).not.toContain(`/machines/${id}/`);
    const log = (await world.controlLog.entries()).map((entry) => entry.did === 'noted' && entry.what);
    expect(log).toEqual(
      ['added', 'confirmed', 'ended'].map((did) => ({ kind: 'machine', did, machine: 'E-tjänsten' })),
    );
  });

  it('says what is wrong with a name, and keeps what was chosen', async () => {
    await world.machines.save(aMachine());
    for (const [name, sentence] of [
      ['Länsarkivet', 'already has access'],
      ['', 'name-error'],
      ['x'.repeat(61), 'name-error'],
    ] as const) {
      const answer = await send('/machines', { name, reach: 'draft' });
      expect(answer.status).toBe(422);
      const said = await answer.text();
      expect(said).toContain(sentence);
      expect(said).toContain('value="draft" checked');
    }
    expect(await world.machines.all()).toHaveLength(1);
  });

  it('says that one has no access whose maker is no coordinator, or whose time is over', async () => {
    await world.machines.save(aMachine({ until: 1 }));
    expect(await page()).toContain('Its time is over');
    const { madeBy: address } = aMachine();
    await world.people.change({ version: 0, put: [aPerson({ address, state: 'ended' })], entries: [] });
    await world.machines.save(aMachine({ id: 'n'.repeat(26) }));
    expect(await page()).toContain('no longer a coordinator');
  });
});
