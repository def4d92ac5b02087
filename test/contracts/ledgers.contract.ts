import { describe, expect, it } from 'vitest';
import { ledgerSumOf } from '../../domain/ledger/ledger-sum.ts';
import { aCell, aLedgerRow } from '../fixtures/a-ledger.ts';
import { aPlan, someCounts } from '../fixtures/a-plan.ts';
import { anObligation } from '../fixtures/an-obligation.ts';
import type { Open } from './stores.ts';

const planned = anObligation();
const told = { ...planned, progress: { state: 'sent', people: 1, reached: 1 } } as const;
const isSettled = {
  ...{ counts: someCounts({ at: 5 }), seen: undefined, isSent: true, progress: [told] },
  ledger: { row: aLedgerRow(), version: 0 },
};

/** A part that is planned, and whose obligations were read. */
async function aReadPart(open: Open) {
  const stores = await open();
  await stores.plans.write('m', aPlan({ obligations: [planned] }));
  await stores.obligations.ofOrganisation('m', '1280');
  return stores;
}

/** All that is written of a part when it is settled. */
async function partOf({ ledgers, obligations, plans }: Awaited<ReturnType<Open>>) {
  return {
    owed: await obligations.ofOrganisation('m', '1280'),
    ledger: await ledgers.find('m', '1280'),
    counts: await plans.counts('m', '1280'),
    sent: await plans.countSent('m'),
  };
}

export function ledgersContract(open: Open): void {
  describe('a part that is settled', () => {
    it('is written at once: counts, mark, progress and ledger', async () => {
      const stores = await aReadPart(open);
      expect(await stores.ledgers.saveSettled('m', isSettled)).toBe(true);
      expect(await partOf(stores)).toEqual({
        ...{ owed: [told], counts: isSettled.counts, sent: 1 },
        ledger: { row: aLedgerRow(), version: 1 },
      });
      expect(await stores.plans.countSent('n')).toBe(0);
    });

    it('is written without what has not changed, and without a mark', async () => {
      const stores = await aReadPart(open);
      const only = { ...isSettled, isSent: false, progress: [], ledger: undefined };
      expect(await stores.ledgers.saveSettled('m', only)).toBe(true);
      expect(await partOf(stores)).toEqual({
        ...{ owed: [planned], counts: isSettled.counts, sent: 0, ledger: undefined },
      });
    });

    it('is not written where others have counted it since, or have written the ledger', async () => {
      const counted = await aReadPart(open);
      const others = someCounts({ at: 4 });
      await counted.plans.saveCounts('m', others);
      expect(await counted.ledgers.saveSettled('m', isSettled)).toBe(false);
      expect(await partOf(counted)).toEqual({ owed: [planned], counts: others, sent: 0, ledger: undefined });

      const listed = await aReadPart(open);
      const row = aLedgerRow({ cells: [aCell({ state: 'sent' })] });
      await listed.ledgers.save('m', row, 0);
      expect(await listed.ledgers.saveSettled('m', isSettled)).toBe(false);
      const ledger = { row, version: 1 };
      expect(await partOf(listed)).toEqual({ owed: [planned], counts: undefined, sent: 0, ledger });
    });

    it('is written over the counts that were seen, and the ledger of that version', async () => {
      const stores = await aReadPart(open);
      await stores.ledgers.saveSettled('m', { ...isSettled, progress: [] });
      await stores.obligations.ofOrganisation('m', '1280');
      const row = aLedgerRow({ cells: [aCell({ state: 'sent' })] });
      const counts = someCounts({ at: 6 });
      const again = { ...isSettled, counts, seen: isSettled.counts, ledger: { row, version: 1 } };
      expect(await stores.ledgers.saveSettled('m', again)).toBe(true);
      expect(await partOf(stores)).toEqual({ owed: [told], counts, sent: 1, ledger: { row, version: 2 } });
    });
  });

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

    it('is read with the cells of some groups, with those of its milestone that are asked for', async () => {
      const { ledgers } = await open();
      const [board, clerks, lead] = ['board', 'clerks', 'lead'].map((group) => aCell({ group }));
      const cells = [board, clerks, lead].filter((cell) => cell !== undefined);
      for (const organisation of ['1280', '1281', '1480'])
        await ledgers.save('m', aLedgerRow({ organisation, cells }), 0);
      await ledgers.save('n', aLedgerRow({ organisation: '1282', cells }), 0);
      const found = await ledgers.ofGroups('m', [
        { organisation: '1280', group: 'lead' },
        { organisation: '1480', group: 'nobody' },
        { organisation: '1280', group: 'board' },
        { organisation: '1282', group: 'board' },
      ]);
      const byCode = new Map(found.map((row) => [row.organisation, row]));
      expect(byCode).toEqual(
        new Map([
          ['1280', aLedgerRow({ organisation: '1280', cells: cells.filter((cell) => cell !== clerks) })],
          ['1480', aLedgerRow({ organisation: '1480', cells: [] })],
        ]),
      );
      expect(await ledgers.ofGroups('m', [])).toEqual([]);
    });

    it('says beside it who has what is left, by the numbers of its sum, and of which version', async () => {
      const { ledgers } = await open();
      const meeting = { channel: 'meeting', carrier: 'people', owner: 'local-lead' } as const;
      const cells = [
        aCell({ ...meeting, group: 'board', state: 'confirmed', contactName: 'Cia Ny' }),
        aCell({ ...meeting, group: 'clerks', contactName: 'Åsa Lind' }),
        aCell({ ...meeting, group: 'lead', contactName: 'Bo Ek' }),
        aCell({ ...meeting, group: 'school', channel: 'forum', contactName: 'Åsa Lind' }),
      ];
      await ledgers.save('m', aLedgerRow({ cells }), 0);
      await ledgers.save('m', aLedgerRow({ organisation: '1281' }), 0);
      await ledgers.save('n', aLedgerRow({ organisation: '1480', cells }), 0);
      const asked = () => ledgers.holdersOf('m', ['1280', '1480', '1280']);
      expect(await asked()).toEqual([{ organisation: '1280', version: 1, names: ['Åsa Lind', 'Bo Ek'] }]);
      expect(ledgerSumOf(aLedgerRow({ cells })).left.map(([, , , holder]) => holder)).toEqual([1, 2, 1]);
      await ledgers.save('m', aLedgerRow({ cells: cells.slice(2) }), 1);
      expect(await asked()).toEqual([{ organisation: '1280', version: 2, names: ['Bo Ek', 'Åsa Lind'] }]);
      expect(await ledgers.holdersOf('m', ['1281'])).toEqual([
        { organisation: '1281', version: 1, names: [] },
      ]);
      expect(await ledgers.holdersOf('m', [])).toEqual([]);
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
