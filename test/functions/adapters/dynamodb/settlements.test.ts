import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import type { Settlement } from '../../../../domain/mail/settlement.ts';
import { DynamoSettlements } from '../../../../functions/adapters/dynamodb/settlements.ts';
import { aDynamodb } from './a-dynamodb.ts';

const settlement: Settlement = {
  organisation: '1280',
  delivery: 'd1',
  attempt: 'a1',
  as: 'resend',
  by: 'Anna Ek',
  reason: 'Not in the inbox',
  at: 5,
};
const row = { pk: 'MILESTONE#m#1280', sk: 'SETTLEMENT#d1#a1', ...settlement };

it('a settlement is a row of its own for each attempt, beside the delivery', async () => {
  const { dynamodb, table } = aDynamodb();
  dynamodb.on(PutCommand).resolves({});
  await new DynamoSettlements(table).keep('m', settlement);
  expect(dynamodb.commandCalls(PutCommand).map(({ args }) => args[0].input.Item)).toEqual([row]);
});

it('settlements of an organisation are read from its part of the milestone alone', async () => {
  const { dynamodb, table } = aDynamodb();
  dynamodb.on(QueryCommand).resolves({ Items: [row] });
  expect(await new DynamoSettlements(table).ofOrganisation('m', '1280')).toEqual([settlement]);
  const [query] = dynamodb.commandCalls(QueryCommand);
  expect(query?.args[0].input.ExpressionAttributeValues).toEqual({
    ':pk': 'MILESTONE#m#1280',
    ':prefix': 'SETTLEMENT#',
  });
});
