import {
  API,
  GUIDE,
  key,
  LIMITS,
  N,
  type RefusedRequest,
  ROWS,
  refused,
  S,
  statement,
  statements,
  transactWrite,
} from './a-refused-request.ts';

const keys = (count: number) => Array.from({ length: count }, (_, index) => key(S('p'), S(`${index}`)));
const read = (Keys: object[]) => ({
  operation: 'BatchGetItem',
  request: { RequestItems: { [ROWS]: { Keys } } },
});
const write = (...requests: object[]) => ({
  operation: 'BatchWriteItem',
  request: { RequestItems: { [ROWS]: requests } },
});
const big = S('e'.repeat(390 * 1024));
const insert = (pk: object, sk: object = S('s')) =>
  statement(`INSERT INTO "${ROWS}" VALUE {'pk': ?, 'sk': ?}`, pk, sk);

export const REFUSED_BATCHES: RefusedRequest[] = [
  ...refused(API('BatchGetItem'), {
    '101 keys in a batch of reads': [read(keys(101)), 'Member must have length less than or equal to 100'],
    'the same key twice in a batch of reads': [
      read([key(), key()]),
      'Provided list of item keys contains duplicates',
    ],
    'no keys in a batch of reads': [
      read([]),
      'failed to satisfy constraint: Member must have length greater than or equal to 1',
    ],
  }),
  ...refused(API('BatchWriteItem'), {
    '26 writes in a batch': [
      write(...keys(26).map((Item) => ({ PutRequest: { Item } }))),
      'Map value must satisfy constraint: [Member must have length less than or equal to 25, ' +
        'Member must have length greater than or equal to 1]',
    ],
    'the same key twice in a batch of writes': [
      write({ PutRequest: { Item: key() } }, { DeleteRequest: { Key: key() } }),
      'Provided list of item keys contains duplicates',
    ],
  }),
  ...refused(API('WriteRequest'), {
    'a write that is two': [
      write({ PutRequest: { Item: key() }, DeleteRequest: { Key: key() } }),
      'exactly one of PutRequest and DeleteRequest',
    ],
  }),
  ...refused(API('TransactWriteItems'), {
    'a transaction of 101 writes': [
      transactWrite(...keys(101).map((Item) => ({ Put: { Item } }))),
      'Member must have length less than or equal to 100',
    ],
    'a transaction of nothing': [transactWrite(), 'Member must have length greater than or equal to 1'],
    'the same item twice in a transaction': [
      transactWrite({ Put: { Item: key() } }, { Delete: { Key: key() } }),
      'Transaction request cannot include multiple operations on one item',
    ],
    'a transaction of more than 4 MB': [
      transactWrite(...keys(11).map((one) => ({ Put: { Item: { ...one, a: big } } }))),
      '4',
    ],
    'one element of a transaction that is two': [
      transactWrite({ Put: { Item: key() }, Delete: { Key: key(S('q')) } }),
      'TransactItems can only contain one of Check, Put, Update or Delete',
    ],
    'a request token of 37 letters': [
      {
        operation: 'TransactWriteItems',
        request: {
          TransactItems: [{ Put: { TableName: ROWS, Item: key() } }],
          ClientRequestToken: 't'.repeat(37),
        },
      },
      'clientRequestToken',
    ],
    'an unused value in a transaction': [
      transactWrite({
        Put: {
          Item: key(),
          ConditionExpression: 'attribute_not_exists(pk)',
          ExpressionAttributeValues: { ':s': S('a') },
        },
      }),
      'unused in expressions: keys: {:s}',
    ],
  }),
  ...refused(API('ConditionCheck'), {
    'a check without a condition': [transactWrite({ ConditionCheck: { Key: key() } }), 'ConditionExpression'],
  }),
  ...refused(API('BatchExecuteStatement'), {
    '26 statements': [statements(...keys(26).map(({ pk, sk }) => insert(pk, sk))), 'limit is 25'],
    'no statement': [statements(), 'Member must have length greater than or equal to 1'],
    'reads and writes in one batch of statements': [
      statements(
        insert(S('p')),
        statement(`SELECT * FROM "${ROWS}" WHERE pk = ? AND sk = ?`, S('p'), S('s')),
      ),
      'Read and write requests together in the same batch is not supported',
    ],
    'the same item in two statements': [statements(insert(S('p')), insert(S('p'))), 'contains duplicates'],
  }),
  ...refused(API('BatchStatementRequest'), {
    'a statement longer than 8 KB': [
      statements(statement(`INSERT INTO "${ROWS}" VALUE {'pk': 'p', 'sk': '${'s'.repeat(8192)}'}`)),
      'length less than or equal to 8192',
    ],
    'an empty statement': [statements(statement('')), 'length greater than or equal to 1'],
    'an empty list of parameters': [
      statements({ Statement: `DELETE FROM "${ROWS}" WHERE pk = 'p' AND sk = 's'`, Parameters: [] }),
      'parameters',
    ],
  }),
];

const refusedOneByOne = (source: string, requests: Parameters<typeof refused>[1]) =>
  refused(source, requests, 'ValidationError');

/** Refused one by one: the call succeeds, and the error is that of a statement. */
export const REFUSED_STATEMENTS: RefusedRequest[] = [
  ...refusedOneByOne(LIMITS('limits-partition-sort-keys'), {
    'an empty key in a parameter': [statements(insert(S(''))), 'empty string value. Key: pk'],
    'an empty sort key in a parameter': [statements(insert(S('p'), S(''))), 'empty string value. Key: sk'],
    'an empty key in a condition': [
      statements(statement(`UPDATE "${ROWS}" SET a = ? WHERE pk = ? AND sk = ?`, S('a'), S(''), S('s'))),
      'empty string value',
    ],
    'a partition key of 2049 bytes in a statement': [statements(insert(S('e'.repeat(2049)))), '2048'],
  }),
  ...refusedOneByOne(API('BatchStatementError'), {
    'a key of another type': [statements(insert(N('1'))), 'Type mismatch for key pk'],
    'an item without its sort key': [
      statements(statement(`INSERT INTO "${ROWS}" VALUE {'pk': ?}`, S('p'))),
      'sk',
    ],
    'too few parameters': [
      statements(statement(`UPDATE "${ROWS}" SET a = ? WHERE pk = ? AND sk = ?`, S('a'), S('p'))),
      "Number of parameters in request and statement don't match",
    ],
    'too many parameters': [
      statements(
        statement(`UPDATE "${ROWS}" SET a = ? WHERE pk = ? AND sk = ?`, S('a'), S('p'), S('s'), S('t')),
      ),
      "Number of parameters in request and statement don't match",
    ],
    'a statement that does not parse': [
      statements(statement(`UPDATE "${ROWS}" SETTING a = 1`)),
      "Statement wasn't well formed",
    ],
    'a table that does not exist': [
      statements(statement(`INSERT INTO "nothing" VALUE {'pk': ?}`, S('p'))),
      'Requested resource not found',
      'ResourceNotFound',
    ],
  }),
  ...refusedOneByOne(API('BatchExecuteStatement'), {
    'a write of a range': [
      statements(statement(`UPDATE "${ROWS}" SET a = ? WHERE pk = ?`, S('a'), S('p'))),
      'Where clause does not contain a mandatory equality on all key attributes',
    ],
    'a read of a range': [
      statements(statement(`SELECT * FROM "${ROWS}" WHERE pk = ?`, S('p'))),
      'Select statements within BatchExecuteStatement must specify the primary key in the where clause.',
    ],
  }),
  ...refusedOneByOne(LIMITS('limits-items'), {
    'an item of more than 400 KB': [
      statements(
        statement(
          `INSERT INTO "${ROWS}" VALUE {'pk': ?, 'sk': ?, 'a': ?}`,
          S('p'),
          S('s'),
          S('e'.repeat(400 * 1024)),
        ),
      ),
      'Item size has exceeded the maximum allowed size',
    ],
  }),
  ...refusedOneByOne(GUIDE('ql-reference.update'), {
    'an update of a key': [
      statements(statement(`UPDATE "${ROWS}" SET sk = ? WHERE pk = ? AND sk = ?`, S('t'), S('p'), S('s'))),
      'This attribute is part of the key',
    ],
  }),
  ...refusedOneByOne(API('AttributeValue'), {
    'an empty set in a statement': [
      statements(
        statement(`INSERT INTO "${ROWS}" VALUE {'pk': ?, 'sk': ?, 'a': ?}`, S('p'), S('s'), { SS: [] }),
      ),
      'empty',
    ],
  }),
];
