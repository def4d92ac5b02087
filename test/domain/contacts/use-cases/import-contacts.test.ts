import { describe, expect, it } from 'vitest';
import { contactId } from '../../../../domain/contacts/contact.ts';
import { STAGED_MILLIS } from '../../../../domain/contacts/contact-store.ts';
import { importContacts } from '../../../../domain/contacts/use-cases/import-contacts.ts';
import { tidyContacts } from '../../../../domain/privacy/use-cases/tidy-contacts.ts';
import { NotFound } from '../../../../domain/shared/errors.ts';
import { ASA_ROW, BO_ROW, contactsWorld } from '../../../fixtures/contacts-world.ts';
import { killed, portWith } from '../../../fixtures/port-with.ts';

const namesOf = (contacts: readonly { name: string }[]) => contacts.map(({ name }) => name).sort();
const renamed = ['1280', 'Åsa Berg', 'asa.lind@malmo.example', 'clerks', 'sv'];

describe('checking a file', () => {
  it('changes nobody, and says what it would change', async () => {
    const { checked, contactStore, everybody } = await contactsWorld();
    const found = await checked([ASA_ROW, BO_ROW]);
    expect(found.counts).toEqual({ added: 2, changed: 0, resumed: 0, ended: 0, unchanged: 0 });
    expect(found.organisations).toEqual(['0114', '1280']);
    expect(await everybody()).toEqual([]);
    expect(await contactStore.auditTrail('1280')).toEqual([]);
  });

  it('of the same bytes, while nothing has changed, is one and the same', async () => {
    const { checked, confirm } = await contactsWorld();
    const [first, second] = [await checked([ASA_ROW]), await checked([ASA_ROW])];
    expect(second.id).toBe(first.id);
    await confirm(first.id);
    const again = await checked([ASA_ROW]);
    expect(again.id).not.toBe(first.id);
    expect(again.counts).toMatchObject({ added: 0, unchanged: 1 });
  });

  it('keeps nothing of one with a problem, however small', async () => {
    const { check, contactStore } = await contactsWorld();
    const result = await check([ASA_ROW, ['1280', 'Bo Ek', 'no address', 'clerks', 'sv']]);
    expect(result.kind).toBe('problems');
    expect(await contactStore.staged()).toEqual([]);
  });

  it('tells changed, unchanged, resumed and, where the file is the whole list, ended', async () => {
    const { checked, confirm, changesOf } = await world();
    const eva = ['1280', 'Eva Ny', 'eva@malmo.example', 'clerks', 'sv'];
    await confirm((await checked([ASA_ROW, BO_ROW, eva])).id);
    await confirm((await checked([ASA_ROW, BO_ROW], { mode: 'replace' })).id);
    const next = await checked([renamed, eva, BO_ROW], { mode: 'replace' });
    expect(next.counts).toEqual({ added: 0, changed: 1, resumed: 1, ended: 0, unchanged: 1 });
    const [...changes] = await changesOf(next.id);
    expect(changes.map(({ change, contact }) => `${change} ${contact.name}`).sort()).toEqual([
      'changed Åsa Berg',
      'resumed Eva Ny',
    ]);
  });

  it('ends roles only at organisations that are in the file, and only where it is the whole list', async () => {
    const { checked, confirm, everybody, contacts } = await contactsWorld();
    const eva = ['1280', 'Eva Ny', 'eva@malmo.example', 'clerks', 'sv'];
    await confirm((await checked([ASA_ROW, BO_ROW])).id);
    await confirm((await checked([eva])).id);
    expect(namesOf(await contacts.ofOrganisation('1280'))).toEqual(['Eva Ny', 'Åsa Lind']);
    const whole = await checked([eva], { mode: 'replace' });
    expect(whole.counts).toMatchObject({ ended: 1, unchanged: 1 });
    await confirm(whole.id);
    expect(namesOf(await contacts.ofOrganisation('1280'))).toEqual(['Eva Ny']);
    expect(namesOf(await contacts.ofOrganisation('0114'))).toEqual(['Bo Ek']);
    expect(namesOf(await everybody())).toEqual(['Bo Ek', 'Eva Ny', 'Åsa Lind']);
  });
});

async function world() {
  const all = await contactsWorld();
  return { ...all, changesOf: (id: string) => all.contactStore.changesOf(id) };
}

describe('confirming a file', () => {
  it('writes all of it, and again changes nothing', async () => {
    const { checked, confirm, everybody, contactStore } = await contactsWorld();
    const { id } = await checked([ASA_ROW, BO_ROW]);
    expect([await confirm(id), await confirm(id, 'bo')]).toEqual(['done', 'done']);
    expect(namesOf(await everybody())).toEqual(['Bo Ek', 'Åsa Lind']);
    expect(await contactStore.findImport(id)).toMatchObject({ state: 'done', committedBy: 'anna' });
    expect(await contactStore.staged()).toEqual([]);
  });

  it('tells the second of two coordinators who changed the same people, and writes nothing of theirs', async () => {
    const { checked, confirm, everybody } = await contactsWorld();
    const first = await checked([ASA_ROW]);
    const second = await checked([renamed]);
    expect(await confirm(first.id)).toBe('done');
    expect(await confirm(second.id, 'bo')).toBe('changed');
    expect(namesOf(await everybody())).toEqual(['Åsa Lind']);
    expect(await confirm((await checked([renamed])).id, 'bo')).toBe('done');
    expect(namesOf(await everybody())).toEqual(['Åsa Berg']);
  });

  it('does not mind that others changed people at other organisations meanwhile', async () => {
    const { checked, confirm, everybody } = await contactsWorld();
    const [first, second] = [await checked([ASA_ROW]), await checked([BO_ROW])];
    expect(await Promise.all([confirm(first.id), confirm(second.id, 'bo')])).toEqual(['done', 'done']);
    expect(namesOf(await everybody())).toEqual(['Bo Ek', 'Åsa Lind']);
  });

  it('leaves nothing if killed before the commit; after it all is read, and the next caller completes it', async () => {
    const { checked, confirm, ports, everybody, contactStore, contacts } = await contactsWorld();
    const { id } = await checked([ASA_ROW, BO_ROW]);
    const before = { ...ports, contactStore: portWith(contactStore, 'commit', async () => killed()) };
    await expect(importContacts({ id, scope: 'all', by: 'anna' }, before)).rejects.toThrow('killed');
    expect(await everybody()).toEqual([]);
    const after = { ...ports, contactStore: portWith(contactStore, 'finish', async () => killed()) };
    await expect(importContacts({ id, scope: 'all', by: 'anna' }, after)).rejects.toThrow('killed');
    expect(namesOf(await everybody())).toEqual(['Bo Ek', 'Åsa Lind']);
    expect(await contacts.ofOrganisation('1280')).toHaveLength(1);
    expect((await contactStore.state()).open).toBe(id);
    expect(await confirm((await checked([renamed])).id)).toBe('done');
    expect(namesOf(await everybody())).toEqual(['Bo Ek', 'Åsa Berg']);
    expect(await contactStore.state()).toMatchObject({ open: undefined });
  });

  it('comes too late after a day', async () => {
    const { checked, confirm, later, everybody } = await contactsWorld();
    const { id } = await checked([ASA_ROW]);
    later(STAGED_MILLIS + 1);
    expect(await confirm(id)).toBe('expired');
    expect(await everybody()).toEqual([]);
  });

  it('finds only imports of one’s own organisation; others are answered like those that do not exist', async () => {
    const { checked, confirm } = await contactsWorld();
    const all = await checked([BO_ROW]);
    const own = await checked([ASA_ROW], { scope: '1280' });
    const messages = await Promise.all(
      [all.id, 'nothing'].map((id) => confirm(id, 'lead', '1280').catch((error: Error) => error)),
    );
    expect(messages).toEqual([expect.any(NotFound), expect.any(NotFound)]);
    expect(new Set(messages.map(String)).size).toBe(1);
    expect(await confirm(own.id, 'lead', '1280')).toBe('done');
  });
});

describe('a round', () => {
  it('ends an import that broke off, and takes away a file that nobody confirmed for a day', async () => {
    const { checked, ports, contactStore, everybody, later } = await contactsWorld();
    const broken = await checked([ASA_ROW]);
    await contactStore.commit(broken.id, { version: 0, by: 'anna', at: 1 });
    const forgotten = await checked([BO_ROW]);
    expect(await tidyContacts(ports)).toEqual({ finished: 1, dropped: 0, erased: 0, waiting: 0 });
    later(STAGED_MILLIS + 1);
    expect(await tidyContacts(ports)).toEqual({ finished: 0, dropped: 1, erased: 0, waiting: 0 });
    expect(await contactStore.staged()).toEqual([]);
    expect(await contactStore.changesOf(forgotten.id)).toEqual([]);
    expect((await everybody()).map(contactId)).toHaveLength(1);
  });
});
