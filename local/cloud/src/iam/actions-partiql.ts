import * as z from 'zod';
import { UnsupportedCall } from '../protocol/service-error.ts';
import { keyText, merged, tableArn } from './dynamodb-access.ts';
import type { AccessTable, KnownResources, RequiredAccess } from './required-access.ts';

const statementSchema = z.object({
  Statement: z.string(),
  Parameters: z.array(z.record(z.string(), z.unknown())).default([]),
});
type Statement = z.infer<typeof statementSchema>;

const actions: Record<string, string> = {
  SELECT: 'dynamodb:PartiQLSelect',
  INSERT: 'dynamodb:PartiQLInsert',
  UPDATE: 'dynamodb:PartiQLUpdate',
  DELETE: 'dynamodb:PartiQLDelete',
};

/** The row of an operation that runs the statements which `statementsOf` finds in its request. */
export function partiqlAccess(statementsOf: (request: unknown) => unknown[]): AccessTable[string] {
  return (request, known) =>
    merged(statementsOf(request).map((one) => accessOf(statementSchema.parse(one), known)));
}

function accessOf(statement: Statement, known: KnownResources): RequiredAccess {
  const tokens = statement.Statement.match(/'(?:[^']|'')*'|"[^"]*"|\?|[\w-]+|\S/g) ?? [];
  const verb = tokens[0]?.toUpperCase() ?? '';
  const action = actions[verb];
  const { table, index } = targetOf(verb, tokens);
  if (action === undefined || table === undefined)
    throw new UnsupportedCall(`PartiQL '${statement.Statement}'`);
  const key = known.partitionKeyOf(table, index);
  const keys = key === undefined ? [] : leadingKeys(tokens, key, statement.Parameters);
  const context = {
    ...(keys.length > 0 && { 'dynamodb:LeadingKeys': keys }),
    ...(verb === 'SELECT' && { 'dynamodb:FullTableScan': String(keys.length === 0) }),
  };
  return { action, resource: tableArn(table, index), context };
}

/** `UPDATE "t"`, `INSERT INTO "t"`, `DELETE FROM "t"`, `SELECT … FROM "t"."index"`. */
function targetOf(verb: string, tokens: string[]): { table?: string; index?: string } {
  const before = { UPDATE: 'UPDATE', INSERT: 'INTO' }[verb] ?? 'FROM';
  const at = tokens.findIndex((token) => token.toUpperCase() === before) + 1;
  const [table, dot, index] = tokens.slice(at, at + 3);
  if (at === 0 || table === undefined) return {};
  return { table: unquoted(table), ...(dot === '.' && index !== undefined && { index: unquoted(index) }) };
}

/** Values that the statement gives the partition key: `pk = ?`, `pk IN [?, 'b']`, `VALUE {'pk': ?}`. */
function leadingKeys(tokens: string[], key: string, parameters: Statement['Parameters']): string[] {
  const found: string[] = [];
  let parameter = 0;
  let listening: 'no' | 'one' | 'list' = 'no';
  for (const [index, token] of tokens.entries()) {
    const value = token === '?' ? keyText(parameters[parameter++]) : literal(token);
    if (listening !== 'no' && value !== undefined) found.push(value);
    if (listening === 'one' || token === ']' || token === ')') listening = 'no';
    if (unquoted(tokens[index - 1] ?? '') !== key) continue;
    if (token === '=' || token === ':') listening = 'one';
    if (token.toUpperCase() === 'IN') listening = 'list';
  }
  return [...new Set(found)];
}

/** `'it''s'` → `it's`, `12` → `12`; `undefined` for anything that is not a value. */
function literal(token: string): string | undefined {
  if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
  return /^-?\d+$/.test(token) ? token : undefined;
}

function unquoted(token: string): string {
  return /^(['"]).*\1$/s.test(token) ? token.slice(1, -1) : token;
}
