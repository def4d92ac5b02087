import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchExecuteStatementCommand,
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { GatheringTable } from '../../../../functions/adapters/dynamodb/gathering-table.ts';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-north-1' }));
const dynamodb = mockClient(client);
const table = new GatheringTable('a-table', client);
const row = z.strictObject({ n: z.number() });
const key = (sk: string) => ({ pk: 'p', sk });

beforeEach(() => dynamodb.reset());

const asked = () =>
  dynamodb.commandCalls(BatchGetCommand).map(({ args }) => args[0].input.RequestItems?.['a-table']);
/** What each call was to change, by the first parameter. */
const changed = () =>
  dynamodb
    .commandCalls(BatchExecuteStatementCommand)
    .map(({ args }) => args[0].input.Statements?.map(({ Parameters }) => Parameters?.[0]));
const change = (sk: string, to: string) => ({ key: key(sk), Statement: 'UPDATE', Parameters: [to] });
const held = (...codes: ('ConditionalCheckFailed' | 'ValidationError' | undefined)[]) => ({
  Responses: codes.map((Code) => (Code ? { Error: { Code } } : {})),
});

describe('reads of one turn', () => {
  it('are one consistent call, and each gets its own row or none', async () => {
    const rows = [
      { ...key('b'), n: 2 },
      { ...key('a'), n: 1 },
    ];
    dynamodb.on(BatchGetCommand).resolves({ Responses: { 'a-table': rows } });
    const found = await Promise.all(['a', 'none', 'b', 'a'].map((sk) => table.get(key(sk), row)));
    expect(found).toEqual([{ n: 1 }, undefined, { n: 2 }, { n: 1 }]);
    expect(asked()).toEqual([{ Keys: [key('a'), key('none'), key('b')], ConsistentRead: true }]);
    expect(dynamodb.commandCalls(GetCommand)).toEqual([]);
  });

  it('do not answer for a later one, which may see more', async () => {
    dynamodb
      .on(BatchGetCommand)
      .resolvesOnce({ Responses: { 'a-table': [] } })
      .resolvesOnce({ Responses: { 'a-table': [{ ...key('a'), n: 1 }] } });
    expect(await table.get(key('a'), row)).toBeUndefined();
    expect(await table.get(key('a'), row)).toEqual({ n: 1 });
  });

  it('fail alone when one of them cannot be read', async () => {
    dynamodb.on(BatchGetCommand).callsFake(({ RequestItems }) => {
      const { Keys } = RequestItems['a-table'];
      if (JSON.stringify(Keys).includes('bad')) throw new Error('not this one');
      return { Responses: { 'a-table': [{ ...key('a'), n: 1 }] } };
    });
    const answers = await Promise.allSettled(['a', 'bad'].map((sk) => table.get(key(sk), row)));
    expect(answers).toMatchObject([
      { status: 'fulfilled', value: { n: 1 } },
      { status: 'rejected', reason: { message: 'not this one' } },
    ]);
  });
});

describe('ranges of one turn', () => {
  const range = (prefix: string) => ({ pk: 'p', prefix });
  const rangesRead = () =>
    dynamodb
      .commandCalls(QueryCommand)
      .map(({ args }) => args[0].input.ExpressionAttributeValues?.[':prefix']);

  it('are read once each, and everybody gets the rows in the form that they asked for', async () => {
    dynamodb.on(QueryCommand).callsFake(({ ExpressionAttributeValues }) => ({
      Items: ExpressionAttributeValues[':prefix'] === 'A#' ? [{ ...key('A#1'), n: 1, of: 'a' }] : [],
    }));
    const [numbers, names, none] = await Promise.all([
      table.query(range('A#'), z.object({ n: z.number() })),
      table.query(range('A#'), z.object({ of: z.string() })),
      table.query(range('B#'), row),
    ]);
    expect(numbers).toEqual([{ n: 1 }]);
    expect(names).toEqual([{ of: 'a' }]);
    expect(none).toEqual([]);
    expect(rangesRead()).toEqual(['A#', 'B#']);
  });

  it('do not answer for a later one, which may see more', async () => {
    dynamodb
      .on(QueryCommand)
      .resolvesOnce({ Items: [] })
      .resolvesOnce({ Items: [{ ...key('A#1'), n: 1 }] });
    expect(await table.query(range('A#'), row)).toEqual([]);
    expect(await table.query(range('A#'), row)).toEqual([{ n: 1 }]);
  });
});

describe('neighbouring ranges of one turn', () => {
  const pk = 'MILESTONE#m#1280';
  const rows = ['DELIVERY#1', 'DELIVERY#2', 'OBLIGATION#1', 'REACH-TASK#1', 'TASK#1'].map((sk, n) => ({
    ...{ pk, sk },
    n,
  }));
  const queried = () => dynamodb.commandCalls(QueryCommand).map(({ args }) => args[0].input);
  const read = (...prefixes: string[]) =>
    Promise.all(prefixes.map((prefix) => table.query({ pk, prefix }, row)));

  it('are one consistent query, and each gets its own rows', async () => {
    dynamodb.on(QueryCommand).resolves({ Items: rows });
    expect(await read('TASK#', 'OBLIGATION#')).toEqual([[{ n: 4 }], [{ n: 2 }]]);
    expect(queried()).toMatchObject([
      {
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
        ExpressionAttributeValues: { ':pk': pk, ':first': 'OBLIGATION#', ':last': 'TASK#\uffff' },
      },
    ]);
  });

  it('are read to their last page', async () => {
    const [first, ...others] = rows;
    dynamodb
      .on(QueryCommand)
      .resolvesOnce({ Items: [first ?? {}], LastEvaluatedKey: { pk, sk: 'DELIVERY#1' } })
      .resolvesOnce({ Items: others });
    expect(await read('DELIVERY#', 'OBLIGATION#')).toEqual([[{ n: 0 }, { n: 1 }], [{ n: 2 }]]);
  });

  it('are none where much may lie between them: each is a query of its own', async () => {
    dynamodb.on(QueryCommand).resolves({ Items: [] });
    await read('DELIVERY#', 'VARIANT#');
    await Promise.all(['', 'A#'].map((prefix) => table.query({ pk: 'p', prefix }, row)));
    expect(queried().map((input) => input.ExpressionAttributeValues)).toEqual([
      { ':pk': pk, ':prefix': 'DELIVERY#' },
      { ':pk': pk, ':prefix': 'VARIANT#' },
      { ':pk': 'p' },
      { ':pk': 'p', ':prefix': 'A#' },
    ]);
  });
});

describe('statements of one turn', () => {
  it('are one call, and each tells its own caller whether its condition held', async () => {
    dynamodb.on(BatchExecuteStatementCommand).resolves(held(undefined, 'ConditionalCheckFailed', undefined));
    const done = await Promise.all([
      table.execute([change('a', '1'), change('b', '2')]),
      table.execute([]),
      table.execute([change('c', '3')]),
    ]);
    expect(done).toEqual([[true, false], [], [true]]);
    expect(changed()).toEqual([['1', '2', '3']]);
  });

  it('change a row once a call, in the order in which they came', async () => {
    dynamodb
      .on(BatchExecuteStatementCommand)
      .resolvesOnce(held(undefined, undefined))
      .resolvesOnce(held('ConditionalCheckFailed'))
      .resolvesOnce(held(undefined));
    const changes = [change('a', 'first'), change('a', 'second'), change('b', 'other'), change('a', 'third')];
    const done = await Promise.all(changes.map((each) => table.execute([each])));
    expect(done).toEqual([[true], [false], [true], [true]]);
    expect(changed()).toEqual([['first', 'other'], ['second'], ['third']]);
  });

  it('fail alone when one of them is refused', async () => {
    dynamodb
      .on(BatchExecuteStatementCommand)
      .callsFake(({ Statements }: { Statements: { Parameters: unknown[] }[] }) =>
        held(
          ...Statements.map(({ Parameters }) => (Parameters[0] === 'bad' ? 'ValidationError' : undefined)),
        ),
      );
    const answers = await Promise.allSettled(
      [change('a', 'good'), change('b', 'bad')].map((each) => table.execute([each])),
    );
    expect(answers).toMatchObject([
      { status: 'fulfilled', value: [true] },
      { status: 'rejected', reason: { message: 'a statement was refused: ValidationError' } },
    ]);
  });
});
