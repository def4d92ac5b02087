import { describe, expect, it } from 'vitest';
import { type Contact, contactId } from '../../../../domain/contacts/contact.ts';
import { seenAs } from '../../../../domain/contacts/use-cases/change-contact.ts';
import { editContact } from '../../../../domain/contacts/use-cases/edit-contact.ts';
import { endRoles } from '../../../../domain/contacts/use-cases/end-roles.ts';
import { problemData } from '../../../../domain/shared/problem.ts';
import { aContact } from '../../../fixtures/a-contact.ts';
import { contactsWorld } from '../../../fixtures/contacts-world.ts';

const asa = aContact();

async function world(people: readonly Contact[] = [asa]) {
  const all = await contactsWorld();
  await all.contacts.save(people);
  const form = {
    organisation: '1280',
    name: asa.name,
    address: asa.address,
    roles: asa.groups,
    locale: 'sv',
  };
  const of = { id: contactId(asa), seen: seenAs(asa) };
  const edit = (over: Partial<Parameters<typeof editContact>[0]> = {}) =>
    editContact({ ...form, ...of, ...over }, { by: 'anna', directory: all.directory }, all.ports);
  const ref = { organisation: '1280', id: of.id, by: 'anna' };
  const end = (seen: string, resume = false) => endRoles({ ...ref, seen, resume }, all.ports);
  return { ...all, edit, end, id: of.id };
}

describe('editing a person', () => {
  it('changes name, roles and language, and keeps who did it', async () => {
    const { edit, everybody, contactStore, id } = await world();
    expect(await edit({ name: 'Åsa Berg', roles: ['lead'], locale: 'English' })).toEqual({
      kind: 'saved',
      id,
      as: 'changed',
    });
    expect(await everybody()).toEqual([
      { ...asa, name: 'Åsa Berg', groups: ['lead'], locale: 'en', legalBasis: 'duty' },
    ]);
    const [entry] = await contactStore.auditTrail('1280');
    expect(entry).toEqual({ organisation: '1280', contact: id, did: 'changed', by: 'anna', at: 1_000_000 });
  });

  it('to another address knows who they were before, and leaves no row behind', async () => {
    const { edit, everybody, id } = await world();
    const result = await edit({ address: 'Åsa <asa.berg@malmo.example>' });
    const [moved, ...others] = await everybody();
    expect(others).toEqual([]);
    expect(moved).toMatchObject({ address: 'asa.berg@malmo.example', formerly: [id] });
    expect(result).toEqual({ kind: 'saved', id: moved && contactId(moved), as: 'changed' });
  });

  it('adds, keeps, changes and takes away a telephone number', async () => {
    const { edit, everybody } = await world();
    const now = async () => (await everybody())[0];
    const seen = async () => seenAs((await now()) ?? asa);
    await edit({ phone: '0701234567' });
    expect(await now()).toMatchObject({ phone: '0701234567' });
    // Spaced otherwise it is the same number; a form without the field says nothing of it.
    expect(await edit({ phone: '070-123 45 67', seen: await seen() })).toMatchObject({ as: 'same' });
    await edit({ name: 'Åsa Berg', seen: await seen() });
    expect(await now()).toMatchObject({ name: 'Åsa Berg', phone: '0701234567' });
    await edit({ phone: ' ', seen: await seen() });
    expect(await now()).not.toHaveProperty('phone');
  });

  it('keeps a telephone number only of whoever has a duty', async () => {
    const { edit, everybody } = await world([{ ...asa, phone: '010-555 00 00' }]);
    const seen = seenAs({ ...asa, phone: '010-555 00 00' });
    const refused = await edit({ roles: ['federations'], phone: '010-555 00 00', seen });
    expect(refused.kind === 'problems' && refused.problems.map(problemData)).toEqual([
      'phone phone-without-duty',
    ]);
    expect(await edit({ roles: ['federations'], seen })).toMatchObject({ kind: 'saved', as: 'changed' });
    expect((await everybody())[0]).not.toHaveProperty('phone');
  });

  it('names everything that is wrong, field by field, and changes nothing', async () => {
    const { edit, everybody } = await world();
    const wrong = { name: ' ', address: 'åsa@malmo.example', roles: ['king'], locale: '?' };
    const result = await edit(wrong);
    expect(result.kind === 'problems' && result.problems.map(problemData)).toEqual([
      'name empty',
      'address address-letters',
      'locale unknown {"what":"language","value":"?"}',
      'roles unknown {"what":"role","value":"king"}',
    ]);
    expect(await everybody()).toEqual([asa]);
  });

  it('sent twice is saved once, also with another address', async () => {
    const { edit, everybody, contactStore } = await world();
    const moved = { name: 'Åsa Berg', address: 'asa.berg@malmo.example' };
    const first = await edit(moved);
    expect(await edit(moved)).toEqual({ ...first, as: 'same' });
    expect(await everybody()).toHaveLength(1);
    expect(await contactStore.auditTrail('1280')).toHaveLength(1);
    expect(await edit({ ...moved, name: 'Åsa Dal' })).toEqual({ kind: 'unknown' });
  });

  it('leaves what a journalist covers', async () => {
    const press = { outlet: 'Sundsposten', beats: ['schools'], regions: [] };
    const { edit, everybody } = await world([{ ...asa, press }]);
    await edit({ seen: seenAs({ ...asa, press }), name: 'Åsa Berg' });
    expect(await everybody()).toMatchObject([{ name: 'Åsa Berg', press }]);
  });

  it('reports a concurrent change or a removed person', async () => {
    const { edit, everybody } = await world();
    await edit({ name: 'Åsa Berg' });
    expect(await edit({ name: 'Åsa Dal' })).toEqual({ kind: 'changed' });
    expect(await edit({ id: 'nobody' })).toEqual({ kind: 'unknown' });
    expect((await everybody()).map(({ name }) => name)).toEqual(['Åsa Berg']);
  });

  it('refuses an address that is in use', async () => {
    const bo = aContact({ name: 'Bo Ek', address: 'bo@malmo.example' });
    const { edit, everybody } = await world([asa, bo]);
    expect(await edit({ address: 'BO@malmo.example' })).toMatchObject({
      problems: [{ path: 'address', code: 'address-taken' }],
    });
    expect(await everybody()).toHaveLength(2);
  });
});

describe('adding a person', () => {
  const fresh = { id: undefined, seen: undefined };

  it('twice by a double click adds one', async () => {
    const { edit, everybody, contactStore } = await world([]);
    const results = [await edit(fresh), await edit(fresh)];
    expect(results.map(({ kind }) => kind)).toEqual(['saved', 'saved']);
    expect(await everybody()).toHaveLength(1);
    expect((await contactStore.auditTrail('1280')).map(({ did }) => did)).toEqual(['added']);
  });

  it('whose address is there already under another name is refused', async () => {
    const { edit, everybody } = await world();
    expect(await edit({ ...fresh, name: 'Bo Ek' })).toMatchObject({ problems: [{ code: 'address-taken' }] });
    expect(await everybody()).toEqual([asa]);
  });
});

describe('ending roles', () => {
  it('takes a person out of what is planned from now on, and they can be had back', async () => {
    const { end, contacts, everybody, contactStore } = await world();
    expect(await end(seenAs(asa))).toBe('ended');
    expect(await contacts.ofOrganisation('1280')).toEqual([]);
    const [ended] = await everybody();
    expect(ended?.endedAt).toBe(1_000_000);
    expect(await end(seenAs(asa))).toBe('ended');
    expect(await end(ended ? seenAs(ended) : '', true)).toBe('resumed');
    expect(await contacts.ofOrganisation('1280')).toEqual([asa]);
    expect((await contactStore.auditTrail('1280')).map(({ did }) => did)).toEqual(['ended', 'changed']);
  });

  it('is told when the person was changed meanwhile, or is gone', async () => {
    const { end, edit, contacts, ports } = await world();
    await edit({ name: 'Åsa Berg' });
    expect(await end(seenAs(asa))).toBe('changed');
    expect(await contacts.ofOrganisation('1280')).toHaveLength(1);
    expect(await endRoles({ organisation: '1280', id: 'nobody', by: 'anna', seen: '' }, ports)).toBe(
      'unknown',
    );
  });
});
