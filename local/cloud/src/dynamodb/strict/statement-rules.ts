import * as z from 'zod';
import { emptyKey } from './key-values.ts';
import type { KnownTables, TableKeys } from './table-keys.ts';

const valueSchema = z.record(z.string(), z.unknown());
export const statementSchema = z.looseObject({
  Statement: z.string(),
  Parameters: z.array(valueSchema).optional(),
});
type Statement = z.infer<typeof statementSchema>;

const TOKEN = /'(?:[^']|'')*'|"[^"]*"|<>|<=|>=|\w+|\S/g;

/** What the rules ask of a statement. */
type Read = {
  table: string;
  /** Attributes that a SET or REMOVE names, without the path behind them. */
  changed: string[];
  /** Equalities of the WHERE clause. */
  equalities: { name: string; value: Record<string, unknown> }[];
  parameters: number;
};

type Rule = {
  source: string;
  refuse(read: Read, statement: Statement, table: TableKeys): string | undefined;
};

const RULES: Rule[] = [
  {
    source:
      'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.multiplestatements.batching.html',
    refuse: ({ parameters }, { Parameters = [] }) =>
      parameters === Parameters.length
        ? undefined
        : "Number of parameters in request and statement don't match.",
  },
  {
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.update.html',
    refuse: ({ changed }, _, { keys }) => {
      const key = keys.find(({ name }) => changed.includes(name));
      return (
        key &&
        'One or more parameter values were invalid: ' +
          `Cannot update attribute ${key.name}. This attribute is part of the key`
      );
    },
  },
  {
    source:
      'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-partition-sort-keys',
    refuse: ({ equalities }, _, { keys }) =>
      keys
        .flatMap((key) =>
          equalities.filter(({ name }) => name === key.name).map(({ value }) => emptyKey(key, value)),
        )
        .find((why) => why !== undefined),
  },
];

/** Why a statement is refused, in DynamoDB's words; undefined if it is not, or if the engine says so. */
export async function refusedStatement(
  statement: Statement,
  tables: KnownTables,
): Promise<string | undefined> {
  const read = readStatement(statement);
  const table = read && (await tables.keysOf(read.table));
  if (read === undefined || table === undefined) return undefined;
  return RULES.map((rule) => rule.refuse(read, statement, table)).find((why) => why !== undefined);
}

function readStatement({ Statement, Parameters = [] }: Statement): Read | undefined {
  const tokens = Statement.match(TOKEN) ?? [];
  const words = tokens.map((token) => token.toUpperCase());
  const before = { UPDATE: 'UPDATE', INSERT: 'INTO' }[words[0] ?? ''] ?? 'FROM';
  const table = tokens[words.indexOf(before) + 1];
  if (table === undefined || !words.includes(before)) return undefined;
  const where = words.includes('WHERE') ? words.indexOf('WHERE') : tokens.length;
  const equalities: Read['equalities'] = [];
  let parameter = 0;
  for (const [at, token] of tokens.entries()) {
    const value = token === '?' ? Parameters[parameter] : literal(token);
    if (token === '?') parameter += 1;
    if (at > where && tokens[at - 1] === '=' && tokens[at - 3] !== '.' && value !== undefined)
      equalities.push({ name: unquoted(tokens[at - 2] ?? ''), value });
  }
  const changed = tokens.slice(0, where).flatMap((token, at) => {
    const follows = words[at - 1] === 'SET' || words[at - 1] === 'REMOVE';
    return follows ? [unquoted(token)] : [];
  });
  return { table: unquoted(table), changed, equalities, parameters: parameter };
}

function literal(token: string): Record<string, unknown> | undefined {
  return token.startsWith("'") ? { S: token.slice(1, -1).replaceAll("''", "'") } : undefined;
}

function unquoted(token: string): string {
  return token.startsWith('"') ? token.slice(1, -1) : token;
}
