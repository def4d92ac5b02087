import { beforeEach, describe, expect, it } from 'vitest';
import { catalogueVersion } from '../../../../domain/catalogue/catalogue-version.ts';
import { parseText } from '../../../../domain/catalogue/text.ts';
import { loadRollout, type RolloutSource } from '../../../../domain/setup/use-cases/load-rollout.ts';
import { InvalidInput } from '../../../../domain/shared/errors.ts';
import { problemData } from '../../../../domain/shared/problem.ts';
import { aCatalogueSource, aText, lendingTexts } from '../../../fixtures/a-catalogue.ts';
import { aContact } from '../../../fixtures/a-contact.ts';
import { aParticipation } from '../../../fixtures/a-participation.ts';
import { malmoContacts } from '../../../fixtures/a-plan-basis.ts';
import { aRollout } from '../../../fixtures/a-rollout.ts';
import { anOrganisation, theOffice } from '../../../fixtures/an-organisation.ts';
import { inMemoryStores } from '../../../in-memory/in-memory-stores.ts';

let stores: ReturnType<typeof inMemoryStores>;

beforeEach(() => {
  stores = inMemoryStores();
});

const aSource = (over: Partial<RolloutSource> = {}): RolloutSource => ({
  catalogue: aCatalogueSource(),
  texts: lendingTexts(),
  rollout: aRollout(),
  organisations: [anOrganisation(), theOffice()],
  participations: [aParticipation()],
  contacts: malmoContacts(),
  ...over,
});

async function problemsOf(over: Partial<RolloutSource>): Promise<readonly string[]> {
  const error: unknown = await loadRollout(aSource(over), stores).catch((caught: unknown) => caught);
  if (!(error instanceof InvalidInput)) throw new Error(`was not refused: ${error}`);
  return error.problems.map(problemData);
}

async function nothingWasWritten() {
  expect(await stores.rollouts.list()).toEqual([]);
  expect(await stores.catalogues.currentVersion('lending')).toBeUndefined();
  expect(await stores.organisations.find('1280')).toBeUndefined();
  expect(await stores.contacts.ofOrganisation('1280')).toEqual([]);
  expect(await stores.rollouts.participations('lending')).toEqual([]);
}

describe('loading a rollout', () => {
  it('stores everything, and the catalogue becomes the current one', async () => {
    const { version } = await loadRollout(aSource(), stores);
    expect(await stores.catalogues.currentVersion('lending')).toBe(version);
    expect((await stores.catalogues.load('lending', version))?.texts).toHaveLength(8);
    expect(await stores.rollouts.find('lending')).toEqual(aRollout());
    expect(await stores.organisations.find('national')).toEqual(theOffice());
    expect(await stores.rollouts.participation('lending', '1280')).toEqual(aParticipation());
    expect(await stores.contacts.ofOrganisation('1280')).toHaveLength(3);
  });

  it('makes one contact of two whose addresses differ only in case', async () => {
    const contacts = [aContact(), aContact({ address: 'ASA.LIND@malmo.example', groups: ['lead'] })];
    await loadRollout(aSource({ contacts }), stores);
    expect((await stores.contacts.ofOrganisation('1280')).map(({ groups }) => groups)).toEqual([
      ['clerks', 'lead'],
    ]);
  });

  it('changes nothing when done twice', async () => {
    const first = await loadRollout(aSource(), stores);
    const second = await loadRollout(aSource(), stores);
    expect(second).toEqual(first);
    expect(await stores.contacts.ofOrganisation('1280')).toHaveLength(3);
  });
});

describe('a rollout that cannot be loaded', () => {
  it('has every problem named, and nothing is written', async () => {
    const problems = await problemsOf({
      rollout: aRollout({
        catalogue: 'parking',
        office: 'nowhere',
        facts: { colour: 'red', price: 'x', startDate: '2027-01-01' },
      }),
      participations: [aParticipation({ organisation: '9999', facts: { supplier: 'A', startDate: 'soon' } })],
      contacts: [aContact({ organisation: '8888', name: 'Bo Ek', groups: ['clerks', 'pilots'] })],
    });
    const each = [
      'rollout.catalogue not-one-of {"options":["lending"]}',
      'rollout.office unknown {"what":"organisation","value":"nowhere"}',
      'rollout.facts.colour unknown {"what":"fact","value":"colour"}',
      'rollout.facts.price wrong-type {"expected":"number"}',
      'rollout.facts.startDate fact-elsewhere {"fact":"startDate","scope":"organisation"}',
      'organisations unknown {"what":"organisation","value":"9999"}',
      'organisations.9999.facts.startDate date-invalid',
      'organisations.9999.facts.supplier fact-elsewhere {"fact":"supplier","scope":"rollout"}',
      'contacts.0.organisation unknown {"what":"organisation","value":"8888"}',
      'contacts.0.groups unknown {"what":"role","value":"pilots"}',
    ];
    expect(problems.toSorted()).toEqual(each.toSorted());
    await nothingWasWritten();
  });

  it('has days that break a hard rule, where files say both; a soft one asks nothing of a file', async () => {
    const rule = (kind: 'hard' | 'soft') => ({
      ...{
        kind,
        date: { fact: 'startDate' },
        notBefore: { fact: 'decidedOn' },
        source: 'The order of things',
      },
      sentence: { sv: 'Starten kommer efter {earliest}.', en: 'The start comes after {earliest}.' },
    });
    const late = {
      rollout: aRollout({ facts: { price: 12, decidedOn: '2027-04-01' } }),
      participations: [aParticipation({ facts: { startDate: '2027-03-15' } })],
    };
    const withRule = (kind: 'hard' | 'soft') => ({
      ...late,
      catalogue: aCatalogueSource({ rules: { order: rule(kind) } }),
    });
    expect(await problemsOf(withRule('hard'))).toEqual([
      expect.stringContaining('organisations.1280.facts.startDate rule-broken'),
    ]);
    await nothingWasWritten();
    expect((await loadRollout(aSource(withRule('soft')), stores)).weakened).toEqual([]);
  });

  it('has a rule with two limits, or with none', async () => {
    const rule = { date: { fact: 'decidedOn' }, source: 'x', sentence: { sv: 'x', en: 'x' } };
    const day = { fact: 'startDate' };
    for (const limits of [{}, { notBefore: day, notAfter: day }])
      expect(() => aCatalogueSource({ rules: { odd: { ...rule, ...limits } } })).toThrow('rule-one-limit');
  });

  it('names an organisation twice, each time but the first, whatever else differs', async () => {
    const malmo = anOrganisation();
    const other = { ...malmo, name: { sv: 'Malmö kommun' } };
    expect(await problemsOf({ organisations: [theOffice(), malmo, other, malmo] })).toEqual([
      'organisations.2.code organisation-twice {"organisation":"1280","name":"Malmö kommun"}',
      'organisations.3.code organisation-twice {"organisation":"1280","name":"Malmö stad"}',
    ]);
    await nothingWasWritten();
  });

  it('has a text that belongs to no message, uses an undeclared fact, or speaks where it has no place', async () => {
    const texts = [
      ...lendingTexts(),
      aText('weather', 'sv', 'Regn.'),
      aText('constructor', 'sv', 'Inget.'),
      parseText('why', 'fi', '# Miksi\n\nVi köper av {seller}.\n\n## live\n\nNu.\n'),
    ];
    expect(await problemsOf({ texts })).toEqual([
      'texts.weather.sv unknown {"what":"message","value":"weather"}',
      'texts.constructor.sv unknown {"what":"message","value":"constructor"}',
      'texts.why.fi section-misplaced {"section":"live"}',
      'texts.why.fi fact-undeclared {"fact":"seller"}',
    ]);
    await nothingWasWritten();
  });

  it('has a milestone whose subject needs a fact that may be missing, or lacks the default language', async () => {
    const words = { name: 'Klart', subject: 'Klart av {supplier}', lead: 'Nu är det klart.' };
    const catalogue = aCatalogueSource();
    catalogue.milestones = { ...catalogue.milestones, live: { en: words } };
    const problems = await problemsOf({ catalogue });
    expect(problems).toHaveLength(2);
    expect(problems[0]).toBe('milestones.live.sv missing');
    expect(problems[1]).toContain('milestones.live.en fact-not-here {"fact":"supplier"');
    await nothingWasWritten();
  });

  it('has a catalogue with a name that leads nowhere', async () => {
    expect(await problemsOf({ catalogue: aCatalogueSource({ responsible: 'chief' }) })).toHaveLength(1);
    await nothingWasWritten();
  });
});

describe('the version of a catalogue', () => {
  const { version } = catalogueVersion(aCatalogueSource(), lendingTexts());
  const reversed = <T>(record: Record<string, T>) => Object.fromEntries(Object.entries(record).reverse());

  it('is the same for the same catalogue and texts, in whatever order the texts were read', () => {
    expect(catalogueVersion(aCatalogueSource(), lendingTexts().reverse()).version).toBe(version);
  });

  it('changes with a word', () => {
    const texts = [...lendingTexts().slice(1), aText('why', 'sv', 'Vi köper nu av {supplier}.')];
    expect(catalogueVersion(aCatalogueSource(), texts).version).not.toBe(version);
  });

  it('changes with the order of groups, which is the strength of roles, and with that of milestones', () => {
    const { groups, milestones } = aCatalogueSource();
    for (const over of [{ groups: reversed(groups) }, { milestones: reversed(milestones) }]) {
      expect(catalogueVersion(aCatalogueSource(over), lendingTexts()).version).not.toBe(version);
    }
  });
});
