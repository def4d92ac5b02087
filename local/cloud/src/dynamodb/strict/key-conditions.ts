import { expressionOf } from './expression.ts';
import { refusedKey } from './key-values.ts';
import type { AttributeValue, RequestPart } from './request-parts.ts';
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
function keysRead(part: RequestPart, table: TableKeys): KeyAttribute[] {
  return (part.IndexName === undefined ? table.keys : table.indexes.get(part.IndexName)) ?? [];
}

export function refusedKeyCondition(part: RequestPart, table: TableKeys): string | undefined {
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
export function refusedStart(part: RequestPart, table: TableKeys): string | undefined {
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

function comparisonsOf(part: RequestPart): Comparison[] {
  return shapesOf(part.KeyConditionExpression ?? '').map(({ written, operands, prefix }) => ({
    name: part.ExpressionAttributeNames?.[written] ?? written,
    values: operands
      .map((token) => part.ExpressionAttributeValues?.[token])
      .filter((value) => value !== undefined),
    prefix,
  }));
}

/** A comparison as it is written, before names and values are put in. */
type Shape = { written: string; operands: string[]; prefix: boolean };

/** An application writes few key conditions and asks with them thousands of times. */
const KEPT = 500;
const known = new Map<string, Shape[]>();

function shapesOf(text: string): Shape[] {
  const found = known.get(text);
  if (found) return found;
  const { tokens } = expressionOf(text);
  const shapes = tokens.flatMap((_, at) => FORMS.flatMap((form) => shapeAt(tokens.slice(at), form) ?? []));
  if (known.size >= KEPT) known.clear();
  known.set(text, shapes);
  return shapes;
}

function shapeAt(
  tokens: readonly string[],
  { form, prefix = false }: (typeof FORMS)[number],
): Shape | undefined {
  const here = tokens.slice(0, form.length);
  if (!form.every((expected, index) => fitsToken(expected, here[index] ?? ''))) return undefined;
  const operands = here.filter((token) => token.startsWith(':'));
  return { written: here[form.indexOf('$')] ?? '', operands, prefix };
}

function fitsToken(expected: string, token: string): boolean {
  if (expected === '$') return /^#?\w+$/.test(token);
  if (expected === ':') return token.startsWith(':');
  return expected.toUpperCase() === token.toUpperCase();
}
