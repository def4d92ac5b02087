import { describe, expect, it } from 'vitest';
import { aRefusal } from '../fixtures/a-refusal.ts';
import type { Open } from './stores.ts';

export function refusalsContract(open: Open): void {
  describe('refusals', () => {
    it('are kept whole, the newest first, as many as asked for', async () => {
      const { refusals } = await open();
      const at = aRefusal().receivedAt;
      const old = aRefusal({ event: 'z', receivedAt: at - 1000, milestone: undefined, rollout: undefined });
      const newest = aRefusal({ event: 'a', receivedAt: at + 1000 });
      for (const refusal of [aRefusal(), newest, old]) await refusals.keep(refusal);
      expect(await refusals.latest(9)).toEqual([newest, aRefusal(), old]);
      expect(await refusals.latest(1)).toEqual([newest]);
    });

    it('are found by their event', async () => {
      const { refusals } = await open();
      const { event, receivedAt } = aRefusal();
      expect(await refusals.find({ event, receivedAt })).toBeUndefined();
      await refusals.keep(aRefusal());
      expect(await refusals.find({ event, receivedAt })).toEqual(aRefusal());
      expect(await refusals.find({ event: 'event-2', receivedAt })).toBeUndefined();
    });

    it('are one when the same event comes twice', async () => {
      const { refusals } = await open();
      expect(await refusals.latest(9)).toEqual([]);
      await refusals.keep(aRefusal());
      await refusals.keep(aRefusal());
      expect(await refusals.latest(9)).toEqual([aRefusal()]);
    });
  });
}
