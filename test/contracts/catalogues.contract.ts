import { describe, expect, it } from 'vitest';
import { aCatalogue, aCatalogueVersion, aText } from '../fixtures/a-catalogue.ts';
import type { Open } from './stores.ts';

export function cataloguesContract(open: Open): void {
  describe('catalogues', () => {
    it('keep every version for ever, with its texts, and know the current one', async () => {
      const { catalogues } = await open();
      const next = aCatalogueVersion({ version: 'v2', texts: [aText('why', 'sv', 'Därför.')] });
      await catalogues.publish(aCatalogueVersion());
      await catalogues.publish(next);
      expect(await catalogues.currentVersion('lending')).toBe('v2');
      expect(await catalogues.load('lending', 'v2')).toEqual(next);
      const first = await catalogues.load('lending', 'v1');
      expect(first?.catalogue).toEqual(aCatalogue());
      expect(first?.texts).toEqual(expect.arrayContaining(aCatalogueVersion().texts));
      expect(first?.texts).toHaveLength(8);
      expect(await catalogues.withoutTexts('lending', 'v1')).toEqual(aCatalogue());
      expect(await catalogues.withoutTexts('lending', 'v3')).toBeUndefined();
    });

    it('keep the order of groups and milestones, which means something', async () => {
      const { catalogues } = await open();
      await catalogues.publish(aCatalogueVersion());
      const stored = (await catalogues.load('lending', 'v1'))?.catalogue;
      expect(Object.keys(stored?.groups ?? {})).toEqual([
        'lead',
        'clerks',
        'caretakers',
        'federations',
        'journalists',
      ]);
      expect(Object.keys(stored?.milestones ?? {})).toEqual(['decided', 'live']);
    });

    it('make an older version current again', async () => {
      const { catalogues } = await open();
      await catalogues.publish(aCatalogueVersion());
      await catalogues.publish(aCatalogueVersion({ version: 'v2' }));
      await catalogues.publish(aCatalogueVersion());
      expect(await catalogues.currentVersion('lending')).toBe('v1');
    });

    it('are revised from the version that was looked at, and keep who changed what, newest first', async () => {
      const { catalogues } = await open();
      await catalogues.publish(aCatalogueVersion());
      const edition = { after: 'v1', by: 'Anna Ek', at: 7, what: 'text', of: 'why' } as const;
      expect(await catalogues.revise(aCatalogueVersion({ version: 'v2' }), edition)).toBe(true);
      const later = { ...edition, after: 'v2', by: 'Per Ask', at: 9 };
      expect(await catalogues.revise(aCatalogueVersion({ version: 'v3' }), later)).toBe(true);
      expect(await catalogues.currentVersion('lending')).toBe('v3');
      expect(await catalogues.history('lending')).toEqual([
        { version: 'v3', ...later },
        { version: 'v2', ...edition },
      ]);
    });

    it('are not revised from a version that is current no more, and nothing is said of it', async () => {
      const { catalogues } = await open();
      await catalogues.publish(aCatalogueVersion());
      await catalogues.publish(aCatalogueVersion({ version: 'v2' }));
      const edition = { after: 'v1', by: 'Anna Ek', at: 7, what: 'text', of: 'why' } as const;
      expect(await catalogues.revise(aCatalogueVersion({ version: 'v3' }), edition)).toBe(false);
      expect(await catalogues.currentVersion('lending')).toBe('v2');
      expect(await catalogues.history('lending')).toEqual([]);
    });

    it('have nothing under a name or version that nobody published', async () => {
      const { catalogues } = await open();
      await catalogues.publish(aCatalogueVersion());
      expect(await catalogues.currentVersion('parking')).toBeUndefined();
      expect(await catalogues.load('lending', 'v3')).toBeUndefined();
    });
  });
}
