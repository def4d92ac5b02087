import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { LinkKey } from '../../../../domain/links/link-key.ts';
import { BatchLinkKeys } from '../../../../functions/adapters/dynamodb/batch-link-keys.ts';
import { GatheringTable } from '../../../../functions/adapters/dynamodb/gathering-table.ts';
import { aLinkKey } from '../../../fixtures/a-link-key.ts';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-north-1' }));
const dynamodb = mockClient(client);
const [first, second] = [aLinkKey({ id: 'k1' }), aLinkKey({ id: 'k2' })];
const revoked = { ...first, revoked: { at: 5, by: 'operator', reason: 'It leaked.' } };
const row = (key: LinkKey) => ({ pk: 'LINK-KEYS', sk: key.id, ...key });
const asked = () =>
  dynamodb
    .commandCalls(BatchGetCommand)
    .map(({ args }) => args[0].input.RequestItems?.['a-table']?.Keys?.map(({ sk }) => sk));

let table: GatheringTable;
let keys: BatchLinkKeys;

beforeEach(() => {
  dynamodb.reset();
  table = new GatheringTable('a-table', client);
  keys = new BatchLinkKeys(table);
});

describe('link keys of mails that leave side by side', () => {
  it('are read once for all of them', async () => {
    dynamodb.on(QueryCommand).resolves({ Items: [row(first)] });
    keys.begin();
    expect(await Promise.all([keys.all(), keys.all()])).toEqual([[first], [first]]);
    expect(dynamodb.commandCalls(QueryCommand)).toHaveLength(1);
  });

  it('are read anew for the next ones, in a call that is made anyway, so a revocation counts at once', async () => {
    dynamodb.on(QueryCommand).resolves({ Items: [row(first)] });
    keys.begin();
    await keys.all();
    dynamodb.on(BatchGetCommand).resolves({
      Responses: { 'a-table': [row(revoked), { pk: 'p', sk: 's', n: 1 }] },
    });
    keys.begin();
    const [found, other] = await Promise.all([
      keys.all(),
      table.get({ pk: 'p', sk: 's' }, z.looseObject({ n: z.int() })),
    ]);
    expect(found).toEqual([revoked]);
    expect(other?.n).toBe(1);
    expect(asked()).toEqual([['k1', 'k2', 's']]);
    expect(dynamodb.commandCalls(QueryCommand)).toHaveLength(1);
  });

  it('are all read where there is a new one', async () => {
    dynamodb
      .on(QueryCommand)
      .resolvesOnce({ Items: [row(first)] })
      .resolvesOnce({ Items: [row(revoked), row(second)] });
    keys.begin();
    await keys.all();
    dynamodb.on(BatchGetCommand).resolves({ Responses: { 'a-table': [row(revoked), row(second)] } });
    keys.begin();
    expect(await keys.all()).toEqual([revoked, second]);
  });

  it('that cannot be read fail whoever asks for them, and nobody else', async () => {
    dynamodb.on(QueryCommand).rejects(new Error('not now'));
    keys.begin();
    await expect(keys.all()).rejects.toThrow('not now');
  });
});
