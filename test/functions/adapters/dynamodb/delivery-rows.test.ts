import { randomUUID } from 'node:crypto';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Delivery, Outcome, Settled } from '../../../../domain/mail/delivery.ts';
import { sha256, shortDigest } from '../../../../domain/shared/digest.ts';
import { TemporaryFailure } from '../../../../domain/shared/errors.ts';
import { deflated } from '../../../../functions/adapters/dynamodb/deflated.ts';
import { DynamoDeliveries } from '../../../../functions/adapters/dynamodb/deliveries.ts';
import { DynamoFrozenPlans } from '../../../../functions/adapters/dynamodb/frozen-plans.ts';
import { keyOf, rangeOf } from '../../../../functions/adapters/dynamodb/keys.ts';
import { DynamoPlans } from '../../../../functions/adapters/dynamodb/plans.ts';
import { type PartiqlStatement, Table } from '../../../../functions/adapters/dynamodb/table.ts';
import { LocalDynamodb } from '../../../contracts/local-dynamodb.ts';
import { clientOf, tableOf } from '../../../contracts/tables.ts';
import { aDelivery, deliveries, only } from '../../../fixtures/a-delivery.ts';
import { aPlan } from '../../../fixtures/a-plan.ts';
import { aPlanBasis } from '../../../fixtures/a-plan-basis.ts';

let dynamodb: LocalDynamodb;
beforeAll(async () => {
  dynamodb = await LocalDynamodb.start();
});
afterAll(() => dynamodb.stop());

const part = { dispatchId: 'm', organisation: '1280' };
const rowKey = (id: string) => keyOf('delivery', { ...part, delivery: id });
const planned = (rows: readonly Delivery[]) => rows.map((row) => only('planned', row));
const claim = { dispatchId: 'm', attempt: 'a1', now: 5, leaseUntil: 60_000 };
const evidence = { ...part, attempt: 'a1', at: 9, proves: 'delivered' } as const;
const sending = { state: 'sending', tries: 1, attempt: 'a1', leaseUntil: 60_000 } as const;
const delivered = { state: 'delivered', tries: 1, attempt: 'a1', at: 9 } as const;

/** A table that has planned these, and counts calls that write. */
async function holding(rows: readonly Delivery[]) {
  const { name } = await dynamodb.emptyTable();
  const open = () => new CountingTable(name, tableOf(clientOf(dynamodb.url), name).client);
  await new DynamoPlans(open()).write('m', aPlan({ deliveries: [...rows] }));
  const statesOf = async () =>
    (await new DynamoDeliveries(open()).ofOrganisation('m', '1280')).map(({ outcome }) => outcome.state);
  return { name, open, statesOf };
}

class CountingTable extends Table {
  readonly written: PartiqlStatement[][] = [];

  override execute(statements: readonly PartiqlStatement[]): Promise<boolean[]> {
    if (statements.length > 0) this.written.push([...statements]);
    return super.execute(statements);
  }
}

/** Its first write succeeds, and nobody hears of it. */
class ForgetfulTable extends Table {
  #isFirst = true;

  override async execute(statements: readonly PartiqlStatement[]): Promise<boolean[]> {
    const done = await super.execute(statements);
    if (!this.#isFirst || statements.length === 0) return done;
    this.#isFirst = false;
    return done.map(() => false);
  }
}

describe('the deliveries of a part', () => {
  it('take a row for each five', async () => {
    const { open } = await holding(deliveries(12));
    expect((await open().keys(rangeOf('delivery', part))).map(({ sk }) => sk)).toEqual(
      ['delivery-000', 'delivery-005', 'delivery-010'].map((id) => rowKey(id).sk),
    );
  });

  it('cost one write unit a row, also when all of it are accepted', async () => {
    // Ids that have as little in common as those of real mails.
    const idOf = (...of: (string | number)[]) => shortDigest(...of);
    const rows = Array.from({ length: 5 }, (_, index) =>
      aDelivery({
        ...{ id: idOf('delivery', index), contact: idOf('contact', index), variant: idOf('variant', index) },
        name: `Förnamn${index} Efternamnsson-Dubbelnamn`,
        address: `fornamn${index}.efternamnsson-dubbelnamn@kommunnamn.example`,
        groups: ['politicians', 'it-managers'],
        list: 'list:fritidsbanken',
      }),
    );
    const { open, name } = await holding(rows);
    const table = open();
    const sender = new DynamoDeliveries(table);
    const claimed = await sender.claim({
      ...claim,
      attempt: idOf('attempt'),
      deliveries: planned(rows),
    });
    const settled = claimed.map((from, index): Settled => {
      const messageId = `${sha256(`id ${index}`).slice(0, 16)}-${randomUUID()}-000000`;
      const { tries, attempt } = from.outcome;
      return {
        from,
        outcome: { state: 'accepted', tries, attempt, at: 1_796_050_000_123 + index, messageId },
      };
    });
    await sender.settle('m', settled);
    const [key] = await table.keys(rangeOf('delivery', part));
    const { Item } = await table.client.send(
      new GetCommand({ TableName: name, Key: { pk: key?.pk, sk: key?.sk } }),
    );
    const { ConsumedCapacity } = await table.client.send(
      new PutCommand({ TableName: name, Item, ReturnConsumedCapacity: 'TOTAL' }),
    );
    expect(ConsumedCapacity?.CapacityUnits).toBe(1);
  });

  it('are all changed by workers that know nothing of each other', async () => {
    const rows = deliveries(10);
    const { open, statesOf } = await holding(rows);
    const workers = rows.map(() => new DynamoDeliveries(open()));
    // Each begins with what it read before any of them has written.
    await Promise.all(workers.map((worker) => worker.ofOrganisation('m', '1280')));
    const claimed = await Promise.all(
      workers.map((worker, index) =>
        worker.claim({ ...claim, deliveries: planned(rows.slice(index, index + 1)) }),
      ),
    );
    expect(claimed.flat().map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    await Promise.all(
      rows.map(({ id }) => new DynamoDeliveries(open()).record({ ...evidence, delivery: id })),
    );
    expect(await statesOf()).toEqual(rows.map(() => 'delivered'));
  });

  it('are written once for ten that are claimed together, and nothing is read again', async () => {
    const rows = deliveries(10);
    const { open } = await holding(rows);
    const table = open();
    const sender = new DynamoDeliveries(table);
    await sender.ofOrganisation('m', '1280');
    await sender.claim({ ...claim, deliveries: planned(rows) });
    expect(table.written.map((statements) => statements.length)).toEqual([2]);
  });

  it('take evidence that comes at once in one write for each row', async () => {
    const rows = deliveries(12);
    const { open, statesOf } = await holding(rows);
    await new DynamoDeliveries(open()).claim({ ...claim, deliveries: planned(rows) });
    const table = open();
    const told = new DynamoDeliveries(table);
    await Promise.all(rows.slice(0, 10).map(({ id }) => told.record({ ...evidence, delivery: id })));
    expect(table.written.map((statements) => statements.length)).toEqual([2]);
    expect(await statesOf()).toEqual([...rows.slice(0, 10).map(() => 'delivered'), 'sending', 'sending']);
  });

  it('are this attempt’s where the answer to its claim was lost', async () => {
    const rows = deliveries(7);
    const { name } = await holding(rows);
    const sender = new DynamoDeliveries(
      new ForgetfulTable(name, tableOf(clientOf(dynamodb.url), name).client),
    );
    await sender.ofOrganisation('m', '1280');
    const claimed = await sender.claim({ ...claim, deliveries: planned(rows) });
    expect(claimed).toEqual(rows.map((row) => ({ ...row, outcome: sending })));
  });

  it('have evidence once where the answer to its write was lost', async () => {
    const { name, open, statesOf } = await holding(deliveries(2));
    await new DynamoDeliveries(open()).claim({ ...claim, deliveries: planned(deliveries(2)) });
    const forgetful = new ForgetfulTable(name, tableOf(clientOf(dynamodb.url), name).client);
    expect(await new DynamoDeliveries(forgetful).record({ ...evidence, delivery: 'delivery-001' })).toEqual({
      kind: 'known',
      was: delivered,
    });
    expect(await statesOf()).toEqual(['sending', 'delivered']);
  });

  it('are found by whoever knew the rows before others joined them', async () => {
    const rows = deliveries(12);
    const { open, statesOf } = await holding(rows.filter((_, index) => index !== 3 && index < 10));
    const told = new DynamoDeliveries(open());
    const foreign = await told.record({ ...evidence, delivery: 'delivery-003' });
    expect(foreign).toEqual({ kind: 'foreign' });
    await new DynamoPlans(open()).write('m', aPlan({ deliveries: rows }));
    const late = [rows[3], rows[11]].flatMap((row) => row ?? []);
    await new DynamoDeliveries(open()).claim({ ...claim, deliveries: planned(late) });
    for (const { id } of late)
      expect(await told.record({ ...evidence, delivery: id })).toEqual({ kind: 'recorded', was: sending });
    expect(await statesOf()).toEqual(rows.map((row) => (late.includes(row) ? 'delivered' : 'planned')));
  });

  it('that two versions have put into different rows are sent once: the row that says more holds', async () => {
    const [first, second, third] = deliveries(3);
    if (!first || !second || !third) throw new Error('there are three');
    const { open, statesOf } = await holding([first, second]);
    const sender = new DynamoDeliveries(open());
    await sender.claim({ ...claim, deliveries: planned([second]) });
    await open().put({ ...rowKey(second.id), ...deflated([second, third]) });
    expect(await statesOf()).toEqual(['planned', 'sending', 'planned']);
    await sender.ofOrganisation('m', '1280');
    const rows = planned([first, second, third]);
    const claimed = await sender.claim({ ...claim, attempt: 'a2', deliveries: rows });
    expect(claimed.map(({ id }) => id)).toEqual([first.id, third.id]);
  });
});

describe('a delivery in a row of its own, as the version before wrote it', () => {
  const RANKS = { planned: 0, sending: 1, delivered: 6 } as const;
  const ownRow = (delivery: Delivery, outcome: Extract<Outcome, { state: keyof typeof RANKS }>) => ({
    ...rowKey(delivery.id),
    ...delivery,
    outcome: { ...outcome, rank: RANKS[outcome.state] },
  });
  const unsent = { state: 'planned', tries: 0, notBefore: 0 } as const;

  async function twoVersions() {
    const after = await dynamodb.emptyTable();
    const { client } = tableOf(clientOf(dynamodb.url), after.name);
    const before = new Table(after.name, client, {});
    for (const each of deliveries(3)) await before.put(ownRow(each, unsent));
    return { after, before };
  }

  it('is read, and changes where it is, as that version would have written it', async () => {
    const { before, after } = await twoVersions();
    const rows = new DynamoDeliveries(after);
    expect(await rows.ofOrganisation('m', '1280')).toEqual(deliveries(3));
    await rows.claim({ ...claim, deliveries: planned(deliveries(3)).slice(0, 2) });
    await rows.record({ ...evidence, delivery: 'delivery-001' });
    const [first, second, third] = deliveries(3);
    if (!first || !second || !third) throw new Error('there are three');
    const stored = await before.query(rangeOf('delivery', part), z.looseObject({}));
    const keyless = ({ pk: _pk, sk: _sk, ...row }: ReturnType<typeof ownRow>) => row;
    expect(stored).toEqual([
      keyless(ownRow(first, sending)),
      keyless(ownRow(second, delivered)),
      keyless(ownRow(third, unsent)),
    ]);
  });

  it('is company for nobody: those that are planned beside it get rows', async () => {
    const { after } = await twoVersions();
    const all = deliveries(8);
    await new DynamoPlans(after).write('m', aPlan({ deliveries: all }));
    const rows = new DynamoDeliveries(after);
    expect(await rows.ofOrganisation('m', '1280')).toEqual(all);
    expect(await rows.claim({ ...claim, deliveries: planned(all) })).toHaveLength(8);
    expect(await rows.claim({ ...claim, attempt: 'a2', deliveries: planned(all) })).toEqual([]);
  });

  it('is gone when its part is planned anew', async () => {
    const { after } = await twoVersions();
    await new DynamoFrozenPlans(after).replace('m', aPlanBasis(), aPlan({ deliveries: deliveries(5) }));
    expect(await after.count(rangeOf('delivery', part))).toBe(1);
    expect(await new DynamoDeliveries(after).ofOrganisation('m', '1280')).toEqual(deliveries(5));
  });

  it('is all that the version before reads: it waits where they share a row', async () => {
    const { before, after } = await twoVersions();
    await new DynamoFrozenPlans(after).replace('m', aPlanBasis(), aPlan({ deliveries: deliveries(5) }));
    await expect(before.query(rangeOf('delivery', part), z.looseObject({}))).rejects.toThrow(
      TemporaryFailure,
    );
  });
});
