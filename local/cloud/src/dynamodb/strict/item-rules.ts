import { emptyKey, longKey } from './key-values.ts';
import type { RequestPart } from './request-parts.ts';
import type { TableKeys } from './table-keys.ts';

const LONGEST_NAME_BYTES = 65_535;

export function refusedAttributeName({ Item = {} }: RequestPart): string | undefined {
  const names = Object.keys(Item);
  if (names.includes(''))
    return 'One or more parameter values were invalid: Attribute name must not be empty';
  const long = names.some((name) => Buffer.byteLength(name) > LONGEST_NAME_BYTES);
  return long ? 'One or more parameter values were invalid: Attribute name is too long' : undefined;
}

/** An index's keys have the limits of a table's. */
export function refusedIndexKey({ Item = {} }: RequestPart, { indexes }: TableKeys): string | undefined {
  for (const attribute of [...indexes.values()].flat()) {
    const value = Item[attribute.name];
    const [type = '', content] = Object.entries(value ?? {})[0] ?? [];
    const refused = value && (emptyKey(attribute, value) ?? longKey(attribute, type, content));
    if (refused !== undefined) return refused;
  }
  return undefined;
}
