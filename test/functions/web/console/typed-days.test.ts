import { describe, expect, it } from 'vitest';
import { withTyped } from '../../../../domain/setup/write-draft.ts';
import {
  enteredFact,
  milestoneValuesOf,
} from '../../../../functions/web/console/milestone/milestone-fields.ts';
import { newsIn } from '../../../../functions/web/console/newsletter/news-fields.ts';
import { draftFrom } from '../../../../functions/web/console/press/press-values.ts';
import { aCatalogue } from '../../../fixtures/a-catalogue.ts';

describe('a day that is typed as people write it', () => {
  it('is understood in a milestone, and in its facts', () => {
    expect(milestoneValuesOf({ occurredOn: '15 mars 2027' }).occurredOn).toBe('2027-03-15');
    const [fact = ''] = Object.entries(aCatalogue().facts).find(([, { type }]) => type === 'date') ?? [];
    expect(enteredFact(fact, aCatalogue(), { [fact]: '15/3 2027' })).toBe('2027-03-15');
  });

  it('is left as it was where it is no day', () => {
    expect(milestoneValuesOf({ occurredOn: 'i mars' }).occurredOn).toBe('i mars');
  });

  it('is understood in news', () => {
    const said = newsIn({ from: '15.3.2027', until: '2027-4-1' }, aCatalogue());
    expect(said).toMatchObject({ from: '2027-03-15', until: '2027-04-01' });
  });

  it('is understood in a release, with its time', () => {
    const values = {
      publishAt: '15 mars 2027 kl. 9.30',
      'quotes-0-name': 'Lo Ek',
      'quotes-0-approvedAt': '14/3 2027 16:00',
    };
    expect(draftFrom(values, { kind: 'national', languages: ['sv'], about: {} })).toMatchObject({
      publishAt: '2027-03-15T09:30',
      quotes: [{ approvedAt: '2027-03-14T16:00' }],
    });
  });

  it('is understood in a rollout that is being made', () => {
    const catalogue = { facts: { start: { type: 'date', scope: 'rollout' } } };
    const document = { rollout: {}, catalogue, texts: {}, organisations: [] };
    const made = withTyped(document, { step: 'facts', item: 'start' }, { value: '15 mars 2027' });
    expect(made).toMatchObject({ rollout: { facts: { start: '2027-03-15' } } });
  });
});
