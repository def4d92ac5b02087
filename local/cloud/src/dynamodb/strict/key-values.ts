import type { AttributeValue } from './request-parts.ts';
import type { KeyAttribute } from './table-keys.ts';

const INVALID = 'One or more parameter values were invalid: ';
const EMPTY = { S: 'string', B: 'binary' };
/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-partition-sort-keys */
const LONGEST = {
  HASH: { bytes: 2048, says: 'Size of hashkey has exceeded the maximum size limit of2048 bytes' },
  RANGE: { bytes: 1024, says: 'Aggregated size of all range keys has exceeded the size limit of 1024 bytes' },
};

/** Why a value cannot be that of a key attribute, in DynamoDB's words; undefined if it can. */
export function refusedKey(attribute: KeyAttribute, value: AttributeValue): string | undefined {
  const [type = '', content] = Object.entries(value)[0] ?? [];
  if (type !== attribute.type) return `${INVALID}Condition parameter type does not match schema type`;
  return emptyKey(attribute, value) ?? longKey(attribute, type, content);
}

export function emptyKey({ name }: KeyAttribute, value: AttributeValue): string | undefined {
  if (value.S !== '' && value.B !== '') return undefined;
  const kind = value.S === '' ? EMPTY.S : EMPTY.B;
  return (
    'One or more parameter values are not valid. ' +
    `The AttributeValue for a key attribute cannot contain an empty ${kind} value. Key: ${name}`
  );
}

export function longKey({ role }: KeyAttribute, type: string, content: unknown): string | undefined {
  const size = Buffer.byteLength(String(content), type === 'B' ? 'base64' : 'utf8');
  const { bytes, says } = LONGEST[role];
  return type !== 'N' && size > bytes ? `${INVALID}${says}` : undefined;
}
