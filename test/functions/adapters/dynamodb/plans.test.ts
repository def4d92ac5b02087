import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { TemporaryFailure } from '../../../../domain/shared/errors.ts';
import { keyOf, rangeOf } from '../../../../functions/adapters/dynamodb/keys.ts';
import { DynamoPlans } from '../../../../functions/adapters/dynamodb/plans.ts';
import { Table } from '../../../../functions/adapters/dynamodb/table.ts';
import { LocalDynamodb } from '../../../contracts/local-dynamodb.ts';
import { clientOf, tableOf } from '../../../contracts/tables.ts';
import { aDelivery } from '../../../fixtures/a-delivery.ts';
import { aPlan } from '../../../fixtures/a-plan.ts';
import { aVariant } from '../../../fixtures/a-variant.ts';

let dynamodb: LocalDynamodb;
beforeAll(async () => {
  dynamodb = await LocalDynamodb.start();
});
afterAll(() => dynamodb.stop());

const part = { dispatchId: 'm', organisation: '1280' };

describe('a plan', () => {
  it.each([
    ['by whoever froze its basis', { deliveries: [aDelivery()] }, true, []],
    ['without mails', { deliveries: [] }, false, []],
    ['by anybody else', { deliveries: [aDelivery()] }, false, ['QueryCommand']],
  ])(
    'written %s looks for mails of an earlier try only where there may be some',
    async (_, of, isFirst, looks) => {
      const { name } = await dynamodb.emptyTable();
      const table = tableOf(clientOf(dynamodb.url), name);
      const commands: string[] = [];
      table.client.middlewareStack.add(
        (next, { commandName = '' }) =>
          (args) => {
            commands.push(commandName);
            return next(args);
          },
        { step: 'initialize' },
      );
      await new DynamoPlans(table).write('m', aPlan(of), isFirst);
      expect(commands).toEqual([...looks, 'BatchExecuteStatementCommand']);
    },
  );
});

describe('texts of an organisation', () => {
  it('are read as earlier versions wrote them: one in a row, and several that were deflated', async () => {
    const table = await dynamodb.emptyTable();
    const { client } = tableOf(clientOf(dynamodb.url), table.name);
    const [v1, v2, v3, v4] = ['v1', 'v2', 'v3', 'v4'].map((id) => aVariant({ id }));
    const asFirst = new Table(table.name, client, {});
    const rowOf = (id: string, value: unknown) => ({
      ...keyOf('variant', { ...part, id }),
      deflated: deflateRawSync(JSON.stringify(value)),
    });
    await asFirst.put(rowOf('v1', v1));
    const asSecond = new Table(table.name, tableOf(clientOf(dynamodb.url), table.name).client, {
      variant: [(row) => row],
    });
    await asSecond.put(rowOf('some', [v2, v3]));
    const plans = new DynamoPlans(table);
    await plans.write('m', aPlan({ variants: v4 ? [v4] : [] }));
    expect(await plans.variants('m', '1280')).toEqual([v1, v2, v3, v4]);
    await expect(asSecond.query(rangeOf('variant', part), z.looseObject({}))).rejects.toThrow(
      TemporaryFailure,
    );
  });

  it('take little more room than one of them, since they differ in few words', async () => {
    const table = await dynamodb.emptyTable();
    const html = `<p>${Array.from({ length: 4000 }, (_, word) => (word * 7919) % 1000).join(' ')}</p>`;
    const variants = Array.from({ length: 20 }, (_, index) => aVariant({ id: `v${10 + index}`, html }));
    const sizeOf = async (dispatchId: string) => {
      const sizes = z.object({ brotli: z.instanceof(Uint8Array).transform((bytes) => bytes.byteLength) });
      const rows = await table.query(rangeOf('variant', { ...part, dispatchId }), sizes);
      return rows.reduce((sum, { brotli }) => sum + brotli, 0);
    };
    const plans = new DynamoPlans(table);
    await plans.write('one', aPlan({ variants: variants.slice(0, 1) }));
    await plans.write('all', aPlan({ variants }));
    expect((await sizeOf('all')) / (await sizeOf('one'))).toBeLessThan(1.5);
  });
});
