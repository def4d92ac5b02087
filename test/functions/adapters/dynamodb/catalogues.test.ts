import { BatchExecuteStatementCommand, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { DynamoCatalogues } from '../../../../functions/adapters/dynamodb/catalogues.ts';
import { aCatalogue, aCatalogueVersion } from '../../../fixtures/a-catalogue.ts';
import { aDynamodb } from './a-dynamodb.ts';

const key = { pk: 'CATALOGUE#lending@v1', sk: 'CATALOGUE' };

it('a version is read once by a warm function, since it never changes', async () => {
  const { dynamodb, table } = aDynamodb();
  dynamodb.on(GetCommand).resolves({ Item: { ...key, document: JSON.stringify(aCatalogue()) } });
  dynamodb.on(QueryCommand).resolves({ Items: [] });
  const catalogues = new DynamoCatalogues(table);
  expect((await catalogues.load('lending', 'v1'))?.catalogue).toEqual(aCatalogue());
  await catalogues.load('lending', 'v1');
  expect(dynamodb.commandCalls(GetCommand)).toHaveLength(1);
});

it('a version that was not there is looked for again', async () => {
  const { dynamodb, table } = aDynamodb();
  dynamodb.on(GetCommand).resolves({});
  dynamodb.on(QueryCommand).resolves({ Items: [] });
  const catalogues = new DynamoCatalogues(table);
  expect(await catalogues.load('lending', 'v1')).toBeUndefined();
  await catalogues.load('lending', 'v1');
  expect(dynamodb.commandCalls(GetCommand)).toHaveLength(2);
});

it('a version becomes current only once all of it is stored', async () => {
  const { dynamodb, table } = aDynamodb();
  dynamodb.on(BatchExecuteStatementCommand).resolves({ Responses: [] });
  dynamodb.on(PutCommand).resolves({});
  await new DynamoCatalogues(table).publish(aCatalogueVersion());
  const kinds = dynamodb.calls().map(({ args }) => args[0].constructor.name);
  expect(kinds).toEqual(['BatchExecuteStatementCommand', 'PutCommand', 'PutCommand']);
  const [document, current] = dynamodb.commandCalls(PutCommand).map(({ args }) => args[0].input);
  expect(document).toMatchObject({ Item: key, ConditionExpression: 'attribute_not_exists(pk)' });
  expect(current?.Item).toEqual({ pk: 'CATALOGUE#lending', sk: 'CURRENT', version: 'v1' });
});
