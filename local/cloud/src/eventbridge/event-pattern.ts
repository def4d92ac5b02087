import { ServiceError } from '../protocol/service-error.ts';
import { type LeafMatcher, leafMatcher } from './event-pattern-operators.ts';

/**
 * EventBridge's event patterns.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export type CompiledPattern = (event: unknown) => boolean;

/** One field of a pattern: any of the matchers must hold, or the field must be absent where `absent` allows it. */
type Requirement = { path: string; matchers: LeafMatcher[]; absent: boolean };
/** All requirements of one way through the pattern's `$or`s. */
type Alternative = Requirement[];

/** A leaf of the event, with its place in each array that it is in. */
type Field = { value: unknown; places: Map<string, number> };

/** Whether the event matches; throws `InvalidEventPatternException` for a pattern that EventBridge refuses. */
export function matchesPattern(pattern: unknown, event: unknown): boolean {
  return compilePattern(pattern)(event);
}

/** Checks a pattern once, for many events. */
export function compilePattern(pattern: unknown): CompiledPattern {
  const alternatives = alternativesOf(pattern, '');
  // Documented quota: the combinations that the `$or`s of one pattern multiply to.
  if (alternatives.length > 1000)
    invalid(`$or makes ${alternatives.length} combinations, at most 1000 are allowed`);
  return (event) => {
    const fields = fieldsOf(event);
    return alternatives.some((alternative) => holds(alternative, fields, new Map()));
  };
}

const flattened = new WeakMap<object, Map<string, Field[]>>();

/** The leaves of an event by path, taken apart once for all rules of its bus. */
function fieldsOf(event: unknown): Map<string, Field[]> {
  const known = isObject(event) ? flattened.get(event) : undefined;
  if (known) return known;
  const fields = new Map<string, Field[]>();
  flatten({ value: event, path: '', places: new Map() }, fields);
  if (isObject(event)) flattened.set(event, fields);
  return fields;
}

function alternativesOf(pattern: unknown, path: string): Alternative[] {
  if (!isObject(pattern)) return invalid(`'${path || 'pattern'}' must be an object or an array`);
  const entries = Object.entries(pattern);
  if (entries.length === 0) invalid(`empty objects are not allowed, at '${path || 'pattern'}'`);
  return entries.reduce<Alternative[]>(
    (sofar, [key, value]) => combine(sofar, waysOf({ key, value, path })),
    [[]],
  );
}

function waysOf({ key, value, path }: { key: string; value: unknown; path: string }): Alternative[] {
  const inner = path === '' ? key : `${path}.${key}`;
  if (key === '$or' && isOr(value)) return value.flatMap((one) => alternativesOf(one, path));
  if (!Array.isArray(value)) return alternativesOf(value, inner);
  if (value.length === 0) invalid(`empty arrays are not allowed, at '${inner}'`);
  const absent = value.some((one) => isObject(one) && one.exists === false);
  return [
    [
      {
        path: inner,
        absent,
        matchers: value.map((one) => leafMatcher(one, (reason) => invalid(`${reason}, at '${inner}'`))),
      },
    ],
  ];
}

/** As AWS: at least two objects, none of them an operator; otherwise `$or` is the name of a field. */
function isOr(value: unknown): value is unknown[] {
  const operators = [
    'exists',
    'prefix',
    'suffix',
    'anything-but',
    'numeric',
    'cidr',
    'equals-ignore-case',
    'wildcard',
  ];
  return (
    Array.isArray(value) &&
    value.length >= 2 &&
    value.every((one) => isObject(one) && !operators.some((operator) => Object.hasOwn(one, operator)))
  );
}

function combine(left: Alternative[], right: Alternative[]): Alternative[] {
  return left.flatMap((one) => right.map((other) => [...one, ...other]));
}

/**
 * Collects the leaves of an event by path. Arrays leave no trace in the path (so that `a.b` finds `{a: [{b: 1}]}`),
 * but each leaf remembers its place in them.
 */
function flatten(
  node: { value: unknown; path: string; places: Map<string, number> },
  into: Map<string, Field[]>,
): void {
  const { value, path, places } = node;
  if (Array.isArray(value)) {
    // Arrays in arrays share a path; their depth tells them apart.
    const name = `${path}#${[...places.entries()].filter(([key]) => key.startsWith(`${path}#`)).join()}`;
    for (const [index, item] of value.entries()) {
      flatten({ value: item, path, places: new Map(places).set(name, index) }, into);
    }
    return;
  }
  if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      flatten({ value: item, path: path === '' ? key : `${path}.${key}`, places }, into);
    }
    return;
  }
  const fields = into.get(path);
  if (fields) fields.push({ value, places });
  else into.set(path, [{ value, places }]);
}

/** Whether leaves can be chosen for all requirements such that no two are in different elements of one array. */
function holds(
  requirements: Requirement[],
  fields: Map<string, Field[]>,
  chosen: Map<string, number>,
): boolean {
  const [requirement, ...rest] = requirements;
  if (requirement === undefined) return true;
  const candidates = fields.get(requirement.path);
  if (candidates === undefined) return requirement.absent && holds(rest, fields, chosen);
  return candidates.some(({ value, places }) => {
    const consistent = [...places].every(([array, index]) => (chosen.get(array) ?? index) === index);
    if (!consistent || !requirement.matchers.some((matches) => matches(value))) return false;
    return holds(rest, fields, new Map([...chosen, ...places]));
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(reason: string): never {
  throw new ServiceError('InvalidEventPatternException', `Event pattern is not valid. Reason: ${reason}`);
}
