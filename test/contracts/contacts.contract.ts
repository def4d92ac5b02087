import { describe, expect, it } from 'vitest';
import { aContact } from '../fixtures/a-contact.ts';
import type { Open } from './stores.ts';

export function contactsContract(open: Open): void {
  describe('contacts', () => {
    it('are those of the organisation, in an order that does not depend on when they were saved', async () => {
      const people = ['a', 'b', 'c', 'd'].map((name) => aContact({ address: `${name}@malmo.example` }));
      const [first, second] = [await open(), await open()];
      await first.contacts.save(people);
      await second.contacts.save([...people].reverse());
      const stored = await first.contacts.ofOrganisation('1280');
      expect(stored).toHaveLength(4);
      expect(stored).toEqual(expect.arrayContaining(people));
      expect(await second.contacts.ofOrganisation('1280')).toEqual(stored);
      expect(await first.contacts.ofOrganisation('128')).toEqual([]);
    });

    it('are replaced by one with the same address, in whatever case', async () => {
      const { contacts } = await open();
      const renamed = aContact({ name: 'Åsa Berg', address: 'ASA.LIND@malmo.example' });
      await contacts.save([aContact()]);
      await contacts.save([renamed]);
      expect(await contacts.ofOrganisation('1280')).toEqual([renamed]);
    });

    it('have their telephone numbers for those who call them, and in no plan', async () => {
      const { contacts } = await open();
      const called = aContact({ phone: '010-555 00 00' });
      await contacts.save([called]);
      expect(await contacts.toCall('1280')).toEqual([called]);
      expect(await contacts.ofOrganisation('1280')).toEqual([aContact()]);
      expect(JSON.stringify(await contacts.ofOrganisation('1280'))).not.toContain('555');
    });

    it('are those with a role, and for what was sent to them also those who have left', async () => {
      const { contacts } = await open();
      const left = aContact({ address: 'left@malmo.example', endedAt: 7, phone: '010-555 00 00' });
      await contacts.save([aContact(), left]);
      expect(await contacts.ofOrganisation('1280')).toEqual([aContact()]);
      expect(await contacts.toCall('1280')).toEqual([aContact()]);
      const { phone: _, ...withoutPhone } = left;
      const everybody = await contacts.everybodyOf('1280');
      expect(everybody).toHaveLength(2);
      expect(everybody).toEqual(expect.arrayContaining([aContact(), withoutPhone]));
    });

    it('are kept in any number', async () => {
      const { contacts } = await open();
      await contacts.save(
        Array.from({ length: 60 }, (_, index) => aContact({ address: `p${index}@malmo.example` })),
      );
      expect(await contacts.ofOrganisation('1280')).toHaveLength(60);
    });
  });
}
