import { describe, expect, it } from 'vitest';
import { recipientDigest, type Suppression } from '../../domain/mail/suppression.ts';
import type { Open } from './stores.ts';

const ASA = recipientDigest('asa.lind@malmo.example');
const PER = recipientDigest('per.ask@malmo.example');
const everywhere: Suppression = { recipient: ASA, scope: 'all', reason: 'bounce', at: 5 };
const leftLending: Suppression = { recipient: ASA, scope: 'list:lending', reason: 'unsubscribe', at: 6 };

export function suppressionsContract(open: Open): void {
  describe('suppressions', () => {
    it('are kept once: the same again, however it came about, changes nothing', async () => {
      const { suppressions } = await open();
      await suppressions.add(everywhere);
      await suppressions.add({ ...everywhere, reason: 'complaint', at: 9 });
      await Promise.all([suppressions.add(leftLending), suppressions.add(leftLending)]);
      expect(await suppressions.ofRecipient(ASA)).toEqual([everywhere, leftLending]);
      expect(await suppressions.ofRecipient(PER)).toEqual([]);
    });

    it('for all mail hold for every list and for mail of no list', async () => {
      const { suppressions } = await open();
      await suppressions.add(everywhere);
      expect(await suppressions.among([{ recipient: ASA }])).toEqual(new Set([ASA]));
      expect(await suppressions.among([{ recipient: ASA, list: 'list:parking' }])).toEqual(new Set([ASA]));
    });

    it('for one list hold for that list alone', async () => {
      const { suppressions } = await open();
      await suppressions.add(leftLending);
      expect(await suppressions.among([{ recipient: ASA, list: 'list:lending' }])).toEqual(new Set([ASA]));
      expect(await suppressions.among([{ recipient: ASA, list: 'list:lending-2' }])).toEqual(new Set());
      expect(await suppressions.among([{ recipient: ASA, list: 'list:lend' }])).toEqual(new Set());
      expect(await suppressions.among([{ recipient: ASA }])).toEqual(new Set());
    });

    it('are found among many recipients, some of them asked for twice', async () => {
      const { suppressions } = await open();
      await suppressions.add(everywhere);
      await suppressions.add({ ...leftLending, recipient: PER });
      const others = Array.from({ length: 21 }, (_, index) => recipientDigest(`p${index}@malmo.example`));
      const asked = [...others, ASA, PER, ASA, PER].map((recipient) => ({
        recipient,
        list: 'list:lending' as const,
      }));
      expect(asked).toHaveLength(25);
      expect(await suppressions.among(asked)).toEqual(new Set([ASA, PER]));
    });

    it('of a list that was left are lifted where the list was asked for later, until it is left again', async () => {
      const { suppressions } = await open();
      await suppressions.add(leftLending);
      const list = 'list:lending' as const;
      const asked = [{ recipient: ASA, list }];
      await suppressions.lift({ recipient: ASA, scope: list, before: leftLending.at, at: 8 });
      expect(await suppressions.among(asked)).toEqual(new Set([ASA]));
      await suppressions.lift({ recipient: ASA, scope: list, before: leftLending.at + 1, at: 8 });
      expect(await suppressions.among(asked)).toEqual(new Set());
      expect(await suppressions.ofRecipient(ASA)).toEqual([{ ...leftLending, liftedAt: 8 }]);
      await suppressions.add({ ...leftLending, at: 9 });
      expect(await suppressions.among(asked)).toEqual(new Set([ASA]));
      expect(await suppressions.ofRecipient(ASA)).toEqual([{ ...leftLending, at: 9 }]);
    });

    it.each(['bounce', 'complaint', 'manual'] as const)('for a %s are never lifted', async (reason) => {
      const { suppressions } = await open();
      await suppressions.add({ ...leftLending, reason });
      await suppressions.lift({ recipient: ASA, scope: 'list:lending', before: 99, at: 100 });
      expect(await suppressions.among([{ recipient: ASA, list: 'list:lending' }])).toEqual(new Set([ASA]));
      await suppressions.lift({ recipient: PER, scope: 'list:lending', before: 99, at: 100 });
      expect(await suppressions.ofRecipient(PER)).toEqual([]);
    });

    it('are none where nobody is asked for or nobody is suppressed', async () => {
      const { suppressions } = await open();
      expect(await suppressions.among([])).toEqual(new Set());
      expect(await suppressions.among([{ recipient: ASA, list: 'list:lending' }])).toEqual(new Set());
    });
  });
}
