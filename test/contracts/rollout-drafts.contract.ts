import { describe, expect, it } from 'vitest';
import { aRolloutDraft } from '../fixtures/a-rollout-draft.ts';
import type { Open } from './stores.ts';

export function rolloutDraftsContract(open: Open): void {
  describe('rollouts that are being made', () => {
    it('follow one on the other: whoever has not seen the latest does not overwrite it', async () => {
      const { rolloutDrafts } = await open();
      expect(await rolloutDrafts.save(aRolloutDraft())).toBe(true);
      expect(await rolloutDrafts.save(aRolloutDraft({ at: 9 }))).toBe(false);
      expect(await rolloutDrafts.save(aRolloutDraft({ version: 3 }))).toBe(false);
      const second = aRolloutDraft({ version: 2, at: 9 });
      expect(await rolloutDrafts.save(second)).toBe(true);
      expect(await rolloutDrafts.find(second.id)).toEqual(second);
    });

    it('stand in one list, and are no rollouts', async () => {
      const { rolloutDrafts, rollouts } = await open();
      await rolloutDrafts.save(aRolloutDraft({ id: 'parking' }));
      await rolloutDrafts.save(aRolloutDraft());
      expect((await rolloutDrafts.list()).map(({ id }) => id)).toEqual(['library', 'parking']);
      expect(await rollouts.list()).toEqual([]);
      expect(await rolloutDrafts.find('nowhere')).toBeUndefined();
    });

    it('end as they were seen, and not when somebody has written on', async () => {
      const { rolloutDrafts } = await open();
      await rolloutDrafts.save(aRolloutDraft());
      await rolloutDrafts.save(aRolloutDraft({ version: 2 }));
      expect(await rolloutDrafts.drop({ id: 'library', version: 1 })).toBe(false);
      expect(await rolloutDrafts.drop({ id: 'library', version: 2 })).toBe(true);
      expect(await rolloutDrafts.find('library')).toBeUndefined();
      expect(await rolloutDrafts.drop({ id: 'library', version: 2 })).toBe(false);
    });
  });
}
