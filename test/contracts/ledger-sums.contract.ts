import { describe, expect, it } from 'vitest';
import { ledgerSumOf, milestoneSumOf } from '../../domain/ledger/ledger-sum.ts';
import { aCell, aLedgerRow } from '../fixtures/a-ledger.ts';
import type { Open } from './stores.ts';

const byHand = aCell({ channel: 'meeting', carrier: 'people', owner: 'local-lead', due: '2026-12-09' });
const malmo = aLedgerRow({ cells: [aCell({ state: 'sent', reached: 1 }), byHand] });
const goteborg = aLedgerRow({ organisation: '1480', name: undefined, kind: undefined });
const sums = [malmo, goteborg].map((row, index) => ({ ...ledgerSumOf(row), version: index + 1 }));

export function ledgerSumsContract(open: Open): void {
  describe('what the ledgers of a milestone come to', () => {
    it('is kept whole, each with the version of its ledger', async () => {
      const { ledgerSums } = await open();
      expect(await ledgerSums.find('m')).toBeUndefined();
      expect(await ledgerSums.save('m', sums, 0)).toBe(true);
      expect(await ledgerSums.find('m')).toEqual({ sums, version: 1 });
      expect(await ledgerSums.find('n')).toBeUndefined();
    });

    it('is written only by whoever has read the last one', async () => {
      const { ledgerSums } = await open();
      expect(await ledgerSums.save('m', sums, 1)).toBe(false);
      await ledgerSums.save('m', sums, 0);
      expect(await ledgerSums.save('m', sums.slice(1), 0)).toBe(false);
      expect(await ledgerSums.save('m', sums.slice(1), 1)).toBe(true);
      expect(await ledgerSums.find('m')).toEqual({ sums: sums.slice(1), version: 2 });
    });

    it('is read together of several milestones, without those that have none', async () => {
      const { ledgerSums } = await open();
      await ledgerSums.save('m', sums, 0);
      await ledgerSums.save('n', sums.slice(1), 0);
      expect(await ledgerSums.together(['m', 'n', 'o'])).toEqual(
        new Map([
          ['m', milestoneSumOf(sums)],
          ['n', milestoneSumOf(sums.slice(1))],
        ]),
      );
      expect(await ledgerSums.together([])).toEqual(new Map());
    });

    it('tells of several milestones what is left to be done by hand, without whose it is', async () => {
      const { ledgerSums } = await open();
      expect(await ledgerSums.workLeft([])).toEqual(new Map());
      const meeting = { channel: 'meeting', carrier: 'people', owner: 'local-lead' } as const;
      const row = aLedgerRow({
        cells: [
          aCell({ ...meeting, due: '2026-12-09', contactName: 'Åsa Lind' }),
          aCell({ ...meeting, due: '2026-12-02', contactName: 'Åsa Lind', group: 'board' }),
          aCell({ ...meeting, due: '2026-12-20', contactName: 'Bo Ek', group: 'lead' }),
          aCell({ ...meeting, due: '2026-12-04', owner: 'national-office', state: 'missed' }),
          aCell({ ...meeting, channel: 'forum', state: 'confirmed' }),
        ],
      });
      await ledgerSums.save('m', [{ ...ledgerSumOf(row), version: 7 }, ...sums.slice(1)], 0);
      await ledgerSums.save('n', [], 0);
      expect(await ledgerSums.workLeft(['m', 'n', 'o'])).toEqual(
        new Map([
          [
            'm',
            [
              {
                organisation: '1280',
                left: [
                  [false, 'meeting', '2026-12-02', 1],
                  [false, 'meeting', '2026-12-20', 2],
                  [true, 'meeting', '2026-12-04', 0],
                ],
                ...{ confirmed: true, version: 7 },
              },
              { organisation: '1480', left: [], confirmed: false, version: 2 },
            ],
          ],
          ['n', []],
        ]),
      );
    });
  });

  describe('a ledger that was summed', () => {
    it('is noted as such until it is written again', async () => {
      const { ledgers } = await open();
      await ledgers.save('m', goteborg, 0);
      await ledgers.save('m', malmo, 0);
      const [first, second] = [malmo, goteborg].map((row) => ({ row, version: 1 }));
      expect(await ledgers.keptOf('m', 'unsummed')).toEqual([first, second]);
      await ledgers.noteSummed('m', [{ row: malmo, version: 1 }]);
      expect(await ledgers.keptOf('m', 'unsummed')).toEqual([second]);
      expect(await ledgers.keptOf('m', 'all')).toEqual([first, second]);
      expect(await ledgers.find('m', '1280')).toEqual(first);
      await ledgers.save('m', aLedgerRow(), 1);
      expect(await ledgers.keptOf('m', 'unsummed')).toEqual([{ row: aLedgerRow(), version: 2 }, second]);
    });

    it('is read with some others of its milestone, without those that there are not', async () => {
      const { ledgers } = await open();
      expect(await ledgers.ofSome('m', ['1280'])).toEqual([]);
      for (const row of [goteborg, malmo, aLedgerRow({ organisation: '1281' })])
        await ledgers.save('m', row, 0);
      await ledgers.save('n', malmo, 0);
      expect(await ledgers.ofSome('m', ['1480', '1280', '9999', '1280'])).toEqual([malmo, goteborg]);
      expect(await ledgers.ofSome('m', [])).toEqual([]);
    });

    it('is not noted if it was written since it was read', async () => {
      const { ledgers } = await open();
      await ledgers.save('m', malmo, 0);
      await ledgers.save('m', aLedgerRow(), 1);
      await ledgers.noteSummed('m', [{ row: malmo, version: 1 }]);
      expect(await ledgers.keptOf('m', 'unsummed')).toHaveLength(1);
    });
  });
}
