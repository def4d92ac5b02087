import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recipientDigest } from '../../domain/mail/suppression.ts';
import { approveMilestone } from '../../domain/milestone/use-cases/approve-milestone.ts';
import { seenPerson } from '../../domain/people/person.ts';
import { changePerson } from '../../domain/people/use-cases/change-person.ts';
import { checkRestore } from '../../domain/sending/use-cases/check-restore.ts';
import { goOnAfterRestore, noteReplay } from '../../domain/sending/use-cases/go-on-after-restore.ts';
import { reviewRestore } from '../../domain/sending/use-cases/review-restore.ts';
import { type Operator, operatorOf } from '../../local/operator.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { aPerson } from '../fixtures/a-person.ts';
import { type RunningStage, runningStage } from './running-stage.ts';

const TableName = 'budkavle-local';
const HOUR_MILLIS = 3_600_000;
const MINUTE_MILLIS = 60_000;
const milestone = 'poles-2027';
const event = {
  id: milestone,
  rollout: 'lights',
  kind: 'poles-up',
  occurredOn: '2026-04-01',
  organisations: 'all',
  triggeredBy: 'clerk@kontor.example',
};
const recipient = recipientDigest('bo@club.example');
const left = { recipient, scope: 'list:lights', at: 1 } as const;

const nils = aPerson();

let ahead = 0;
let stage: RunningStage;
let client: DynamoDBDocumentClient;
let operator: Operator;
let kept: Record<string, unknown>[];

const quiet = () => stage.cloud.quiet({ timeoutMilliseconds: 200_000 });
const rows = () => stage.operator.deliveries.ofOrganisation(milestone, '101');
const states = async () => (await rows()).map(({ outcome }) => outcome.state);
const mails = () => stage.cloud.mails().filter(({ tags }) => tags.milestone?.[0] === milestone).length;
const stateOf = async () => (await stage.operator.milestones.find(milestone))?.state;

async function aRound(): Promise<void> {
  await stage.nextRound('reconcile', () => {
    ahead += MINUTE_MILLIS;
  });
}

async function approve(): Promise<void> {
  const planHash = (await stage.operator.milestones.find(milestone))?.planHash ?? '';
  await approveMilestone({ milestone, planHash, by: 'Anna Ek' }, stage.operator);
  await quiet();
}

/** All rows at this moment, as a restore to it would have them. */
async function copied(): Promise<Record<string, unknown>[]> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName, ConsistentRead: true }));
  return Items;
}

/** The same name, the rows of then, and an id that no row has: all that a restore is from outside. */
async function restored(to: readonly Record<string, unknown>[]): Promise<void> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  await client.send(new DeleteTableCommand({ TableName }));
  const { KeySchema, AttributeDefinitions } = Table ?? {};
  await client.send(
    new CreateTableCommand({ TableName, KeySchema, AttributeDefinitions, BillingMode: 'PAY_PER_REQUEST' }),
  );
  for (const Item of to) await client.send(new PutCommand({ TableName, Item }));
  // In AWS a restore takes minutes; here everybody has to forget which table they knew.
  ahead += MINUTE_MILLIS;
  operator = operatorOf('local', stage.cloud.urls.aws);
}

beforeAll(async () => {
  const source = await readRollout('test/flows/park-lighting/rollout.yaml');
  stage = await runningStage(source, { clock: { now: () => Date.now() + ahead }, rounds: ['reconcile'] });
  const credentials = { accessKeyId: 'operator', secretAccessKey: 'operator' };
  const settings = { endpoint: stage.cloud.urls.aws, region: 'eu-north-1', credentials };
  client = DynamoDBDocumentClient.from(new DynamoDBClient(settings));
  // It came late, so it is planned whole and held.
  await stage.operator.report(event, new Date(Date.now() - 7 * HOUR_MILLIS));
  await quiet();
  // As the first round of the reconciler does: from now on the rows name their table.
  await checkRestore(stage.operator);
  await stage.operator.people.change({ version: 0, put: [nils], entries: [] });
  kept = await copied();
  // Another content under the same id, which is refused.
  await stage.operator.report({ ...event, occurredOn: '2026-04-02' });
  const actor = { by: 'maja.holm@kansli.example', operator: true };
  await changePerson({ id: nils.id, seen: seenPerson(nils), actor }, 'end', stage.operator);
  await approve();
  await stage.operator.wishes.keep({ type: 'RecipientLeft', detail: left });
  await quiet();
});
afterAll(() => stage?.stop());

describe('a table that is restored to a moment before its mails left', () => {
  it('has them as planned, and sends none of them', async () => {
    expect(await states()).toEqual(['delivered', 'delivered']);
    await restored(kept);
    expect(await states()).toEqual(['planned', 'planned']);
    await aRound();
    await approve();
    await aRound();
    expect(await stateOf()).toBe('dispatching');
    expect(await states()).toEqual(['planned', 'planned']);
    expect(mails()).toBe(2);
    expect(await stage.logs()).toContain('SENDING_HELD_RESTORED');
  });

  it('learns from what was kept elsewhere what has left, who wanted no more mail, and whose access ended', async () => {
    expect(await operator.people.find(nils.id)).toEqual(nils);
    expect(await operator.refusals.latest(9)).toEqual([]);
    const before = await reviewRestore(operator);
    expect(before?.dispatches.map(({ left, unsure }) => [left, unsure.length])).toEqual([[0, 2]]);
    await operator.replayKept({ from: Date.now() - HOUR_MILLIS, lostUntil: Date.now() });
    await noteReplay(operator);
    await quiet();
    expect(await states()).toEqual(['delivered', 'delivered']);
    expect(await operator.suppressions.ofRecipient(recipient)).toMatchObject([left]);
    expect(await operator.people.find(nils.id)).toMatchObject({ state: 'ended' });
    expect(await stage.logs()).toContain('REFUSAL_REMEMBERED');
    expect(await operator.refusals.latest(9)).toMatchObject([
      { milestone, reason: 'same-id-other-content', detail: expect.stringContaining('2026-04-02') },
    ]);
  });

  it('goes on by a person’s word, and nobody gets a mail twice', async () => {
    const table = (await operator.identity.current()).id;
    await goOnAfterRestore({ by: 'Anna Ek', table }, operator);
    for (let round = 0; round < 4 && (await stateOf()) !== 'completed'; round += 1) await aRound();
    expect(await stateOf()).toBe('completed');
    expect(mails()).toBe(2);
    expect(await states()).toEqual(['delivered', 'delivered']);
    expect(stage.cloud.deadLetters()).toEqual([]);
    expect(stage.notices).toEqual([]);
  });
});
