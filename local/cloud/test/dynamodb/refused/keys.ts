import {
  API,
  get,
  key,
  LIMITS,
  N,
  NUMBERED,
  put,
  query,
  type RefusedRequest,
  ROWS,
  refused,
  S,
  transactWrite,
  update,
} from './a-refused-request.ts';

const empty = 'cannot contain an empty string value';
const source = LIMITS('limits-partition-sort-keys');
const attributeValues = API('AttributeValue');

export const REFUSED_KEYS: RefusedRequest[] = [
  ...refused(source, {
    'an empty partition key': [get(key(S(''))), `${empty}. Key: pk`],
    'an empty sort key': [put({ sk: S('') }), `${empty}. Key: sk`],
    'an empty prefix of a sort key': [
      query('pk = :pk AND begins_with(sk, :prefix)', { ':pk': S('p'), ':prefix': S('') }),
      `${empty}. Key: sk`,
    ],
    'an empty prefix of a sort key behind a placeholder, in parentheses': [
      query(
        '(#p = :pk) AND (begins_with(#s, :prefix))',
        { ':pk': S('p'), ':prefix': S('') },
        {
          ExpressionAttributeNames: { '#p': 'pk', '#s': 'sk' },
        },
      ),
      `${empty}. Key: sk`,
    ],
    'an empty partition key in a condition': [query('pk = :pk', { ':pk': S('') }), `${empty}. Key: pk`],
    'an empty sort key in a comparison': [
      query('pk = :pk AND sk > :after', { ':pk': S('p'), ':after': S('') }),
      `${empty}. Key: sk`,
    ],
    'an empty bound': [
      query('pk = :pk AND sk BETWEEN :a AND :z', { ':pk': S('p'), ':a': S(''), ':z': S('z') }),
      `${empty}. Key: sk`,
    ],
    'an empty key of an index in a condition': [
      query(
        '#o = :o',
        { ':o': S('') },
        { IndexName: 'by-owner', ExpressionAttributeNames: { '#o': 'owner' } },
      ),
      empty,
    ],
    'an empty binary key': [
      { operation: 'GetItem', request: { TableName: NUMBERED, Key: { id: { B: '' }, n: N('1') } } },
      'cannot contain an empty binary value. Key: id',
    ],
    'an empty key in a transaction': [transactWrite({ Put: { Item: key(S('')) } }), `${empty}. Key: pk`],
    'an empty key in a batch of reads': [
      { operation: 'BatchGetItem', request: { RequestItems: { [ROWS]: { Keys: [key(S('p'), S(''))] } } } },
      `${empty}. Key: sk`,
    ],
    'an empty key in a batch of writes': [
      {
        operation: 'BatchWriteItem',
        request: { RequestItems: { [ROWS]: [{ PutRequest: { Item: key(S('p'), S('')) } }] } },
      },
      `${empty}. Key: sk`,
    ],
    'an empty key to delete': [
      { operation: 'DeleteItem', request: { TableName: ROWS, Key: key(S('')) } },
      empty,
    ],
    'an empty key to update': [update('SET a = :a', { ':a': S('a') }, { Key: key(S('')) }), empty],
    'a partition key of 2049 bytes': [
      put({ pk: S(`${'é'.repeat(1024)}e`) }),
      'Size of hashkey has exceeded the maximum size limit of2048 bytes',
    ],
    'a sort key of 1025 bytes': [
      put({ sk: S('e'.repeat(1025)) }),
      'Aggregated size of all range keys has exceeded the size limit of 1024 bytes',
    ],
    'a sort key of 1025 bytes to read': [
      get(key(S('p'), S('e'.repeat(1025)))),
      'has exceeded the size limit of 1024 bytes',
    ],
    'a partition key of 2049 bytes in a condition': [
      query('pk = :pk', { ':pk': S('e'.repeat(2049)) }),
      'has exceeded the maximum size limit of2048 bytes',
    ],
    'a sort key of 1025 bytes in a condition': [
      query('pk = :pk AND sk = :sk', { ':pk': S('p'), ':sk': S('e'.repeat(1025)) }),
      'has exceeded the size limit of 1024 bytes',
    ],
    'an index key of 2049 bytes': [put({ owner: S('e'.repeat(2049)), rank: N('1') }), '2048'],
  }),
  ...refused(attributeValues, {
    'an empty key of an index in an item': [put({ owner: S('') }), 'cannot contain an empty string value'],
    'an index key emptied by an update': [
      update('SET #o = :o', { ':o': S('') }, { ExpressionAttributeNames: { '#o': 'owner' } }),
      'empty string value',
    ],
  }),
  ...refused(API('PutItem'), {
    'an index key of another type in an item': [put({ owner: N('1') }), 'Type mismatch for Index Key'],
    'a key of another type in an item': [
      put({ sk: N('1') }),
      'Type mismatch for key sk expected: S actual: N',
    ],
    'an item without a key': [
      { operation: 'PutItem', request: { TableName: ROWS, Item: { pk: S('p') } } },
      'Missing the key sk in the item',
    ],
  }),
  ...refused(API('Query'), {
    'an empty start': [
      query('pk = :pk', { ':pk': S('p') }, { ExclusiveStartKey: key(S('p'), S('')) }),
      'The provided starting key is invalid',
    ],
    'a start without its sort key': [
      query('pk = :pk', { ':pk': S('p') }, { ExclusiveStartKey: { pk: S('p') } }),
      'The provided starting key is invalid',
    ],
    'a start in another partition': [
      query('pk = :pk', { ':pk': S('p') }, { ExclusiveStartKey: key(S('q')) }),
      'The provided starting key is',
    ],
    'a key of another type in a condition': [
      query('pk = :pk', { ':pk': N('1') }),
      'Condition parameter type does not match schema type',
    ],
    'a prefix of a number': [
      {
        operation: 'Query',
        request: {
          TableName: NUMBERED,
          KeyConditionExpression: 'id = :id AND begins_with(n, :n)',
          ExpressionAttributeValues: { ':id': { B: 'YQ==' }, ':n': N('1') },
        },
      },
      'begins_with',
    ],
  }),
  ...refused(API('GetItem'), {
    'a key of another type': [get(key(N('1'))), 'The provided key element does not match the schema'],
    'half a key': [get({ pk: S('p') }), 'The provided key element does not match the schema'],
    'more than a key': [
      get({ ...key(), owner: S('o') }),
      'The provided key element does not match the schema',
    ],
  }),
  ...refused(API('UpdateItem'), {
    'an update of a sort key': [
      update('SET sk = :sk', { ':sk': S('t') }),
      'Cannot update attribute sk. This attribute is part of the key',
    ],
    'removing a partition key': [
      update('REMOVE pk'),
      'Cannot update attribute pk. This attribute is part of the key',
    ],
  }),
];
