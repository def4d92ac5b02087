import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { TemporaryFailure } from '../../../../domain/shared/errors.ts';
import { DynamoTableIdentities } from '../../../../functions/adapters/dynamodb/table-identities.ts';
import { aDynamodb } from './a-dynamodb.ts';

const RestoreDateTime = new Date(1_795_432_000_000);

describe('which table this is', () => {
  it.each([
    ['one that was made', {}, undefined],
    [
      'one restored to a point in time',
      { RestoreSummary: { RestoreDateTime, RestoreInProgress: false } },
      1_795_432_000_000,
    ],
    [
      'one of a backup, whose rows may be older than it',
      { RestoreSummary: { RestoreDateTime, RestoreInProgress: false, SourceBackupArn: 'arn:b' } },
      0,
    ],
  ])('is told by what describes it: %s', async (_what, more, restoredTo) => {
    const { dynamodb, table } = aDynamodb();
    dynamodb.on(DescribeTableCommand).resolves({ Table: { TableId: 'id-1', ...more } });
    expect(await new DynamoTableIdentities(table).current()).toEqual({ id: 'id-1', restoredTo });
  });

  it('says when it was made', async () => {
    const { dynamodb, table } = aDynamodb();
    dynamodb.on(DescribeTableCommand).resolves({ Table: { TableId: 'id-1', CreationDateTime: new Date(5) } });
    expect(await new DynamoTableIdentities(table).current()).toEqual({ id: 'id-1', madeAt: 5 });
  });

  it('is asked again after 15 seconds', async () => {
    let now = 0;
    const { dynamodb, table } = aDynamodb();
    dynamodb
      .on(DescribeTableCommand)
      .resolvesOnce({ Table: { TableId: 'id-1' } })
      .resolves({ Table: { TableId: 'id-2' } });
    const identities = new DynamoTableIdentities(table, () => now);
    const ids = [];
    for (now of [0, 14_999, 15_000]) ids.push((await identities.current()).id);
    expect(ids).toEqual(['id-1', 'id-1', 'id-2']);
  });

  it('is not made up where nothing tells', async () => {
    const { dynamodb, table } = aDynamodb();
    dynamodb.on(DescribeTableCommand).resolves({});
    await expect(new DynamoTableIdentities(table).current()).rejects.toThrow(TemporaryFailure);
  });
});
