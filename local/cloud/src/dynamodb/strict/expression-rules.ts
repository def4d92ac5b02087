import { type Expression, expressionOf, isFunction } from './expression.ts';
import type { RequestPart } from './request-parts.ts';

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-expression-parameters
const MOST_OPERATORS = 300;
const MOST_OPERANDS_OF_IN = 100;
const LONGEST_PLACEHOLDER_BYTES = 255;

const CONDITIONS = ['ConditionExpression', 'FilterExpression', 'KeyConditionExpression'] as const;
const EXPRESSIONS = [...CONDITIONS, 'UpdateExpression', 'ProjectionExpression'] as const;
const COMPARATORS = ['=', '<>', '<', '<=', '>', '>='];
const CONNECTIVES = ['AND', 'OR', 'NOT', 'IN', 'BETWEEN'];
/** These compare an order, which only scalars have. */
const ORDERING = ['<', '<=', '>', '>='];
const ORDERED_TYPES = ['S', 'N', 'B'];

type Read = Expression & { kind: (typeof EXPRESSIONS)[number] };

function expressionsIn(part: RequestPart): Read[] {
  return EXPRESSIONS.flatMap((kind) => {
    const text = part[kind];
    return text === undefined ? [] : [{ kind, ...expressionOf(text) }];
  });
}

export function unusedPlaceholder(part: RequestPart): string | undefined {
  const expressions = expressionsIn(part);
  // An empty one is refused first, by the engine.
  if (expressions.some(({ tokens }) => tokens.length === 0) || expressions.length === 0) return undefined;
  const used = new Set(expressions.flatMap(({ placeholders }) => [...placeholders]));
  const given = {
    ExpressionAttributeNames: Object.keys(part.ExpressionAttributeNames ?? {}),
    ExpressionAttributeValues: Object.keys(part.ExpressionAttributeValues ?? {}),
  };
  const all = new Set(Object.values(given).flat());
  // What is used and not given is refused first, by the engine.
  if ([...used].some((placeholder) => !all.has(placeholder))) return undefined;
  for (const [field, placeholders] of Object.entries(given)) {
    const unused = placeholders.filter(
      (placeholder) => /^[#:]\w+$/.test(placeholder) && !used.has(placeholder),
    );
    if (unused.length > 0)
      return `Value provided in ${field} unused in expressions: keys: {${unused.join(', ')}}`;
  }
  return undefined;
}

export function longPlaceholder(part: RequestPart): string | undefined {
  for (const field of ['ExpressionAttributeNames', 'ExpressionAttributeValues'] as const) {
    const long = Object.keys(part[field] ?? {}).find(
      (key) => Buffer.byteLength(key) > LONGEST_PLACEHOLDER_BYTES,
    );
    const reason = 'The expression attribute map contains a key that is too long';
    if (long !== undefined) return `${field} contains invalid key: ${reason}; key: "${long}"`;
  }
  return undefined;
}

export function tooManyOperators(part: RequestPart): string | undefined {
  for (const { kind, tokens } of expressionsIn(part)) {
    const count = kind === 'UpdateExpression' ? updateOperators(tokens) : conditionOperators(tokens);
    if (count > MOST_OPERATORS)
      return `Invalid ${kind}: The expression contains too many operators; operator count: ${count}`;
  }
  return undefined;
}

/** The AND of a BETWEEN belongs to it. */
function conditionOperators(tokens: readonly string[]): number {
  const upper = tokens.map((token) => token.toUpperCase());
  const connectives = upper.filter((token) => CONNECTIVES.includes(token)).length;
  const betweens = upper.filter((token) => token === 'BETWEEN').length;
  const comparators = tokens.filter((token) => COMPARATORS.includes(token)).length;
  return connectives - betweens + comparators + functions(tokens);
}

/** The `=` of a SET is not an operator. */
function updateOperators(tokens: readonly string[]): number {
  return tokens.filter((token) => token === '+' || token === '-').length + functions(tokens);
}

function functions(tokens: readonly string[]): number {
  return tokens.filter((_, at) => isFunction(tokens, at)).length;
}

export function tooManyOperands(part: RequestPart): string | undefined {
  for (const { kind, tokens } of expressionsIn(part)) {
    for (const [at, token] of tokens.entries()) {
      if (token.toUpperCase() !== 'IN' || tokens[at + 1] !== '(') continue;
      const list = tokens.slice(at + 2, tokens.indexOf(')', at));
      const count = list.filter((one) => one === ',').length + 1;
      if (count > MOST_OPERANDS_OF_IN)
        return (
          `Invalid ${kind}: The IN operator is provided with too many operands; ` +
          `number of operands: ${count}`
        );
    }
  }
  return undefined;
}

export function unorderedOperand(part: RequestPart): string | undefined {
  for (const { kind, tokens } of expressionsIn(part)) {
    for (const [at, operator] of tokens.entries()) {
      if (!ORDERING.includes(operator)) continue;
      const operands = [tokens[at - 1] ?? '', tokens[at + 1] ?? ''];
      const types = operands.map((token) => Object.keys(part.ExpressionAttributeValues?.[token] ?? {})[0]);
      const type = types.find((one) => one !== undefined && !ORDERED_TYPES.includes(one));
      if (type !== undefined)
        return (
          `Invalid ${kind}: Incorrect operand type for operator or function; ` +
          `operator: ${operator}, operand type: ${type}`
        );
    }
  }
  return undefined;
}
