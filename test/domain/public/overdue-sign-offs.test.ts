import { describe, expect, it } from 'vitest';
import { signOffSchema } from '../../../domain/ledger/sign-off.ts';
import { loadPublicRollout } from '../../../domain/public/use-cases/load-public-rollout.ts';
import { showRollout } from '../../../domain/public/use-cases/show-rollout.ts';
import { aMilestone } from '../../fixtures/a-milestone.ts';
import { aRollout } from '../../fixtures/a-rollout.ts';
import { lendingWorld } from '../../fixtures/lending-world.ts';

const told = aMilestone({ state: 'completed', dispatchedAt: Date.parse('2026-11-23T09:00:00Z') });

async function overdueOn(today: string, rollout: Parameters<typeof aRollout>[0] = {}) {
  const world = await lendingWorld();
  const catalogueVersion = (await world.catalogues.currentVersion('lending')) ?? 'none';
  await world.milestones.accept({ ...told, catalogueVersion }, {});
  await world.rollouts.save(aRollout(rollout));
  for (const [organisation, word] of [
    ['1280', 'done'],
    ['1480', 'not-done'],
  ] as const) {
    const history = [{ at: 1, who: 'Lo Ek', word, left: 'Nämnden i januari.' }];
    const signOff = signOffSchema.parse({ milestone: told.id, organisation, history, published: 0 });
    await world.signOffs.add(signOff);
    await world.signOffs.published(signOff);
  }
  const ports = { readRollout: (id: string) => loadPublicRollout(id, world) };
  return (await showRollout('lending', { locale: 'sv', today }, ports))?.overdue;
}

describe('the public page', () => {
  it('names nobody unless the rollout says so', async () => {
    expect(await overdueOn('2027-01-11')).toEqual([]);
    expect(await overdueOn('2027-01-11', { namesOverdue: false })).toEqual([]);
  });

  it('names those whose sign-off is overdue, and nothing that anybody said', async () => {
    const overdue = await overdueOn('2027-01-11', { namesOverdue: true });
    expect(overdue).toEqual([
      {
        ...{ kind: 'decided', name: 'Beslutat' },
        organisations: [
          { name: 'Göteborgs Stad', due: '2026-12-21' },
          { name: expect.any(String), due: '2026-12-21' },
        ],
      },
    ]);
    expect(JSON.stringify(overdue)).not.toMatch(/Malmö|Lo Ek|januari/);
  });

  it('names nobody on the day itself', async () => {
    expect(await overdueOn('2026-12-21', { namesOverdue: true })).toEqual([]);
  });
});
