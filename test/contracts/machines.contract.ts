import { describe, expect, it } from 'vitest';
import { aMachine } from '../fixtures/a-machine.ts';
import type { Open } from './stores.ts';

export function machinesContract(open: Open): void {
  describe('machines', () => {
    it('are written over what was read, and over nothing else', async () => {
      const { machines } = await open();
      const first = await machines.save(aMachine());
      expect(first).toEqual(aMachine({ version: 1 }));
      expect(await machines.save(aMachine({ name: 'Other' }))).toBeUndefined();
      if (!first) throw new Error('not written');
      expect((await machines.save({ ...first, state: 'ended' }))?.version).toBe(2);
      // Two have read the same: one of them writes.
      expect(await machines.save({ ...first, lastUsedAt: 5 })).toBeUndefined();
      expect(await machines.find(first.id)).toEqual(aMachine({ state: 'ended', version: 2 }));
      expect(await machines.find('x'.repeat(26))).toBeUndefined();
    });

    it('have tokens, which are no machines', async () => {
      const { machines } = await open();
      await machines.save(aMachine());
      const token = { token: 'a'.repeat(52), machine: aMachine().id, scopes: ['read' as const], until: 1000 };
      await machines.addToken(token);
      expect(await machines.findToken(token.token)).toEqual(token);
      expect(await machines.findToken('b'.repeat(52))).toBeUndefined();
      expect(await machines.all()).toEqual([aMachine({ version: 1 })]);
    });
  });
}
