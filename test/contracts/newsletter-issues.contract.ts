import { describe, expect, it } from 'vitest';
import { headingOf } from '../../domain/newsletter/newsletter-issue.ts';
import { aDispatch } from '../fixtures/a-dispatch.ts';
import { aNewsletterIssue } from '../fixtures/a-newsletter-issue.ts';
import type { Open } from './stores.ts';

const ref = { rollout: 'lending', organisation: '1280', year: 2026, week: 48 };
const released = aDispatch({ state: 'dispatching', planHash: 'h', approvedHash: 'h' });

export function newsletterIssuesContract(open: Open): void {
  describe('issues of the newsletter', () => {
    it('are frozen with the first that is kept of a week', async () => {
      const { newsletterIssues } = await open();
      const other = aNewsletterIssue({ dispatch: 'another', publishedAt: 5 });
      expect(await newsletterIssues.freeze(aNewsletterIssue())).toEqual(aNewsletterIssue());
      expect(await newsletterIssues.freeze(other)).toEqual(aNewsletterIssue());
      expect(await newsletterIssues.kept('lending', '1280')).toEqual([headingOf(aNewsletterIssue())]);
    });

    it('can be read once their dispatch is released, and not before', async () => {
      const { newsletterIssues, dispatches } = await open();
      const { planHash: _, approvedHash: __, ...unreleased } = released;
      await dispatches.open({ ...unreleased, state: 'held' });
      await newsletterIssues.freeze(aNewsletterIssue());
      expect(await newsletterIssues.find(ref)).toBeUndefined();
      expect(await newsletterIssues.ofOrganisation('lending', '1280')).toEqual([]);
      expect(await newsletterIssues.ofRollout('lending', 9)).toEqual([]);

      const set = { planHash: 'h', approvedHash: 'h' };
      await dispatches.advance(released.id, { from: 'held', to: 'approved', set, at: 1 });
      expect(await newsletterIssues.find(ref)).toEqual(aNewsletterIssue());
      expect(await newsletterIssues.ofOrganisation('lending', '1280')).toEqual([
        headingOf(aNewsletterIssue()),
      ]);
      expect(await newsletterIssues.ofRollout('lending', 9)).toEqual([headingOf(aNewsletterIssue())]);
    });

    it('with nothing new in them are kept and never shown', async () => {
      const { newsletterIssues, dispatches } = await open();
      await dispatches.open(released);
      const empty = aNewsletterIssue({ editions: {}, sources: [] });
      await newsletterIssues.freeze(empty);
      expect(await newsletterIssues.find(ref)).toBeUndefined();
      expect(await newsletterIssues.ofRollout('lending', 9)).toEqual([]);
      expect(await newsletterIssues.kept('lending', '1280')).toEqual([headingOf(empty)]);
    });

    it('come newest first across the turn of the year, of one organisation or of all', async () => {
      const { newsletterIssues, dispatches } = await open();
      await dispatches.open(released);
      const weeks = [
        [2026, 9],
        [2027, 1],
        [2026, 53],
        [2026, 48],
      ] as const;
      for (const [year, week] of weeks) await newsletterIssues.freeze(aNewsletterIssue({ year, week }));
      await newsletterIssues.freeze(aNewsletterIssue({ organisation: '1480', year: 2026, week: 52 }));
      await newsletterIssues.freeze(aNewsletterIssue({ rollout: 'parking', year: 2027, week: 2 }));
      const weeksOf = async (of: Promise<{ year: number; week: number }[]>) =>
        (await of).map(({ year, week }) => `${year}/${week}`);
      expect(await weeksOf(newsletterIssues.ofOrganisation('lending', '1280'))).toEqual([
        '2027/1',
        '2026/53',
        '2026/48',
        '2026/9',
      ]);
      expect(await weeksOf(newsletterIssues.keptSince('lending', { year: 2026, week: 52 }))).toEqual([
        '2026/52',
        '2026/53',
        '2027/1',
      ]);
      expect(await weeksOf(newsletterIssues.ofRollout('lending', 3))).toEqual([
        '2027/1',
        '2026/53',
        '2026/52',
      ]);
    });
  });
}
