import * as z from 'zod';
import { arnOf } from '../shared/arns.ts';
import type { RequiredAccess } from './required-access.ts';

/** `{ S: 'a' }`, `{ N: '1' }` … */
export const attributeValueSchema = z.record(z.string(), z.unknown());
type AttributeValue = z.infer<typeof attributeValueSchema>;

/** A table is named by name or ARN; an index is a resource of its own. */
export function tableArn(table: string, index?: string): string {
  const arn = table.startsWith('arn:') ? table : arnOf('dynamodb', `table/${table}`);
  return index === undefined ? arn : `${arn}/index/${index}`;
}

export function tableName(table: string): string {
  return table.split('/').at(-1) ?? table;
}

/** `{ S: 'a' }` → `a`, `{ N: '1' }` → `1`: how `dynamodb:LeadingKeys` writes a key. */
export function keyText(value: AttributeValue | undefined): string | undefined {
  const text = value?.S ?? value?.N ?? value?.B;
  return typeof text === 'string' ? text : undefined;
}

/** One entry per action and resource, the leading keys of all its items together. */
export function merged(accesses: RequiredAccess[]): RequiredAccess[] {
  const groups = Map.groupBy(accesses, ({ action, resource, context }) => {
    const { 'dynamodb:LeadingKeys': _, ...rest } = context;
    return JSON.stringify([action, resource, rest]);
  });
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const keys = group.flatMap(({ context }) => context['dynamodb:LeadingKeys'] ?? []);
    if (keys.length === 0) return [first];
    return [{ ...first, context: { ...first.context, 'dynamodb:LeadingKeys': [...new Set(keys)] } }];
  });
}
