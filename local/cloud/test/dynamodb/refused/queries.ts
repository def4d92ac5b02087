import {
  API,
  GUIDE,
  get,
  key,
  put,
  query,
  type RefusedRequest,
  ROWS,
  refused,
  S,
  update,
} from './a-refused-request.ts';

const source = API('Query');
const conditions = GUIDE('Query.KeyConditionExpressions');
const both = { ':pk': S('p'), ':sk': S('s') };
const one = { ':pk': S('p') };

export const REFUSED_QUERIES: RefusedRequest[] = [
  ...refused(conditions, {
    'a partition key that is not one value': [query('pk > :pk', one), 'KeyConditionExpression'],
    'no partition key': [
      query('sk = :sk', { ':sk': S('s') }),
      'Query condition missed key schema element: pk',
    ],
    '<> in a key condition': [
      query('pk = :pk AND sk <> :sk', both),
      'operator in KeyConditionExpression: <>',
    ],
    'IN in a key condition': [query('pk = :pk AND sk IN (:sk)', both), 'KeyConditionExpression'],
    'OR in a key condition': [query('pk = :pk OR sk = :sk', both), 'KeyConditionExpression'],
    'NOT in a key condition': [query('pk = :pk AND NOT sk = :sk', both), 'NOT'],
    'contains in a key condition': [query('pk = :pk AND contains(sk, :sk)', both), 'KeyConditionExpression'],
    'attribute_exists in a key condition': [
      query('pk = :pk AND attribute_exists(sk)', one),
      'KeyConditionExpression',
    ],
    'two conditions on the sort key': [
      query('pk = :pk AND sk > :sk AND sk < :end', { ...both, ':end': S('z') }),
      'KeyConditionExpression',
    ],
    'an attribute that is no key': [
      query('pk = :pk AND a = :sk', both),
      'Query condition missed key schema element: sk',
    ],
    'bounds the wrong way round in a key condition': [
      query('pk = :pk AND sk BETWEEN :z AND :a', { ':pk': S('p'), ':z': S('z'), ':a': S('a') }),
      'The BETWEEN operator requires upper bound to be greater than or equal to lower bound',
    ],
  }),
  ...refused(GUIDE('Query.FilterExpression'), {
    'a key in a filter': [
      query('pk = :pk', both, { FilterExpression: 'sk = :sk' }),
      'Filter Expression can only contain non-primary key attributes: Primary key attribute: sk',
    ],
  }),
  ...refused(GUIDE('ReservedWords'), {
    'a reserved word in a key condition': [
      query('owner = :pk', one, { IndexName: 'by-owner' }),
      'reserved keyword: owner',
    ],
  }),
  ...refused(source, {
    'a consistent read of a global index': [
      query('#o = :pk', one, {
        IndexName: 'by-owner',
        ConsistentRead: true,
        ExpressionAttributeNames: { '#o': 'owner' },
      }),
      'Consistent reads are not supported on global secondary indexes',
    ],
    'an index that does not exist': [
      query('pk = :pk', one, { IndexName: 'by-nothing' }),
      'The table does not have the specified index: by-nothing',
    ],
    'a limit of nothing': [
      query('pk = :pk', one, { Limit: 0 }),
      'failed to satisfy constraint: Member must have value greater than or equal to 1',
    ],
    'an unknown selection': [
      query('pk = :pk', one, { Select: 'EVERYTHING' }),
      'failed to satisfy constraint: Member must satisfy enum value set',
    ],
    'a count with a projection': [
      query('pk = :pk', one, { Select: 'COUNT', ProjectionExpression: 'a' }),
      'Cannot specify the ProjectionExpression when choosing to get only the Count',
    ],
    'all attributes with a projection': [
      query('pk = :pk', one, { Select: 'ALL_ATTRIBUTES', ProjectionExpression: 'a' }),
      'Cannot specify the ProjectionExpression when choosing to get ALL_ATTRIBUTES',
    ],
    'chosen attributes without a projection': [
      query('pk = :pk', one, { Select: 'SPECIFIC_ATTRIBUTES' }),
      'Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES',
    ],
    'projected attributes of a table': [
      query('pk = :pk', one, { Select: 'ALL_PROJECTED_ATTRIBUTES' }),
      'ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName',
    ],
    'a query without a key condition': [
      { operation: 'Query', request: { TableName: ROWS } },
      'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
    ],
  }),
  ...refused(API('PutItem'), {
    'a put that returns what it wrote': [
      put({}, { ReturnValues: 'ALL_NEW' }),
      'ReturnValues can only be ALL_OLD or NONE',
    ],
  }),
  ...refused(API('UpdateItem'), {
    'an update that returns something unknown': [
      update('SET a = :a', { ':a': S('a') }, { ReturnValues: 'ALL' }),
      'Member must satisfy enum value set',
    ],
  }),
  ...refused(API('DeleteItem'), {
    'a delete that returns what is new': [
      { operation: 'DeleteItem', request: { TableName: ROWS, Key: key(), ReturnValues: 'UPDATED_NEW' } },
      'ALL_OLD, NONE',
    ],
  }),
  ...refused(API('GetItem'), {
    'an unknown report of capacity': [
      get(key(), { ReturnConsumedCapacity: 'ALL' }),
      'Member must satisfy enum value set',
    ],
    'a table name with a space': [
      get(key(), { TableName: 'my rows' }),
      'failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+',
    ],
    'a table that does not exist': [
      get(key(), { TableName: 'nothing' }),
      'Requested resource not found',
      'ResourceNotFoundException',
    ],
    'a read without a key': [
      { operation: 'GetItem', request: { TableName: ROWS } },
      "Value null at 'key' failed to satisfy constraint: Member must not be null",
    ],
  }),
  ...refused(API('Scan'), {
    'a segment outside of the scan': [
      { operation: 'Scan', request: { TableName: ROWS, Segment: 4, TotalSegments: 4 } },
      'The Segment parameter is zero-based and must be less than parameter TotalSegments',
    ],
  }),
];
