import * as z from 'zod';
import type { LocalResource } from './assembly.ts';
import { UnsupportedResource } from './unsupported-resource.ts';

/** A property without a meaning on one machine; a property that is neither read nor listed as ignored is an error. */
export const ignored = z.unknown().optional();

/** CloudFormation accepts numbers and booleans as text. */
export const number = z.coerce.number();
export const boolean = z
  .union([z.boolean(), z.enum(['true', 'false'])])
  .transform((value) => value === true || value === 'true');

/** Reads a resource's properties; one that the schema does not know is an `UnsupportedResource` that names it. */
export function propertiesOf<Shape extends z.ZodRawShape>(
  resource: LocalResource,
  shape: Shape,
): z.output<z.ZodObject<Shape, z.core.$strict>> {
  const parsed = z.strictObject(shape).safeParse(resource.properties);
  if (parsed.success) return parsed.data;
  throw new UnsupportedResource(resource, z.prettifyError(parsed.error));
}

/** An attribute that every resource of its type has. */
export function attributeOf(resource: LocalResource, attribute = 'Arn'): string {
  const value = resource.attributes[attribute];
  if (value === undefined) throw new UnsupportedResource(resource, `it has no ${attribute}`);
  return value;
}

/** Adds `value` under `key` only when there is one: absent and undefined are different to their readers. */
export function optional<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { [Name in Key]?: Value } {
  const entry: { [Name in Key]?: Value } = {};
  if (value !== undefined) entry[key] = value;
  return entry;
}
