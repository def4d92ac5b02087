import { BatchExecuteStatementCommand, GetCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { DynamoDeliveries } from '../../../../functions/adapters/dynamodb/deliveries.ts';
import { aDelivery, aSendingDelivery, only } from '../../../fixtures/a-delivery.ts';
import { aDynamodb } from './a-dynamodb.ts';

const planned = only('planned', aDelivery());
const claim = { dispatchId: 'm', deliveries: [planned], attempt: 'a1', now: 5, leaseUntil: 60_000 };
const key = { pk: 'MILESTONE#m#1280', sk: 'DELIVERY#delivery-1' };

/** The store says that the condition did not hold, and then shows this row. */
function claimMeeting(row: object) {
  const { dynamodb, table } = aDynamodb();
  const Responses = [{ Error: { Code: 'ConditionalCheckFailed' as const } }];
  dynamodb.on(BatchExecuteStatementCommand).resolves({ Responses });
  dynamodb.on(GetCommand, { Key: key, ConsistentRead: true }).resolves({ Item: { ...key, ...row } });
  return new DynamoDeliveries(table).claim(claim);
}

describe('a claim whose condition did not hold', () => {
  it('is won where the row has this attempt: the first answer was lost on its way', async () => {
    expect(await claimMeeting(aSendingDelivery())).toEqual([aSendingDelivery()]);
  });

  it('is lost where the row has another attempt', async () => {
    expect(await claimMeeting(aSendingDelivery({}, { attempt: 'rival' }))).toEqual([]);
  });

  it('is lost where the row is not being sent', async () => {
    expect(await claimMeeting(planned)).toEqual([]);
  });
});

it('a claim is one conditional statement for each mail, and nothing is read where all hold', async () => {
  const { dynamodb, table } = aDynamodb();
  dynamodb.on(BatchExecuteStatementCommand).resolves({ Responses: [{}] });
  await new DynamoDeliveries(table).claim(claim);
  const [call] = dynamodb.commandCalls(BatchExecuteStatementCommand);
  const [statement, ...more] = call?.args[0].input.Statements ?? [];
  expect(more).toEqual([]);
  expect(statement?.Statement).toMatch(
    /^UPDATE "a-table" SET .+ WHERE pk = \? AND sk = \? AND .+'planned' AND .+ <= \?$/,
  );
  expect(statement?.Parameters).toEqual([{ ...aSendingDelivery().outcome, rank: 1 }, key.pk, key.sk, 5]);
  expect(dynamodb.commandCalls(GetCommand)).toEqual([]);
});

describe('evidence', () => {
  const evidence = {
    dispatchId: 'm',
    organisation: '1280',
    delivery: 'delivery-1',
    attempt: 'a1',
    at: 9,
    proves: 'delivered',
  } as const;
  const sending = { ...key, ...aSendingDelivery(), outcome: { ...aSendingDelivery().outcome, rank: 1 } };

  it('is one write on condition of attempt and rank, so that what came in between counts', async () => {
    const { dynamodb, table } = aDynamodb();
    dynamodb.on(GetCommand, { Key: key, ConsistentRead: true }).resolves({ Item: sending });
    dynamodb.on(BatchExecuteStatementCommand).resolves({ Responses: [{}] });
    expect(await new DynamoDeliveries(table).record(evidence)).toMatchObject({ kind: 'recorded' });
    const [call] = dynamodb.commandCalls(BatchExecuteStatementCommand);
    const [statement] = call?.args[0].input.Statements ?? [];
    expect(statement?.Statement).toMatch(/outcome\.attempt = \? AND outcome\."rank" < \?$/);
    const outcome = { state: 'delivered', tries: 1, attempt: 'a1', at: 9, rank: 6 };
    expect(statement?.Parameters).toEqual([outcome, key.pk, key.sk, 'a1', 6]);
  });

  it('is known where something higher came between reading and writing', async () => {
    const { dynamodb, table } = aDynamodb();
    dynamodb.on(GetCommand).resolves({ Item: sending });
    const Responses = [{ Error: { Code: 'ConditionalCheckFailed' as const } }];
    dynamodb.on(BatchExecuteStatementCommand).resolves({ Responses });
    expect(await new DynamoDeliveries(table).record(evidence)).toMatchObject({ kind: 'known' });
  });

  it('of another attempt writes nothing', async () => {
    const { dynamodb, table } = aDynamodb();
    dynamodb.on(GetCommand).resolves({ Item: sending });
    expect(await new DynamoDeliveries(table).record({ ...evidence, attempt: 'a2' })).toEqual({
      kind: 'foreign',
    });
    expect(dynamodb.commandCalls(BatchExecuteStatementCommand)).toEqual([]);
  });
});
