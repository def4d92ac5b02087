import { describe, expect, it } from 'vitest';
import type { PreparedCounter } from '../../domain/milestone/prepared-counter.ts';
import type { Open } from './stores.ts';

export function preparedCountersContract(open: Open): void {
  describe('prepared counters', () => {
    const counter = (version: number, over: Partial<PreparedCounter['content']> = {}): PreparedCounter => ({
      content: {
        ...{ id: 'review', rollout: 'lending', kind: 'paused', against: 'live-2027' },
        ...{ organisations: 'all', facts: {}, ...over },
      },
      ...{ version, preparedBy: 'coordinator@skr.example', at: 7, approvals: [] },
    });

    it('follow one on the other: whoever has not seen the latest does not overwrite it', async () => {
      const { preparedCounters } = await open();
      expect(await preparedCounters.save(counter(1))).toBe(true);
      expect(await preparedCounters.save(counter(1, { organisations: ['1280'] }))).toBe(false);
      expect(await preparedCounters.save(counter(3))).toBe(false);
      const seal = { asked: 'a', words: 'b', audience: 'c', policy: 'd' };
      const approved = { ...counter(2), approvals: [{ by: 'approver@skr.example', at: 8, seal }] };
      expect(await preparedCounters.save(approved)).toBe(true);
      expect(await preparedCounters.find('lending', 'review')).toEqual(approved);
    });

    it('are those of their rollout', async () => {
      const { preparedCounters } = await open();
      await preparedCounters.save(counter(1));
      await preparedCounters.save(counter(1, { id: 'another' }));
      await preparedCounters.save(counter(1, { rollout: 'parking' }));
      const found = await preparedCounters.ofRollout('lending');
      expect(found.map(({ content }) => content.id).toSorted()).toEqual(['another', 'review']);
      expect(await preparedCounters.find('lending', 'nowhere')).toBeUndefined();
    });
  });
}
