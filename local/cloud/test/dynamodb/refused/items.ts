import {
  API,
  GUIDE,
  key,
  LIMITS,
  N,
  put,
  type RefusedRequest,
  ROWS,
  refused,
  S,
  transactWrite,
  update,
} from './a-refused-request.ts';

const large = S('e'.repeat(400 * 1024));
const types = LIMITS('limits-data-types');
const values = API('AttributeValue');
const nested = (depth: number): object => (depth === 0 ? S('a') : { L: [nested(depth - 1)] });

export const REFUSED_ITEMS: RefusedRequest[] = [
  ...refused(LIMITS('limits-items'), {
    'an item of more than 400 KB': [put({ a: large }), 'Item size has exceeded the maximum allowed size'],
    'an item of more than 400 KB by its names alone': [
      put({ ['a'.repeat(60_000)]: S('e'.repeat(349_600)) }),
      'maximum allowed size',
    ],
    'an update to more than 400 KB': [
      update('SET a = :a', { ':a': large }),
      'Item size to update has exceeded the maximum allowed size',
    ],
  }),
  ...refused(API('TransactWriteItems'), {
    'an item of more than 400 KB in a transaction': [
      transactWrite({ Put: { Item: { ...key(), a: large } } }),
      'Item size has exceeded the maximum allowed size',
    ],
  }),
  ...refused(API('BatchWriteItem'), {
    'an item of more than 400 KB in a batch': [
      {
        operation: 'BatchWriteItem',
        request: { RequestItems: { [ROWS]: [{ PutRequest: { Item: { ...key(), a: large } } }] } },
      },
      'Item size has exceeded the maximum allowed size',
    ],
  }),
  ...refused(values, {
    'an empty set': [put({ a: { SS: [] } }), 'An string set  may not be empty'],
    'an empty set as a value': [update('SET a = :a', { ':a': { NS: [] } }), 'set  may not be empty'],
    'what is not a number': [
      put({ a: N('twelve') }),
      'The parameter cannot be converted to a numeric value: twelve',
    ],
    'an empty number': [put({ a: N('') }), 'The parameter cannot be converted to a numeric value'],
    'a number that is not a string': [put({ a: { N: 12 } }), '', 'SerializationException'],
    'a value of two types': [
      put({ a: { S: 'a', N: '1' } }),
      'Supplied AttributeValue has more than one datatypes set',
    ],
    'a value of no type': [put({ a: {} }), 'Supplied AttributeValue is empty'],
    'a value of an unknown type': [put({ a: { X: 'a' } }), 'Supplied AttributeValue is empty'],
    'null that is false': [
      put({ a: { NULL: false } }),
      'Null attribute value types must have the value of true',
    ],
    'binary data that is not base64': [put({ a: { B: '####' } }), '', 'SerializationException'],
  }),
  ...refused(GUIDE('HowItWorks.NamingRulesDataTypes'), {
    'the same member twice in a set': [
      put({ a: { SS: ['a', 'a'] } }),
      'Input collection [a, a] contains duplicates',
    ],
    'the same number twice in a set': [put({ a: { NS: ['1', '1.0'] } }), 'contains duplicates'],
    'a set of binary values with the same twice': [
      put({ a: { BS: ['YQ==', 'YQ=='] } }),
      'contains duplicates',
    ],
  }),
  ...refused(types, {
    'a number of 39 digits': [
      put({ a: N('1'.repeat(39)) }),
      'Attempting to store more than 38 significant digits in a Number',
    ],
    'a number above the range': [put({ a: N('1E126') }), 'Number overflow'],
    'a number below the range': [put({ a: N('1E-131') }), 'Number underflow'],
    'a number of 39 digits as a value': [
      update('SET a = :a', { ':a': N('1'.repeat(39)) }),
      '38 significant digits',
    ],
  }),
  ...refused(LIMITS('limits-attributes'), {
    'values nested 33 deep': [put({ a: nested(33) }), 'Nesting Levels have exceeded supported limits'],
    'a value nested 33 deep in an update': [update('SET a = :a', { ':a': nested(33) }), 'Nesting Levels'],
    'an attribute without a name': [put({ '': S('a') }), 'name'],
  }),
  ...refused(LIMITS('limits-naming-rules'), {
    'an attribute name of 64 KB': [put({ ['a'.repeat(65_536)]: S('a') }), 'name'],
  }),
];
