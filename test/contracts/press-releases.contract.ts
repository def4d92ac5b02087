import { describe, expect, it } from 'vitest';
import type { FrozenRelease } from '../../domain/press/press-version.ts';
import { frozenHash } from '../../domain/press/press-version.ts';
import { aContact } from '../fixtures/a-contact.ts';
import { aPressImage } from '../fixtures/a-press-image.ts';
import { aLocalDraft, aPressVersion, aPublishedVersion, HOUR } from '../fixtures/a-press-release.ts';
import { aVariant } from '../fixtures/a-variant.ts';
import type { Open } from './stores.ts';

export function pressReleasesContract(open: Open): void {
  describe('press releases', () => {
    it('are kept by version, each number once, and listed by rollout', async () => {
      const { pressReleases } = await open();
      expect(await pressReleases.versions('gear-for-all')).toEqual([]);
      expect(await pressReleases.open(aPressVersion())).toBe(true);
      expect(await pressReleases.open(aPressVersion({ state: 'approved' }))).toBe(false);
      const second = aPressVersion({ version: 2 });
      const edition = aPressVersion({ id: 'gear-for-all-1280', draft: aLocalDraft() });
      await pressReleases.open(second);
      await pressReleases.open(edition);
      expect(await pressReleases.versions('gear-for-all')).toEqual([aPressVersion(), second]);
      expect(await pressReleases.ofRollout('lending')).toEqual(['gear-for-all', 'gear-for-all-1280']);
      expect(await pressReleases.ofRollout('lend')).toEqual([]);
    });

    it('change only over the revision that was read', async () => {
      const { pressReleases } = await open();
      await pressReleases.open(aPressVersion());
      const next = aPressVersion({ revision: 2, state: 'submitted' });
      expect(await pressReleases.replace(next)).toBe(true);
      expect(await pressReleases.replace({ ...next, state: 'withdrawn' })).toBe(false);
      expect(await pressReleases.replace({ ...next, version: 7 })).toBe(false);
      expect(await pressReleases.versions('gear-for-all')).toEqual([next]);
    });

    it('are not changed by an author of what is stored, whatever the new row says', async () => {
      const { pressReleases } = await open();
      await pressReleases.open(aPressVersion({ authors: ['anna ek', 'bo ry'] }));
      const next = aPressVersion({ revision: 2, state: 'approved', authors: ['somebody else'] });
      expect(await pressReleases.replace(next, 'bo ry')).toBe(false);
      expect(await pressReleases.replace(next, 'bo')).toBe(true);
    });

    it('keep their images and what was handed in', async () => {
      const { pressReleases } = await open();
      await pressReleases.keepImages('gear-for-all', [aPressImage(1), aPressImage(2)]);
      const ids = [aPressImage(2).id, aPressImage(3).id];
      expect(await pressReleases.images('gear-for-all', ids)).toEqual([aPressImage(2)]);
      expect(await pressReleases.images('another', ids)).toEqual([]);
      const { publishedAt, ...page } = aPublishedVersion();
      const frozen: FrozenRelease = {
        publishAt: publishedAt,
        page,
        variants: [aVariant()],
        recipients: [{ contact: aContact(), variant: aVariant().id }],
      };
      await pressReleases.freeze('gear-for-all', frozen);
      await pressReleases.freeze('gear-for-all', frozen);
      expect(await pressReleases.frozen('gear-for-all', frozenHash(frozen))).toEqual(frozen);
      expect(
        await pressReleases.frozen('gear-for-all', frozenHash({ ...frozen, publishAt: 1 })),
      ).toBeUndefined();
    });

    it('are remembered for their hour', async () => {
      const { pressReleases } = await open();
      const [first, second] = [
        { id: 'a', version: 1 },
        { id: 'b', version: 2 },
      ];
      await pressReleases.remember(second, HOUR + 60_000);
      await pressReleases.remember(first, HOUR);
      await pressReleases.remember(first, HOUR);
      expect(await pressReleases.remembered(HOUR, HOUR)).toEqual([first]);
      expect(await pressReleases.remembered(HOUR, HOUR + 60_000)).toEqual([first, second]);
      expect(await pressReleases.remembered(HOUR + 1, HOUR + 59_999)).toEqual([]);
    });
  });
}
