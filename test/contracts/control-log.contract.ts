import { describe, expect, it } from 'vitest';
import type { ControlEntry } from '../../domain/controls/control-log.ts';
import type { Open } from './stores.ts';

const change = '2026-11-25T10:00:00.000Z-abc';
const asked: ControlEntry = {
  change,
  did: 'asked',
  what: {
    kind: 'rollout',
    rollout: 'lending',
    catalogue: 'lending',
    weakened: [{ control: 'approval', before: 'two', after: 'automatic' }],
  },
  by: 'maja.holm@kansli.example',
  at: 7,
};
const word = (did: 'accepted' | 'rejected' | 'tried' | 'applied', by: string, at: number): ControlEntry => ({
  ...{ change, did, by, at },
});

export function controlLogContract(open: Open): void {
  describe('the log of controls', () => {
    it('has entries change by change, oldest first, as they were appended', async () => {
      const { controlLog } = await open();
      const later = { ...asked, change: '2026-11-26T10:00:00.000Z-abc' };
      const [tried, accepted, applied] = [
        word('tried', 'maja', 8),
        word('accepted', 'erik', 9),
        word('applied', 'erik', 9),
      ];
      for (const entry of [later, asked, tried, accepted, applied])
        expect(await controlLog.append(entry)).toBe(true);
      expect(await controlLog.entries()).toEqual([asked, accepted, applied, tried, later]);
    });

    it('keeps what stands in it: nobody asks twice, and there is one word of a second person', async () => {
      const { controlLog } = await open();
      await controlLog.append(asked);
      expect(await controlLog.append({ ...asked, by: 'somebody else' })).toBe(false);
      expect(await controlLog.append(word('rejected', 'erik', 8))).toBe(true);
      expect(await controlLog.append(word('accepted', 'anna', 9))).toBe(false);
      expect(await controlLog.entries()).toEqual([asked, word('rejected', 'erik', 8)]);
    });
  });
}
