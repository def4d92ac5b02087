import { statementLength, twoInOneAction, twoInOneWrite } from './batch-rules.ts';
import {
  longPlaceholder,
  tooManyOperands,
  tooManyOperators,
  unorderedOperand,
  unusedPlaceholder,
} from './expression-rules.ts';
import { refusedAttributeName, refusedIndexKey } from './item-rules.ts';
import { refusedKeyCondition, refusedStart } from './key-conditions.ts';
import type { RequestPart } from './request-parts.ts';
import type { TableKeys } from './table-keys.ts';

const reference = (page: string) =>
  `https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_${page}.html`;
const guide = (page: string) =>
  `https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/${page}.html`;
const limits = (section: string) => `${guide('Constraints')}#${section}`;

/** Each answers why it refuses, in DynamoDB's words, or nothing. What the engine refuses itself is not here. */
type RequestRule = { operation: string; source: string; refuse(request: unknown): string | undefined };
type PartRule = { source: string; refuse(part: RequestPart): string | undefined };
type KeyRule = { source: string; refuse(part: RequestPart, table: TableKeys): string | undefined };

/** Of a whole request. */
export const REQUEST_RULES: RequestRule[] = [
  { operation: 'BatchWriteItem', source: reference('WriteRequest'), refuse: twoInOneWrite },
  { operation: 'TransactWriteItems', source: reference('TransactWriteItem'), refuse: twoInOneAction },
  { operation: 'BatchExecuteStatement', source: reference('BatchStatementRequest'), refuse: statementLength },
];

/** Of what one table is asked for. */
export const PART_RULES: PartRule[] = [
  { source: limits('limits-attributes'), refuse: refusedAttributeName },
  { source: limits('limits-expression-parameters'), refuse: longPlaceholder },
  { source: limits('limits-expression-parameters'), refuse: tooManyOperators },
  { source: limits('limits-expression-parameters'), refuse: tooManyOperands },
  { source: guide('Expressions.OperatorsAndFunctions'), refuse: unorderedOperand },
  { source: guide('Expressions.ExpressionAttributeNames'), refuse: unusedPlaceholder },
];

/** Of what one table is asked for, given its keys. */
export const KEY_RULES: KeyRule[] = [
  { source: reference('Query'), refuse: refusedStart },
  { source: limits('limits-partition-sort-keys'), refuse: refusedKeyCondition },
  { source: limits('limits-partition-sort-keys'), refuse: refusedIndexKey },
];
