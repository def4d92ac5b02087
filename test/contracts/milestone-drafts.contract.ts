import { describe, expect, it } from 'vitest';
import { aMilestoneReached } from '../fixtures/a-milestone.ts';
import { aSummary } from '../fixtures/a-plan.ts';
import type { Open } from './stores.ts';

export function milestoneDraftsContract(open: Open): void {
  describe('drafts of milestones', () => {
    const content = aMilestoneReached();
    const draft = (version: number, over: Parameters<typeof aMilestoneReached>[0] = {}) => ({
      content: aMilestoneReached(over),
      version,
      at: 7,
    });

    it('follow one on the other: whoever has not seen the latest does not overwrite it', async () => {
      const { drafts } = await open();
      expect(await drafts.save(draft(1))).toBe(true);
      expect(await drafts.save(draft(1, { occurredOn: '2026-12-01' }))).toBe(false);
      expect(await drafts.save(draft(3))).toBe(false);
      expect(await drafts.save(draft(2, { occurredOn: '2026-12-02' }))).toBe(true);
      expect(await drafts.find('lending', content.id)).toEqual(draft(2, { occurredOn: '2026-12-02' }));
    });

    it('are those of their rollout', async () => {
      const { drafts } = await open();
      await drafts.save(draft(1));
      await drafts.save(draft(1, { id: 'another' }));
      await drafts.save(draft(1, { rollout: 'parking' }));
      expect((await drafts.ofRollout('lending')).map((one) => one.content.id).toSorted()).toEqual([
        'another',
        content.id,
      ]);
      expect(await drafts.find('lending', 'nowhere')).toBeUndefined();
    });

    it('have the preview that was looked at last', async () => {
      const { drafts } = await open();
      expect(await drafts.preview(content)).toBeUndefined();
      const preview = { version: 1, at: 8, hash: 'h', parts: [aSummary()] };
      await drafts.keepPreview(content, preview);
      const change = { organisation: '1280', before: { mails: 1, gaps: 0 } };
      await drafts.keepPreview(content, { ...preview, version: 2, changes: [change] });
      expect(await drafts.preview(content)).toEqual({ ...preview, version: 2, changes: [change] });
    });
  });
}
