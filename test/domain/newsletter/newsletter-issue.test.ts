import { describe, expect, it } from 'vitest';
import { issuePath, issueWeek } from '../../../domain/newsletter/newsletter-issue.ts';

describe('the address of an issue', () => {
  it('names rollout, organisation and week, and its last part gives the week again', () => {
    const ref = { rollout: 'bob', organisation: '1280', year: 2026, week: 53 };
    expect(issuePath(ref)).toBe('/newsletters/bob/1280/2026-v53');
    expect(issueWeek('2026-v53')).toEqual({ year: 2026, week: 53 });
    expect(issueWeek('2027-v1')).toEqual({ year: 2027, week: 1 });
  });

  it.each(['2027-v01', '2027-v0', '2027-v54', '27-v1', '2027-w1', '2027-v1 ', '', '1999-v1'])(
    '%j is no week',
    (name) => {
      expect(issueWeek(name)).toBeUndefined();
    },
  );
});
