import { type Expression, expressionOf } from './expression.ts';
import { refusedKey } from './key-values.ts';
import type { AttributeValue, Part } from './request-parts.ts';
import type { KeyAttribute, TableKeys } from './table-keys.ts';

/** One comparison of an attribute with values of the request. */
type Comparison = { name: string; values: AttributeValue[]; prefix: boolean };

/** How a key condition compares, as the tokens stand beside each other. `$` is the attribute, `:` a value. */
const FORMS = [
  { form: ['$', '=', ':'] },
  { form: ['$', '<', ':'] },
  { form: ['$', '<=', ':'] },
  { form: ['$', '>', ':'] },
  { form: ['$', '>=', ':'] },
  { form: ['$', 'BETWEEN', ':', 'AND', ':'] },
  { form: ['begins_with', '(', '$', ',', ':'], prefix: true },
  { form: [':', '=', '$'] },
  { form: [':', '<', '$'] },
  { form: [':', '<=', '$'] },
  { form: [':', '>', '$'] },
  { form: [':', '>=', '$'] },
];

/** The keys that a read names: those of its index, or of the table. */
function keysRead(part: Part, table: TableKeys): KeyAttribute[] {
  return (part.IndexName === undefined ? table.keys : table.indexes.get(part.IndexName)) ?? [];
}

export function refusedKeyCondition(part: Part, table: TableKeys): string | undefined {
  if (part.KeyConditionExpression === undefined) return undefined;
  const keys = keysRead(part, table);
  for (const { name, values, prefix } of comparisonsOf(part)) {
    const attribute = keys.find((key) => key.name === name);
    if (attribute === undefined) continue;
    if (prefix && attribute.type === 'N')
      return (
        'Invalid KeyConditionExpression: Incorrect operand type for operator or function; ' +
        'operator or function: begins_with, operand type: N'
      );
    const refused = values.map((value) => refusedKey(attribute, value)).find((why) => why !== undefined);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

/** The partition key of a start must be that of the condition. */
export function refusedStart(part: Part, table: TableKeys): string | undefined {
  const { ExclusiveStartKey: start } = part;
  if (start === undefined) return undefined;
  const keys = part.IndexName === undefined ? table.keys : [...table.keys, ...keysRead(part, table)];
  for (const attribute of keys) {
    const value = start[attribute.name];
    const refused = value && refusedKey(attribute, value);
    if (refused !== undefined) return `The provided starting key is invalid: ${refused}`;
  }
  const partition = keysRead(part, table).find(({ role }) => role === 'HASH');
  const wanted = comparisonsOf(part).find(({ name }) => name === partition?.name)?.values[0];
  const given = start[partition?.name ?? ''];
  if (wanted === undefined || given === undefined || JSON.stringify(wanted) === JSON.stringify(given))
    return undefined;
  return 'The provided starting key is outside query boundaries based on provided conditions';
}

function comparisonsOf(part: Part): Comparison[] {
  const { tokens } = expressionOf(part.KeyConditionExpression ?? '');
  return tokens.flatMap((_, at) => FORMS.flatMap((one) => comparisonAt({ tokens, at }, one, part) ?? []));
}

type Place = Pick<Expression, 'tokens'> & { at: number };

function comparisonAt(
  { tokens, at }: Place,
  { form, prefix = false }: (typeof FORMS)[number],
  part: Part,
): Comparison | undefined {
  const here = tokens.slice(at, at + form.length);
  const fits = form.every((expected, index) => fitsToken(expected, here[index] ?? ''));
  if (!fits) return undefined;
  const written = here[form.indexOf('$')] ?? '';
  const given = here.map((token) => part.ExpressionAttributeValues?.[token]);
  return {
    name: part.ExpressionAttributeNames?.[written] ?? written,
    values: given.filter((value) => value !== undefined),
    prefix,
  };
}

function fitsToken(expected: string, token: string): boolean {
  if (expected === '$') return /^#?\w+$/.test(token);
  if (expected === ':') return token.startsWith(':');
  return expected.toUpperCase() === token.toUpperCase();
}
