import { beforeEach, describe, expect, it } from 'vitest';
import { planMilestone } from '../../../../domain/milestone/use-cases/plan-milestone.ts';
import { rememberRefusal } from '../../../../domain/milestone/use-cases/remember-refusal.ts';
import { InvalidInput } from '../../../../domain/shared/errors.ts';
import { aMilestoneReached } from '../../../fixtures/a-milestone.ts';
import { type LendingWorld, lendingWorld } from '../../../fixtures/lending-world.ts';

const AT = 1_795_432_000_000;
const reported = { event: 'event-1', at: AT, detail: aMilestoneReached() };
const other = { event: 'event-2', at: AT, detail: aMilestoneReached({ organisations: ['1280'] }) };

let restored: LendingWorld;

beforeEach(async () => {
  restored = await lendingWorld();
});

/** What a table published, that is lost now, when it refused the second of two with the same id. */
async function refusedThen() {
  const lost = await lendingWorld();
  await planMilestone(reported, lost);
  expect((await planMilestone(other, lost)).kind).toBe('refused');
  const [told] = lost.events.published;
  const [kept] = await lost.refusals.latest(9);
  return { told, kept };
}

describe('a refusal that is replayed to a restored table', () => {
  it('is taken in, so that its event is refused before the one that was accepted is known', async () => {
    const { told, kept } = await refusedThen();
    expect(await rememberRefusal(told, restored)).toBe('remembered');
    const again = await planMilestone(other, restored);
    expect(again).toMatchObject({ kind: 'refused', refusal: { reason: 'same-id-other-content' } });
    expect(await restored.refusals.latest(9)).toEqual([kept]);
    expect(restored.planJobs.enqueued).toEqual([]);
    expect((await planMilestone(reported, restored)).kind).toBe('accepted');
  });

  it('tells nobody, and changes nothing that is known', async () => {
    const { told, kept } = await refusedThen();
    if (kept) await restored.refusals.keep(kept);
    expect(await rememberRefusal(told, restored)).toBe('known');
    expect(await restored.refusals.latest(9)).toEqual([kept]);
    expect(restored.events.published).toEqual([]);
  });

  it('says nothing where it does not say when, as those of earlier versions', async () => {
    const { told } = await refusedThen();
    const { receivedAt: _, ...detail } = told?.type === 'MilestoneRefused' ? told.detail : {};
    expect(await rememberRefusal({ ...told, detail }, restored)).toBe('unclear');
    expect(await restored.refusals.latest(9)).toEqual([]);
  });

  it('is nothing else', async () => {
    const { told } = await refusedThen();
    await expect(rememberRefusal({ ...told, type: 'MilestoneStopped' }, restored)).rejects.toThrow(
      InvalidInput,
    );
  });
});
