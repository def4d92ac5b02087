import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import { ServiceError } from '../../protocol/service-error.ts';
import type { HttpAnswer } from '../../protocol/service-protocol.ts';
import type { Dynamodb } from '../dynamodb.ts';
import { partsOf } from './request-parts.ts';
import { KEY_RULES, PART_RULES, REQUEST_RULES } from './rules.ts';
import { refusedStatement, statementSchema } from './statement-rules.ts';
import { KnownTables } from './table-keys.ts';

type Call = { operation: string; request: unknown };
type Engine = {
  /** Forwards the call; with a body, that instead of its own. */
  forward(body?: Buffer): Promise<HttpAnswer>;
};
type Describe = ConstructorParameters<typeof KnownTables>[0];

const batchSchema = z.looseObject({ Statements: z.array(statementSchema) });
const responsesSchema = z.looseObject({ Responses: z.array(z.unknown()) });
const changesTables = /^(Create|Delete|Update)Table$/;

type Forward = (request: IncomingMessage, body: Buffer, call: Call) => Promise<HttpAnswer>;

/** Forwards to `dynamodb` what DynamoDB would accept; everything that the engine refuses itself is its answer. */
export function strictForward(dynamodb: Dynamodb): Forward {
  const strict = new StrictDynamodb((TableName) => dynamodb.call('DescribeTable', { TableName }));
  return (request, body, call) =>
    strict.call(call, { forward: (own = body) => dynamodb.forward(request, own) });
}

class StrictDynamodb {
  readonly #tables: KnownTables;

  constructor(describe: Describe) {
    this.#tables = new KnownTables(describe);
  }

  /** @throws {ServiceError} with DynamoDB's code for what it documents as invalid and the engine lets pass */
  async call({ operation, request }: Call, engine: Engine): Promise<HttpAnswer> {
    if (changesTables.test(operation)) return await this.#changing(engine);
    refuse(REQUEST_RULES.filter((rule) => rule.operation === operation).map((rule) => rule.refuse(request)));
    for (const part of partsOf(operation, request)) {
      refuse(PART_RULES.map((rule) => rule.refuse(part)));
      const table = await this.#tables.keysOf(part.TableName);
      if (table) refuse(KEY_RULES.map((rule) => rule.refuse(part, table)));
    }
    const batch = operation === 'BatchExecuteStatement' ? batchSchema.safeParse(request).data : undefined;
    return batch ? await this.#statements(batch, engine) : await engine.forward();
  }

  async #changing(engine: Engine): Promise<HttpAnswer> {
    const answer = await engine.forward();
    this.#tables.forget();
    return answer;
  }

  /** Statements are refused one by one: the others run. */
  async #statements(batch: z.infer<typeof batchSchema>, engine: Engine): Promise<HttpAnswer> {
    const { Statements } = batch;
    const refused = await Promise.all(Statements.map((one) => refusedStatement(one, this.#tables)));
    if (refused.every((why) => why === undefined)) return await engine.forward();
    const rest = Statements.filter((_, index) => refused[index] === undefined);
    const answer =
      rest.length > 0
        ? await engine.forward(Buffer.from(JSON.stringify({ ...batch, Statements: rest })))
        : nothing;
    if (answer.status !== 200) return answer;
    const answered = responsesSchema.parse(JSON.parse(String(answer.body)));
    const others = [...answered.Responses];
    const Responses = refused.map((why) =>
      why === undefined ? others.shift() : { Error: { Code: 'ValidationError', Message: why } },
    );
    const { 'x-amz-crc32': _, ...headers } = answer.headers;
    return { status: 200, headers, body: JSON.stringify({ ...answered, Responses }) };
  }
}

const nothing: HttpAnswer = {
  status: 200,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify({ Responses: [] }),
};

function refuse(reasons: (string | undefined)[]): void {
  const why = reasons.find((reason) => reason !== undefined);
  if (why !== undefined) throw new ServiceError('com.amazon.coral.validate#ValidationException', why);
}
