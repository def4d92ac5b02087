import { beforeEach, describe, expect, it } from 'vitest';
import { checkRollout } from '../../../../domain/setup/use-cases/check-rollout.ts';
import { loadRollout } from '../../../../domain/setup/use-cases/load-rollout.ts';
import { NotFound } from '../../../../domain/shared/errors.ts';
import { readRollout } from '../../../../local/rollout-files.ts';
import { inMemoryStores } from '../../../in-memory/in-memory-stores.ts';

let stores: ReturnType<typeof inMemoryStores>;

beforeEach(async () => {
  stores = inMemoryStores();
  await loadRollout(await readRollout('local/sample/bob/rollout.yaml'), stores);
});

describe('the check of the sample rollout', () => {
  it('finds the gaps that the sample names at its head, before any milestone is reported', async () => {
    const findings = await checkRollout('bob', stores);
    const of = (kind: string) => findings.filter((finding) => finding.kind === kind);
    // local/sample/bob/contacts.yaml: Luleå (2580) has no start date and no unit manager, Borgholm (0885) no project
    // lead, Kiruna (2584) nobody in internal IT.
    expect(of('nobody-responsible')).toEqual([{ kind: 'nobody-responsible', organisation: '0885' }]);
    expect(of('nobody-in-group')).toContainEqual({
      kind: 'nobody-in-group',
      group: 'internal-it',
      organisation: '2584',
    });
    expect(of('nobody-relays')).toContainEqual({
      kind: 'nobody-relays',
      group: 'caretakers',
      relay: 'unit-manager',
      organisation: '2580',
    });
    expect(of('fact-missing')).toContainEqual(
      expect.objectContaining({ fact: 'goLiveDate', organisation: '2580' }),
    );
    // These come with the milestone that they belong to.
    expect(of('fact-missing')).toContainEqual({
      kind: 'fact-missing',
      fact: 'supplier',
      milestone: 'procurement-decided',
    });
    expect(of('text-missing')).toEqual([]);
  });

  it('fails for an unknown rollout', async () => {
    await expect(checkRollout('nobody', stores)).rejects.toThrow(NotFound);
  });
});
