import { describe, expect, it } from 'vitest';
import { issueHoldings } from '../../../domain/newsletter/issue-changes.ts';
import type { MailTelling } from '../../../domain/plan/holding.ts';

const PRESENT = { standstillEnd: '2026-12-10', supplier: 'Exempelbolaget AB' };
const FACTS = new Set(['standstillEnd']);

function telling(over: Partial<MailTelling>): MailTelling {
  return {
    ...{ dispatch: 'award', at: 1, contact: 'sten', groups: ['public'], channels: ['newsletter'] },
    ...{ topics: ['timeline'], facts: { standstillEnd: '2026-12-03' } },
    ...over,
  };
}

describe('whom the next issue corrects', () => {
  it('is whoever read the old value in an issue, with the value that they read', () => {
    const { mailed } = issueHoldings(
      { mails: [], issues: [telling({})] },
      { present: PRESENT, facts: FACTS },
    );
    expect(mailed.map(({ contact, facts }) => [contact, facts])).toEqual([
      ['sten', { standstillEnd: '2026-12-03' }],
    ]);
  });

  it('is nobody whom a mail told the old value too, before or after, nor whom a mail has corrected', () => {
    const mails = [
      telling({ contact: 'before', at: 0 }),
      telling({ contact: 'after', at: 2 }),
      telling({ contact: 'corrected', at: 0 }),
      telling({ contact: 'corrected', at: 2, facts: { standstillEnd: '2026-12-10' } }),
    ];
    const issues = ['before', 'after', 'corrected'].map((contact) => telling({ contact }));
    expect(issueHoldings({ mails, issues }, { present: PRESENT, facts: FACTS }).mailed).toEqual([]);
  });

  it('leaves what a mail told to mails, and corrects the rest', () => {
    const mails = [telling({ facts: { supplier: 'Gamla Bolaget AB' } })];
    const issues = [telling({ facts: { supplier: 'Gamla Bolaget AB', standstillEnd: '2026-12-03' } })];
    const facts = new Set(['standstillEnd', 'supplier']);
    const { mailed } = issueHoldings({ mails, issues }, { present: PRESENT, facts });
    expect(mailed.map((holding) => holding.facts)).toEqual([{ standstillEnd: '2026-12-03' }]);
  });

  it('is nobody for a fact whose change may not be told yet', () => {
    const read = { mails: [], issues: [telling({})] };
    expect(issueHoldings(read, { present: PRESENT, facts: new Set() }).mailed).toEqual([]);
  });
});
