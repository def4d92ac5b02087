import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { DynamoSharedRecord } from '../../../../functions/adapters/dynamodb/shared-record.ts';
import { aDynamodb } from './a-dynamodb.ts';

function aRecord() {
  const { dynamodb, table } = aDynamodb();
  const schema = z.strictObject({ count: z.int() });
  return { dynamodb, record: new DynamoSharedRecord(table, { row: 'pace', schema }) };
}

const Key = { pk: 'SHARED', sk: 'PACE' };

it('a shared record is read consistently, and what is not what it should be is refused', async () => {
  const { dynamodb, record } = aRecord();
  dynamodb
    .on(GetCommand, { Key, ConsistentRead: true })
    .resolvesOnce({ Item: { ...Key, value: { count: 3 }, version: 7 } })
    .resolvesOnce({ Item: { ...Key, value: { count: 'three' }, version: 8 } });
  expect(await record.read()).toEqual({ value: { count: 3 }, version: 7 });
  await expect(record.read()).rejects.toThrow(z.ZodError);
});

it('a write that fails for another reason than its version is an error, not a rival', async () => {
  const { dynamodb, record } = aRecord();
  dynamodb.on(PutCommand).rejects(new Error('throttled'));
  await expect(record.write({ count: 4 }, 7)).rejects.toThrow('throttled');
});
