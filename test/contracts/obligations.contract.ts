import { describe, expect, it } from 'vitest';
import { aPlan } from '../domain/fixtures/a-plan.ts';
import { anObligation } from '../domain/fixtures/an-obligation.ts';
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

    it('are not made by recording progress', async () => {
      const { plans, obligations } = await open();
      await plans.write('m', aPlan());
      await obligations.record('m', [anObligation({ group: 'nobody', progress })]);
      await obligations.record('m', []);
      expect(await obligations.ofOrganisation('m', '1280')).toEqual([anObligation()]);
    });
  });
}
