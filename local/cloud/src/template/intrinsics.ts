import * as z from 'zod';

/** Where an intrinsic function looks things up: one stack, its conditions and the other stacks' exports. */
export type Scope = {
  ref(name: string): unknown;
  attribute(logicalId: string, name: string): unknown;
  condition(name: string): boolean;
  mapping(name: string, key: string, entry: string): unknown;
  importValue(name: string): unknown;
};

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const pair = z.tuple([z.unknown(), z.unknown()]);
const listOf = (value: unknown) => z.array(z.unknown()).parse(value);

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

const intrinsics: Record<string, Intrinsic> = {
  Ref: (argument, scope) => scope.ref(z.string().parse(argument)),
  'Fn::GetAtt': (argument, scope) => {
    const [logicalId, name] = z.tuple([z.string(), z.unknown()]).parse(dotted(argument));
    return scope.attribute(logicalId, text.parse(resolve(name, scope)));
  },
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = pair.parse(argument);
    return z.array(text).parse(resolve(parts, scope)).join(z.string().parse(separator));
  },
  'Fn::Sub': (argument, scope) => substitute(argument, scope),
  'Fn::Select': (argument, scope) => {
    const [index, list] = pair.parse(argument);
    const found = listOf(resolve(list, scope))[Number(text.parse(resolve(index, scope)))];
    if (found === undefined)
      throw new Error(`Fn::Select names no element of the list: ${JSON.stringify(argument)}`);
    return found;
  },
  'Fn::Split': (argument, scope) => {
    const [separator, whole] = pair.parse(argument);
    return text.parse(resolve(whole, scope)).split(z.string().parse(separator));
  },
  'Fn::If': (argument, scope) => {
    const [condition, whenTrue, whenFalse] = z.tuple([z.string(), z.unknown(), z.unknown()]).parse(argument);
    return resolve(scope.condition(condition) ? whenTrue : whenFalse, scope);
  },
  'Fn::FindInMap': (argument, scope) => {
    const [map, key, entry] = z.tuple([text, text, text]).parse(resolve(argument, scope));
    return scope.mapping(map, key, entry);
  },
  'Fn::ImportValue': (argument, scope) => scope.importValue(text.parse(resolve(argument, scope))),
  'Fn::Equals': (argument, scope) => {
    const [left, right] = pair.parse(resolve(argument, scope));
    return text.parse(left) === text.parse(right);
  },
  'Fn::And': (argument, scope) => listOf(argument).every((one) => holds(one, scope)),
  'Fn::Or': (argument, scope) => listOf(argument).some((one) => holds(one, scope)),
  'Fn::Not': (argument, scope) => !holds(listOf(argument)[0], scope),
  Condition: (argument, scope) => scope.condition(z.string().parse(argument)),
};

/**
 * A template value with its intrinsic functions replaced by what they mean on this machine. What resolves to
 * `AWS::NoValue` disappears from its object or list. An unknown `Fn::` is an error that names it.
 */
export function resolve(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((one) => resolve(one, scope)).filter((one) => one !== undefined);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only) {
    const [name, argument] = only;
    // A policy statement may have the single key `Condition` with an object; the intrinsic's argument is a name.
    const intrinsic = name === 'Condition' && typeof argument !== 'string' ? undefined : intrinsics[name];
    if (intrinsic) return intrinsic(argument, scope);
    if (name.startsWith('Fn::'))
      throw new Error(`the local cloud does not know the intrinsic function ${name}`);
  }
  const resolved = entries.map(([key, one]) => [key, resolve(one, scope)] as const);
  return Object.fromEntries(resolved.filter(([, one]) => one !== undefined));
}

/** Whether a condition expression is true. */
export function holds(condition: unknown, scope: Scope): boolean {
  return z.boolean().parse(resolve(condition, scope));
}

function dotted(argument: unknown): unknown {
  if (typeof argument !== 'string') return argument;
  const dot = argument.indexOf('.');
  return [argument.slice(0, dot), argument.slice(dot + 1)];
}

function substitute(argument: unknown, scope: Scope): string {
  const [template, given] = Array.isArray(argument) ? argument : [argument, {}];
  const values = z.record(z.string(), text).parse(resolve(given, scope));
  return z
    .string()
    .parse(template)
    .replace(/\$\{(!?)([^}]+)\}/g, (_whole, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      const value = values[name];
      if (value !== undefined) return value;
      const intrinsic = name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name };
      return text.parse(resolve(intrinsic, scope));
    });
}
