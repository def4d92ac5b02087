import { describe, expect, it } from 'vitest';
import { contactId } from '../../domain/contacts/contact.ts';
import type { ContactChange } from '../../domain/contacts/contact-changes.ts';
import type { AuditEntry } from '../../domain/contacts/contact-store.ts';
import { aContact } from '../fixtures/a-contact.ts';
import { anImport } from '../fixtures/an-import.ts';
import type { Open } from './stores.ts';

const asa = aContact();
const bo = aContact({ name: 'Bo Ek', address: 'bo.ek@umea.example', organisation: '2480' });
const deed = (over: Partial<AuditEntry> = {}): AuditEntry => ({
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
      const { register } = await open();
      expect(await register.state()).toEqual({ version: 0, open: undefined });
      expect(await register.read(['1280'])).toEqual({ version: 0, contacts: [] });
    });

    it('takes a change at its version, raises it, and keeps who did what; at another version it takes nothing', async () => {
      const { register } = await open();
      expect(await register.change({ version: 0, put: [asa], deed: deed() })).toBe(true);
      expect(await register.change({ version: 0, put: [bo], deed: deed({ did: 'changed' }) })).toBe(false);
      expect(await register.read(['1280', '2480'])).toEqual({ version: 1, contacts: [asa] });
      expect(await register.auditTrail('1280')).toEqual([deed()]);
    });

    it('puts and takes away together', async () => {
      const { register } = await open();
      const moved = { ...asa, address: 'asa.berg@malmo.example', formerly: [contactId(asa)] };
      await register.change({ version: 0, put: [asa], deed: deed() });
      const remove = [{ organisation: '1280', id: contactId(asa) }];
      expect(
        await register.change({ version: 1, put: [moved], remove, deed: deed({ did: 'changed', at: 6 }) }),
      ).toBe(true);
      expect((await register.read(['1280'])).contacts).toEqual([moved]);
      expect(await register.auditTrail('1280')).toEqual([deed(), deed({ did: 'changed', at: 6 })]);
    });

    it('shows people whose roles have ended, whom planning does not see', async () => {
      const { register, contacts } = await open();
      const gone = { ...asa, endedAt: 7 };
      await register.change({ version: 0, put: [gone], deed: deed({ did: 'ended' }) });
      expect((await register.read(['1280'])).contacts).toEqual([gone]);
      expect(await contacts.ofOrganisation('1280')).toEqual([]);
    });

    it('knows that somebody wrote contacts past it', async () => {
      const { register, contacts } = await open();
      await contacts.save([asa]);
      expect((await register.state()).version).toBe(1);
    });

    it('keeps a note that changes nobody', async () => {
      const { register } = await open();
      await register.note(deed({ did: 'exported' }));
      expect((await register.state()).version).toBe(0);
      expect(await register.auditTrail('1280')).toEqual([deed({ did: 'exported' })]);
      expect(await register.auditTrail('128')).toEqual([]);
    });
  });

  describe('an import', () => {
    it('that is staged changes nobody, and staging it again changes nothing', async () => {
      const { register } = await open();
      await register.change({ version: 0, put: [asa], deed: deed() });
      await register.stage(anImport(), changes);
      await register.stage(anImport({ checkedBy: 'somebody else' }), changes);
      expect(await register.findImport('i1')).toEqual(anImport());
      expect(await register.changesOf('i1')).toEqual(changes);
      expect(await register.staged()).toEqual([{ id: 'i1', at: anImport().checkedAt }]);
      expect((await register.read(['1280', '2480'])).contacts).toEqual([asa]);
    });

    it('is read whole from the moment it is committed, before a single contact is written', async () => {
      const { register, contacts } = await open();
      await register.change({ version: 0, put: [asa], deed: deed() });
      await register.stage(anImport(), changes);
      expect(await register.commit('i1', { version: 1, by: 'anna', at: 9 })).toBe(true);
      expect(await register.state()).toEqual({ version: 2, open: 'i1' });
      const { contacts: all } = await register.read(['1280', '2480']);
      expect(all).toEqual([{ ...asa, name: 'Åsa Berg' }, bo]);
      expect(await contacts.ofOrganisation('2480')).toEqual([bo]);
      expect(await register.findImport('i1')).toEqual({
        ...anImport(),
        state: 'committed',
        committedBy: 'anna',
        committedAt: 9,
      });
    });

    it('lets nobody change anything while it is open, and no other import in', async () => {
      const { register } = await open();
      await register.stage(anImport(), changes);
      await register.stage(anImport({ id: 'i2' }), changes);
      await register.commit('i1', { version: 0, by: 'anna', at: 9 });
      expect(await register.change({ version: 1, put: [asa], deed: deed() })).toBe(false);
      expect(await register.commit('i2', { version: 1, by: 'bo', at: 10 })).toBe(false);
      expect(await register.auditTrail('1280')).toEqual([]);
    });

    it('is written by finishing it, which leaves no copy behind and may be done again', async () => {
      const { register } = await open();
      await register.stage(anImport(), changes);
      await register.commit('i1', { version: 0, by: 'anna', at: 9 });
      await Promise.all([register.finish('i1'), register.finish('i1')]);
      await register.finish('i1');
      expect(await register.state()).toEqual({ version: 1, open: undefined });
      expect(await register.changesOf('i1')).toEqual([]);
      expect(await register.staged()).toEqual([]);
      expect((await register.findImport('i1'))?.state).toBe('done');
      expect((await register.read(['1280', '2480'])).contacts).toHaveLength(2);
    });

    it('that is finished late writes over nothing that people changed since', async () => {
      const { register } = await open();
      await register.stage(anImport(), changes);
      await register.commit('i1', { version: 0, by: 'anna', at: 9 });
      await register.finish('i1');
      const later = { ...asa, name: 'Åsa Ny' };
      await register.change({ version: 1, put: [later], deed: deed() });
      await register.finish('i1');
      expect((await register.read(['1280'])).contacts).toEqual([later]);
    });

    it('is committed once, at the version that was seen, and not after it was dropped', async () => {
      const { register } = await open();
      await register.stage(anImport(), changes);
      expect(await register.commit('i1', { version: 4, by: 'anna', at: 9 })).toBe(false);
      await register.drop('i1');
      expect(await register.commit('i1', { version: 0, by: 'anna', at: 9 })).toBe(false);
      expect((await register.findImport('i1'))?.state).toBe('dropped');
      expect(await register.changesOf('i1')).toEqual([]);
      expect(await register.staged()).toEqual([]);
      expect(await register.state()).toEqual({ version: 0, open: undefined });
    });

    it('that was dropped may be staged anew', async () => {
      const { register } = await open();
      await register.stage(anImport(), changes);
      await register.drop('i1');
      await register.stage(anImport({ checkedAt: 2_000 }), changes);
      expect(await register.findImport('i1')).toEqual(anImport({ checkedAt: 2_000 }));
      expect(await register.changesOf('i1')).toEqual(changes);
    });

    it('that is committed is not dropped', async () => {
      const { register } = await open();
      await register.stage(anImport(), changes);
      await register.commit('i1', { version: 0, by: 'anna', at: 9 });
      await register.drop('i1');
      expect(await register.changesOf('i1')).toEqual(changes);
    });

    it('may have more people at one organisation than one row or one transaction takes', async () => {
      const { register } = await open();
      const many = Array.from({ length: 1_150 }, (_, index): ContactChange => {
        return { change: 'added', contact: aContact({ address: `p${index}@malmo.example` }) };
      });
      await register.stage(anImport(), many);
      await register.commit('i1', { version: 0, by: 'anna', at: 9 });
      expect((await register.read(['1280'])).contacts).toHaveLength(1_150);
      await register.finish('i1');
      expect((await register.read(['1280'])).contacts).toHaveLength(1_150);
      expect((await register.state()).open).toBeUndefined();
    });
  });
}
