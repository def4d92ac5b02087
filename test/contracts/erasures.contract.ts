import { describe, expect, it } from 'vitest';
import { aliasOf } from '../../domain/contacts/alias.ts';
import { contactId } from '../../domain/contacts/contact.ts';
import { aContact, distinctContacts } from '../fixtures/a-contact.ts';
import { aDelivery } from '../fixtures/a-delivery.ts';
import { aPlan } from '../fixtures/a-plan.ts';
import { aPlanBasis } from '../fixtures/a-plan-basis.ts';
import { aTask } from '../fixtures/a-task.ts';
import type { Open } from './stores.ts';

const asa = aContact();
const alias = aliasOf('c1');

export function erasuresContract(open: Open): void {
  describe('erasing somebody from what was sent', () => {
    it('puts the alias into mails that are in a final state, and changes nothing else in them', async () => {
      const { plans, deliveries, erasures } = await open();
      const accepted = { state: 'accepted', tries: 1, attempt: 'a', at: 5 } as const;
      const rows = [
        aDelivery({ id: 'd1', outcome: accepted }),
        aDelivery({ id: 'd2' }),
        aDelivery({ id: 'd3', outcome: { state: 'sending', tries: 1, attempt: 'a', leaseUntil: 9 } }),
        aDelivery({ id: 'd4', outcome: { state: 'cancelled', at: 5 } }),
      ];
      await plans.write('m', { ...aPlan(), deliveries: rows });
      await erasures.deliveries('m', rows, alias);
      await erasures.deliveries('m', rows, alias);
      const [d1, d2, d3, d4] = rows;
      expect(await deliveries.ofOrganisation('m', '1280')).toEqual([
        { ...d1, ...alias },
        d2,
        d3,
        { ...d4, ...alias },
      ]);
    });

    it('makes no row for a mail that is not there', async () => {
      const { deliveries, erasures } = await open();
      await erasures.deliveries('m', [aDelivery()], alias);
      expect(await deliveries.ofOrganisation('m', '1280')).toEqual([]);
    });

    it('replaces a task only as it was, whatever was done with it since', async () => {
      const { plans, tasks, erasures } = await open();
      const task = aTask({ contactName: 'Åsa Lind' });
      await plans.write('m', { ...aPlan(), tasks: [task] });
      const after = { ...task, contactName: alias.name };
      const entry = { at: 1, who: 'c1', what: 'done' } as const;
      const done = { ...task, state: 'done' as const, history: [...task.history, entry] };
      expect(await erasures.task('m', { before: done, after })).toBe(false);
      expect(await tasks.ofOrganisation('m', task.organisation)).toEqual([task]);
      expect(await erasures.task('m', { before: task, after })).toBe(true);
      expect(await tasks.ofOrganisation('m', task.organisation)).toEqual([after]);
    });

    it('puts the alias into the frozen basis, with its roles ended, and leaves the others alone', async () => {
      const { plans, erasures } = await open();
      const bo = aContact({ name: 'Bo Ek', address: 'bo@malmo.example' });
      await plans.freeze('m', aPlanBasis({ contacts: [asa, bo] }));
      const person = { ids: [contactId(asa)], alias, at: 7 };
      await erasures.basis({ dispatchId: 'm', organisation: '1280' }, person);
      await erasures.basis({ dispatchId: 'm', organisation: '1280' }, person);
      await erasures.basis({ dispatchId: 'other', organisation: '1280' }, person);
      expect((await plans.basis('m', '1280'))?.contacts).toEqual([{ ...asa, ...alias, endedAt: 7 }, bo]);
      expect(await plans.basis('other', '1280')).toBeUndefined();
    });

    it('does so in a basis of more contacts than a row holds', async () => {
      const { plans, erasures } = await open();
      const others = distinctContacts(6000);
      await plans.freeze('m', aPlanBasis({ contacts: [...others, asa] }));
      await erasures.basis(
        { dispatchId: 'm', organisation: '1280' },
        { ids: [contactId(asa)], alias, at: 7 },
      );
      const { contacts = [] } = (await plans.basis('m', '1280')) ?? {};
      expect(contacts.at(-1)).toEqual({ ...asa, ...alias, endedAt: 7 });
      expect(contacts.slice(0, -1)).toEqual(others);
    });
  });
}
