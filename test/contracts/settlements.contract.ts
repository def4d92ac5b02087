import { describe, expect, it } from 'vitest';
import type { Settlement } from '../../domain/mail/settlement.ts';
import type { Open } from './stores.ts';

const settlement: Settlement = {
  organisation: '1280',
  delivery: 'mail-1',
  attempt: 'attempt-1',
  as: 'accepted',
  by: 'Anna Ek',
  reason: 'The recipient has it.',
  at: 7,
};

export function settlementsContract(open: Open): void {
  describe('settlements', () => {
    it('are kept for good, one for each attempt that was settled, under their organisation', async () => {
      const { settlements } = await open();
      await settlements.keep('m', settlement);
      await settlements.keep('m', settlement);
      await settlements.keep('m', { ...settlement, attempt: 'attempt-2', as: 'resend' });
      await settlements.keep('m', { ...settlement, organisation: '1480' });
      expect(await settlements.ofOrganisation('m', '1280')).toEqual([
        settlement,
        { ...settlement, attempt: 'attempt-2', as: 'resend' },
      ]);
      expect(await settlements.ofOrganisation('other', '1280')).toEqual([]);
    });
  });
}
