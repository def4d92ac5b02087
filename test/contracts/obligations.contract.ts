import { describe, expect, it } from 'vitest';
import { aPlan } from '../fixtures/a-plan.ts';
import { anObligation } from '../fixtures/an-obligation.ts';
import type { Open } from './stores.ts';

export function obligationsContract(open: Open): void {
  describe('obligations', () => {
    const progress = { state: 'sent', people: 1, reached: 1 } as const;

    it('take their progress and nothing else', async () => {
      const { plans, obligations } = await open();
      const memo = anObligation({ channel: 'memo', ownerContact: 'contact-1' });
      await plans.write('m', aPlan({ obligations: [anObligation(), memo] }));
      await obligations.record('m', [anObligation({ channel: 'memo', messages: ['other'], progress })]);
      expect(await obligations.ofOrganisation('m', '1280')).toEqual([anObligation(), { ...memo, progress }]);
    });

    it('carried by a dispatch for milestones are copies: what is recorded of one reaches its milestone', async () => {
      const { plans, obligations } = await open();
      const letter = anObligation({ channel: 'letter', carrier: 'newsletter' });
      await plans.write('m1', aPlan({ obligations: [letter] }));
      await plans.write('m2', aPlan({ obligations: [letter] }));
      const copies = ['m1', 'm2'].map((of) => ({ ...letter, of }));
      await plans.write('issue', aPlan({ obligations: copies }));
      await obligations.record('issue', [{ ...letter, of: 'm1', progress }]);
      expect(await obligations.ofOrganisation('m1', '1280')).toEqual([{ ...letter, progress }]);
      expect(await obligations.ofOrganisation('m2', '1280')).toEqual([letter]);
      expect(await obligations.ofOrganisation('issue', '1280')).toEqual([
        { ...letter, of: 'm1', progress },
        { ...letter, of: 'm2' },
      ]);
    });

    it('take messages that are told at last, and keep their progress', async () => {
      const { plans, obligations } = await open();
      const withheld = anObligation({ messages: [], withheld: ['why'], progress });
      await plans.write('m', aPlan({ obligations: [withheld] }));
      const told = { ...withheld, messages: ['why'], withheld: [] };
      await obligations.supply('m', { ...told, progress: { state: 'planned', people: 0, reached: 0 } });
      await obligations.supply('m', told);
      await obligations.supply('m', { ...told, group: 'nobody' });
      expect(await obligations.ofOrganisation('m', '1280')).toEqual([told]);
    });

    it('take what a correction of their release says, and keep their progress', async () => {
      const { plans, obligations } = await open();
      const row = anObligation({ progress: { ...progress, lacks: ['why'] } });
      await plans.write('m', aPlan({ obligations: [row] }));
      const corrected = [{ topics: ['why'], at: 5, dispatch: 'press-r-2' }];
      await obligations.correct('m', { ...row, corrected, progress });
      await obligations.correct('m', { ...row, group: 'nobody', corrected });
      expect(await obligations.ofOrganisation('m', '1280')).toEqual([{ ...row, corrected }]);
      await obligations.correct('m', row);
      expect(await obligations.ofOrganisation('m', '1280')).toEqual([{ ...row, corrected: [] }]);
    });

    it('are not made by recording progress', async () => {
      const { plans, obligations } = await open();
      await plans.write('m', aPlan());
      await obligations.record('m', [anObligation({ group: 'nobody', progress })]);
      await obligations.record('m', []);
      expect(await obligations.ofOrganisation('m', '1280')).toEqual([anObligation()]);
    });
  });
}
