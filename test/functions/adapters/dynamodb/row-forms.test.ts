import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { InvalidInput, TemporaryFailure } from '../../../../domain/shared/errors.ts';
import { DynamoDispatches } from '../../../../functions/adapters/dynamodb/dispatches.ts';
import { keyOf, rangeOf } from '../../../../functions/adapters/dynamodb/keys.ts';
import { DynamoMilestones } from '../../../../functions/adapters/dynamodb/milestones.ts';
import type { RowForms } from '../../../../functions/adapters/dynamodb/row-forms.ts';
import { Table } from '../../../../functions/adapters/dynamodb/table.ts';
import { LocalDynamodb } from '../../../contracts/local-dynamodb.ts';
import { clientOf, tableOf } from '../../../contracts/tables.ts';
import { aDispatch } from '../../../fixtures/a-dispatch.ts';
import { aMilestone } from '../../../fixtures/a-milestone.ts';

let dynamodb: LocalDynamodb;
beforeAll(async () => {
  dynamodb = await LocalDynamodb.start();
});
afterAll(() => dynamodb.stop());

/** In its second form a summary counts mails as `deliveries`; in the first it was `mails`. */
const NEXT: RowForms = { summary: [({ mails, ...row }) => ({ ...row, deliveries: mails })] };
const summarySchema = z.strictObject({ organisation: z.string(), deliveries: z.int() });
const oldSchema = z.strictObject({ organisation: z.string(), mails: z.int() });
const key = keyOf('summary', { dispatchId: 'm', organisation: '1280' });
const all = rangeOf('summary', { dispatchId: 'm' });

/** The same table as two versions of a function see it that run side by side. */
async function twoVersions() {
  const before = await dynamodb.emptyTable();
  const { client } = tableOf(clientOf(dynamodb.url), before.name);
  return { before, after: new Table(before.name, client, NEXT) };
}

describe('a row in the form before', () => {
  it('is read as the one that this version knows, alone and among others', async () => {
    const { before, after } = await twoVersions();
    await before.put({ ...key, organisation: '1280', mails: 7 });
    const other = keyOf('summary', { dispatchId: 'm', organisation: '1480' });
    await after.put({ ...other, organisation: '1480', deliveries: 8 });
    expect(await after.get(key, summarySchema)).toEqual({ organisation: '1280', deliveries: 7 });
    expect(await after.query(all, summarySchema)).toEqual([
      { organisation: '1280', deliveries: 7 },
      { organisation: '1480', deliveries: 8 },
    ]);
  });

  it('written before rows had a form is the first', async () => {
    const { before, after } = await twoVersions();
    const bare = tableOf(clientOf(dynamodb.url), before.name).client;
    bare.middlewareStack.remove('rowsStorable');
    const { PutCommand } = await import('@aws-sdk/lib-dynamodb');
    await bare.send(
      new PutCommand({ TableName: before.name, Item: { ...key, organisation: '1280', mails: 7 } }),
    );
    expect(await after.get(key, summarySchema)).toEqual({ organisation: '1280', deliveries: 7 });
    expect(await before.get(key, oldSchema)).toEqual({ organisation: '1280', mails: 7 });
  });
});

describe('a row in a newer form', () => {
  it('is never read by the version before, which tries again later', async () => {
    const { before, after } = await twoVersions();
    await after.put({ ...key, organisation: '1280', deliveries: 7 });
    await expect(before.get(key, z.looseObject({}))).rejects.toThrow(TemporaryFailure);
    await expect(before.query(all, z.looseObject({}))).rejects.toThrow(TemporaryFailure);
    expect(await before.count(all)).toBe(1);
  });

  it('of another kind is no matter: rows change one kind at a time', async () => {
    const { before, after } = await twoVersions();
    await new DynamoDispatches(after).open(aDispatch());
    await new DynamoMilestones(after).accept(aMilestone({ id: 'm' }), {});
    const dispatches = new DynamoDispatches(before);
    expect(await dispatches.find(aDispatch().id)).toEqual(aDispatch());
    expect((await dispatches.find('m'))?.id).toBe('m');
  });
});

describe('every way of writing a row whole', () => {
  it('says its form: alone, where none is, in a transaction, in a batch, by a statement', async () => {
    const { after } = await twoVersions();
    const row = (organisation: string) => ({
      ...keyOf('summary', { dispatchId: 'm', organisation }),
      organisation,
      deliveries: 1,
    });
    const { BatchWriteCommand, TransactWriteCommand, ScanCommand } = await import('@aws-sdk/lib-dynamodb');
    const TableName = after.name;
    await after.put(row('a'));
    await after.create(row('b'));
    await after.createAll([row('c')]);
    await after.client.send(
      new TransactWriteCommand({ TransactItems: [{ Put: { TableName, Item: row('d') } }] }),
    );
    await after.client.send(
      new BatchWriteCommand({ RequestItems: { [TableName]: [{ PutRequest: { Item: row('e') } }] } }),
    );
    const { Items } = await after.client.send(new ScanCommand({ TableName, ConsistentRead: true }));
    expect(Items?.map(({ organisation, rowForm }) => [organisation, rowForm]).toSorted()).toEqual([
      ['a', 2],
      ['b', 2],
      ['c', 2],
      ['d', 2],
      ['e', 2],
    ]);
  });
});

describe('a row of more than DynamoDB takes', () => {
  const text = 'e'.repeat(410 * 1024);

  it.each([
    ['a frozen release', keyOf('frozenRelease', { release: 'r', hash: 'h' }), 'release'],
    ['an issue', keyOf('issue', { rollout: 'r', organisation: '1280', week: '2026-W01' }), 'issue'],
    ['a catalogue', keyOf('catalogue', { catalogue: 'c', version: 'v1' }), 'catalogue'],
    ['a text', keyOf('text', { catalogue: 'c', version: 'v1', topic: 't', locale: 'sv' }), 'text'],
    ['a rollout', keyOf('rollout', { rollout: 'r' }), 'rollout'],
    ['a milestone', keyOf('dispatch', { dispatchId: 'm' }), 'plan'],
    ['anything else', keyOf('refusal', { receivedAt: 'x', event: 'e' }), 'other'],
  ])('is refused by what it is: %s', async (_, rowKey, what) => {
    const table = await dynamodb.emptyTable();
    for (const write of [table.put({ ...rowKey, text }), table.createAll([{ ...rowKey, text }])]) {
      const error: unknown = await write.catch((refused: unknown) => refused);
      expect(error).toBeInstanceOf(InvalidInput);
      expect(error).toMatchObject({ problems: [{ code: 'row-too-large', params: { what, over: 3 } }] });
    }
    expect(await table.get(rowKey, z.looseObject({}))).toBeUndefined();
  });

  it('is not one that it takes', async () => {
    const table = await dynamodb.emptyTable();
    const rowKey = keyOf('rollout', { rollout: 'r' });
    await table.put({ ...rowKey, text: 'e'.repeat(399 * 1024), list: [1, 'a', { b: true }] });
    expect(await table.get(rowKey, z.looseObject({ text: z.string() }))).toBeDefined();
  });
});
