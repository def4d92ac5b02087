import { describe, expect, it } from 'vitest';
import { INVITATION_DAYS, type Person, personId, seenPerson } from '../../../domain/people/person.ts';
import {
  acceptInvitation,
  changeGrant,
  changePerson,
  type PersonStep,
} from '../../../domain/people/use-cases/change-person.ts';
import { invitePerson } from '../../../domain/people/use-cases/invite-person.ts';
import { DAY_MILLIS } from '../../../domain/shared/duration.ts';
import { aPerson } from '../../fixtures/a-person.ts';
import { MAJA, OLLE, peopleWorld } from './people-world.ts';

const maja = aPerson({ address: MAJA, role: 'coordinator' });
const olle = aPerson({ address: OLLE, role: 'coordinator' });
const nils = aPerson();
const SARA = { name: 'Sara Ek', address: 'sara.ek@malmo.example', locale: 'sv' };
const asMaja = { by: MAJA };
const asOlle = { by: OLLE };
type World = Awaited<ReturnType<typeof peopleWorld>>;

const step = async (
  world: World,
  address: string,
  what: PersonStep,
  actor: { by: string; operator?: boolean },
) => {
  const person = await world.people.find(personId(address));
  return changePerson({ id: personId(address), seen: person ? seenPerson(person) : '', actor }, what, world);
};
const grant = async (world: World, { id, address }: Person, form: object, by: string) => {
  const person = await world.people.find(id);
  return changeGrant(
    { id: personId(address), seen: person ? seenPerson(person) : '', actor: { by } },
    form,
    world,
  );
};
const codes = (result: { kind: string; problems?: { path: string; code: string }[] }) =>
  (result.problems ?? []).map(({ path, code }) => `${path} ${code}`.trim());

describe('an invitation', () => {
  it('of a local lead is stored, noted, and put into the queue of accounts', async () => {
    const world = await peopleWorld([maja]);
    const result = await invitePerson({ ...SARA, role: 'local-lead', organisation: '1280' }, asMaja, world);
    expect(result).toMatchObject({ kind: 'done', people: [{ state: 'invited', role: 'local-lead' }] });
    const sara = await world.people.find(personId(SARA.address));
    expect(sara).toMatchObject({ organisation: '1280', invitation: { by: MAJA, mail: 'waiting' }, by: MAJA });
    expect(world.jobs).toEqual([{ person: sara?.id }]);
    expect(await world.people.entries()).toEqual([
      { person: sara?.id, did: 'invited', role: 'local-lead', organisation: '1280', by: MAJA, at: 1_000_000 },
    ]);
  });

  it.each([
    ['no organisation for a local lead', { role: 'local-lead' }, ['organisation missing']],
    ['an organisation that is none', { role: 'local-lead', organisation: '9999' }, ['organisation unknown']],
    ['no address', { role: 'registrar', address: 'sara' }, ['address address-no-at']],
    [
      'an address that has access',
      { role: 'registrar', address: 'NILS.strand@kansli.example' },
      ['address has-access'],
    ],
    ['one’s own address', { role: 'approver', address: MAJA.toUpperCase() }, ['address own-access']],
  ])('with %s is refused, and changes nothing', async (_, form, problems) => {
    const world = await peopleWorld([maja, nils]);
    expect(codes(await invitePerson({ ...SARA, ...form }, asMaja, world))).toEqual(problems);
    expect((await world.people.read()).people).toHaveLength(2);
    expect([world.jobs, await world.people.entries()]).toEqual([[], []]);
  });

  it('takes effect when it is accepted, within its time and not after', async () => {
    const world = await peopleWorld([maja]);
    await invitePerson({ ...SARA, role: 'registrar' }, asMaja, world);
    world.later(INVITATION_DAYS * DAY_MILLIS - 1);
    expect((await acceptInvitation(SARA.address, world)).kind).toBe('done');
    expect(await world.people.find(personId(SARA.address))).toMatchObject({
      state: 'active',
      by: SARA.address,
    });

    const late = await peopleWorld([maja]);
    await invitePerson({ ...SARA, role: 'registrar' }, asMaja, late);
    late.later(INVITATION_DAYS * DAY_MILLIS);
    expect(codes(await acceptInvitation(SARA.address, late))).toEqual(['invitation-expired']);
    expect(await late.people.find(personId(SARA.address))).toMatchObject({ state: 'invited' });
    expect((await step(late, SARA.address, 'renew', asMaja)).kind).toBe('done');
    expect(late.jobs).toHaveLength(2);
    expect((await acceptInvitation(SARA.address, late)).kind).toBe('done');
  });

  it('can be accepted by nobody who was not invited, or whose access has ended', async () => {
    const world = await peopleWorld([
      aPerson({ state: 'ended' }),
      aPerson({ address: OLLE, state: 'proposed' }),
    ]);
    for (const address of ['nobody@kansli.example', nils.address, OLLE])
      expect((await acceptInvitation(address, world)).kind).toBe('unknown');
  });
});

describe('a coordinator or approver', () => {
  it.each(['coordinator', 'approver'] as const)(
    'is proposed by one (%s) and gets in by a second',
    async (role) => {
      const world = await peopleWorld([maja, olle]);
      await invitePerson({ ...SARA, role }, asMaja, world);
      expect(await world.people.find(personId(SARA.address))).toMatchObject({ state: 'proposed' });
      expect(world.jobs).toEqual([]);
      expect(codes(await step(world, SARA.address, 'confirm', asMaja))).toEqual(['second-person-needed']);
      expect(world.jobs).toEqual([]);
      expect((await step(world, SARA.address, 'confirm', asOlle)).kind).toBe('done');
      expect(await world.people.find(personId(SARA.address))).toMatchObject({ state: 'invited', role });
      expect(world.jobs).toHaveLength(1);
      expect((await world.people.entries()).map(({ did, by }) => [did, by])).toEqual([
        ['proposed', MAJA],
        ['invited', OLLE],
      ]);
    },
  );

  it('that is declined never gets in', async () => {
    const world = await peopleWorld([maja, olle]);
    await invitePerson({ ...SARA, role: 'approver' }, asMaja, world);
    await step(world, SARA.address, 'decline', asOlle);
    expect(await world.people.find(personId(SARA.address))).toMatchObject({ state: 'ended' });
    expect((await step(world, SARA.address, 'confirm', asOlle)).kind).toBe('unknown');
    expect((await acceptInvitation(SARA.address, world)).kind).toBe('unknown');
  });

  it('is not made of somebody who is in by one person alone: the old role holds until the second', async () => {
    const world = await peopleWorld([maja, olle, nils]);
    await grant(world, nils, { role: 'approver' }, MAJA);
    expect(await world.people.find(nils.id)).toMatchObject({
      role: 'registrar',
      proposal: { role: 'approver' },
    });
    expect(codes(await step(world, nils.address, 'confirm', asMaja))).toEqual(['second-person-needed']);
    await step(world, nils.address, 'confirm', asOlle);
    const approver = await world.people.find(nils.id);
    expect(approver).toMatchObject({ role: 'approver', state: 'active' });
    expect(approver?.proposal).toBeUndefined();
  });

  it('that approves is taken away by nobody alone, neither ended nor given another role', async () => {
    const approver = aPerson({ address: 'eva.dahl@kansli.example', role: 'approver', state: 'active' });
    const world = await peopleWorld([maja, olle, approver]);
    const now = () => world.people.find(approver.id);
    await step(world, approver.address, 'end', asMaja);
    await step(world, approver.address, 'end', asMaja);
    expect(await now()).toMatchObject({
      state: 'active',
      role: 'approver',
      proposal: { end: true, by: MAJA },
    });
    expect(codes(await step(world, approver.address, 'confirm', asMaja))).toEqual(['second-person-needed']);
    await step(world, approver.address, 'decline', asOlle);
    const declined = await now();
    if (declined) await grant(world, declined, { role: 'registrar' }, MAJA);
    expect(await now()).toMatchObject({ role: 'approver', proposal: { role: 'registrar' } });
    expect(world.jobs).toEqual([]);
    await step(world, approver.address, 'end', asMaja);
    await step(world, approver.address, 'end', asOlle);
    expect(await now()).toMatchObject({ state: 'ended' });
    expect(world.jobs).toMatchObject([{ person: approver.id, changed: { did: 'ended' } }]);
  });

  it('that approves is ended at once by the operator', async () => {
    const approver = aPerson({ address: 'eva.dahl@kansli.example', role: 'approver', state: 'active' });
    const world = await peopleWorld([maja, approver]);
    await step(world, approver.address, 'end', { by: 'drift@kansli.example', operator: true });
    expect(await world.people.find(approver.id)).toMatchObject({ state: 'ended' });
  });

  it('may be named by the operator of the stage alone: there has to be a first', async () => {
    const world = await peopleWorld([]);
    const operator = { by: 'drift@kansli.example', operator: true };
    await invitePerson({ ...SARA, role: 'coordinator' }, operator, world);
    expect(await world.people.find(personId(SARA.address))).toMatchObject({ state: 'invited' });
  });
});

describe('a change', () => {
  it('of role and organisation holds at once and is noted', async () => {
    const world = await peopleWorld([maja, nils]);
    await grant(world, nils, { role: 'local-lead', organisation: '1480' }, MAJA);
    expect(await world.people.find(nils.id)).toMatchObject({
      role: 'local-lead',
      organisation: '1480',
      state: 'active',
    });
    await grant(world, nils, { role: 'registrar' }, MAJA);
    expect((await world.people.find(nils.id))?.organisation).toBeUndefined();
    expect((await world.people.entries()).map(({ did, role }) => [did, role])).toEqual([
      ['changed', 'local-lead'],
      ['changed', 'registrar'],
    ]);
    // No account follows; each is kept outside of the table.
    expect(world.jobs).toMatchObject([
      { changed: { role: 'local-lead' } },
      { changed: { role: 'registrar' } },
    ]);
  });

  it('of one’s own access is nobody’s to make', async () => {
    const world = await peopleWorld([maja, olle]);
    expect(codes(await grant(world, maja, { role: 'registrar' }, MAJA))).toEqual(['own-access']);
    for (const what of ['end', 'renew', 'confirm', 'decline'] as const)
      expect(codes(await step(world, MAJA, what, asMaja))).toEqual(['own-access']);
    expect(await world.people.entries()).toEqual([]);
  });

  it('of somebody whom somebody else has changed meanwhile is not made', async () => {
    const world = await peopleWorld([maja, nils]);
    const seen = seenPerson(nils);
    await grant(world, nils, { role: 'local-lead', organisation: '1280' }, MAJA);
    const result = await changePerson({ id: nils.id, seen, actor: asMaja }, 'end', world);
    expect(result.kind).toBe('changed');
    expect(await world.people.find(nils.id)).toMatchObject({ state: 'active' });
  });
});

describe('an end', () => {
  it('is stored at once, and the account is removed by queue', async () => {
    const world = await peopleWorld([maja, nils]);
    await step(world, nils.address, 'end', asMaja);
    expect(await world.people.find(nils.id)).toMatchObject({ state: 'ended', by: MAJA });
    const changed = { did: 'ended', role: 'registrar', at: 1_000_000 };
    expect(world.jobs).toEqual([{ person: nils.id, changed }]);
  });

  it('never comes to the last coordinator, not even from two who end each other at once', async () => {
    const world = await peopleWorld([maja, olle]);
    const results = await Promise.all([step(world, MAJA, 'end', asOlle), step(world, OLLE, 'end', asMaja)]);
    expect(results.flatMap(codes)).toEqual(['last-coordinator']);
    const { people } = await world.people.read();
    expect(people.filter(({ state }) => state === 'active')).toHaveLength(1);
  });

  it('or another role never leaves the stage without a coordinator', async () => {
    const world = await peopleWorld([maja, nils]);
    const other = { by: 'somebody@malmo.example' };
    expect(codes(await step(world, MAJA, 'end', other))).toEqual(['last-coordinator']);
    expect(codes(await grant(world, maja, { role: 'registrar' }, other.by))).toEqual([
      'role last-coordinator',
    ]);
    // Somebody who was invited and never came is none yet.
    await invitePerson({ ...SARA, role: 'coordinator' }, { ...other, operator: true }, world);
    expect(codes(await step(world, MAJA, 'end', other))).toEqual(['last-coordinator']);
  });
});
