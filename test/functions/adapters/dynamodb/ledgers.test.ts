import { TransactionConflictException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SUM_RULE } from '../../../../domain/ledger/ledger.ts';
import { keyOf } from '../../../../functions/adapters/dynamodb/keys.ts';
import { DynamoLedgers } from '../../../../functions/adapters/dynamodb/ledgers.ts';
import { DynamoObligations } from '../../../../functions/adapters/dynamodb/obligations.ts';
import { DynamoPlans } from '../../../../functions/adapters/dynamodb/plans.ts';
import { Table } from '../../../../functions/adapters/dynamodb/table.ts';
import { LocalDynamodb } from '../../../contracts/local-dynamodb.ts';
import { clientOf, tableOf } from '../../../contracts/tables.ts';
import { aLedgerRow } from '../../../fixtures/a-ledger.ts';
import { aPlan, someCounts } from '../../../fixtures/a-plan.ts';
import { anObligation } from '../../../fixtures/an-obligation.ts';
import { aDynamodb } from './a-dynamodb.ts';

let local: LocalDynamodb;
beforeAll(async () => {
  local = await LocalDynamodb.start();
});
afterAll(() => local.stop());

const planned = anObligation();
const [sent, published] = (['sent', 'published'] as const).map((state) => ({
  ...planned,
  progress: { state, people: 1, reached: 1 },
}));
const settled = {
  ...{ counts: someCounts(), seen: undefined, isSent: true, progress: sent ? [sent] : [] },
  ledger: { row: aLedgerRow(), version: 0 },
};

/** A planned part, as two workers know the table. */
async function twoWorkers() {
  const { name } = await local.emptyTable();
  const [own, other] = [tableOf(clientOf(local.url), name), tableOf(clientOf(local.url), name)];
  await new DynamoPlans(other).write('m', aPlan({ obligations: [planned] }));
  return { own, other };
}

async function nothingIsSettled(table: Table) {
  expect(await new DynamoLedgers(table).find('m', '1280')).toBeUndefined();
  expect(await new DynamoPlans(table).counts('m', '1280')).toBeUndefined();
  expect(await new DynamoPlans(table).countSent('m')).toBe(0);
}

it('a part is not settled over obligations that another worker has changed since they were read', async () => {
  const { own, other } = await twoWorkers();
  await new DynamoObligations(own).ofOrganisation('m', '1280');
  await new DynamoObligations(other).record('m', published ? [published] : []);
  expect(await new DynamoLedgers(own).saveSettled('m', settled)).toBe(false);
  expect(await new DynamoObligations(own).ofOrganisation('m', '1280')).toEqual([published]);
  await nothingIsSettled(own);
});

it('a part is not settled over obligations that were not read', async () => {
  const { own } = await twoWorkers();
  expect(await new DynamoLedgers(own).saveSettled('m', settled)).toBe(false);
  await nothingIsSettled(own);
});

it('a part is not settled at once where an obligation has a row of its own, as earlier versions wrote', async () => {
  const { own, other } = await twoWorkers();
  const key = keyOf('obligation', { dispatchId: 'm', ...planned });
  await new Table(other.name, other.client, {}).put({ ...key, ...planned });
  await new DynamoObligations(own).ofOrganisation('m', '1280');
  expect(await new DynamoLedgers(own).saveSettled('m', settled)).toBe(false);
  await nothingIsSettled(own);
});

it('a ledger whose part is being settled at the same moment is another one, and any other failure is one', async () => {
  const { dynamodb, table } = aDynamodb();
  const conflict = new TransactionConflictException({ message: 'ongoing', $metadata: {} });
  dynamodb.on(PutCommand).rejectsOnce(conflict).rejectsOnce(new Error('unreachable'));
  const ledgers = new DynamoLedgers(table);
  expect(await ledgers.save('m', aLedgerRow(), 3)).toBe(false);
  await expect(ledgers.save('m', aLedgerRow(), 3)).rejects.toThrow('unreachable');
});

it('who has what is left is not known where a row does not say it, or numbers people otherwise', async () => {
  const { dynamodb, table } = aDynamodb();
  const row = (organisation: string, holders?: unknown) => ({
    ...keyOf('ledger', { milestone: 'm', organisation }),
    ...{ organisation, version: 4, holders },
  });
  const rows = [
    row('1280'),
    row('1281', { rule: SUM_RULE - 1, names: ['Bo Ek'] }),
    row('1282', { rule: SUM_RULE, names: ['Bo Ek'] }),
  ];
  dynamodb.on(BatchGetCommand).resolves({ Responses: { [table.name]: rows } });
  const found = await new DynamoLedgers(table).holdersOf('m', ['1280', '1281', '1282']);
  expect(found).toEqual([{ organisation: '1282', version: 4, names: ['Bo Ek'] }]);
});
