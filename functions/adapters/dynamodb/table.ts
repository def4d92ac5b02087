import { setTimeout } from 'node:timers/promises';
import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchExecuteStatementCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';
import { mapInChunks } from '../../../domain/shared/concurrency.ts';
import { TemporaryFailure } from '../../../domain/shared/errors.ts';
import { whileCold } from '../../../domain/shared/while-cold.ts';
import { batchGet, projectionOf } from './batch-get.ts';
import { dynamodbClient } from './dynamodb-client.ts';
import { EXPIRES } from './expiring.ts';
import type { Key, KeyRange } from './keys.ts';
import { FORM, inForm, ROW_FORMS, type RowForms } from './row-forms.ts';
import { rowSchema, storable, watchWrites } from './row-writes.ts';

export type Row = Key & Record<string, unknown>;
/** `names`: attributes whose name is a word of DynamoDB, by their alias. */
type Filter = {
  FilterExpression: string;
  values: Record<string, unknown>;
  names?: Record<string, string>;
};
/** `key` is that of the one row that it changes. */
export type PartiqlStatement = { key: Key; Statement: string; Parameters: unknown[] };

// BatchExecuteStatement takes at most 25 statements.
const STATEMENTS_A_CALL = 25;
// Most have room in two; more would only meet what a partition can write.
const CALLS_AT_ONCE = 2;
const BATCH_TRIES = 5;
const FIRST_WAIT_MILLIS = 25;
// Error codes of a statement whose condition failed.
const DECIDED = new Set(['ConditionalCheckFailed', 'DuplicateItem']);
// Retryable error codes. Any other (access denied, row too large) is an error, never a silent false.
const AGAIN = new Set([
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
  'RequestLimitExceeded',
  'InternalServerError',
  'TransactionConflict',
]);

/** The one table. Every row carries the number of its form; every row read is parsed with a schema. */
export class Table {
  readonly name: string;
  readonly client: DynamoDBDocumentClient;

  readonly #forms: RowForms;

  constructor(name: string, client: DynamoDBDocumentClient, forms: RowForms = ROW_FORMS) {
    this.name = name;
    this.client = client;
    this.#forms = forms;
    watchWrites(client, forms);
  }

  static open(name: string): Table {
    const marshallOptions = { removeUndefinedValues: true };
    return new this(name, DynamoDBDocumentClient.from(dynamodbClient(), { marshallOptions }));
  }

  /** Consistent read of one row. */
  async get<T>(key: Key, schema: z.ZodType<T>): Promise<T | undefined> {
    const { Item } = await this.client.send(
      new GetCommand({ TableName: this.name, Key: key, ConsistentRead: true }),
    );
    return Item && this.parse(Item, schema);
  }

  /** The same of one attribute of a row. */
  async pick<T>(key: Key, attribute: string, schema: z.ZodType<T>): Promise<T | undefined> {
    const { Item } = await this.client.send(
      new GetCommand({ TableName: this.name, Key: key, ConsistentRead: true, ...projectionOf(attribute) }),
    );
    return Item && this.parse(Item, schema);
  }

  /** Consistent read of these rows, unordered; missing rows are left out. */
  async getAll<T>(keys: readonly Key[], schema: z.ZodType<T>): Promise<T[]> {
    return (await batchGet(this, keys)).map((row) => this.parse(row, schema));
  }

  /** The same of some attributes of each. */
  async pickAll<T>(keys: readonly Key[], attributes: readonly string[], schema: z.ZodType<T>): Promise<T[]> {
    return (await batchGet(this, keys, attributes)).map((row) => this.parse(row, schema));
  }

  /**
   * A row as it was read, without its key and when it is deleted, in the form that this version knows.
   * @throws {TemporaryFailure} if a later version wrote it
   */
  parse<T>(item: unknown, schema: z.ZodType<T>): T {
    const stored = inForm(rowSchema.parse(item), this.#forms);
    const { pk: _pk, sk: _sk, [FORM]: _form, [EXPIRES]: _expires, ...row } = stored;
    return schema.parse(row, whileCold(schema));
  }

  /** All rows of a range, in order; consistent, across pages. */
  async query<T>(range: KeyRange, schema: z.ZodType<T>): Promise<T[]> {
    return (await this.stored(this.within(range))).map((item) => this.parse(item, schema));
  }

  /** The same of some attributes of each row. */
  async parts<T>(range: KeyRange, attributes: readonly string[], schema: z.ZodType<T>): Promise<T[]> {
    const wanted = { ...this.within(range), ...projectionOf(...attributes) };
    return (await this.stored(wanted)).map((item) => this.parse(item, schema));
  }

  /** The same for those rows of a range that pass a filter. */
  async where<T>(
    range: KeyRange,
    { FilterExpression, values, names }: Filter,
    schema: z.ZodType<T>,
  ): Promise<T[]> {
    const { ExpressionAttributeValues, ...wanted } = this.within(range);
    const filter = {
      FilterExpression,
      ExpressionAttributeValues: { ...ExpressionAttributeValues, ...values },
      ...(names ? { ExpressionAttributeNames: names } : {}),
    };
    return (await this.stored({ ...wanted, ...filter })).map((item) => this.parse(item, schema));
  }

  /** The same for the rows of a partition from the start of one range to the start of another. */
  async between<T>([from, to]: readonly [KeyRange, KeyRange], schema: z.ZodType<T>): Promise<T[]> {
    const items = await this.stored(this.spanning(from.pk, [from.prefix, to.prefix]));
    return items.map((item) => this.parse(item, schema));
  }

  /** The last row of a range up to a sort key; consistent. */
  async lastUpTo<T>({ pk, prefix }: KeyRange, sk: string, schema: z.ZodType<T>): Promise<T | undefined> {
    const wanted = { ...this.spanning(pk, [prefix, sk]), ScanIndexForward: false, Limit: 1 };
    const { Items: [item] = [] } = await this.client.send(new QueryCommand(wanted));
    return item && this.parse(item, schema);
  }

  /** Asks for the rows of a partition from one sort key to another. */
  protected spanning(pk: string, [first, last]: readonly [string, string]): QueryCommandInput {
    return {
      TableName: this.name,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
      ExpressionAttributeValues: { ':pk': pk, ':first': first, ':last': last },
    };
  }

  /** All rows that are asked for, as they are stored. */
  protected async stored(wanted: QueryCommandInput): Promise<unknown[]> {
    const items: unknown[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const page = await this.client.send(new QueryCommand({ ...wanted, ExclusiveStartKey: from }));
      items.push(...(page.Items ?? []));
      from = page.LastEvaluatedKey;
    } while (from);
    return items;
  }

  /** The keys of all rows of a range, in order; each with one attribute, if it is asked for and the row has it. */
  async keys(range: KeyRange, attribute?: string): Promise<Row[]> {
    const rows: Row[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const command = new QueryCommand({
        ...this.within(range),
        ProjectionExpression: attribute === undefined ? 'pk, sk' : 'pk, sk, #also',
        ...(attribute === undefined ? {} : { ExpressionAttributeNames: { '#also': attribute } }),
        ExclusiveStartKey: from,
      });
      const page = await this.client.send(command);
      rows.push(...(page.Items ?? []).map((item) => rowSchema.parse(item)));
      from = page.LastEvaluatedKey;
    } while (from);
    return rows;
  }

  /** Number of rows in a range. */
  async count(range: KeyRange): Promise<number> {
    let count = 0;
    let from: Record<string, unknown> | undefined;
    do {
      const command = new QueryCommand({
        ...this.within(range),
        Select: 'COUNT',
        ExclusiveStartKey: from,
      });
      const page = await this.client.send(command);
      count += page.Count ?? 0;
      from = page.LastEvaluatedKey;
    } while (from);
    return count;
  }

  /** Asks for the rows of a range. */
  protected within({ pk, prefix }: KeyRange): QueryCommandInput {
    const rows = { TableName: this.name, ConsistentRead: true };
    // DynamoDB refuses an empty value for a key.
    if (prefix === '')
      return { ...rows, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } };
    return {
      ...rows,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
    };
  }

  async put(row: Row): Promise<void> {
    await this.client.send(new PutCommand({ TableName: this.name, Item: row }));
  }

  /** Inserts a row; false if it exists. */
  async create(row: Row): Promise<boolean> {
    const command = new PutCommand({
      TableName: this.name,
      Item: row,
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    return ifCondition(this.client.send(command));
  }

  /**
   * Writes a row over the one with its version, and counts that; version 0 is a new one. Undefined, without effect, if
   * another one is stored.
   */
  async putVersion<T extends { version: number }>(key: Key, row: T): Promise<T | undefined> {
    const { version } = row;
    const next = { ...row, version: version + 1 };
    const unchanged =
      version === 0
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': version } };
    const put = new PutCommand({ TableName: this.name, Item: { ...key, ...next }, ...unchanged });
    return (await ifCondition(this.client.send(put))) ? next : undefined;
  }

  /** Inserts missing rows independently and leaves existing ones; returns for each whether it was missing. */
  async createAll(rows: readonly Row[]): Promise<boolean[]> {
    const statements = rows.map((row): PartiqlStatement => {
      const entries = Object.entries(storable(row, this.#forms)).filter(([, value]) => value !== undefined);
      const fields = entries.map(([name]) => `'${name}': ?`).join(', ');
      return {
        key: row,
        Statement: `INSERT INTO "${this.name}" VALUE {${fields}}`,
        Parameters: entries.map(([, value]) => value),
      };
    });
    return this.execute(statements);
  }

  /**
   * Executes independent conditional statements in calls of 25; returns for each whether its condition held.
   * @throws {TemporaryFailure} if DynamoDB refused a statement, or failed to process it in five tries
   */
  async execute(statements: readonly PartiqlStatement[]): Promise<boolean[]> {
    const done: boolean[] = statements.map(() => false);
    let left = [...statements.keys()];
    for (let tries = 0; left.length > 0; tries += 1) {
      if (tries === BATCH_TRIES) throw new TemporaryFailure(`${left.length} statements were not processed`);
      const again: number[] = [];
      const calls = Array.from({ length: Math.ceil(left.length / STATEMENTS_A_CALL) }, (_, call) =>
        left.slice(call * STATEMENTS_A_CALL, (call + 1) * STATEMENTS_A_CALL),
      );
      const work = async (part: readonly number[]) => {
        const codes = await this.#executeOnce(part.flatMap((index) => statements[index] ?? []));
        for (const [position, index] of part.entries()) {
          const code = codes[position];
          done[index] = code === undefined;
          if (code !== undefined && AGAIN.has(code)) again.push(index);
        }
      };
      await mapInChunks(calls, work, CALLS_AT_ONCE);
      left = again;
      // Backoff of 25, 50, 100, 200 ms for a throttled partition.
      if (left.length > 0) await setTimeout(FIRST_WAIT_MILLIS * 2 ** tries);
    }
    return done;
  }

  async #executeOnce(statements: readonly PartiqlStatement[]): Promise<(string | undefined)[]> {
    const { Responses } = await this.client.send(
      new BatchExecuteStatementCommand({
        Statements: statements.map(({ Statement, Parameters }) => ({ Statement, Parameters })),
      }),
    );
    return statements.map((_, position) => {
      const error = Responses?.[position]?.Error;
      const code = error && (error.Code ?? 'InternalServerError');
      if (code !== undefined && !DECIDED.has(code) && !AGAIN.has(code))
        throw new TemporaryFailure(`a statement was refused: ${code}`);
      return code;
    });
  }
}

/** True if a conditional write succeeded, false if its condition failed. */
export async function ifCondition(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** True if a transaction succeeded, false if a condition in it failed. */
export async function unlessCancelled(transaction: Promise<unknown>): Promise<boolean> {
  try {
    await transaction;
    return true;
  } catch (error) {
    const reasons = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
    if (reasons.some(({ Code }) => Code === 'ConditionalCheckFailed')) return false;
    throw error;
  }
}
