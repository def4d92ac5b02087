import * as z from 'zod';

/**
 * What a field says about a person. `name`, `address`: of the person whose row it is, or who is named in it.
 * `actor`: who did something, by address, name or id. `words`: written by people, so it may name anybody.
 */
export type Personal = 'name' | 'address' | 'actor' | 'words';

const MARKS = z.registry<{ personal: Personal }>();

/** Marks a field that holds personal data: erasure, export and the tests of the logs go by these marks. */
export function personal<S extends z.ZodType>(schema: S, kind: Personal): S {
  // A copy: the same schema may be used elsewhere for what is nobody's.
  const own = schema.clone();
  MARKS.add(own, { personal: kind });
  return own;
}

/** A text in a schema: its path, and what it says about a person, if it is marked. */
export type TextField = { path: string; personal?: Personal; isFree: boolean };

/** Every text that a value of this schema may hold. `isFree`: neither a format nor a pattern limits it. */
export function textFields(schema: z.core.$ZodType, path = '', marked?: Personal): TextField[] {
  const personal = MARKS.get(schema)?.personal ?? marked;
  const { def } = schema._zod;
  if (isString(schema)) return [{ path, isFree: !hasForm(schema), ...(personal && { personal }) }];
  if (def.type === 'custom' || def.type === 'unknown')
    return [{ path, isFree: true, ...(personal && { personal }) }];
  return partsOf(schema, path).flatMap(([place, part]) => textFields(part, place, personal));
}

function isString(schema: z.core.$ZodType): schema is z.core.$ZodString {
  return schema._zod.def.type === 'string';
}

function hasForm(schema: z.core.$ZodString): boolean {
  const { def } = schema._zod;
  return 'format' in def || (def.checks ?? []).some(({ _zod }) => _zod.def.check === 'string_format');
}

type Part = [path: string, schema: z.core.$ZodType];

/** The schemas that a schema is made of, each with its path. */
function partsOf(schema: z.core.$ZodType, path: string): Part[] {
  const below = (name: string) => (path === '' ? name : `${path}.${name}`);
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).map(([name, part]): Part => [below(name), part]);
  if (schema instanceof z.ZodArray) return [[`${path}[]`, schema.element]];
  if (schema instanceof z.ZodRecord) return [[below('*'), schema.valueType]];
  if (schema instanceof z.ZodUnion) return schema.options.map((part): Part => [path, part]);
  if (schema instanceof z.ZodPipe)
    return [
      [path, schema.in],
      [path, schema.out],
    ];
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly
  )
    return [[path, schema.unwrap()]];
  return [];
}

/** Whose traces are removed, and what stands in their place. */
export type Traces = {
  name: string;
  address: string;
  phone?: string | undefined;
  alias: { name: string; address: string };
};

/**
 * A row without a person: every marked field that is their name or address becomes the alias, and every text that
 * people wrote has it in place of both, and no longer their telephone number.
 */
export function withoutTraces<T>(schema: z.ZodType<T>, row: T, traces: Traces): T {
  return schema.parse(cleaned(row, { schema, traces }));
}

type Cleaning = { schema: z.core.$ZodType; traces: Traces; marked?: Personal | undefined };

function cleaned(value: unknown, { schema, traces, marked }: Cleaning): unknown {
  const personal = MARKS.get(schema)?.personal ?? marked;
  if (typeof value === 'string' && isString(schema))
    return personal ? cleanText(value, personal, traces) : value;
  const next = (part: z.core.$ZodType, inner: unknown) =>
    cleaned(inner, { schema: part, traces, marked: personal });
  if (schema instanceof z.ZodArray)
    return Array.isArray(value) ? value.map((each) => next(schema.element, each)) : value;
  if (schema instanceof z.ZodObject && isRecord(value)) {
    const entries = Object.entries(schema.shape).filter(([name]) => name in value);
    return {
      ...value,
      ...Object.fromEntries(entries.map(([name, part]) => [name, next(part, value[name])])),
    };
  }
  if (schema instanceof z.ZodRecord && isRecord(value))
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, next(schema.valueType, inner)]),
    );
  // What cannot be told apart here is cleaned as each of its forms.
  return partsOf(schema, '').reduce((so, [, part]) => next(part, so), value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function cleanText(text: string, personal: Personal, { name, address, phone = '', alias }: Traces): string {
  const is = (other: string) => text.trim().toLowerCase() === other.trim().toLowerCase();
  if (is(address)) return alias.address;
  if (is(name)) return alias.name;
  if (personal !== 'words') return text;
  return withoutNumber(replaced(replaced(text, address, alias.address), name, alias.name), phone);
}

/** The text without a telephone number, however it is spaced. */
function withoutNumber(text: string, phone: string): string {
  const digits = [...phone].filter((each) => /[0-9]/.test(each));
  if (digits.length === 0) return text;
  return text.replace(new RegExp(`(?<![0-9])\\+?\\(?${digits.join('[ ()-]{0,3}')}(?![0-9])`, 'g'), '…');
}

/** The text with every occurrence of a word that no longer word contains, in any case. */
function replaced(text: string, word: string, by: string): string {
  const found = new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(word)}(?![\\p{L}\\p{N}])`, 'giu');
  return text.replace(found, () => by);
}
