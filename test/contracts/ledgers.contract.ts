import { describe, expect, it } from 'vitest';
import { aCell, aLedgerRow } from '../fixtures/a-ledger.ts';
import type { Open } from './stores.ts';

export function ledgersContract(open: Open): void {
  describe('the ledger of an organisation', () => {
    it('is kept whole, with the number of times that it was written', async () => {
      const { ledgers } = await open();
      expect(await ledgers.find('m', '1280')).toBeUndefined();
      const done = aCell({ channel: 'meeting', state: 'confirmed', contactName: 'Åsa Lind', delivered: 1 });
      const row = aLedgerRow({ cells: [aCell(), done] });
      expect(await ledgers.save('m', row, 0)).toBe(true);
      expect(await ledgers.find('m', '1280')).toEqual({ row, version: 1 });
      expect(await ledgers.find('m', '128')).toBeUndefined();
      expect(await ledgers.find('n', '1280')).toBeUndefined();
    });

    it('is written only by whoever has read the last one', async () => {
      const { ledgers } = await open();
      const [first, second] = [aLedgerRow(), aLedgerRow({ cells: [aCell({ state: 'sent' })] })];
      expect(await ledgers.save('m', first, 1)).toBe(false);
      await ledgers.save('m', first, 0);
      expect(await ledgers.save('m', second, 0)).toBe(false);
      expect(await ledgers.find('m', '1280')).toEqual({ row: first, version: 1 });
      expect(await ledgers.save('m', second, 1)).toBe(true);
      expect(await ledgers.save('m', first, 1)).toBe(false);
      expect(await ledgers.find('m', '1280')).toEqual({ row: second, version: 2 });
    });

    it('is listed with those of the milestone, in the order of codes, and with no other', async () => {
      const { ledgers } = await open();
      const [malmo, goteborg] = [
        aLedgerRow(),
        aLedgerRow({ organisation: '1480', name: undefined, kind: undefined }),
      ];
      await ledgers.save('m', goteborg, 0);
      await ledgers.save('m', malmo, 0);
      await ledgers.save('m2', aLedgerRow({ organisation: '0180' }), 0);
      expect(await ledgers.ofMilestone('m')).toEqual([malmo, goteborg]);
      expect(await ledgers.ofMilestone('n')).toEqual([]);
    });
  });
}
