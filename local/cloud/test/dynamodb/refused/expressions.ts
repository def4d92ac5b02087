import {
  API,
  GUIDE,
  get,
  key,
  LIMITS,
  N,
  put,
  putIf,
  query,
  type RefusedRequest,
  refused,
  S,
  update,
} from './a-refused-request.ts';

const limits = LIMITS('limits-expression-parameters');
const names = GUIDE('Expressions.ExpressionAttributeNames');
const values = GUIDE('Expressions.ExpressionAttributeValues');
const many = (count: number, one: (index: number) => string, between: string) =>
  Array.from({ length: count }, (_, index) => one(index)).join(between);
const v = { ':v': S('a') };

export const REFUSED_EXPRESSIONS: RefusedRequest[] = [
  ...refused(limits, {
    'a condition longer than 4 KB': [
      putIf(`a${'b'.repeat(4096)} = :v`, v),
      'Expression size has exceeded the maximum allowed size',
    ],
    'a projection longer than 4 KB': [
      get(key(), { ProjectionExpression: 'b'.repeat(4097) }),
      'Expression size has exceeded',
    ],
    'an update longer than 4 KB': [update(`SET ${'b'.repeat(4096)} = :v`, v), 'Expression size has exceeded'],
    '301 operators': [
      putIf(
        many(151, () => 'a = :v', ' OR '),
        v,
      ),
      'The expression contains too many operators',
    ],
    '301 operators in an update': [
      update(`SET ${many(301, (i) => `b${i}=:v+:v`, ',')}`, { ':v': N('1') }),
      'The expression contains too many operators',
    ],
    'a placeholder longer than 255 bytes': [
      putIf(`#${'n'.repeat(255)} = :v`, v, { ExpressionAttributeNames: { [`#${'n'.repeat(255)}`]: 'a' } }),
      'The expression attribute map contains a key that is too long',
    ],
  }),
  ...refused(GUIDE('Expressions.OperatorsAndFunctions'), {
    'more than 100 operands of IN': [
      putIf(
        `a IN (${many(101, (i) => `:v${i}`, ', ')})`,
        Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`:v${i}`, S(`${i}`)])),
      ),
      'The IN operator is provided with too many operands',
    ],
    'an expression that does not parse': [putIf('a = = :v', v), 'Invalid ConditionExpression'],
    'redundant parentheses': [putIf('((a = :v))', v), 'The expression has redundant parentheses'],
    'an unknown function': [putIf('starts_with(a, :v)', v), 'Invalid function name; function: starts_with'],
    'an operand of the wrong type': [
      putIf('begins_with(a, :v)', { ':v': N('1') }),
      'Incorrect operand type for operator or function',
    ],
    'a comparison with a map': [
      putIf('a < :v', { ':v': { M: {} } }),
      'Incorrect operand type for operator or function',
    ],
    'bounds the wrong way round': [
      putIf('a BETWEEN :z AND :a', { ':z': S('z'), ':a': S('a') }),
      'The BETWEEN operator requires upper bound to be greater than or equal to lower bound',
    ],
  }),
  ...refused(values, {
    'a value that no expression uses': [
      putIf('attribute_not_exists(pk)', v),
      'Value provided in ExpressionAttributeValues unused in expressions: keys: {:v}',
    ],
    'a value that is not given': [
      putIf('a = :w', { ':w2': S('a') }),
      'An expression attribute value used in expression is not defined; attribute value: :w',
    ],
    'values without an expression': [
      put({}, { ExpressionAttributeValues: v }),
      'ExpressionAttributeValues can only be specified when using expressions',
    ],
    'no values at all': [
      putIf('attribute_not_exists(pk)', {}),
      'ExpressionAttributeValues must not be empty',
    ],
    'a placeholder of a value without its colon': [
      putIf('a = :v', { v: S('a'), ':v': S('a') }),
      'ExpressionAttributeValues contains invalid key',
    ],
  }),
  ...refused(names, {
    'a name that no expression uses': [
      putIf('attribute_not_exists(pk)', undefined, { ExpressionAttributeNames: { '#n': 'a' } }),
      'Value provided in ExpressionAttributeNames unused in expressions: keys: {#n}',
    ],
    'a name that is not given': [
      putIf('#n = :v', v),
      'An expression attribute name used in the document path is not defined; attribute name: #n',
    ],
    'names without an expression': [
      get(key(), { ExpressionAttributeNames: { '#n': 'a' } }),
      'ExpressionAttributeNames can only be specified when using expressions',
    ],
    'no names at all': [
      putIf('attribute_not_exists(pk)', undefined, { ExpressionAttributeNames: {} }),
      'ExpressionAttributeNames must not be empty',
    ],
    'a placeholder of a name without its hash': [
      putIf('n = :v', v, { ExpressionAttributeNames: { n: 'a' } }),
      'ExpressionAttributeNames contains invalid key',
    ],
  }),
  ...refused(GUIDE('ReservedWords'), {
    'a reserved word': [
      putIf('state = :v', v),
      'Attribute name is a reserved keyword; reserved keyword: state',
    ],
    'a reserved word within a path': [
      get(key(), { ProjectionExpression: 'a.timestamp' }),
      'Attribute name is a reserved keyword; reserved keyword: timestamp',
    ],
    'a reserved word in an update': [
      update('SET version = :a, owner = :v', { ':a': S('1'), ...v }),
      'reserved keyword',
    ],
    'a reserved word in a filter': [
      query('pk = :pk', { ':pk': S('p'), ...v }, { FilterExpression: 'status = :v' }),
      'reserved keyword: status',
    ],
  }),
  ...refused(API('PutItem'), { 'an empty condition': [putIf(''), 'The expression can not be empty'] }),
  ...refused(GUIDE('Expressions.UpdateExpressions'), {
    'overlapping paths': [update('SET a = :v, a.b = :v', v), 'Two document paths overlap with each other'],
    'the same path set twice': [
      update('SET a = :v, a = :v', v),
      'Two document paths overlap with each other',
    ],
    'one clause twice': [
      update('SET a = :v SET b = :v', v),
      'The "SET" section can only be used once in an update expression',
    ],
    'adding a string': [
      update('ADD a :v', v),
      'Incorrect operand type for operator or function; operator: ADD',
    ],
  }),
  ...refused(GUIDE('Expressions.ProjectionExpressions'), {
    'overlapping paths of a projection': [
      get(key(), { ProjectionExpression: 'a, a.b' }),
      'Two document paths overlap with each other',
    ],
  }),
  ...refused(GUIDE('LegacyConditionalParameters'), {
    'a condition in the old and the new form': [
      putIf('a = :v', v, { Expected: { a: { Exists: false } } }),
      'Can not use both expression and non-expression parameters in the same request',
    ],
  }),
];
