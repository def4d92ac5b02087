import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DeleteConfigurationSetCommand,
  PutAccountSendingAttributesCommand,
  PutConfigurationSetSendingOptionsCommand,
  SESv2Client,
} from '@aws-sdk/client-sesv2';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it, onTestFailed, vi } from 'vitest';
import * as z from 'zod';
import { type AccountRefusal, accountRefusalSchema } from '../../domain/mail/sending-hold.ts';
import { checkDispatch } from '../../domain/milestone/use-cases/check-dispatch.ts';
import { SesMailAccounts } from '../../functions/adapters/ses/mail-accounts.ts';
import { DemoClock } from '../../local/demo/demo-clock.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { shareOf } from '../share.ts';
import { type RunningStage, runningStage, sampleMilestones } from './running-stage.ts';
import type { SignedIn } from './signed-in.ts';

const MINUTE_MILLIS = 60_000;
const TableName = 'budkavle-local';
const set = 'budkavle-local';
/** Some eighty people at forty mails a second: two seconds, of which the first quarter passes undisturbed. */
const ORGANISATIONS = ['0580', '1280', '2480'];
const LEFT_BEFORE = 20;

let stage: RunningStage;
let coordinator: SignedIn;
let ses: SESv2Client;
let table: DynamoDBDocumentClient;
const clock = new DemoClock();

type Way = {
  what: string;
  reason: AccountRefusal;
  off: () => Promise<unknown>;
  on: () => Promise<unknown>;
  /** What the pages say to do about it. */
  says: string;
  /** What a check before another dispatch names first; undefined: it shows when mail meets it. */
  beforehand: string | undefined;
  /** Mails that it does not concern leave meanwhile, and each ends the hold until the next one that it does. */
  comesAndGoes?: true;
};

const awsSettings = () => ({
  endpoint: stage.cloud.urls.aws,
  region: 'eu-north-1',
  credentials: { accessKeyId: 'operator', secretAccessKey: 'operator' },
});
const put = async (change: object) => {
  const answer = await fetch(`${stage.cloud.urls.aws}/local/ses`, {
    method: 'PUT',
    body: JSON.stringify(change),
  });
  expect(answer.status).toBe(200);
};
const identity = (change: object) => put({ identities: { 'bob.example': change } });
const accountMay = (SendingEnabled: boolean) =>
  ses.send(new PutAccountSendingAttributesCommand({ SendingEnabled }));
const setMay = (SendingEnabled: boolean) =>
  ses.send(new PutConfigurationSetSendingOptionsCommand({ ConfigurationSetName: set, SendingEnabled }));
const returnsTo = (onMxFailure: string) => ({ domain: 'bounce.bob.example', onMxFailure });
const noKey = { pk: 'LINK-KEYS', sk: '2020-01-01' };

/** Every way in which AWS turns away mail that has nothing wrong with it, and how it comes about. */
const WAYS: Way[] = [
  // First, since 200 mails, of which the others here send more, are a day's quota in the sandbox.
  {
    what: 'the account is in the sandbox',
    reason: 'sandbox',
    off: () => put({ sandbox: true }),
    on: () => put({ sandbox: false }),
    says: 'Operations ask AWS for production access.',
    beforehand: 'account-sandbox',
  },
  {
    what: 'an operator has paused the account',
    reason: 'account-paused',
    off: () => accountMay(false),
    on: () => accountMay(true),
    says: 'Operations answer the case in the AWS Support Center, or switch sending on again.',
    beforehand: 'account-paused',
  },
  {
    what: 'AWS has paused the account',
    reason: 'account-paused',
    off: () => put({ enforcementStatus: 'SHUTDOWN' }),
    on: () => put({ enforcementStatus: 'HEALTHY' }),
    says: 'Operations answer the case in the AWS Support Center, or switch sending on again.',
    beforehand: 'account-stopped',
  },
  {
    what: 'the configuration set is paused',
    reason: 'configuration-set-paused',
    off: () => setMay(false),
    on: () => setMay(true),
    says: 'Sending is switched off in the settings of the email service. Operations switch it on again.',
    beforehand: 'mail-settings-paused',
  },
  {
    what: 'the configuration set is deleted',
    reason: 'configuration-set-missing',
    off: () => ses.send(new DeleteConfigurationSetCommand({ ConfigurationSetName: set })),
    on: () => put({ configurationSets: { [set]: { exists: true } } }),
    says: 'The settings of the email service are missing. Operations deploy the system again.',
    beforehand: 'mail-settings-missing',
  },
  {
    what: 'a policy of the organisation denies it',
    reason: 'access-denied',
    off: () => put({ denied: ['ses:SendRawEmail'] }),
    on: () => put({ denied: [] }),
    says: 'The email service refuses the sender.',
    beforehand: undefined,
  },
  {
    what: 'the credentials have expired',
    reason: 'credentials',
    off: () => put({ expired: ['ses:SendRawEmail'] }),
    on: () => put({ expired: [] }),
    says: 'Operations deploy the system again.',
    beforehand: undefined,
  },
  {
    what: 'the domain is not verified any more',
    reason: 'identity-unverified',
    off: () => identity({ verification: 'FAILED' }),
    on: () => identity({ verification: 'SUCCESS' }),
    says: 'Operations publish its DKIM records in DNS.',
    beforehand: 'sender-unverified',
  },
  {
    what: 'the MX record of the domain for returns is gone',
    reason: 'mail-from-unverified',
    // As deployed, SES falls back to a domain of its own.
    off: () => identity({ mailFromStatus: 'FAILED', mailFrom: returnsTo('REJECT_MESSAGE') }),
    on: () => identity({ mailFromStatus: 'SUCCESS', mailFrom: returnsTo('USE_DEFAULT_VALUE') }),
    says: 'Operations publish its MX and TXT records in DNS.',
    beforehand: 'mail-from-unverified',
  },
  {
    what: 'other programs have used the day’s quota up',
    reason: 'daily-quota',
    off: () => put({ sentElsewhere: 50_000 }),
    on: () => put({ sentElsewhere: 0 }),
    says: 'Operations can ask for a higher quota.',
    beforehand: 'quota-short',
  },
  {
    what: 'a key of links cannot be read',
    reason: 'links-unreadable',
    off: () => table.send(new PutCommand({ TableName, Item: { ...noKey, spoiled: true } })),
    on: () => table.send(new DeleteCommand({ TableName, Key: noKey })),
    says: 'Operations find the error in the log of send-deliveries.',
    beforehand: undefined,
    comesAndGoes: true,
  },
];

/** Every sixth way here, since each takes a milestone of its own; the simulation has all of them. */
const ONE_IN = shareOf({ part: 6, whole: 1 });

beforeAll(async () => {
  clock.set(Date.parse('2027-06-06T09:00:00+02:00'));
  const quota = { max24HourSend: 50_000, maxSendRate: 40 };
  stage = await runningStage(await readRollout('local/sample/bob/rollout.yaml'), {
    ...{ clock, quota },
    rounds: ['reconcile'],
  });
  ses = new SESv2Client(awsSettings());
  table = DynamoDBDocumentClient.from(new DynamoDBClient(awsSettings()));
  coordinator = await stage.signIn('coordinator');
});
afterAll(() => stage?.stop());

/** How many mails SES has taken, of all dispatches. */
const sent = () => stage.cloud.figures().mails;
const stateOf = async (id: string) => (await stage.operator.milestones.find(id))?.state;
const holds = async () => (await stage.operator.holds.read()).value?.holds ?? [];
const rowsOf = async (id: string) => {
  const parts = (await stage.operator.milestones.find(id))?.organisations ?? [];
  return (await Promise.all(parts.map((code) => stage.operator.deliveries.ofOrganisation(id, code)))).flat();
};
/** As a page asks before its button, and the doctor. */
async function knownBeforehand(): Promise<string | undefined> {
  const client = new SESv2Client(awsSettings());
  const mailAccounts = new SesMailAccounts({ domain: 'bob.example', configurationSet: set, client });
  const { stops, warnings } = await checkDispatch({ from: 'besked@bob.example', mails: 1 }, { mailAccounts });
  return [...stops, ...warnings][0]?.code;
}
const pageOf = async (path: string) => (await coordinator.fetch(`${path}?lang=en`)).text();
/** Calls to send, allowed or not, that reached SES. */
const asked = () =>
  stage.cloud
    .calls()
    .filter(({ action, resource }) => action === 'ses:SendRawEmail' && resource.includes('identity/'))
    .reduce((sum, { count }) => sum + count, 0);

const heldLineSchema = z.object({
  code: z.literal('SENDING_HELD'),
  reason: z.string(),
  timestamp: z.string(),
});
/**
 * The alarms that were on since a moment (ms), each by its reasons: one is on from the first five minutes in which a
 * round has said that mail is held to the last in a row (infra/subjects/sending.ts).
 */
async function alarmsSince(since: number): Promise<string[][]> {
  const lines = (await stage.logs()).split('\n').filter((line) => line.includes('"SENDING_HELD"'));
  const said = lines
    .map((line) => heldLineSchema.parse(JSON.parse(line)))
    .map(({ reason, timestamp }) => ({ reason, at: Date.parse(timestamp) }))
    .filter(({ at }) => at >= since)
    .map(({ reason, at }) => ({ reason, period: Math.floor(at / (5 * MINUTE_MILLIS)) }))
    .toSorted((a, b) => a.period - b.period);
  const alarms: { until: number; reasons: Set<string> }[] = [];
  for (const { reason, period } of said) {
    const last = alarms.at(-1);
    if (last && period - last.until <= 1) {
      last.until = period;
      last.reasons.add(reason);
    } else alarms.push({ until: period, reasons: new Set([reason]) });
  }
  return alarms.map(({ reasons }) => [...reasons]);
}

/** Lets so many minutes pass, and the reconciler go its round. */
async function pass(minutes: number): Promise<void> {
  const before = stage.runsOf('reconcile');
  clock.set(clock.now() + minutes * MINUTE_MILLIS);
  await vi.waitUntil(() => stage.runsOf('reconcile') > before, { timeout: 60_000 });
}

/** Jobs come back a quarter of the time later that the hold has lasted. */
async function passUntilCompleted(id: string): Promise<void> {
  for (let round = 0; round < 5 && (await stateOf(id)) !== 'completed'; round += 1) {
    await pass(3);
    await vi.waitUntil(async () => (await stateOf(id)) === 'completed', { timeout: 5_000 }).catch(() => {});
  }
  // A job that was put off may come back later still, and find nothing to do.
  const isTold = async () => (await rowsOf(id)).every(({ outcome }) => outcome.state === 'delivered');
  await vi.waitUntil(isTold, { timeout: 60_000, interval: 200 }).catch(() => {});
}

describe('an account that is refused in the middle of a milestone of the sample, and mended ten minutes later', () => {
  it('is refused here in each way that there is', () => {
    expect(new Set(WAYS.map(({ reason }) => reason))).toEqual(new Set(accountRefusalSchema.options));
  });

  it.each(WAYS.map((way, number) => ({ ...way, number })).filter(({ number }) => number % ONE_IN === 0))(
    '$what: none fails, none goes twice, all leave by themselves',
    async ({ reason, off, on, says, beforehand, comesAndGoes, number }) => {
      const [first] = await sampleMilestones();
      const id = `refused-${number}`;
      const [begun, askedBefore, sentBefore] = [clock.now(), asked(), sent()];
      await stage.operator.report({
        ...first,
        id,
        organisations: ORGANISATIONS,
        again: { reason: 'A rehearsal.' },
      });
      await vi.waitUntil(() => sent() - sentBefore >= LEFT_BEFORE, { timeout: 120_000, interval: 10 });
      onTestFailed(async () => {
        await on();
      });
      await off();
      await vi.waitUntil(async () => (await holds()).length > 0, { timeout: 60_000, interval: 20 });
      for (const minutes of [1, 4, 5]) await pass(minutes);

      const planned = await rowsOf(id);
      expect(sent() - sentBefore).toBeLessThan(planned.length);
      expect((await holds()).map((hold) => hold.reason)).toContain(reason);
      expect(planned.filter(({ outcome }) => ['failed', 'unknown'].includes(outcome.state))).toEqual([]);
      expect(await pageOf('/')).toContain(says);
      expect(await pageOf(`/milestones/${id}`)).toContain(says);
      expect(await knownBeforehand()).toBe(beforehand);
      await on();
      await passUntilCompleted(id);

      const rows = await rowsOf(id);
      expect(rows.filter(({ outcome }) => outcome.state !== 'delivered')).toEqual([]);
      const mails = stage.cloud.mails({ skip: sentBefore, limit: 1_000 });
      const mailed = mails.map(({ tags }) => tags.delivery?.[0]);
      expect(mailed.toSorted()).toEqual(rows.map((row) => row.id).toSorted());
      expect(await stateOf(id)).toBe('completed');
      expect(await holds()).toEqual([]);
      expect(await pageOf(`/milestones/${id}`)).not.toContain(says);
      const alarms = await alarmsSince(begun);
      expect(new Set(alarms.flat())).toEqual(new Set([reason]));
      if (!comesAndGoes) expect(alarms).toHaveLength(1);
      // What was in flight when it began, and one a minute.
      expect(asked() - askedBefore - mailed.length).toBeLessThanOrEqual(20 + 15);
      expect(stage.cloud.deadLetters()).toEqual([]);
      // The alarm of the next one is not this one's.
      clock.set(clock.now() + 15 * MINUTE_MILLIS);
    },
  );

  it('has left no other alarm behind', async () => {
    const logs = await stage.logs();
    for (const code of ['DELIVERIES_FAILED', 'DELIVERIES_UNKNOWN', 'MILESTONE_HELD'])
      expect(logs).not.toContain(`"${code}"`);
  });
});
