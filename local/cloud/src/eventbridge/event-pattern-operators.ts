import { BlockList, isIP } from 'node:net';

/**
 * AWS publishes the engine of its rules: what it refuses when a rule is created is taken from there where the guide is
 * silent. https://github.com/aws/event-ruler
 */

/** Tests one leaf value of an event: text, number, boolean or null. */
export type LeafMatcher = (value: unknown) => boolean;
type Refuse = (reason: string) => never;
type Operator = (argument: unknown, refuse: Refuse) => LeafMatcher;

const operators: Record<string, Operator> = {
  exists: (argument, refuse) => {
    if (typeof argument !== 'boolean') refuse('exists must be true or false');
    // Absence is tested where the field is looked up; an existing leaf can only satisfy `true`.
    return () => argument === true;
  },
  prefix: textOrIgnoringCase((text, start) => text.startsWith(start)),
  suffix: textOrIgnoringCase((text, end) => text.endsWith(end)),
  'equals-ignore-case': (argument, refuse) =>
    onText(text(argument, refuse).toLowerCase(), (one, other) => one.toLowerCase() === other),
  wildcard: (argument, refuse) => {
    const expression = wildcardExpression(text(argument, refuse), refuse);
    return (value) => typeof value === 'string' && expression.test(value);
  },
  numeric: (argument, refuse) => numericRange(argument, refuse),
  cidr: (argument, refuse) => cidrBlock(text(argument, refuse), refuse),
  'anything-but': (argument, refuse) => anythingBut(argument, refuse),
};

/** What `anything-but: { … }` may contain, each with one text or a list of texts. */
const negatable = ['prefix', 'suffix', 'equals-ignore-case', 'wildcard'];

/** Reads one element of a pattern's array: a plain value or one operator. */
export function leafMatcher(element: unknown, refuse: Refuse): LeafMatcher {
  if (typeof element !== 'object' || element === null) return (value) => value === element;
  const [name, argument] = onlyEntry(element, refuse);
  const operator = Object.hasOwn(operators, name) ? operators[name] : undefined;
  return operator === undefined ? refuse(`unrecognized match type ${name}`) : operator(argument, refuse);
}

function onlyEntry(element: unknown, refuse: Refuse): [string, unknown] {
  if (typeof element !== 'object' || element === null || Array.isArray(element)) {
    return refuse('a pattern array holds values and operators, no arrays');
  }
  const [entry, ...more] = Object.entries(element);
  return entry === undefined || more.length > 0
    ? refuse('a match expression has exactly one operator')
    : entry;
}

function text(argument: unknown, refuse: Refuse): string {
  return typeof argument === 'string'
    ? argument
    : refuse(`expected text, received ${JSON.stringify(argument)}`);
}

function onText(expected: string, holds: (value: string, expected: string) => boolean): LeafMatcher {
  return (value) => typeof value === 'string' && holds(value, expected);
}

/** `"abc"` or `{ "equals-ignore-case": "abc" }`. */
function textOrIgnoringCase(holds: (value: string, expected: string) => boolean): Operator {
  return (argument, refuse) => {
    if (typeof argument === 'string') return onText(argument, holds);
    const [name, expected] = onlyEntry(argument, refuse);
    if (name !== 'equals-ignore-case') refuse(`unrecognized match type ${name}`);
    return onText(text(expected, refuse).toLowerCase(), (value, lower) => holds(value.toLowerCase(), lower));
  };
}

/** Matches every leaf, of whatever type, that the inner expression does not match. */
function anythingBut(argument: unknown, refuse: Refuse): LeafMatcher {
  if (typeof argument === 'object' && argument !== null && !Array.isArray(argument)) {
    const [name, inner] = onlyEntry(argument, refuse);
    const operator = negatable.includes(name) ? operators[name] : undefined;
    if (operator === undefined) return refuse(`anything-but does not take ${name}`);
    const texts = listOf(inner, refuse).map((one) => text(one, refuse));
    if (texts.includes('')) refuse(`anything-but takes no empty ${name}`);
    const excluded = texts.map((one) => operator(one, refuse));
    return (value) => !excluded.some((matches) => matches(value));
  }
  const excluded = listOf(argument, refuse);
  const kinds = new Set(excluded.map((one) => typeof one));
  if (kinds.size > 1 || !(kinds.has('string') || kinds.has('number'))) {
    refuse('anything-but takes texts only or numbers only');
  }
  for (const one of excluded) if (typeof one === 'number') withinLimits(one, refuse);
  return (value) => !excluded.includes(value);
}

function listOf(argument: unknown, refuse: Refuse): unknown[] {
  const list = Array.isArray(argument) ? argument : [argument];
  return list.length === 0 ? refuse('anything-but takes no empty list') : list;
}

const comparisons: Record<string, (value: number, bound: number) => boolean> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

type Bound = { sign: string; bound: number; holds: (value: number) => boolean };

/** One comparison, or a lower and then an upper bound. */
function numericRange(argument: unknown, refuse: Refuse): LeafMatcher {
  if (!Array.isArray(argument) || (argument.length !== 2 && argument.length !== 4)) {
    return refuse('numeric takes one or two pairs of comparison and number');
  }
  const [first, second] = [
    boundOf(argument.slice(0, 2), refuse),
    argument.length === 4 ? boundOf(argument.slice(2), refuse) : undefined,
  ];
  if (
    second !== undefined &&
    !(first.sign.startsWith('>') && second.sign.startsWith('<') && first.bound < second.bound)
  ) {
    refuse('a numeric range is a lower bound and then a higher upper bound');
  }
  return (value) =>
    typeof value === 'number' && first.holds(value) && (second === undefined || second.holds(value));
}

function boundOf([sign, bound]: unknown[], refuse: Refuse): Bound {
  const compare =
    typeof sign === 'string' && Object.hasOwn(comparisons, sign) ? comparisons[sign] : undefined;
  if (compare === undefined || typeof sign !== 'string')
    return refuse(`unrecognized numeric comparison ${JSON.stringify(sign)}`);
  if (typeof bound !== 'number')
    return refuse(`numeric compares with a number, received ${JSON.stringify(bound)}`);
  withinLimits(bound, refuse);
  return { sign, bound, holds: (value) => compare(value, bound) };
}

/** Documented: numbers in patterns lie between -5.0e9 and +5.0e9. */
function withinLimits(value: number, refuse: Refuse): void {
  if (Math.abs(value) > 5e9) refuse(`numbers lie between -5.0e9 and 5.0e9, received ${value}`);
}

function cidrBlock(block: string, refuse: Refuse): LeafMatcher {
  const [address = '', bits = '', ...more] = block.split('/');
  const version = isIP(address);
  const limit = version === 4 ? 32 : 128;
  if (version === 0 || more.length > 0 || !/^\d{1,3}$/.test(bits)) {
    return refuse(`malformed CIDR '${block}'`);
  }
  // A block of one address is written as that address.
  if (Number(bits) >= limit) return refuse(`IPv${version} mask bits must be < ${limit}, in '${block}'`);
  const list = new BlockList();
  const family = (ip: number) => (ip === 4 ? 'ipv4' : 'ipv6');
  list.addSubnet(address, Number(bits), family(version));
  return (value) =>
    typeof value === 'string' && isIP(value) === version && list.check(value, family(version));
}

/** `*` is any sequence of characters; `\*` and `\\` are literals. */
function wildcardExpression(pattern: string, refuse: Refuse): RegExp {
  if (/^(?:[^\\]|\\.)*?\*\*/.test(pattern)) refuse(`consecutive wildcards in '${pattern}'`);
  const source = pattern.replace(/\\(.?)|\*|[^\\*]+/gs, (piece, escaped: string | undefined) => {
    if (piece === '*') return '.*';
    if (escaped === undefined) return RegExp.escape(piece);
    return escaped === '*' || escaped === '\\'
      ? `\\${escaped}`
      : refuse(`'\\${escaped}' is no escape in '${pattern}'`);
  });
  return new RegExp(`^${source}$`, 's');
}
