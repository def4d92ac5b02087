import { describe, expect, it } from 'vitest';
import { type SignOff, signOffSchema } from '../../domain/ledger/sign-off.ts';
import type { Open } from './stores.ts';

const first: SignOff = signOffSchema.parse({
  milestone: 'm',
  organisation: '1280',
  history: [{ at: 5, who: 'Lo Ek', word: 'not-done', left: 'Nämnden träffas i januari.' }],
  published: 0,
});
const second: SignOff = { ...first, history: [...first.history, { at: 6, who: 'Lo Ek', word: 'done' }] };

export function signOffsContract(open: Open): void {
  describe('sign-offs', () => {
    it('belong to an organisation at a milestone, and are listed by organisation', async () => {
      const { signOffs } = await open();
      const other = { ...first, organisation: '0680' };
      expect([await signOffs.add(first), await signOffs.add(other)]).toEqual([true, true]);
      expect(await signOffs.find('m', '1280')).toEqual(first);
      expect(await signOffs.find('m', '128')).toBeUndefined();
      expect(await signOffs.ofMilestone('m')).toEqual([other, first]);
      expect(await signOffs.ofMilestone('n')).toEqual([]);
    });

    it('take one word after another: of two at once, one is refused, and none is written over', async () => {
      const { signOffs } = await open();
      expect(await signOffs.add(second)).toBe(false);
      await signOffs.add(first);
      expect(await signOffs.add({ ...first, history: [{ at: 7, who: 'Bo Ek', word: 'done' }] })).toBe(false);
      const others = {
        ...second,
        history: [...first.history, { at: 6, who: 'Bo Ek', word: 'done' as const }],
      };
      const added = await Promise.all([signOffs.add(second), signOffs.add(others)]);
      expect(added.toSorted()).toEqual([false, true]);
      expect(await signOffs.find('m', '1280')).toEqual(added[0] ? second : others);
    });

    it('know how many of their words were published, of which the public may know the last', async () => {
      const { signOffs, publicSignOffs } = await open();
      await signOffs.add(first);
      expect(await publicSignOffs.ofMilestone('m')).toEqual([]);
      await signOffs.published(first);
      expect(await signOffs.find('m', '1280')).toEqual({ ...first, published: 1 });
      expect(await publicSignOffs.ofMilestone('m')).toEqual([{ organisation: '1280', word: 'not-done' }]);
      await signOffs.add({ ...second, published: 1 });
      await signOffs.published(second);
      expect(await signOffs.find('m', '1280')).toEqual({ ...second, published: 2 });
      expect(await publicSignOffs.ofMilestone('m')).toEqual([{ organisation: '1280', word: 'done' }]);
      expect(await publicSignOffs.ofMilestone('n')).toEqual([]);
    });

    it('are replaced only as they were read', async () => {
      const { signOffs } = await open();
      await signOffs.add(first);
      const after = { ...first, history: [{ at: 5, who: 'Lo Ek', word: 'done' as const }] };
      expect(await signOffs.replace({ before: second, after })).toBe(false);
      expect(await signOffs.find('m', '1280')).toEqual(first);
      expect(await signOffs.replace({ before: first, after })).toBe(true);
      expect(await signOffs.find('m', '1280')).toEqual(after);
    });
  });
}
