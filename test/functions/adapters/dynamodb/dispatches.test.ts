import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { DynamoDispatches } from '../../../../functions/adapters/dynamodb/dispatches.ts';
import { aDispatch } from '../../../fixtures/a-dispatch.ts';
import { aDynamodb } from './a-dynamodb.ts';

const NOTE = 'OPEN-WORK';

it('a dispatch is noted as work before it exists: a process that dies in between forgets nothing', async () => {
  const { dynamodb, table } = aDynamodb();
  const { id } = aDispatch();
  dynamodb.on(PutCommand).resolvesOnce({}).resolvesOnce({}).rejects(new Error('died'));
  await expect(new DynamoDispatches(table).open(aDispatch())).rejects.toThrow('died');
  const written = dynamodb.commandCalls(PutCommand).map(({ args }) => args[0].input.Item?.pk);
  expect(written).toEqual([NOTE, 'ROLLOUT#lending', `MILESTONE#${id}`]);
});

it('one that leaves its end is noted before its state changes; any other step writes nothing but itself', async () => {
  const { dynamodb, table } = aDynamodb();
  dynamodb.on(PutCommand).resolves({});
  dynamodb.on(UpdateCommand).rejects(new Error('died'));
  const dispatches = new DynamoDispatches(table);
  const step = { to: 'dispatching', at: 7 } as const;
  await expect(dispatches.advance('m', { from: 'approved', ...step })).rejects.toThrow('died');
  expect(dynamodb.commandCalls(PutCommand)).toEqual([]);
  await expect(dispatches.advance('m', { from: 'completed', ...step })).rejects.toThrow('died');
  const written = dynamodb.commandCalls(PutCommand).map(({ args }) => args[0].input.Item);
  expect(written).toEqual([{ pk: NOTE, sk: 'm', id: 'm', at: 7 }]);
});
