import { BatchGetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { TemporaryFailure } from '../../../../domain/shared/errors.ts';
import { DynamoSuppressions } from '../../../../functions/adapters/dynamodb/suppressions.ts';
import { aDynamodb } from './a-dynamodb.ts';

const key = (recipient: string, sk: string) => ({ pk: `SUPPRESSION#${recipient}`, sk });
const left = { 'a-table': { Keys: [key('b', 'all')], ConsistentRead: true } };

describe('looking for suppressions', () => {
  it('is one consistent read for all recipients, of each key once', async () => {
    const { dynamodb, table } = aDynamodb();
    dynamodb
      .on(BatchGetCommand)
      .resolves({ Responses: { 'a-table': [{ ...key('b', 'all'), recipient: 'b' }] } });
    const asked = [{ recipient: 'a' }, { recipient: 'b', list: 'list:lending' as const }, { recipient: 'a' }];
    expect(await new DynamoSuppressions(table).among(asked)).toEqual(new Set(['b']));
    const [call, ...more] = dynamodb.commandCalls(BatchGetCommand);
    expect(more).toEqual([]);
    expect(call?.args[0].input.RequestItems?.['a-table']).toMatchObject({
      ConsistentRead: true,
      Keys: [key('a', 'all'), key('b', 'all'), key('b', 'list:lending')],
    });
  });

  it('makes no call for nobody', async () => {
    const { dynamodb, table } = aDynamodb();
    expect(await new DynamoSuppressions(table).among([])).toEqual(new Set());
    expect(dynamodb.calls()).toEqual([]);
  });

  it('asks again for what DynamoDB left over, as consistently', async () => {
    const { dynamodb, table } = aDynamodb();
    dynamodb
      .on(BatchGetCommand)
      .resolvesOnce({
        Responses: { 'a-table': [{ ...key('a', 'all'), recipient: 'a' }] },
        UnprocessedKeys: left,
      })
      .resolvesOnce({ Responses: { 'a-table': [{ ...key('b', 'all'), recipient: 'b' }] } });
    const found = await new DynamoSuppressions(table).among([{ recipient: 'a' }, { recipient: 'b' }]);
    expect(found).toEqual(new Set(['a', 'b']));
    expect(dynamodb.commandCalls(BatchGetCommand)[1]?.args[0].input.RequestItems).toEqual(left);
  });

  it('never treats a failed lookup as not suppressed', async () => {
    const { dynamodb, table } = aDynamodb();
    dynamodb.on(BatchGetCommand).resolves({ Responses: {}, UnprocessedKeys: left });
    await expect(new DynamoSuppressions(table).among([{ recipient: 'b' }])).rejects.toThrow(TemporaryFailure);
  });
});

it('a suppression is stored under its digest and scope, and without an address', async () => {
  const { dynamodb, table } = aDynamodb();
  dynamodb.on(PutCommand).resolves({});
  const suppression = { recipient: 'digest', scope: 'all', reason: 'bounce', at: 5 } as const;
  await new DynamoSuppressions(table).add(suppression);
  const [put] = dynamodb.commandCalls(PutCommand);
  expect(put?.args[0].input).toMatchObject({
    Item: { pk: 'SUPPRESSION#digest', sk: 'all', ...suppression },
    // One that was lifted meanwhile holds again.
    ConditionExpression: 'attribute_not_exists(pk) OR attribute_exists(liftedAt)',
  });
});
