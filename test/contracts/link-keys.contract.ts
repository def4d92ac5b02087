import { describe, expect, it } from 'vitest';
import { aLinkKey } from '../fixtures/a-link-key.ts';
import type { Open } from './stores.ts';

export function linkKeysContract(open: Open): void {
  describe('link keys', () => {
    it('are none before the first is added, and all that were added after', async () => {
      const { linkKeys } = await open();
      expect(await linkKeys.all()).toEqual([]);
      const keys = [aLinkKey(), aLinkKey({ id: 'k2', secret: 'B'.repeat(43), since: 5 })];
      for (const key of keys) expect(await linkKeys.add(key)).toBe(true);
      expect(await linkKeys.all()).toEqual(keys);
    });

    it('are never replaced: of two with one id the first stays, and the second is told so', async () => {
      const { linkKeys } = await open();
      const other = aLinkKey({ secret: 'B'.repeat(43), since: 5 });
      const added = await Promise.all([linkKeys.add(aLinkKey()), linkKeys.add(other)]);
      expect(added.toSorted()).toEqual([false, true]);
      expect(await linkKeys.all()).toEqual([added[0] ? aLinkKey() : other]);
    });

    it('are revoked once, for good, and stay listed', async () => {
      const { linkKeys } = await open();
      await linkKeys.add(aLinkKey());
      await linkKeys.add(aLinkKey({ id: 'k2', secret: 'B'.repeat(43), since: 5 }));
      const revoked = { at: 9, by: 'Anna Ek', reason: 'It was in a log' };
      expect(await linkKeys.revoke('k1', revoked)).toBe(true);
      expect(await linkKeys.revoke('k1', { ...revoked, by: 'Bo Al' })).toBe(false);
      expect(await linkKeys.revoke('k3', revoked)).toBe(false);
      expect(await linkKeys.all()).toEqual([
        aLinkKey({ revoked }),
        aLinkKey({ id: 'k2', secret: 'B'.repeat(43), since: 5 }),
      ]);
      expect(await linkKeys.add(aLinkKey({ since: 10 }))).toBe(false);
    });
  });
}
