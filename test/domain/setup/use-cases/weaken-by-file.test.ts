import { beforeEach, describe, expect, it } from 'vitest';
import { casesIn } from '../../../../domain/controls/control-log.ts';
import { decideChange } from '../../../../domain/controls/use-cases/decide-change.ts';
import { weakenControls } from '../../../../domain/controls/use-cases/weaken-controls.ts';
import type { Rollout } from '../../../../domain/rollout/rollout.ts';
import { importRollout } from '../../../../domain/setup/use-cases/import-rollout.ts';
import { loadRollout, type RolloutSource } from '../../../../domain/setup/use-cases/load-rollout.ts';
import { InvalidInput } from '../../../../domain/shared/errors.ts';
import { aCatalogueSource, lendingTexts } from '../../../fixtures/a-catalogue.ts';
import { aParticipation } from '../../../fixtures/a-participation.ts';
import { aRollout } from '../../../fixtures/a-rollout.ts';
import { anOrganisation, theOffice } from '../../../fixtures/an-organisation.ts';
import { inMemoryStores } from '../../../in-memory/in-memory-stores.ts';

const AT = Date.parse('2026-11-25T10:00:00Z');
const MAJA = { name: 'Maja Holm', address: 'maja.holm@kansli.example' };
const ERIK = 'erik.lund@kansli.example';
let stores: ReturnType<typeof inMemoryStores>;

const source = (rollout: Partial<Rollout>, over: Partial<RolloutSource> = {}): RolloutSource => ({
  catalogue: aCatalogueSource(),
  texts: lendingTexts(),
  rollout: aRollout(rollout),
  organisations: [anOrganisation(), theOffice()],
  participations: [aParticipation()],
  contacts: [],
  ...over,
});
const upload = (rollout: Partial<Rollout>, over: Partial<RolloutSource> = {}) =>
  importRollout({ source: source(rollout, over), replace: true, by: MAJA }, { ...stores, now: () => AT });
const decide = (word: 'accept' | 'reject', by: string, isApprover = true) =>
  cases().then(([newest]) =>
    decideChange(
      { change: newest?.id ?? '', word, by, isApprover },
      {
        controlLog: stores.controlLog,
        now: () => AT,
        carryOut: async ({ what }, acceptedBy) =>
          what.kind === 'rollout' &&
          weakenControls({ what, by: acceptedBy }, { ...stores, now: () => AT + 1 }),
      },
    ),
  );
const cases = async () => casesIn(await stores.controlLog.entries());
const policy = async (id = 'lending') => (await stores.rollouts.find(id))?.approval ?? 'automatic';

beforeEach(async () => {
  stores = inMemoryStores();
  await loadRollout(source({ approval: 'two' }), stores);
});

describe('one coordinator with a file that leaves the approval out', () => {
  it('changes the rest and not the policy, which waits with the name of who tried', async () => {
    const taken = await upload({ registerNumber: 'SKR2026/9' });
    expect(taken).toMatchObject({ kind: 'imported', weakened: [{ control: 'approval', before: 'two' }] });
    expect(await stores.rollouts.find('lending')).toMatchObject({
      approval: 'two',
      registerNumber: 'SKR2026/9',
    });
    expect(await cases()).toMatchObject([{ asked: { by: MAJA.address }, tried: [] }]);
  });

  it('asks once, however often the file is uploaded', async () => {
    await upload({});
    await upload({});
    expect(await cases()).toHaveLength(1);
  });

  it('cannot accept it, nor can another coordinator, and both tries stand in the log', async () => {
    await upload({});
    expect(await decide('accept', 'Maja.Holm@kansli.example')).toBe('own');
    expect(await decide('accept', 'kim@kansli.example', false)).toBe('own');
    expect(await policy()).toBe('two');
    expect((await cases())[0]?.tried.length).toBe(1);
  });

  it('gets it when an approver accepts, once', async () => {
    await upload({});
    expect(await decide('accept', ERIK)).toBe('applied');
    expect(await policy()).toBe('automatic');
    expect(await decide('accept', ERIK)).toBe('decided');
    expect(await cases()).toMatchObject([{ decided: { did: 'accepted', by: ERIK }, ended: 'applied' }]);
  });

  it('does not get it when somebody rejects, and may ask anew', async () => {
    await upload({});
    expect(await decide('reject', ERIK)).toBe('rejected');
    expect(await decide('accept', ERIK)).toBe('decided');
    expect(await policy()).toBe('two');
    await importRollout({ source: source({}), replace: true, by: MAJA }, { ...stores, now: () => AT + 1000 });
    expect(await cases()).toHaveLength(2);
  });

  it('gets nothing of it where the policy has changed meanwhile', async () => {
    await upload({ approval: 'automatic' });
    await stores.rollouts.save(aRollout({ approval: 'one' }));
    expect(await decide('accept', ERIK)).toBe('lapsed');
    expect(await policy()).toBe('one');
  });

  it('makes no way round by a new rollout: it has the strictest policy until then', async () => {
    await upload({ id: 'other' }, { participations: [aParticipation({ rollout: 'other' })] });
    expect(await policy('other')).toBe('two');
    expect(await decide('accept', ERIK)).toBe('applied');
    expect(await policy('other')).toBe('automatic');
    expect(await policy()).toBe('two');
  });
});

it('lets a stronger policy hold at once', async () => {
  await stores.rollouts.save(aRollout({ approval: 'one' }));
  await upload({ approval: 'two' });
  expect(await policy()).toBe('two');
  expect(await cases()).toEqual([]);
});

it('lets nobody move the sender alone', async () => {
  await upload({ approval: 'two', from: 'stolen@elsewhere.example' });
  expect((await stores.rollouts.find('lending'))?.from).toBe(aRollout().from);
  expect(await decide('accept', ERIK)).toBe('applied');
  expect((await stores.rollouts.find('lending'))?.from).toBe('stolen@elsewhere.example');
});

describe('a file that makes a mail a duty to those who could leave', () => {
  const sides = (side: 'internal' | 'external') => {
    const catalogue = aCatalogueSource();
    const groups = Object.fromEntries(
      Object.entries(catalogue.groups).map(([id, group]) => [id, { ...group, side }]),
    );
    return { catalogue: { ...catalogue, groups } };
  };
  const sideOf = async (): Promise<string[]> => {
    const version = (await stores.catalogues.currentVersion('lending')) ?? '';
    const groups = (await stores.catalogues.load('lending', version))?.catalogue.groups ?? {};
    return [...new Set(Object.values(groups).map(({ side }) => side))];
  };

  it('waits, and is a new version of the catalogue once it is accepted', async () => {
    await upload({ approval: 'two' }, sides('external'));
    expect(await sideOf()).toEqual(['external']);
    await upload({ approval: 'two' }, sides('internal'));
    expect(await sideOf()).toEqual(['external']);
    expect(await decide('accept', ERIK)).toBe('applied');
    expect(await sideOf()).toEqual(['internal']);
    expect((await stores.catalogues.history('lending'))[0]?.by).toBe(ERIK);
  });
});

describe('the command that loads files', () => {
  it('does nothing with what weakens a control, unless it is said who asks', async () => {
    const asked = loadRollout(source({ registerNumber: 'SKR2026/9' }), stores);
    await expect(asked).rejects.toThrow(InvalidInput);
    expect((await stores.rollouts.find('lending'))?.registerNumber).toBe('KONTORET 2026/7');
    expect(await cases()).toEqual([]);
  });

  it('has it wait as a file in the console does', async () => {
    await loadRollout(source({}), stores, { by: MAJA.address, at: AT });
    expect(await policy()).toBe('two');
    expect(await cases()).toMatchObject([{ asked: { by: MAJA.address } }]);
  });
});
