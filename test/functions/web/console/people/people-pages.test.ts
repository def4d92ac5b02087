import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { identityProviderSchema } from '../../../../../domain/people/identity.ts';
import { INVITATION_DAYS, personId, seenPerson } from '../../../../../domain/people/person.ts';
import { DAY_MILLIS } from '../../../../../domain/shared/duration.ts';
import { aPerson } from '../../../../fixtures/a-person.ts';
import { lendingWorld } from '../../../../fixtures/lending-world.ts';
import { aConsole, aUser } from '../../fixtures/a-console.ts';
import { somePeople } from '../../fixtures/some-people.ts';

const [ME, OTHER] = ['coordinator@kansli.example', 'olle.berg@kansli.example'];
const me = aPerson({ address: ME, role: 'coordinator', name: 'Maja Holm' });
const olle = aPerson({ address: OTHER, role: 'coordinator', name: 'Olle Berg' });
const nils = aPerson();
const SARA = { name: 'Sara Ek', address: 'sara.ek@malmo.example', locale: 'sv' };
const sara = personId(SARA.address);
const users = {
  olle: aUser('coordinator', { address: OTHER }),
  sara: aUser('registrar', { address: SARA.address, roles: [], standing: 'invited' }),
};
let world: Awaited<ReturnType<typeof lendingWorld>>;
let site: Awaited<ReturnType<typeof somePeople>>;

beforeEach(async () => {
  world = await lendingWorld();
  site = await somePeople(world, aConsole(world, { users }), { people: [me, olle, nils] });
});

const text = async (who: string, path: string) => (await site.browse(who, path)).text();
const step = async (who: string, id: string, what: string) => {
  const person = await site.people.find(id);
  return site.send(who, `/people/${id}/steps`, { step: what, seen: person ? seenPerson(person) : '' });
};

describe('the page of people', () => {
  it('lists who may sign in, by what is looked for, and leads to each', async () => {
    const all = await text('coordinator', '/people?lang=en');
    for (const name of ['Maja Holm', 'Olle Berg', 'Nils Strand']) expect(all).toContain(name);
    const found = await text('coordinator', '/people?lang=en&role=registrar&text=NILS');
    expect(found).toContain(`/people/${nils.id}`);
    expect(found).not.toContain('Olle Berg');
  });

  it('shows whom an identity provider lets in, and keeps them out when they are ended there', async () => {
    const provider = identityProviderSchema.parse({
      ...{ name: 'Malmo', domains: ['malmo.example'], roles: { lead: 'local-lead' }, organisation: '1280' },
    });
    const visitors = ['lead', 'nothing'].map((group) => ({
      ...{ id: 'u1', name: `Ali ${group}`, address: `ali.${group}@malmo.example`, confirmed: false },
      provider: { name: 'Malmo', groups: [group] },
    }));
    const given = { people: [me, olle], visitors, providers: [provider] };
    site = await somePeople(world, aConsole(world, { users }), given);
    const page = await text('coordinator', '/people?lang=en');
    expect(page).toContain('Ali lead');
    expect(page).not.toContain('Ali nothing');
    const ali = personId('ali.lead@malmo.example');
    expect((await site.send('coordinator', `/people/visitors/${ali}`, {})).status).toBe(303);
    expect(await site.people.find(ali)).toMatchObject({ state: 'ended', role: 'local-lead', by: ME });
    expect(site.jobs).toMatchObject([{ person: ali, changed: { did: 'ended' } }]);
    expect((await site.send('coordinator', `/people/visitors/${personId('x@y.example')}`, {})).status).toBe(
      404,
    );
  });
});

describe('an invitation', () => {
  it('of a registrar is on its way at once, and stands with who made it', async () => {
    const sent = await site.send('coordinator', '/people/invite', {
      ...SARA,
      role: 'registrar',
      organisation: '',
    });
    expect(sent.headers.get('location')).toBe(`/people/${sara}?lang=sv&told=invited`);
    expect(site.jobs).toEqual([{ person: sara }]);
    const page = await text('coordinator', `/people/${sara}?lang=en`);
    expect(page).toContain('The email has not been sent yet.');
    expect(page).toContain(ME);
  });

  it('with something wrong shows it at its field, keeps what was written, and invites nobody', async () => {
    const form = { ...SARA, address: 'sara', role: 'local-lead', organisation: '' };
    const answer = await site.send('coordinator', '/people/invite', form);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('data-problem="address-no-at"');
    expect(page).toContain('value="Sara Ek"');
    expect(site.jobs).toEqual([]);
  });

  it('of an approver waits for another coordinator, who sees it on the page and confirms', async () => {
    await site.send('coordinator', '/people/invite', { ...SARA, role: 'approver', organisation: '' });
    expect(site.jobs).toEqual([]);
    expect(await text('coordinator', `/people/${sara}?lang=en`)).not.toContain('value="confirm"');
    expect((await step('coordinator', sara, 'confirm')).status).toBe(422);
    expect(await text('olle', '/people?lang=en')).toContain(`${ME} proposes Approver for Sara Ek`);
    expect((await step('olle', sara, 'confirm')).headers.get('location')).toMatch(/told=invited$/);
    expect(site.jobs).toEqual([{ person: sara }]);
  });

  it('that was not sent can be sent from the page', async () => {
    await site.send('coordinator', '/people/invite', { ...SARA, role: 'registrar', organisation: '' });
    expect(await text('coordinator', '/people?lang=en')).toContain('1 invitation has not been sent.');
    await site.send('coordinator', '/people/unsent', {});
    expect(site.jobs).toEqual([{ person: sara }, { person: sara }]);
  });

  it('leads whoever has not signed in to the same page as everybody', async () => {
    const answer = await site.browse('nobody', '/welcome?lang=en');
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('href="/sign-in/new-password"');
  });

  it('is accepted by the one who is invited, with a button, and by nobody’s link', async () => {
    await site.send('coordinator', '/people/invite', { ...SARA, role: 'registrar', organisation: '' });
    // Until then every page leads there.
    expect((await site.browse('sara', '/people')).headers.get('location')).toMatch(/^\/welcome/);
    const page = await text('sara', '/welcome?lang=en');
    expect(page).toContain(`${ME} has invited Sara Ek as Registrar`);
    expect((await site.browse('sara', '/welcome', { method: 'POST' })).status).toBe(403);
    expect(await site.people.find(sara)).toMatchObject({ state: 'invited' });
    const accepted = await site.send('sara', '/welcome', {}, '/welcome');
    expect(accepted.headers.get('location')).toBe('/?lang=sv');
    expect(await site.people.find(sara)).toMatchObject({ state: 'active' });
  });

  it('that has expired says so, to the coordinator and to who was invited', async () => {
    const at = world.now() - INVITATION_DAYS * DAY_MILLIS;
    const late = aPerson({
      ...{ ...SARA, role: 'registrar', state: 'invited', invitation: { at, by: ME, mail: 'sent' } },
    });
    site = await somePeople(world, aConsole(world, { users }), { people: [me, olle, late] });
    expect(await text('coordinator', '/people?lang=en')).toContain('Invitation expired');
    expect(await text('sara', '/welcome?lang=en')).toContain('The invitation has expired');
    await site.send('sara', '/welcome', {}, '/people').catch(() => undefined);
    expect(await site.people.find(sara)).toMatchObject({ state: 'invited' });
    expect((await step('coordinator', sara, 'renew')).status).toBe(303);
    expect(site.jobs).toEqual([{ person: sara }]);
  });
});

describe('a person', () => {
  it('is given another role, ended, and keeps a history of both', async () => {
    const seen = seenPerson(nils);
    await site.send('coordinator', `/people/${nils.id}`, { seen, role: 'local-lead', organisation: '1280' });
    expect(await site.people.find(nils.id)).toMatchObject({ role: 'local-lead', organisation: '1280' });
    expect((await site.send('coordinator', `/people/${nils.id}/steps`, { seen, step: 'end' })).status).toBe(
      409,
    );
    expect((await step('coordinator', nils.id, 'end')).status).toBe(303);
    const page = await text('coordinator', `/people/${nils.id}?lang=en`);
    expect(page).toMatch(/Changed<\/td>[\s\S]*Ended<\/td>/);
    expect(page).not.toContain('value="end"');
  });

  it('who has ended is erased on request, and is then nowhere; nobody else can be erased', async () => {
    expect((await step('coordinator', nils.id, 'erase')).status).toBe(404);
    await step('coordinator', nils.id, 'end');
    expect((await step('coordinator', nils.id, 'erase')).headers.get('location')).toMatch(/told=erased$/);
    expect(await text('coordinator', `/people/${nils.id}?lang=en`)).toContain('are being erased');
    expect(site.jobs.map(({ changed }) => changed?.did)).toEqual(['ended', 'erased']);
    await site.people.erase(nils.id, { name: 'Raderad person', address: 'x@erased.invalid' });
    expect((await site.browse('coordinator', `/people/${nils.id}`)).status).toBe(404);
    expect((await site.call('coordinator', `/api/people/${nils.id}`)).status).toBe(404);
    expect(await text('coordinator', '/people?state=ended')).not.toContain('Raderad');
  });

  it('cannot be changed by themselves, and sees nothing to do it with', async () => {
    const page = await text('coordinator', `/people/${me.id}?lang=en`);
    expect(page).toContain('This is you.');
    expect(page).not.toContain('name="step"');
    expect((await step('coordinator', me.id, 'end')).status).toBe(422);
    expect(await site.people.find(me.id)).toMatchObject({ state: 'active' });
  });
});

const invitedSchema = z.object({ id: z.string(), version: z.string() });
const listSchema = z.object({ people: z.array(z.object({ address: z.string() })) });

describe('the API', () => {
  it('invites, shows, changes and ends over the version that was read', async () => {
    const invited = await site.post('coordinator', '/api/people', { ...SARA, role: 'registrar' });
    expect(invited.status).toBe(201);
    const { id, version } = invitedSchema.parse(await invited.json());
    expect(id).toBe(sara);
    expect((await site.post('coordinator', '/api/people', { ...SARA, role: 'registrar' })).status).toBe(409);
    const end = (basedOn: string) =>
      site.post('coordinator', `/api/people/${id}/steps`, { step: 'end', basedOn });
    expect((await end('old')).status).toBe(409);
    expect((await end(version)).status).toBe(200);
    const shown = await (await site.call('coordinator', `/api/people/${id}`)).json();
    expect(shown).toMatchObject({ state: 'ended', entries: [{ did: 'invited' }, { did: 'ended', by: ME }] });
    const list = listSchema.parse(await (await site.call('coordinator', '/api/people')).json());
    expect(list.people.map(({ address }) => address).toSorted()).toEqual(
      [ME, OTHER, nils.address].toSorted(),
    );
  });
});
