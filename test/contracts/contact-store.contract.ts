import { describe, expect, it } from 'vitest';
import { contactId } from '../../domain/contacts/contact.ts';
import type { ContactChange } from '../../domain/contacts/contact-changes.ts';
import type { AuditEntry } from '../../domain/contacts/contact-store.ts';
import { aContact } from '../fixtures/a-contact.ts';
import { anImport } from '../fixtures/an-import.ts';
import type { Open } from './stores.ts';

const asa = aContact();
const bo = aContact({ name: 'Bo Ek', address: 'bo.ek@umea.example', organisation: '2480' });
const entry = (over: Partial<AuditEntry> = {}): AuditEntry => ({
  organisation: '1280',
  contact: contactId(asa),
  did: 'added',
  by: 'anna',
  at: 5,
  ...over,
});
const changes: ContactChange[] = [
  { change: 'changed', contact: { ...asa, name: 'Åsa Berg' }, before: asa },
  { change: 'added', contact: bo },
];

export function contactStoreContract(open: Open): void {
  describe('the register of contacts', () => {
    it('begins empty, at version 0, with no import open', async () => {
      const { contactStore } = await open();
      expect(await contactStore.state()).toEqual({ version: 0, open: undefined });
      expect(await contactStore.read(['1280'])).toEqual({ version: 0, contacts: [] });
    });

    it('accepts a change at its version only, raises the version and keeps who did what', async () => {
      const { contactStore } = await open();
      expect(await contactStore.change({ version: 0, put: [asa], entry: entry() })).toBe(true);
      expect(await contactStore.change({ version: 0, put: [bo], entry: entry({ did: 'changed' }) })).toBe(
        false,
      );
      expect(await contactStore.read(['1280', '2480'])).toEqual({ version: 1, contacts: [asa] });
      expect(await contactStore.auditTrail('1280')).toEqual([entry()]);
    });

    it('puts and takes away together', async () => {
      const { contactStore } = await open();
      const moved = { ...asa, address: 'asa.berg@malmo.example', formerly: [contactId(asa)] };
      await contactStore.change({ version: 0, put: [asa], entry: entry() });
      const remove = [{ organisation: '1280', id: contactId(asa) }];
      expect(
        await contactStore.change({
          version: 1,
          put: [moved],
          remove,
          entry: entry({ did: 'changed', at: 6 }),
        }),
      ).toBe(true);
      expect((await contactStore.read(['1280'])).contacts).toEqual([moved]);
      expect(await contactStore.auditTrail('1280')).toEqual([entry(), entry({ did: 'changed', at: 6 })]);
    });

    it('shows people whose roles have ended, whom planning does not see', async () => {
      const { contactStore, contacts } = await open();
      const gone = { ...asa, endedAt: 7 };
      await contactStore.change({ version: 0, put: [gone], entry: entry({ did: 'ended' }) });
      expect((await contactStore.read(['1280'])).contacts).toEqual([gone]);
      expect(await contacts.ofOrganisation('1280')).toEqual([]);
    });

    it('knows that somebody wrote contacts past it', async () => {
      const { contactStore, contacts } = await open();
      await contacts.save([asa]);
      expect((await contactStore.state()).version).toBe(1);
    });

    it('keeps a note that changes nobody', async () => {
      const { contactStore } = await open();
      await contactStore.note(entry({ did: 'exported' }));
      expect((await contactStore.state()).version).toBe(0);
      expect(await contactStore.auditTrail('1280')).toEqual([entry({ did: 'exported' })]);
      expect(await contactStore.auditTrail('128')).toEqual([]);
    });
  });

  describe('an import', () => {
    it('that is staged changes nobody, and staging it again changes nothing', async () => {
      const { contactStore } = await open();
      await contactStore.change({ version: 0, put: [asa], entry: entry() });
      await contactStore.stage(anImport(), changes);
      await contactStore.stage(anImport({ checkedBy: 'somebody else' }), changes);
      expect(await contactStore.findImport('i1')).toEqual(anImport());
      expect(await contactStore.changesOf('i1')).toEqual(changes);
      expect(await contactStore.staged()).toEqual([{ id: 'i1', at: anImport().checkedAt }]);
      expect((await contactStore.read(['1280', '2480'])).contacts).toEqual([asa]);
    });

    it('is read whole from the moment it is committed, before a single contact is written', async () => {
      const { contactStore, contacts } = await open();
      await contactStore.change({ version: 0, put: [asa], entry: entry() });
      await contactStore.stage(anImport(), changes);
      expect(await contactStore.commit('i1', { version: 1, by: 'anna', at: 9 })).toBe(true);
      expect(await contactStore.state()).toEqual({ version: 2, open: 'i1' });
      const { contacts: all } = await contactStore.read(['1280', '2480']);
      expect(all).toEqual([{ ...asa, name: 'Åsa Berg' }, bo]);
      expect(await contacts.ofOrganisation('2480')).toEqual([bo]);
      expect(await contactStore.findImport('i1')).toEqual({
        ...anImport(),
        state: 'committed',
        committedBy: 'anna',
        committedAt: 9,
      });
    });

    it('lets nobody change anything while it is open, and no other import in', async () => {
      const { contactStore } = await open();
      await contactStore.stage(anImport(), changes);
      await contactStore.stage(anImport({ id: 'i2' }), changes);
      await contactStore.commit('i1', { version: 0, by: 'anna', at: 9 });
      expect(await contactStore.change({ version: 1, put: [asa], entry: entry() })).toBe(false);
      expect(await contactStore.commit('i2', { version: 1, by: 'bo', at: 10 })).toBe(false);
      expect(await contactStore.auditTrail('1280')).toEqual([]);
    });

    it('is written by finishing it, which leaves no copy behind and may be done again', async () => {
      const { contactStore } = await open();
      await contactStore.stage(anImport(), changes);
      await contactStore.commit('i1', { version: 0, by: 'anna', at: 9 });
      await Promise.all([contactStore.finish('i1'), contactStore.finish('i1')]);
      await contactStore.finish('i1');
      expect(await contactStore.state()).toEqual({ version: 1, open: undefined });
      expect(await contactStore.changesOf('i1')).toEqual([]);
      expect(await contactStore.staged()).toEqual([]);
      expect((await contactStore.findImport('i1'))?.state).toBe('done');
      expect((await contactStore.read(['1280', '2480'])).contacts).toHaveLength(2);
    });

    it('that is finished late writes over nothing that people changed since', async () => {
      const { contactStore } = await open();
      await contactStore.stage(anImport(), changes);
      await contactStore.commit('i1', { version: 0, by: 'anna', at: 9 });
      await contactStore.finish('i1');
      const later = { ...asa, name: 'Åsa Ny' };
      await contactStore.change({ version: 1, put: [later], entry: entry() });
      await contactStore.finish('i1');
      expect((await contactStore.read(['1280'])).contacts).toEqual([later]);
    });

    it('is committed once, at the version that was seen, and not after it was dropped', async () => {
      const { contactStore } = await open();
      await contactStore.stage(anImport(), changes);
      expect(await contactStore.commit('i1', { version: 4, by: 'anna', at: 9 })).toBe(false);
      await contactStore.drop('i1');
      expect(await contactStore.commit('i1', { version: 0, by: 'anna', at: 9 })).toBe(false);
      expect((await contactStore.findImport('i1'))?.state).toBe('dropped');
      expect(await contactStore.changesOf('i1')).toEqual([]);
      expect(await contactStore.staged()).toEqual([]);
      expect(await contactStore.state()).toEqual({ version: 0, open: undefined });
    });

    it('that was dropped may be staged anew', async () => {
      const { contactStore } = await open();
      await contactStore.stage(anImport(), changes);
      await contactStore.drop('i1');
      await contactStore.stage(anImport({ checkedAt: 2_000 }), changes);
      expect(await contactStore.findImport('i1')).toEqual(anImport({ checkedAt: 2_000 }));
      expect(await contactStore.changesOf('i1')).toEqual(changes);
    });

    it('that is committed is not dropped', async () => {
      const { contactStore } = await open();
      await contactStore.stage(anImport(), changes);
      await contactStore.commit('i1', { version: 0, by: 'anna', at: 9 });
      await contactStore.drop('i1');
      expect(await contactStore.changesOf('i1')).toEqual(changes);
    });

    it('may have more people at one organisation than one row or one transaction takes', async () => {
      const { contactStore } = await open();
      const many = Array.from({ length: 1_150 }, (_, index): ContactChange => {
        return { change: 'added', contact: aContact({ address: `p${index}@malmo.example` }) };
      });
      await contactStore.stage(anImport(), many);
      await contactStore.commit('i1', { version: 0, by: 'anna', at: 9 });
      expect((await contactStore.read(['1280'])).contacts).toHaveLength(1_150);
      await contactStore.finish('i1');
      expect((await contactStore.read(['1280'])).contacts).toHaveLength(1_150);
      expect((await contactStore.state()).open).toBeUndefined();
    });
  });
}
