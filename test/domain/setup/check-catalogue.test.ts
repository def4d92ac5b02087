import { describe, expect, it } from 'vitest';
import { catalogueVersion } from '../../../domain/catalogue/catalogue-version.ts';
import { checkMember, checkWords, QUESTIONS } from '../../../domain/setup/check-catalogue.ts';
import { aCatalogueSource, aCatalogueVersion, lendingTexts } from '../../fixtures/a-catalogue.ts';
import { aContact } from '../../fixtures/a-contact.ts';
import { aParticipation } from '../../fixtures/a-participation.ts';
import { aRollout } from '../../fixtures/a-rollout.ts';
import { anOrganisation, theOffice } from '../../fixtures/an-organisation.ts';
import { shippedCatalogue } from '../../templates/messages/shipped-catalogue.ts';

const LENDING = aCatalogueSource();

describe('the check of a catalogue', () => {
  it('finds nothing that keeps anybody from being told in the shipped one', async () => {
    const findings = checkWords(await shippedCatalogue());
    expect(findings.filter(({ kind }) => !QUESTIONS.includes(kind))).toEqual([]);
    // By the yardstick of topics: IT hears of the work's consequences only from the connection on.
    expect(findings).toContainEqual({
      kind: 'group-hears-nothing',
      group: 'finance',
      milestone: 'procurement-decided',
    });
  });

  it('asks about a group that hears nothing at a milestone', () => {
    expect(checkWords(aCatalogueVersion())).toEqual([
      { kind: 'group-hears-nothing', group: 'federations', milestone: 'live' },
      { kind: 'group-hears-nothing', group: 'journalists', milestone: 'live' },
    ]);
  });

  it('finds a group with messages and no channel, and a message that no group hears', () => {
    const { clerks, ...others } = LENDING.groups;
    if (!clerks) throw new Error('the lending catalogue has no clerks');
    const groups = { ...others, clerks: { ...clerks, channels: [], messages: ['why', 'dates'] } };
    const findings = checkWords(catalogueVersion(aCatalogueSource({ groups }), lendingTexts()));
    expect(findings).toContainEqual({ kind: 'group-without-channel', group: 'clerks' });
    expect(findings).toContainEqual({ kind: 'message-for-nobody', topic: 'cost' });
  });

  it('finds words that are missing in one language at one milestone', () => {
    const texts = lendingTexts().filter(({ topic, locale }) => topic !== 'dates' || locale !== 'en');
    const missing = checkWords(aCatalogueVersion({ texts })).filter(({ kind }) => kind === 'text-missing');
    expect(missing).toEqual([
      { kind: 'text-missing', topic: 'dates', milestone: 'decided', locale: 'en' },
      { kind: 'text-missing', topic: 'dates', milestone: 'live', locale: 'en' },
    ]);
  });
});

describe('the check of an organisation', () => {
  const member = (over: object = {}) => ({
    organisation: anOrganisation(),
    participation: aParticipation({ impact: 'large', facts: {} }),
    contacts: [aContact({ groups: ['lead'] })],
    ...over,
  });
  const rollout = aRollout({ facts: { price: 12 } });

  it('finds groups and relays that nobody is in, and facts that texts need', () => {
    expect(checkMember(aCatalogueVersion(), rollout, member())).toEqual([
      { kind: 'nobody-in-group', group: 'clerks', organisation: '1280' },
      { kind: 'nobody-in-group', group: 'caretakers', organisation: '1280' },
      { kind: 'nobody-relays', group: 'caretakers', relay: 'foreman', organisation: '1280' },
      { kind: 'fact-missing', fact: 'startDate', milestone: 'decided', organisation: '1280' },
    ]);
  });

  it('does not ask for a relay where the impact is small, nor for the groups of the national office', () => {
    const small = member({
      participation: aParticipation({ impact: 'small', facts: { startDate: '2027-03-01' } }),
    });
    const kinds = checkMember(aCatalogueVersion(), rollout, small).map(({ kind }) => kind);
    expect(kinds).toEqual(['nobody-in-group', 'nobody-in-group']);
  });

  it('finds who is missing at the national office, and facts of the rollout there alone', () => {
    const office = member({ organisation: theOffice(), contacts: [aContact({ groups: ['federations'] })] });
    expect(checkMember(aCatalogueVersion(), rollout, office)).toEqual([
      { kind: 'nobody-in-group', group: 'journalists', organisation: 'national' },
      { kind: 'fact-missing', fact: 'supplier', milestone: 'decided' },
    ]);
  });

  it('finds that nobody answers for the rollout', () => {
    const findings = checkMember(aCatalogueVersion(), rollout, member({ contacts: [] }));
    expect(findings[0]).toEqual({ kind: 'nobody-responsible', organisation: '1280' });
  });
});
