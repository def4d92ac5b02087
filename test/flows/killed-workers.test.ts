import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRollout } from '../../local/rollout-files.ts';
import { enlarge } from '../../local/sample/generate-organisations.ts';
import { shareOf } from '../share.ts';
import { expectEveryMailOnce } from './every-mail-once.ts';
import { type RunningStage, runningStage, sampleMilestones } from './running-stage.ts';

const KILLS = shareOf({ part: 2, whole: 8 });
// A job whose worker died comes back after the queue's visibility timeout.
const VISIBILITY_MILLIS = 370_000;
let ahead = 0;
let stage: RunningStage;

beforeAll(async () => {
  const source = enlarge(await readRollout('local/sample/bob/rollout.yaml'), {
    organisations: 4,
    contactsEach: 60,
  });
  stage = await runningStage(source, {
    quota: { max24HourSend: 100_000, maxSendRate: 14 },
    clock: { now: () => Date.now() + ahead },
    rounds: ['reconcile'],
  });
});
afterAll(() => stage?.stop());

describe('workers that are killed at random moments', () => {
  it(`${KILLS} times while a milestone is planned and sent: no mail is lost and none is sent twice`, async () => {
    const [milestone] = await sampleMilestones();
    if (!milestone) throw new Error('the sample has no milestone');
    await stage.operator.report(milestone);
    const kill = async (afterMillis: number) => {
      await new Promise((resolve) => setTimeout(resolve, afterMillis));
      await stage.cloud.killWorkers();
      ahead += VISIBILITY_MILLIS;
    };
    await kill(700);
    await expect
      .poll(async () => (await stage.operator.milestones.find(milestone.id))?.state, { timeout: 60_000 })
      .toBe('dispatching');
    // A job may be lost five times before it is parked: long enough apart for a cold worker to send something.
    for (let kills = 1; kills < KILLS; kills += 1) await kill(2_500 + Math.random() * 1_500);
    // Leases are over after a minute of the functions' own clock; a job that was parked meanwhile is forgotten for
    // two, and then found.
    await expect
      .poll(
        () => {
          ahead += 10_000;
          return stage.operator.milestones.find(milestone.id).then((found) => found?.state);
        },
        { timeout: 240_000, interval: 1_000 },
      )
      .toBe('completed');
    const stored = await stage.operator.milestones.find(milestone.id);
    const counts = await expectEveryMailOnce({
      milestone: milestone.id,
      organisations: stored?.organisations ?? [],
      mails: stage.cloud.mails(),
      operator: stage.operator,
    });
    expect((counts.accepted ?? 0) + (counts.delivered ?? 0)).toBeGreaterThan(100);
  }, 360_000);
});
