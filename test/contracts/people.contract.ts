import { describe, expect, it } from 'vitest';
import type { PersonEntry } from '../../domain/people/person.ts';
import { aPerson } from '../fixtures/a-person.ts';
import type { Open } from './stores.ts';

const invitation = { at: 5, by: 'maja.holm@kansli.example', mail: 'waiting' as const };
const invited = aPerson({ state: 'invited', address: 'sara.ek@malmo.example', invitation });
const entry = (person: string, at: number, did: PersonEntry['did'] = 'invited'): PersonEntry => ({
  ...{ person, did, at, role: 'registrar', by: 'maja.holm@kansli.example' },
});

export function peopleContract(open: Open): void {
  describe('people who may sign in', () => {
    it('are none at first, and those written after', async () => {
      const { people } = await open();
      expect(await people.read()).toEqual({ version: 0, people: [] });
      expect(await people.find(invited.id)).toBeUndefined();
      const put = [aPerson(), invited];
      expect(await people.change({ version: 0, put, entries: [] })).toBe(true);
      expect(await people.find(invited.id)).toEqual(invited);
      const all = await people.read();
      expect(all.version).toBe(1);
      expect(new Set(all.people)).toEqual(new Set(put));
    });

    it('change under one version: of two changes from the same one, one has no effect', async () => {
      const { people } = await open();
      const [one, other] = [aPerson({ role: 'approver' }), aPerson({ role: 'coordinator' })];
      const won = await Promise.all([
        people.change({ version: 0, put: [one], entries: [entry(one.id, 1)] }),
        people.change({ version: 0, put: [other], entries: [entry(other.id, 2)] }),
      ]);
      expect(won.toSorted()).toEqual([false, true]);
      expect((await people.read()).people).toEqual([won[0] ? one : other]);
      expect(await people.entries()).toHaveLength(1);
    });

    it('have entries in the order of time, as many as a change may have', async () => {
      const { people } = await open();
      const forty = Array.from({ length: 40 }, (_, index) =>
        aPerson({ address: `lead-${index}@kommun.example` }),
      );
      const entries = forty.map(({ id }, index) => entry(id, 2_000_000_000_000 - index));
      expect(await people.change({ version: 0, put: forty, entries })).toBe(true);
      expect((await people.read()).people).toHaveLength(40);
      expect(await people.entries()).toEqual(entries.toReversed());
    });

    it('have the state of their latest invitation’s mail changed, and of no other', async () => {
      const { people } = await open();
      await people.change({ version: 0, put: [invited], entries: [] });
      const note = (invitation: number, from: 'waiting' | 'sending', to: 'sending' | 'sent') =>
        people.noteMail(invited.id, { invitation, from, to });
      expect(await note(4, 'waiting', 'sending')).toBe(false);
      expect(await note(5, 'sending', 'sent')).toBe(false);
      expect(await note(5, 'waiting', 'sending')).toBe(true);
      expect(await note(5, 'waiting', 'sending')).toBe(false);
      expect(await note(5, 'sending', 'sent')).toBe(true);
      expect((await people.find(invited.id))?.invitation?.mail).toBe('sent');
      expect(await people.noteMail('nobody', { invitation: 5, from: 'waiting', to: 'sent' })).toBe(false);
    });

    it('have name, address and place erased under their id once ended, and not before', async () => {
      const { people } = await open();
      const organisation = '1280';
      const active = aPerson({ role: 'local-lead', organisation });
      await people.change({ version: 0, put: [active], entries: [] });
      const alias = { name: 'Raderad person', address: 'p@erased.invalid' };
      await people.erase(active.id, alias);
      expect(await people.find(active.id)).toEqual(active);
      const { version } = await people.read();
      const ended = { ...active, state: 'ended' as const, erasureAskedAt: 3 };
      expect(await people.change({ version, put: [ended], entries: [] })).toBe(true);
      await people.erase(active.id, alias);
      const { organisation: _place, erasureAskedAt: _asked, ...rest } = ended;
      expect(await people.find(active.id)).toEqual({ ...rest, ...alias });
      await people.erase(active.id, alias);
    });

    it('are not changed on the basis of what a mail’s state has overtaken', async () => {
      const { people } = await open();
      await people.change({ version: 0, put: [invited], entries: [] });
      const { version } = await people.read();
      await people.noteMail(invited.id, { invitation: 5, from: 'waiting', to: 'sent' });
      expect(await people.change({ version, put: [invited], entries: [] })).toBe(false);
      expect((await people.find(invited.id))?.invitation?.mail).toBe('sent');
    });
  });
}
