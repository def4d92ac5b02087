import { BatchGetCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { SUM_RULE } from '../../../../domain/ledger/ledger.ts';
import { ledgerSumOf } from '../../../../domain/ledger/ledger-sum.ts';
import { DynamoLedgerSums } from '../../../../functions/adapters/dynamodb/ledger-sums.ts';
import { aCell, aLedgerRow } from '../../../fixtures/a-ledger.ts';
import { aDynamodb } from './a-dynamodb.ts';

/** Five in six by hand, with somebody of its own each, on days that differ from one organisation to the next. */
const cellsOf = (index: number) =>
  ['board', 'clerks', 'lead', 'school', 'finance'].flatMap((group) =>
    ['email', 'meeting', 'forum', 'intranet', 'relay', 'training'].map((channel, at) =>
      aCell({
        ...{ group, channel, messages: ['why', 'cost', 'dates'] },
        ...(channel === 'email' ? {} : { carrier: 'people', owner: 'local-lead', contactName: `${group}` }),
        due: `2027-0${1 + (index % 9)}-${10 + at}`,
      }),
    ),
  );
const sums = Array.from({ length: 3_000 }, (_, index) => ({
  ...ledgerSumOf(aLedgerRow({ organisation: String(1_000 + index), cells: cellsOf(index) })),
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
    dynamodb.on(BatchGetCommand).resolves({ Responses: { [table.name]: [Item] } });
    return [
      (await ledgerSums.find('m'))?.sums.length,
      (await ledgerSums.together(['m'])).size,
      (await ledgerSums.workLeft(['m'])).get('m')?.length,
    ];
  };
  expect(await read(row)).toEqual([3_000, 1, 3_000]);
  const other = { rule: SUM_RULE + 1 };
  const parts = {
    together: { ...Object(row.together), ...other },
    workLeft: { ...Object(row.workLeft), ...other },
  };
  expect(await read({ ...row, ...other, ...parts })).toEqual([undefined, 0, undefined]);
  // The first rule kept no work by hand.
  const { workLeft: _, ...first } = row;
  const together = { ...Object(row.together), rule: 1 };
  expect(await read({ ...first, rule: 1, together })).toEqual([undefined, 0, undefined]);
  dynamodb.on(PutCommand).resolves({});
  await ledgerSums.save('m', sums, 0);
  expect(dynamodb.commandCalls(PutCommand)[0]?.args[0].input).toMatchObject({
    ConditionExpression: 'attribute_not_exists(pk) OR #rule <> :rule',
    ExpressionAttributeValues: { ':rule': SUM_RULE },
  });
});

it('the most organisations that are summed fit into a row with ease', async () => {
  const { deflated, together, workLeft } = await stored();
  const { deflated: work } = Object(workLeft);
  if (!(deflated instanceof Uint8Array && work instanceof Uint8Array)) throw new Error('nothing is stored');
  const bytes = deflated.byteLength + work.byteLength + JSON.stringify(together).length;
  expect(bytes).toBeLessThan(200_000);
});
