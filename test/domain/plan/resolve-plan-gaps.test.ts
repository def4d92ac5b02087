import { describe, expect, it } from 'vitest';
import type { CatalogueVersion } from '../../../domain/catalogue/catalogues.ts';
import { type Gap, gapSchema } from '../../../domain/catalogue/gap.ts';
import type { OrganisationPlan } from '../../../domain/plan/plan.ts';
import type { PlanBasis } from '../../../domain/plan/plan-basis.ts';
import { resolvePlan } from '../../../domain/plan/resolve-plan.ts';
import { aCatalogueVersion, lendingTexts } from '../../fixtures/a-catalogue.ts';
import { aContact } from '../../fixtures/a-contact.ts';
import { aMilestone } from '../../fixtures/a-milestone.ts';
import { aParticipation } from '../../fixtures/a-participation.ts';
import { anOfficeBasis, aPlanBasis, malmoContacts } from '../../fixtures/a-plan-basis.ts';
import { aRollout } from '../../fixtures/a-rollout.ts';
import { plainRender } from '../../fixtures/a-variant.ts';

type Over = { basis?: PlanBasis; milestone?: Parameters<typeof aMilestone>[0]; version?: CatalogueVersion };

function plan({
  basis = aPlanBasis(),
  milestone = {},
  version = aCatalogueVersion(),
}: Over): OrganisationPlan {
  return resolvePlan({ milestone: aMilestone(milestone), basis, version, render: plainRender });
}

function gapsOf(over: Over): Gap[] {
  return plan(over).gaps.map((gap) => gapSchema.parse(gap));
}

/** What the basis lacks whatever is tested: nobody for the newsletter to caretakers. */
const NEWSLETTER: Gap = { kind: 'no-contact', group: 'caretakers' };
const withoutRole = (role: string) =>
  aPlanBasis({ contacts: malmoContacts().filter(({ groups }) => !groups.includes(role)) });

describe('what is missing is named', () => {
  it('and nothing else is: here only the caretakers have nobody to read their newsletter', () => {
    expect(gapsOf({})).toEqual([NEWSLETTER]);
  });

  it('no contact for a group with a mail, a newsletter or a press release', () => {
    expect(gapsOf({ basis: withoutRole('clerks') })).toEqual([
      { kind: 'no-contact', group: 'clerks' },
      NEWSLETTER,
    ]);
    const office = gapsOf({ basis: anOfficeBasis() });
    expect(office).toEqual([{ kind: 'no-contact', group: 'journalists' }]);
  });

  it('nobody to relay, only where the relay is used', () => {
    const noRelay: Gap = { kind: 'no-relay', group: 'caretakers', relay: 'foreman' };
    const basis = withoutRole('foreman');
    expect(gapsOf({ basis })).toEqual([NEWSLETTER, noRelay]);
    expect(gapsOf({ basis: { ...basis, participation: aParticipation({ impact: 'small' }) } })).toEqual([
      NEWSLETTER,
    ]);
  });

  it('nobody who answers locally', () => {
    expect(gapsOf({ basis: withoutRole('lead') })).toContainEqual({ kind: 'no-responsible' });
    expect(gapsOf({ basis: anOfficeBasis() })).not.toContainEqual({ kind: 'no-responsible' });
  });

  it('no register number: the office’s never replaces a municipality’s', () => {
    const gap: Gap = { kind: 'no-register-number' };
    const unregistered = aParticipation({ registerNumber: undefined });
    expect(gapsOf({ basis: aPlanBasis({ participation: unregistered }) })).toContainEqual(gap);
    expect(gapsOf({ basis: anOfficeBasis() })).not.toContainEqual(gap);
    expect(
      gapsOf({ basis: anOfficeBasis({ rollout: aRollout({ registerNumber: undefined }) }) }),
    ).toContainEqual(gap);
  });
});

describe('a missing fact', () => {
  // Its report brought the supplier, and nobody knows one any more.
  const missing = plan({ basis: aPlanBasis({ rollout: aRollout() }) });

  it('is a gap that names the messages it holds back', () => {
    expect(missing.gaps).toEqual([NEWSLETTER, { kind: 'missing-fact', fact: 'supplier', topics: ['why'] }]);
  });

  it('withholds those messages, in the obligations by hand too, and lets the others go', () => {
    const clerks = missing.obligations.filter(({ group }) => group === 'clerks');
    expect(clerks).toHaveLength(3);
    for (const { messages, withheld } of clerks) {
      expect(messages).toEqual(['cost', 'dates']);
      expect(withheld).toEqual(['why']);
    }
  });

  it('leaves no mail with a hole: neither the message nor a step that refers to the fact is in it', () => {
    const letter = missing.variants.find(({ groups }) => groups.includes('clerks'));
    expect(letter?.topics).toEqual(['cost', 'dates']);
    expect(letter?.text).toContain('"nextSteps":[]');
    expect(letter?.text).not.toContain('{supplier}');
  });

  it('leaves nobody a mail to whom nothing can be said', () => {
    const nothing = plan({
      basis: aPlanBasis({ participation: aParticipation({ facts: {} }) }),
      milestone: { kind: 'live' },
    });
    expect(nothing.deliveries.filter(({ task }) => !task)).toEqual([]);
    // What can be said, of the gear to the caretakers, the foreman passes on; the lead hears of that.
    expect(nothing.variants.flatMap(({ topics }) => topics)).toEqual(['gear']);
    expect(nothing.gaps).toContainEqual({ kind: 'missing-fact', fact: 'startDate', topics: ['dates'] });
  });

  it('is no longer missing where the organisation has a value of its own', () => {
    const own = aParticipation({ facts: { startDate: '2027-03-15', supplier: 'Lokalbolaget' } });
    const { gaps, variants } = plan({
      basis: aPlanBasis({ participation: own }),
      milestone: { facts: { price: 1 } },
    });
    expect(gaps).toEqual([NEWSLETTER]);
    expect(variants[0]?.text).toContain('Lokalbolaget');
  });
});

describe('a missing text', () => {
  const english = aContact({ locale: 'en' });
  const without = (topic: string, ...locales: string[]) =>
    aCatalogueVersion({
      texts: lendingTexts().filter((text) => text.topic !== topic || !locales.includes(text.locale)),
    });

  it('falls back on the default language and is a gap', () => {
    const { variants, gaps } = plan({
      basis: aPlanBasis({ contacts: [english] }),
      version: without('cost', 'en'),
    });
    expect(variants[0]?.text).toContain('Det kostar {price} kronor. [sv]');
    expect(variants[0]?.text).toContain('Vi köper av {supplier}. [en]');
    expect(gaps).toContainEqual({ kind: 'missing-text', topic: 'cost', locale: 'en' });
  });

  it('is no gap where nobody reads that language', () => {
    expect(gapsOf({ version: without('cost', 'en') })).toEqual([NEWSLETTER]);
  });

  it('in the default language too withholds the message and is a gap', () => {
    const { obligations, variants, gaps } = plan({ version: without('cost', 'sv', 'en') });
    expect(gaps).toContainEqual({ kind: 'missing-text', topic: 'cost', locale: 'sv' });
    expect(obligations.find(({ group }) => group === 'clerks')?.withheld).toEqual(['cost']);
    expect(variants.flatMap(({ topics }) => topics)).not.toContain('cost');
  });
});
