import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inState } from '../../domain/mail/delivery.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { typed } from '../local/cli/typed.ts';
import { type RunningStage, runningStage } from './running-stage.ts';

const id = 'poles-2027';
const late = {
  id,
  rollout: 'lights',
  kind: 'poles-up',
  occurredOn: '2026-04-01',
  organisations: 'all',
  triggeredBy: 'clerk@kontor.example',
};
const SEVEN_HOURS_MILLIS = 7 * 3_600_000;

let stage: RunningStage;

beforeAll(async () => {
  stage = await runningStage(await readRollout('test/flows/park-lighting/rollout.yaml'));
  await stage.operator.report(late, new Date(Date.now() - SEVEN_HOURS_MILLIS));
  await stage.cloud.quiet({ timeoutMilliseconds: 200_000 });
});
afterAll(() => stage?.stop());

/** Types a command, as a person would, and waits for what follows from it. */
async function command(...words: string[]) {
  const seen = await typed(words, stage.cloud.urls.aws);
  await stage.cloud.quiet({ timeoutMilliseconds: 200_000 });
  return seen;
}
const stored = () => stage.operator.milestones.find(id);
const rows = () => stage.operator.deliveries.ofOrganisation(id, '101');

describe('a milestone that is taken in hours after it was reported', () => {
  it('is planned and held, and nothing of it leaves', async () => {
    expect(await stored()).toMatchObject({ state: 'held', late: true });
    expect(stage.cloud.figures().mails).toBe(0);
    expect((await rows()).map(({ outcome }) => outcome.state)).toEqual(['planned', 'planned']);
    expect(await stage.logs()).toContain('MILESTONE_HELD');
  });

  it('is not approved by nobody, or in the name of the rule that held it', async () => {
    expect((await command('approve', id)).stderr).toContain("Required option '--by <name>' not specified");
    expect((await command('approve', id, '--by', 'automatic')).stderr).toContain('Not a person.');
    expect((await stored())?.state).toBe('held');
  });

  it('leaves when a person approves it; a mail that a dead sender had in the air does not', async () => {
    const [first] = await rows();
    if (!first || !inState(first, 'planned')) throw new Error('nothing is planned');
    // As a sender leaves it that dies after the intent: claimed, then expired.
    const [claimed] = await stage.operator.deliveries.claim({
      dispatchId: id,
      deliveries: [first],
      attempt: 'attempt-that-died',
      now: Date.now(),
      leaseUntil: Date.now() - 1,
    });
    expect(claimed).toBeDefined();
    expect((await command('approve', id, '--by', 'Anna Ek')).stdout).toContain(`Approved ${id}`);
    expect(await stored()).toMatchObject({ state: 'completed', approvedBy: 'Anna Ek' });
    expect(stage.told('MilestoneCompleted')).toMatchObject([{ accepted: 1, unknown: 1 }]);
    expect(stage.cloud.figures().mails).toBe(1);
  });
});

describe('a mail whose outcome nobody knows', () => {
  it('is listed for whoever has to look it up', async () => {
    const [unknown] = (await rows()).filter((row) => inState(row, 'unknown'));
    const { stdout } = await command('unsettled', id);
    expect(stdout).toContain(`${unknown?.id}  101`);
    expect(stdout).toContain('sender-died');
    expect(stdout).toContain(unknown?.address);
  });

  it('is sent again when a person says so, with the name and the reason kept', async () => {
    const [unknown] = (await rows()).filter((row) => inState(row, 'unknown'));
    const words = ['--by', 'Anna Ek', '--reason', 'Not in the inbox'];
    const { stdout } = await command('settle', id, unknown?.id ?? '', 'resend', ...words);
    expect(stdout).toContain('is sent again');
    expect((await rows()).map(({ outcome }) => outcome.state)).toEqual(['delivered', 'delivered']);
    expect(
      stage.cloud
        .mails()
        .flatMap(({ destinations }) => destinations)
        .toSorted(),
    ).toEqual(['jens.holm@byen.example', 'ulla.dam@ravne.example']);
    expect((await stored())?.state).toBe('completed');
    expect(stage.told('MilestoneCompleted')).toMatchObject([{ accepted: 1 }, { accepted: 2, unknown: 0 }]);
    expect(await stage.operator.settlements.ofOrganisation(id, '101')).toMatchObject([
      { delivery: unknown?.id, attempt: 'attempt-that-died', as: 'resend', by: 'Anna Ek' },
    ]);
  });

  it('is not sent a third time by the same words', async () => {
    const [row] = await rows();
    const words = ['--by', 'Anna Ek', '--reason', 'Not in the inbox'];
    const { stderr } = await command('settle', id, row?.id ?? '', 'resend', ...words);
    expect(stderr).toContain('The outcome of this email is known by now.');
    expect(stage.cloud.figures().mails).toBe(2);
    expect((await command('unsettled', id)).stdout).toContain(`No mail of ${id} is unknown.`);
  });

  it('is too late to be stopped once its milestone is at its end', async () => {
    expect((await command('stop', id, '--by', 'Anna Ek')).stdout).toContain('which is completed');
    expect((await stored())?.state).toBe('completed');
    const { exitCode, stderr } = await command('stop', 'no-such', '--by', 'Anna Ek');
    expect([exitCode, stderr]).toEqual([1, `There is no milestone "no-such". There is: ${id}.\n`]);
    expect(stage.cloud.deadLetters()).toEqual([]);
  });
});
