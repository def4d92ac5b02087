/** A request that DynamoDB refuses. */
export type RefusedRequest = {
  what: string;
  operation: string;
  request: object;
  /** The type of the error, as SDKs name it. */
  code: string;
  /** What its message contains. */
  says: string;
  /** Where AWS documents it. */
  source: string;
};

type Refused = [call: Pick<RefusedRequest, 'operation' | 'request'>, says: string, code?: string];

/** Requests by what is wrong with them, documented in one place; they have `code` unless they name another. */
export function refused(
  source: string,
  requests: Record<string, Refused>,
  code = 'ValidationException',
): RefusedRequest[] {
  return Object.entries(requests).map(([what, [call, says, own = code]]) => ({
    what,
    ...call,
    code: own,
    says,
    source,
  }));
}

const documentation = 'https://docs.aws.amazon.com/amazondynamodb/latest';
export const API = (page: string) => `${documentation}/APIReference/API_${page}.html`;
export const GUIDE = (page: string) => `${documentation}/developerguide/${page}.html`;
export const LIMITS = (section: string) => `${GUIDE('Constraints')}#${section}`;

/** Keys `pk` and `sk` of type string; index `by-owner` on `owner`, a string, and `rank`, a number. */
export const ROWS = 'rows';
/** Keys `id`, binary, and `n`, a number. */
export const NUMBERED = 'numbered';

export const S = (text: string) => ({ S: text });
export const N = (number: string) => ({ N: number });
export const key = (pk: object = S('p'), sk: object = S('s')) => ({ pk, sk });

type Fields = Record<string, unknown>;
type Values = Record<string, object>;

export const get = (Key: object, more: Fields = {}) => ({
  operation: 'GetItem',
  request: { TableName: ROWS, Key, ...more },
});

export const put = (item: Fields, more: Fields = {}) => ({
  operation: 'PutItem',
  request: { TableName: ROWS, Item: { ...key(), ...item }, ...more },
});

/** A put with a condition. */
export const putIf = (ConditionExpression: string, values?: Values, more: Fields = {}) =>
  put({}, { ConditionExpression, ...(values && { ExpressionAttributeValues: values }), ...more });

export const update = (UpdateExpression: string, values?: Values, more: Fields = {}) => ({
  operation: 'UpdateItem',
  request: {
    TableName: ROWS,
    Key: key(),
    UpdateExpression,
    ...(values && { ExpressionAttributeValues: values }),
    ...more,
  },
});

export const query = (KeyConditionExpression: string, values: Values, more: Fields = {}) => ({
  operation: 'Query',
  request: { TableName: ROWS, KeyConditionExpression, ExpressionAttributeValues: values, ...more },
});

export const transactWrite = (...TransactItems: Fields[]) => ({
  operation: 'TransactWriteItems',
  request: { TransactItems: TransactItems.map(inTable) },
});

const inTable = (item: Fields) =>
  Object.fromEntries(
    Object.entries(item).map(([kind, action]) => [kind, { TableName: ROWS, ...Object(action) }]),
  );

/** One statement of a BatchExecuteStatement with its parameters. */
export const statement = (Statement: string, ...Parameters: object[]) => ({
  Statement,
  ...(Parameters.length > 0 && { Parameters }),
});

export const statements = (...Statements: object[]) => ({
  operation: 'BatchExecuteStatement',
  request: { Statements },
});
