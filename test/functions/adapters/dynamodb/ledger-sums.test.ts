import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { SUM_RULE } from '../../../../domain/ledger/ledger.ts';
import { ledgerSumOf } from '../../../../domain/ledger/ledger-sum.ts';
import { DynamoLedgerSums } from '../../../../functions/adapters/dynamodb/ledger-sums.ts';
import { aCell, aLedgerRow } from '../../../fixtures/a-ledger.ts';
import { aDynamodb } from './a-dynamodb.ts';

const cells = ['board', 'clerks', 'lead'].flatMap((group) =>
  ['email', 'meeting', 'forum'].map((channel) =>
    aCell({ group, channel, messages: ['why', 'cost', 'dates'] }),
  ),
);
const sums = Array.from({ length: 3_000 }, (_, index) => ({
  ...ledgerSumOf(aLedgerRow({ organisation: String(1_000 + index), cells })),
  version: index,
}));

/** What is stored of a milestone's sums. */
async function stored(): Promise<Record<string, unknown>> {
  const { dynamodb, table } = aDynamodb();
  dynamodb.on(PutCommand).resolves({});
  await new DynamoLedgerSums(table).save('m', sums, 0);
  return dynamodb.commandCalls(PutCommand)[0]?.args[0].input.Item ?? {};
}

it('sums by another rule are none, and are written over', async () => {
  const row = await stored();
  const { dynamodb, table } = aDynamodb();
  const ledgerSums = new DynamoLedgerSums(table);
  const read = async (Item: Record<string, unknown>) => {
    dynamodb.on(GetCommand).resolves({ Item });
    return [(await ledgerSums.find('m'))?.sums.length, (await ledgerSums.together(['m'])).size];
  };
  expect(await read(row)).toEqual([3_000, 1]);
  const together = { ...Object(row.together), rule: SUM_RULE + 1 };
  expect(await read({ ...row, rule: SUM_RULE + 1, together })).toEqual([undefined, 0]);
  dynamodb.on(PutCommand).resolves({});
  await ledgerSums.save('m', sums, 0);
  expect(dynamodb.commandCalls(PutCommand)[0]?.args[0].input).toMatchObject({
    ConditionExpression: 'attribute_not_exists(pk) OR #rule <> :rule',
    ExpressionAttributeValues: { ':rule': SUM_RULE },
  });
});

it('the most organisations that are summed fit into a row with ease', async () => {
  const { deflated, together } = await stored();
  if (!(deflated instanceof Uint8Array)) throw new Error('nothing is stored');
  const bytes = deflated.byteLength + JSON.stringify(together).length;
  expect(bytes).toBeLessThan(200_000);
});
