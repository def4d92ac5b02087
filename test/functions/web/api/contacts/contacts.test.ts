import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { contactId } from '../../../../../domain/contacts/contact.ts';
import { planOrganisation } from '../../../../../domain/milestone/use-cases/plan-organisation.ts';
import { problemDetailsSchema } from '../../../../../functions/web/api/problem.ts';
import { aMilestone } from '../../../../fixtures/a-milestone.ts';
import { type LendingWorld, lendingWorld } from '../../../../fixtures/lending-world.ts';
import { aConsole } from '../../fixtures/a-console.ts';
import { anApi } from '../../fixtures/an-api.ts';
import { someContacts } from '../../fixtures/some-contacts.ts';

const PEOPLE = '/api/organisations/1280/contacts';
const ONE = '/api/organisations/{organisation}/contacts/{contact}';
const asa = { name: 'Åsa Sand', address: 'asa.sand@malmo.example', groups: ['clerks'] };
const personSchema = z.looseObject({ id: z.string(), version: z.string(), name: z.string() });

let world: LendingWorld;
let site: ReturnType<typeof someContacts>;
let call: ReturnType<typeof anApi>;

beforeEach(async () => {
  world = await lendingWorld();
  await world.contacts.save([]);
  site = someContacts(world, aConsole(world));
  call = anApi(site.call);
});

const add = (body: unknown, who = 'local-lead') =>
  call('post /api/organisations/{organisation}/contacts', PEOPLE, { who, body });
const everybody = async (query = '') => {
  const { body } = await call('get /api/organisations/{organisation}/contacts', `${PEOPLE}${query}`);
  return z.array(personSchema).parse(body.contacts);
};
const act = (id: string, what: string, body?: unknown) =>
  call(`post ${ONE}${what}`, `${PEOPLE}/${id}${what}`, { body });
const fieldsOf = (body: unknown) => problemDetailsSchema.parse(body).problems?.map(({ field }) => field);
const added = async () => personSchema.parse((await add(asa)).body);

describe('adding a person', () => {
  it('answers with them once, and finds the same person again, also at the same time', async () => {
    const before = (await everybody()).length;
    const answers = await Promise.all([add(asa), add(asa)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 201]);
    expect(answers[0]?.body).toEqual(answers[1]?.body);
    expect(await add({ ...asa, address: 'ASA.SAND@malmo.example', locale: 'sv' })).toMatchObject({
      status: 409,
    });
    expect(await add(asa)).toMatchObject({ status: 200, body: { locale: 'sv', groups: ['clerks'] } });
    expect(await everybody()).toHaveLength(before + 1);
    expect((await world.contactStore.auditTrail('1280')).map(({ did }) => did)).toEqual(['added']);
  });

  it('with an address that another name has is a conflict there', async () => {
    await add(asa);
    const answer = await add({ ...asa, name: 'Bo Ek' });
    expect([answer.status, fieldsOf(answer.body)]).toEqual([409, ['address']]);
  });

  it.each([
    [{ groups: ['king'] }, 422, ['groups']],
    [{ address: 'åsa@malmo.example', name: '' }, 422, ['name', 'address']],
    [{ locale: '?' }, 422, ['locale']],
    [{ phone: '701234567' }, 422, ['phone']],
    [{ phone: 10 }, 400, ['phone']],
    [{ groups: [] }, 400, ['groups']],
    [{ groups: 'clerks' }, 400, ['groups']],
    [{ name: 1, party: 'none' }, 400, ['name', '']],
    [{ name: 'x'.repeat(501) }, 400, ['name']],
  ])('with %j is refused at the field, and nobody is added', async (wrong, status, fields) => {
    const before = await everybody();
    const answer = await add({ ...asa, ...wrong });
    expect([answer.status, fieldsOf(answer.body)]).toEqual([status, fields]);
    expect(await everybody()).toEqual(before);
  });
});

describe('a person', () => {
  it('is changed by whoever has seen them as they are, once however often it is sent', async () => {
    const { id, version } = await added();
    const change = { ...asa, name: 'Åsa Berg', locale: 'en', basedOn: version };
    const changed = await act(id, '', change);
    expect(changed).toMatchObject({ status: 200, body: { id, name: 'Åsa Berg', locale: 'en' } });
    expect(await act(id, '', change)).toEqual(changed);
    expect((await act(id, '', { ...change, name: 'Åsa Dal' })).status).toBe(409);
    expect(await call(`get ${ONE}`, `${PEOPLE}/${id}`)).toEqual(changed);
  });

  it('has a telephone number that stays where nothing is said of it, and that an empty one takes away', async () => {
    const { id, version } = await added();
    const numbered = await act(id, '', { ...asa, locale: 'sv', phone: '010-555 00 00', basedOn: version });
    expect(numbered).toMatchObject({ status: 200, body: { phone: '010-555 00 00' } });
    const basedOn = numbered.body.version;
    const renamed = await act(id, '', { ...asa, name: 'Åsa Berg', locale: 'sv', basedOn });
    expect(renamed.body).toMatchObject({ name: 'Åsa Berg', phone: '010-555 00 00' });
    const next = { ...asa, locale: 'sv', phone: '', basedOn: renamed.body.version };
    expect((await act(id, '', next)).body).not.toHaveProperty('phone');
  });

  it('has another id with another address, also when that is sent twice', async () => {
    const { id, version } = await added();
    const change = { ...asa, address: 'asa.berg@malmo.example', locale: 'sv', basedOn: version };
    const moved = await act(id, '', change);
    const now = contactId({ organisation: '1280', address: change.address });
    expect(moved).toMatchObject({ status: 200, body: { id: now, formerly: [id] } });
    expect(await act(id, '', change)).toEqual(moved);
    expect((await call(`get ${ONE}`, `${PEOPLE}/${id}`)).status).toBe(404);
  });

  it('ends their roles and has them back', async () => {
    const { id, version } = await added();
    const ended = await act(id, '/roles', { active: false, basedOn: version });
    expect(ended).toMatchObject({ status: 200, body: { endedAt: new Date(world.now()).toISOString() } });
    expect(await act(id, '/roles', { active: false, basedOn: version })).toEqual(ended);
    expect((await everybody()).map((one) => one.id)).not.toContain(id);
    expect((await everybody('?ended=yes')).map((one) => one.id)).toContain(id);
    expect((await act(id, '/roles', { active: true, basedOn: version })).status).toBe(409);
    const back = await act(id, '/roles', { active: true, basedOn: ended.body.version });
    expect(back.status).toBe(200);
    expect(back.body).not.toHaveProperty('endedAt');
  });

  it('gets everything stored about them, which is recorded', async () => {
    const { id } = await added();
    await world.milestones.accept(
      aMilestone({ catalogueVersion: (await world.catalogues.currentVersion('lending')) ?? '' }),
      {},
    );
    await planOrganisation({ dispatchId: aMilestone().id, organisation: '1280' }, world);
    const { status, body } = await act(id, '/export');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      contact: { id, address: asa.address },
      mails: [{ id: aMilestone().id, state: 'planned' }],
      auditTrail: [{ did: 'added' }],
    });
    expect((await world.contactStore.auditTrail('1280')).map(({ did }) => did)).toEqual([
      'added',
      'exported',
    ]);
  });

  it('is erased for a reason that names nobody, and then does not exist', async () => {
    const { id } = await added();
    expect((await act(id, '/erasure', {})).status).toBe(400);
    expect((await act(id, '/erasure', { reason: 'Åsa asked' })).status).toBe(400);
    expect(await act(id, '/erasure', { reason: 'asked-for' })).toEqual({
      status: 200,
      body: { state: 'erased', cancelled: 0 },
    });
    expect(await world.contactStore.auditTrail('1280')).toMatchObject([
      { did: 'added' },
      { did: 'erasing', reason: 'asked-for' },
      { did: 'erased' },
    ]);
    expect((await act(id, '/erasure', { reason: 'asked-for' })).status).toBe(404);
    expect(JSON.stringify(await world.contactStore.read(['1280']))).not.toContain(asa.address);
  });

  it('that waits for a plan is answered with what it waits for', async () => {
    const { id } = await added();
    await world.milestones.accept(aMilestone(), {});
    expect(await act(id, '/erasure', { reason: 'no-longer-needed' })).toEqual({
      status: 202,
      body: { state: 'waits', cancelled: 0, waitsFor: [aMilestone().id] },
    });
  });

  it('is not found alike, whether the person or the organisation is unknown', async () => {
    const bodies = [
      ['', { ...asa, locale: 'sv', basedOn: 'x' }],
      ['/roles', { active: true, basedOn: 'x' }],
      ['/export', undefined],
      ['/erasure', { reason: 'mistake' }],
    ] as const;
    for (const [what, body] of bodies) {
      for (const place of [PEOPLE, '/api/organisations/9999/contacts']) {
        const { status } = await call(`post ${ONE}${what}`, `${place}/nobody${what}`, { body });
        expect([what, place, status]).toEqual([what, place, 404]);
      }
    }
  });

  it('page by page is in every list once', async () => {
    const all = await everybody();
    const ids: string[] = [];
    let next = '';
    do {
      const { body } = await call(
        'get /api/organisations/{organisation}/contacts',
        `${PEOPLE}?limit=1${next}`,
      );
      ids.push(
        ...z
          .array(personSchema)
          .parse(body.contacts)
          .map(({ id }) => id),
      );
      next = typeof body.next === 'string' ? `&next=${body.next}` : '';
    } while (next !== '');
    expect(ids).toEqual(all.map(({ id }) => id));
    expect(next).not.toContain('@');
  });
});
