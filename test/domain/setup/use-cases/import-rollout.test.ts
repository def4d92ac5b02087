import { beforeEach, describe, expect, it } from 'vitest';
import { importRollout } from '../../../../domain/setup/use-cases/import-rollout.ts';
import { InvalidInput } from '../../../../domain/shared/errors.ts';
import { aCatalogueSource, lendingTexts } from '../../../fixtures/a-catalogue.ts';
import { aParticipation } from '../../../fixtures/a-participation.ts';
import { aRollout } from '../../../fixtures/a-rollout.ts';
import { anOrganisation, theOffice } from '../../../fixtures/an-organisation.ts';
import { inMemoryStores } from '../../../in-memory/in-memory-stores.ts';

const AT = Date.parse('2026-11-25T10:00:00Z');
const MAJA = { name: 'Maja Holm', address: 'maja.holm@kansli.example' };
let stores: ReturnType<typeof inMemoryStores>;

beforeEach(() => {
  stores = inMemoryStores();
});

type Source = Parameters<typeof importRollout>[0]['source'];
const aSource = (over: Partial<Source> = {}): Source => ({
  catalogue: aCatalogueSource(),
  texts: lendingTexts(),
  rollout: aRollout(),
  organisations: [anOrganisation(), theOffice()],
  participations: [aParticipation()],
  ...over,
});
const take = (source: Source, replace = false) =>
  importRollout({ source, replace, by: MAJA }, { ...stores, now: () => AT });
const otherTexts = () => lendingTexts().map((text) => ({ ...text, title: `${text.title} igen` }));

describe('taking in a rollout', () => {
  it('places it where there was nothing, and the catalogue is in force', async () => {
    const taken = await take(aSource());
    expect(taken).toMatchObject({
      kind: 'imported',
      replaced: { rollout: false, catalogue: false, organisations: [] },
    });
    expect(await stores.rollouts.find('lending')).toEqual(aRollout());
    expect(await stores.rollouts.participation('lending', '1280')).toEqual(aParticipation());
    expect(await stores.organisations.find('national')).toEqual(theOffice());
    expect(await stores.catalogues.currentVersion('lending')).toBe(
      taken.kind === 'imported' ? taken.version : '',
    );
    expect(await stores.catalogues.history('lending')).toEqual([]);
  });

  it('with a sender that this stage may not send from is refused, and nothing is written', async () => {
    const ports = { ...stores, mailDomain: 'mail.example', now: () => AT };
    const refused = importRollout({ source: aSource(), replace: false, by: MAJA }, ports);
    await expect(refused).rejects.toMatchObject({
      problems: [
        {
          ...{ path: 'rollout.from', code: 'sender-foreign' },
          params: { sender: 'besked@lending.example', domain: 'mail.example' },
        },
      ],
    });
    expect(await stores.rollouts.list()).toEqual([]);
    const own = { ...ports, mailDomain: 'lending.example' };
    expect(await importRollout({ source: aSource(), replace: false, by: MAJA }, own)).toMatchObject({
      kind: 'imported',
    });
  });

  it('does nothing new where the same is there already', async () => {
    const first = await take(aSource());
    expect(await take(aSource())).toEqual(first);
    expect(await stores.catalogues.history('lending')).toEqual([]);
  });

  it('writes nothing of a rollout whose facts no catalogue knows', async () => {
    const wrong = take(aSource({ rollout: aRollout({ facts: { colour: 'red' } }) }));
    await expect(wrong).rejects.toThrow(InvalidInput);
    expect(await stores.rollouts.list()).toEqual([]);
    expect(await stores.organisations.list()).toEqual([]);
    expect(await stores.catalogues.currentVersion('lending')).toBeUndefined();
  });
});

describe('a file with something that is there and would change', () => {
  it('is told what would change, and nothing is written', async () => {
    await take(aSource());
    const before = await stores.catalogues.currentVersion('lending');
    const renamed = anOrganisation({ name: { sv: 'Malmö', en: 'Malmö' } });
    const asked = aSource({
      texts: otherTexts(),
      rollout: aRollout({ registerNumber: 'SKR2026/9' }),
      organisations: [renamed, theOffice()],
    });
    expect(await take(asked)).toEqual({
      weakened: [],
      kind: 'would-replace',
      replaced: { rollout: true, catalogue: true, organisations: ['1280'] },
    });
    expect(await stores.catalogues.currentVersion('lending')).toBe(before);
    expect(await stores.organisations.find('1280')).toEqual(anOrganisation());
    expect(await stores.rollouts.find('lending')).toEqual(aRollout());
  });

  it('replaces it if requested; the previous version remains, and the history names the author', async () => {
    const first = await take(aSource());
    const taken = await take(aSource({ texts: otherTexts() }), true);
    if (first.kind !== 'imported' || taken.kind !== 'imported') throw new Error('was not taken in');
    expect(taken.version).not.toBe(first.version);
    expect(await stores.catalogues.history('lending')).toEqual([
      { version: taken.version, after: first.version, by: 'Maja Holm', at: AT, what: 'file', of: 'lending' },
    ]);
    expect((await stores.catalogues.load('lending', first.version))?.version).toBe(first.version);
  });

  it('leaves organisations alone that it does not name', async () => {
    await take(aSource());
    const other = anOrganisation({ code: '2480', name: { sv: 'Umeå', en: 'Umeå' } });
    const part = aParticipation({ organisation: '2480' });
    const taken = await take(aSource({ organisations: [other, theOffice()], participations: [part] }));
    expect(taken).toMatchObject({ kind: 'imported', replaced: { organisations: [] } });
    expect((await stores.rollouts.participations('lending')).map(({ organisation }) => organisation)).toEqual(
      ['1280', '2480'],
    );
  });

  it('is refused if the catalogue is changed concurrently, before anything is stored', async () => {
    await take(aSource());
    const renamed = anOrganisation({ name: { sv: 'Malmö', en: 'Malmö' } });
    const source = aSource({ texts: otherTexts(), organisations: [renamed, theOffice()] });
    const { catalogues } = stores;
    const beaten = {
      currentVersion: (id: string) => catalogues.currentVersion(id),
      load: (id: string, version: string) => catalogues.load(id, version),
      publish: () => Promise.reject(new Error('must not be')),
      revise: async () => false,
    };
    const ports = { ...stores, catalogues: beaten, now: () => AT };
    await expect(importRollout({ source, replace: true, by: MAJA }, ports)).rejects.toThrow(
      /changed-meanwhile/,
    );
    expect(await stores.organisations.find('1280')).toEqual(anOrganisation());
  });
});
