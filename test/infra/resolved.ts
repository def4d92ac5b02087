import * as z from 'zod';

/** As long as an ARN or id of AWS may well be: what a template refers to is at most that long when it is deployed. */
const ARN = 'arn:aws:service:eu-north-1:111122223333:'.padEnd(110, 'x');
const ID = 'id'.padEnd(40, 'x');

const joined = z.object({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) });
const attribute = z.object({ 'Fn::GetAtt': z.unknown() });
const reference = z.object({ Ref: z.string() });

/** A value of a template with long stand-ins for what is known only once it is deployed. */
export function resolved(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(resolved);
  if (typeof value !== 'object' || value === null) return value;
  const join = joined.safeParse(value);
  if (join.success) {
    const [delimiter, parts] = join.data['Fn::Join'];
    return parts.map(resolved).join(delimiter);
  }
  if (attribute.safeParse(value).success) return ARN;
  const named = reference.safeParse(value);
  if (named.success) return PSEUDO[named.data.Ref] ?? ID;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolved(inner)]));
}

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::AccountId': '111122223333',
  'AWS::Region': 'eu-north-1',
  'AWS::Partition': 'aws',
};

/** The size in bytes that AWS counts: JSON without white space. */
export function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(resolved(value)));
}
