import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countsOf, tallyOf } from '../../domain/ledger/delivery-counts.ts';
import { type Delivery, type DeliveryInState, inState, type Outcome } from '../../domain/mail/delivery.ts';
import { readVerifier } from '../../domain/register/signed-note.ts';
import { checkLog } from '../../domain/register/use-cases/check-log.ts';
import { Ed25519NoteSigner } from '../../functions/adapters/node-crypto/note-signer.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { aTeamsChannel } from '../fixtures/a-teams-channel.ts';
import { grantsOf } from './idle-grants.ts';
import { type RunningStage, runningStage } from './running-stage.ts';

const event = {
  rollout: 'lights',
  kind: 'poles-up',
  occurredOn: '2026-04-01',
  organisations: 'all',
  triggeredBy: 'clerk@kontor.example',
  // Several tests tell of the same kind, each for itself.
  again: { reason: 'A test.' },
};
const ORGANISATIONS = ['101', 'office'];
const HOUR_MILLIS = 3_600_000;
const MINUTE_MILLIS = 60_000;

let ahead = 0;
let stage: RunningStage;

/** A milestone that is planned whole and held: whatever a test does to it now, no event and no job follows. */
async function held(id: string) {
  await stage.operator.report({ ...event, id }, new Date(Date.now() - 7 * HOUR_MILLIS));
  await stage.cloud.quiet({ timeoutMilliseconds: 200_000 });
  const milestone = await stage.operator.milestones.find(id);
  if (!milestone?.planHash) throw new Error(`${id} was not planned`);
  return { ...milestone, planHash: milestone.planHash };
}

/** As when an event or a job is lost: the milestone is where its functions brought it, and has been for long. */
async function forgottenAt(state: 'approved' | 'dispatching', id: string): Promise<Delivery[]> {
  const { planHash } = await held(id);
  const { milestones, deliveries } = stage.operator;
  const set = { approvedHash: planHash, approvedBy: 'Anna Ek' };
  await milestones.advance(id, { from: 'held', to: 'approved', set, at: 0 });
  if (state === 'dispatching') await milestones.advance(id, { from: 'approved', to: 'dispatching', at: 0 });
  return deliveries.ofOrganisation(id, '101');
}

/** Claims deliveries as a sender does, and settles them. */
async function settle(
  milestone: string,
  mails: Delivery[],
  outcome: (from: DeliveryInState<'sending'>) => Outcome,
) {
  const { deliveries } = stage.operator;
  const now = Date.now();
  const claimed = await deliveries.claim({
    dispatchId: milestone,
    deliveries: mails.filter((mail) => inState(mail, 'planned')),
    attempt: 'attempt-of-a-dead-sender',
    now,
    leaseUntil: now,
  });
  await deliveries.settle(
    milestone,
    claimed.map((from) => ({ from, outcome: outcome(from) })),
  );
}

/** Lets the reconciler go a round, by the clock of its schedule, and everything that follows happen. */
async function aRound(): Promise<void> {
  await stage.nextRound('reconcile', () => {
    ahead += MINUTE_MILLIS;
  });
}

const stateOf = async (id: string) => (await stage.operator.milestones.find(id))?.state;
const mailsOf = (id: string) => stage.cloud.mails().filter(({ tags }) => tags.milestone?.[0] === id).length;

beforeAll(async () => {
  const source = await readRollout('test/flows/park-lighting/rollout.yaml');
  stage = await runningStage(source, { clock: { now: () => Date.now() + ahead }, rounds: ['reconcile'] });
  const { milestones, plans, deliveries } = stage.operator;

  const { planHash: _, late: __, ...pattern } = await held('waits-for-a-person');
  await milestones.accept({ ...pattern, id: 'plan-lost', state: 'planning', changedAt: 0 }, {});
  await forgottenAt('approved', 'approval-lost');
  await forgottenAt('dispatching', 'jobs-lost');

  const sent = await forgottenAt('dispatching', 'end-lost');
  await settle('end-lost', sent, ({ outcome: { tries, attempt } }) => ({
    state: 'accepted',
    tries,
    attempt,
    at: 0,
    messageId: 'message',
  }));
  for (const organisation of ORGANISATIONS) {
    const rows = await deliveries.ofOrganisation('end-lost', organisation);
    await plans.saveCounts('end-lost', countsOf(organisation, tallyOf(rows), { at: 0 }), undefined, 'sent');
  }

  const [one] = await forgottenAt('dispatching', 'answer-lost');
  await settle('answer-lost', one ? [one] : [], ({ outcome: { tries, attempt } }) => {
    const at = Date.now() - 16 * MINUTE_MILLIS;
    return { state: 'unknown', tries, attempt, at, reason: 'TimeoutError' };
  });
  const coordinator = await stage.signIn('coordinator');
  const body = { url: 'https://receiver.invalid/budkavle' };
  const added = await coordinator.api('/api/webhooks', { method: 'POST', body });
  // A channel in Teams whose address somebody has just removed: nothing leaves this machine.
  await stage.operator.teamsChannels.save(aTeamsChannel({ organisation: ORGANISATIONS[0] ?? '' }));
  if (added.status !== 201) throw new Error(`the webhook was answered with ${added.status}`);
  await aRound();
});
afterAll(() => stage?.stop());

describe('a round of the reconciler', () => {
  it.each(['plan-lost', 'approval-lost', 'jobs-lost'])(
    'brings a milestone to its end that stood still: %s',
    async (id) => {
      expect(await stateOf(id)).toBe('completed');
      expect(mailsOf(id)).toBe(2);
    },
  );

  it('ends a milestone that had all but its end, and sends nothing for it', async () => {
    expect(await stateOf('end-lost')).toBe('completed');
    expect(mailsOf('end-lost')).toBe(0);
    expect(stage.told('MilestoneCompleted')).toContainEqual(
      expect.objectContaining({ id: 'end-lost', accepted: 2 }),
    );
  });

  it('leaves what waits for a person', async () => {
    expect(await stateOf('waits-for-a-person')).toBe('held');
    expect(mailsOf('waits-for-a-person')).toBe(0);
    expect(await stateOf('answer-lost')).toBe('completed');
    expect(mailsOf('answer-lost')).toBe(1);
  });

  it('puts a mail before a person that has been unknown for a quarter of an hour, each time anew', async () => {
    await aRound();
    const lines = (await stage.logs()).split('\n').filter((line) => line.includes('"DELIVERIES_UNKNOWN"'));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      expect(JSON.parse(line)).toMatchObject({
        dispatchId: 'answer-lost',
        organisation: '101',
        deliveries: 1,
      });
    }
    expect(mailsOf('answer-lost')).toBe(1);
  });

  it('finds nothing more to do', async () => {
    const mails = stage.cloud.figures().mails;
    const told = stage.told('MilestoneCompleted').length;
    await aRound();
    expect(stage.cloud.figures().mails).toBe(mails);
    expect(stage.told('MilestoneCompleted')).toHaveLength(told);
    const resumed = (await stage.logs()).split('\n').filter((line) => line.includes('"MILESTONE_RESUMED"'));
    expect(resumed).toHaveLength(5);
    expect(stage.cloud.deadLetters()).toEqual([]);
    expect(stage.notices).toEqual([]);
  });

  it('logs what has happened for others, and fails nothing when they cannot be told', async () => {
    const [webhook] = await stage.operator.webhooks.all();
    expect(webhook).toMatchObject({ state: 'active', problem: { code: 'unresolved' } });
    expect((await stage.operator.eventLog.last())?.sequence).toBeGreaterThan(webhook?.after ?? 0);
    expect(await stage.logs()).not.toContain('receiver.invalid');
    const [channel] = await stage.operator.teamsChannels.all();
    expect(channel?.cards).toContainEqual({ dispatch: 'jobs-lost', what: 'reached' });
    expect(channel).toMatchObject({ state: 'active', problem: { code: 'unresolved' } });
  });

  it('needs all that it may do', () => {
    expect(grantsOf(stage, ['reconcile']).idle).toEqual([]);
  });
});

describe('the log of the register', () => {
  const signer = new Ed25519NoteSigner();
  const log = async (path: string) => {
    const answer = await fetch(`${stage.cloud.urls.api}/log/${path}`);
    return { answer, bytes: answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined };
  };
  const check = async (more: { saved?: string; register?: string } = {}) => {
    const verifier = readVerifier(
      Buffer.from((await log('key')).bytes ?? [])
        .toString()
        .trim(),
    );
    if (!verifier) throw new Error('the log has no key');
    return checkLog({ verifier, ...more }, { fetch: async (path) => (await log(path)).bytes, signer });
  };

  it('has what has left, as anybody can check over HTTP, and the register as it is handed out', async () => {
    const registrar = await stage.signIn('registrar');
    const period = 'organisation=101&from=2020-01-01&to=2099-12-31';
    const register = await (await registrar.fetch(`/register.json?${period}`)).text();
    const report = await check({ register });
    expect(report.findings).toEqual([]);
    expect(report.found).toBeGreaterThan(3);
    expect(report.checkpoint?.size).toBeGreaterThanOrEqual(report.found);
    const forged = register.replace('"recipients":', '"recipients":9');
    expect((await check({ register: forged })).findings.map(({ code }) => code)).toContain('differs');
  });

  it('is kept by caches as long as it does not change, and has nothing where it has nothing', async () => {
    const size = (await check()).checkpoint?.size ?? 0;
    const kept = async (path: string) => (await log(path)).answer.headers.get('cache-control');
    expect(await kept('checkpoint')).toBe('public, max-age=5');
    expect(await kept(`tile/0/000.p/${size}`)).toBe('public, max-age=31536000, immutable');
    expect(await kept(`tile/0/000.p/${size + 1}`)).toBe('no-store');
    for (const path of [
      'tile/0/000',
      `tile/entries/000.p/${size + 1}`,
      'tile/1/000.p/1',
      'tile/0/x001/000',
      'tile/0/..%2f',
    ])
      expect((await log(path)).answer.status, path).toBe(404);
    expect((await log(`tile/entries/000.p/${size}`)).answer.headers.get('content-type')).toBe(
      'application/octet-stream',
    );
  });
});
