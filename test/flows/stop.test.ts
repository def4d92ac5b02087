import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readRollout } from '../../local/rollout-files.ts';
import { enlarge } from '../../local/sample/generate-organisations.ts';
import { expectEveryMailOnce } from './every-mail-once.ts';
import { grantsOf } from './idle-grants.ts';
import { type RunningStage, runningStage, sampleMilestones } from './running-stage.ts';

const [milestone] = await sampleMilestones();
if (!milestone) throw new Error('the sample has no milestone');
const { id } = milestone;
/** The most that are in the air at once (decision 9), and so may still leave. */
const IN_THE_AIR = 10;

let stage: RunningStage;
let atStop: number;

beforeAll(async () => {
  const size = { organisations: 3, contactsEach: 40 };
  const source = enlarge(await readRollout('local/sample/bob/rollout.yaml'), size);
  stage = await runningStage(source, { quota: { max24HourSend: 10_000, maxSendRate: 8 } });
  await stage.operator.report(milestone);
  await vi.waitUntil(() => stage.cloud.figures().mails > 9, { timeout: 60_000 });
  await stage.operator.stop(id, 'Anna Ek');
  const stopped = async () => (await stage.operator.milestones.find(id))?.state.startsWith('stop');
  await vi.waitUntil(stopped, { timeout: 20_000, interval: 5 });
  atStop = stage.cloud.figures().mails;
  await stage.cloud.quiet({ timeoutMilliseconds: 200_000 });
});
afterAll(() => stage?.stop());

describe('a milestone that is stopped in the middle of sending', () => {
  it('sends no more than what was in the air', async () => {
    expect(stage.cloud.figures().mails - atStop).toBeLessThanOrEqual(IN_THE_AIR);
    expect((await stage.operator.milestones.find(id))?.state).toBe('stopped');
  });

  it('tells who stopped it and numbers that add up to the plan', async () => {
    const summaries = await stage.operator.plans.summaries(id);
    const planned = summaries.reduce((sum, { deliveries }) => sum + deliveries, 0);
    const accepted = stage.cloud.figures().mails;
    expect(accepted).toBeGreaterThan(0);
    expect(accepted).toBeLessThan(planned);
    expect(stage.told('MilestoneStopped')).toMatchObject([
      {
        id,
        stoppedBy: 'Anna Ek',
        accepted,
        cancelled: planned - accepted,
        failed: 0,
        unknown: 0,
        skipped: 0,
      },
    ]);
    expect(stage.told('MilestoneCompleted')).toEqual([]);
  });

  it('has every mail that was not sent cancelled, and every one that was sent known', async () => {
    const stored = await stage.operator.milestones.find(id);
    const organisations = stored?.organisations ?? [];
    const mails = stage.cloud.mails();
    const counts = await expectEveryMailOnce({
      milestone: id,
      organisations,
      mails,
      operator: stage.operator,
    });
    expect(Object.keys(counts).toSorted()).toEqual(['cancelled', 'delivered']);
  });

  it('stays stopped when it is stopped or reported again', async () => {
    const before = stage.cloud.figures().mails;
    await stage.operator.stop(id, 'Bo Lund');
    await stage.report(milestone);
    expect(await stage.operator.milestones.find(id)).toMatchObject({
      state: 'stopped',
      stoppedBy: 'Anna Ek',
    });
    expect(stage.cloud.figures().mails).toBe(before);
    expect(stage.told('MilestoneStopped')).toHaveLength(1);
    expect(await stage.logs()).toContain('MILESTONE_NOT_STOPPED');
    expect(stage.cloud.deadLetters()).toEqual([]);
    expect(stage.notices).toEqual([]);
  });

  it('was stopped by a function that needed all that it may do', () => {
    expect(grantsOf(stage, ['stop-milestone']).idle).toEqual([]);
  });
});
