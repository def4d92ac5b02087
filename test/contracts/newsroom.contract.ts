import { describe, expect, it } from 'vitest';
import { aPressImage, aShownImage } from '../fixtures/a-press-image.ts';
import { aPublishedVersion, HOUR } from '../fixtures/a-press-release.ts';
import type { Open } from './stores.ts';

const withdrawal = { at: HOUR + 5, reason: 'The number was wrong.' };

export function newsroomContract(open: Open): void {
  describe('the newsroom', () => {
    it('knows nothing before something is published', async () => {
      const { newsroom } = await open();
      expect(await newsroom.latest()).toEqual([]);
      expect(await newsroom.withdrawn()).toEqual([]);
      expect(await newsroom.find('gear-for-all')).toBeUndefined();
      expect(await newsroom.image('gear-for-all', aPressImage().id)).toBeUndefined();
    });

    it('shows a published version whole, with its images, and again changes nothing', async () => {
      const { newsroom } = await open();
      const version = aPublishedVersion({ images: [aShownImage()] });
      await newsroom.publish(version, [aPressImage()]);
      await newsroom.publish(version, [aPressImage()]);
      expect(await newsroom.find('gear-for-all')).toEqual({
        state: 'published',
        slug: 'gear-for-all',
        rollout: 'lending',
        versions: [version],
      });
      const { id } = aPressImage();
      expect(await newsroom.image('gear-for-all', id)).toEqual(aPressImage());
      expect(await newsroom.image('another', id)).toBeUndefined();
      const [head, ...more] = await newsroom.latest();
      expect(more).toEqual([]);
      expect(head).toMatchObject({
        slug: 'gear-for-all',
        version: 1,
        firstPublishedAt: HOUR,
        publishedAt: HOUR,
      });
      expect(head?.texts.sv).toEqual({
        headline: 'Nu öppnar Fritidsbanken',
        place: 'Stockholm',
        lead: 'Det kostar 12 kronor att låna.',
      });
    });

    it('lists the newest first, of one rollout or of all', async () => {
      const { newsroom } = await open();
      await newsroom.publish(aPublishedVersion({ slug: 'b', publishedAt: HOUR + 1 }), []);
      await newsroom.publish(aPublishedVersion({ slug: 'a' }), []);
      await newsroom.publish(aPublishedVersion({ slug: 'c', rollout: 'parking', publishedAt: HOUR + 2 }), []);
      const slugs = async (rollout?: string) => (await newsroom.latest(rollout)).map(({ slug }) => slug);
      expect(await slugs()).toEqual(['c', 'b', 'a']);
      expect(await slugs('lending')).toEqual(['b', 'a']);
    });

    it('keeps both versions of what was corrected, at its old place in the list', async () => {
      const { newsroom } = await open();
      const second = aPublishedVersion({ version: 2, publishedAt: HOUR + 9 });
      await newsroom.publish(aPublishedVersion(), []);
      await newsroom.publish(aPublishedVersion({ slug: 'later', publishedAt: HOUR + 1 }), []);
      await newsroom.publish(second, []);
      // A worker that comes late with the first one puts nothing back.
      await newsroom.publish(aPublishedVersion(), []);
      expect(await newsroom.find('gear-for-all')).toMatchObject({ versions: [second, aPublishedVersion()] });
      expect(await newsroom.latest()).toMatchObject([
        { slug: 'later' },
        { slug: 'gear-for-all', version: 2, firstPublishedAt: HOUR, publishedAt: HOUR + 9 },
      ]);
    });

    it('says of what was taken back that it was, without a word or image of it, whoever comes late', async () => {
      const { newsroom } = await open();
      const version = aPublishedVersion({ images: [aShownImage()] });
      await newsroom.publish(version, [aPressImage()]);
      await newsroom.publish({ ...version, version: 2 }, [aPressImage()]);
      await newsroom.withdraw('gear-for-all', withdrawal);
      await newsroom.publish({ ...version, version: 2 }, [aPressImage()]);
      await newsroom.withdraw('gear-for-all', { at: HOUR + 99, reason: 'again' });
      expect(await newsroom.withdrawn()).toEqual([
        { rollout: 'lending', firstPublishedAt: HOUR, withdrawal },
      ]);
      expect(await newsroom.find('gear-for-all')).toEqual({
        state: 'withdrawn',
        slug: 'gear-for-all',
        rollout: 'lending',
        withdrawal,
      });
      expect(await newsroom.latest()).toEqual([]);
      expect(await newsroom.image('gear-for-all', aPressImage().id)).toBeUndefined();
      await newsroom.withdraw('never-there', withdrawal);
      expect(await newsroom.find('never-there')).toBeUndefined();
    });
  });
}
