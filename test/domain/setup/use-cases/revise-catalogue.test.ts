import { beforeEach, describe, expect, it } from 'vitest';
import { type Revision, revisionSchema } from '../../../../domain/catalogue/catalogue-revision.ts';
import { catalogueVersion } from '../../../../domain/catalogue/catalogue-version.ts';
import { previewRevision, reviseCatalogue } from '../../../../domain/setup/use-cases/revise-catalogue.ts';
import { InvalidInput, NotFound } from '../../../../domain/shared/errors.ts';
import { aCatalogueSource, lendingTexts } from '../../../fixtures/a-catalogue.ts';
import { aMilestone } from '../../../fixtures/a-milestone.ts';
import { aRollout } from '../../../fixtures/a-rollout.ts';
import { inMemoryStores } from '../../../in-memory/in-memory-stores.ts';

const FIRST = catalogueVersion(aCatalogueSource(), lendingTexts());
const aNewText: Revision = revisionSchema.parse({
  what: 'text',
  topic: 'why',
  locale: 'sv',
  markdown: '# Därför gör vi det\n\nVi lånar ut mer med {supplier}.\n',
});

let world: ReturnType<typeof aWorld>;
const aWorld = () => ({ ...inMemoryStores(), now: () => 1_795_432_000_000 });
const revise = (revision: Revision, basedOn = FIRST.version) =>
  reviseCatalogue({ catalogue: 'lending', basedOn, by: 'Anna Ek', revision }, world);

beforeEach(async () => {
  world = aWorld();
  await world.rollouts.save(aRollout());
  await world.catalogues.publish(FIRST);
});

describe('a change of a text', () => {
  it('is a new version with the others as they were, and is kept with who made it', async () => {
    const { version, changes } = await revise(aNewText);
    const current = await world.catalogues.currentVersion('lending');
    expect(current).toBe(version.version);
    expect(current).not.toBe(FIRST.version);
    const texts = (await world.catalogues.load('lending', version.version))?.texts ?? [];
    expect(texts).toHaveLength(8);
    expect(texts.find(({ topic, locale }) => topic === 'why' && locale === 'sv')?.title).toBe(
      'Därför gör vi det',
    );
    expect(await world.catalogues.load('lending', FIRST.version)).toEqual(FIRST);
    // By the lending catalogue: these four hear "why", which is placed at `decided` alone.
    const heard = { added: [], removed: [], channelsAdded: [], channelsRemoved: [], reworded: ['why'] };
    expect(changes).toEqual(
      ['lead', 'clerks', 'federations', 'journalists'].map((group) => ({
        milestone: 'decided',
        group,
        ...heard,
      })),
    );
    expect(await world.catalogues.history('lending')).toMatchObject([
      { by: 'Anna Ek', what: 'text', of: 'why' },
    ]);
  });

  it('that changes nothing makes no version', async () => {
    const { title, common } =
      FIRST.texts.find(({ topic, locale }) => topic === 'why' && locale === 'sv') ?? {};
    const same = revisionSchema.parse({ ...aNewText, markdown: `# ${title}\n\n${common}\n` });
    await revise(same);
    expect(await world.catalogues.currentVersion('lending')).toBe(FIRST.version);
    expect(await world.catalogues.history('lending')).toEqual([]);
  });

  it.each([
    [
      'uses a fact that is not declared',
      { markdown: '# Rubrik\n\n{nothing}\n' },
      /fact-undeclared {"fact":"nothing"}/,
    ],
    [
      'has a section where the message is not placed',
      { markdown: '# Rubrik\n\nx\n\n## live\n\ny\n' },
      /section-misplaced {"section":"live"}/,
    ],
    ['has no title', { markdown: 'Bara text.' }, /title/],
    [
      'is of a topic that the catalogue does not have',
      { topic: 'weather' },
      /unknown {"what":"message","value":"weather"}/,
    ],
  ])('that %s is refused, and nothing changes', async (_, over, problem) => {
    const bad = revisionSchema.parse({ ...aNewText, ...over });
    const error: unknown = await revise(bad).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(InvalidInput);
    expect(String(error)).toMatch(problem);
    expect(await world.catalogues.currentVersion('lending')).toBe(FIRST.version);
  });
});

describe('a change of a group', () => {
  it('tells which messages and channels it gains and loses, and where', async () => {
    const group = revisionSchema.parse({
      what: 'group',
      group: 'clerks',
      messages: ['gear', 'dates'],
      channels: ['email', 'website'],
    });
    const { changes } = await revise(group);
    const channels = { channelsAdded: ['website'], channelsRemoved: ['memo', 'meeting'], reworded: [] };
    expect(changes).toEqual([
      { milestone: 'decided', group: 'clerks', added: [], removed: ['why', 'cost'], ...channels },
      { milestone: 'live', group: 'clerks', added: ['gear'], removed: [], ...channels },
    ]);
  });

  it('that names a message which does not exist is refused', async () => {
    const group = revisionSchema.parse({
      what: 'group',
      group: 'clerks',
      messages: ['weather'],
      channels: [],
    });
    await expect(revise(group)).rejects.toThrow(
      /groups.clerks.messages unknown {"what":"message","value":"weather"}/,
    );
  });
});

describe('a message that is placed elsewhere', () => {
  it('is heard there by all groups that have it, in the order of the milestones', async () => {
    const moved = revisionSchema.parse({ what: 'message', topic: 'cost', at: ['live', 'decided'] });
    const { version, changes } = await revise(moved);
    expect(version.catalogue.messages.cost?.at).toEqual(['decided', 'live']);
    expect(changes.map(({ milestone, group, added }) => [milestone, group, added])).toEqual([
      ['live', 'clerks', ['cost']],
    ]);
  });
});

describe('two who change at once', () => {
  it('do not overwrite one another: the second is told, and looks again', async () => {
    await revise(aNewText);
    const second = revisionSchema.parse({ what: 'message', topic: 'cost', at: ['live'] });
    await expect(revise(second)).rejects.toThrow(/changed-meanwhile/);
    const current = (await world.catalogues.currentVersion('lending')) ?? '';
    expect((await revise(second, current)).version.catalogue.messages.cost?.at).toEqual(['live']);
  });
});

describe('the preview of a change', () => {
  it('names the plans that it comes too late for, and writes nothing', async () => {
    await world.milestones.accept(aMilestone({ id: 'held', state: 'held' }), {});
    await world.milestones.accept(aMilestone({ id: 'gone', state: 'completed' }), {});
    const ask = { catalogue: 'lending', basedOn: FIRST.version, revision: aNewText };
    const { untouched } = await previewRevision(ask, world);
    expect(untouched.map(({ id, state }) => [id, state])).toEqual([['held', 'held']]);
    expect(await world.catalogues.currentVersion('lending')).toBe(FIRST.version);
  });

  it('of an unknown catalogue is not found', async () => {
    const ask = { catalogue: 'parking', basedOn: 'v', revision: aNewText };
    await expect(previewRevision(ask, world)).rejects.toThrow(NotFound);
  });
});
