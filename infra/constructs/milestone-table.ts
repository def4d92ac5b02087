import { Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { EXPIRES } from '../../functions/adapters/dynamodb/expiring.ts';
import { PARTITIONS, type PartitionName } from '../../functions/adapters/dynamodb/keys.ts';
import type { VariableName } from '../../functions/runtime/environment.ts';
import { LOCAL, nameIn, type Stage } from '../stages.ts';

export interface MilestoneTableProps {
  readonly stage: Stage;
  readonly key: IKey;
}

/** What is granted together: the rows of a partition. */
type RowKind = PartitionName;
const rowKinds = Object.keys(PARTITIONS) as RowKind[];

const patternOf = (kind: RowKind) => PARTITIONS[kind].replaceAll(/\{\w+\}/g, '*');

/**
 * The partition keys of a kind, for `dynamodb:LeadingKeys`. A wildcard covers the next `#` too: the shortest that
 * no other kind has.
 */
function leadingKeys(kind: RowKind): string {
  const short = patternOf(kind).replace(/\*.*/, '*');
  return rowKinds.some((other) => other !== kind && patternOf(other) === short) ? patternOf(kind) : short;
}

/**
 * What a function may ever do with rows. Only people's data are deleted, as the law requires, and notes of work that is
 * done; what was planned and sent stays on record.
 */
type RowAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'ConditionCheckItem'
  | 'PartiQLInsert'
  | 'PartiQLUpdate';

/** What a function may do with the rows of each kind; with all others nothing. */
export type RowAccess = Readonly<Partial<Record<RowKind, readonly RowAction[]>>>;

/** The one table, which stores everything. */
export class MilestoneTable extends Table {
  readonly #key: IKey;

  constructor(scope: Construct, id: string, { stage, key }: MilestoneTableProps) {
    super(scope, id, {
      tableName: nameIn(stage),
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: key,
      timeToLiveAttribute: EXPIRES,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: stage.name !== LOCAL,
      removalPolicy: stage.removalPolicy,
    });
    this.#key = key;
  }

  /** Grants a function exactly this access to rows, and sets `TABLE_NAME`. */
  grantRows(fn: LambdaFunction, access: RowAccess): void {
    for (const [action, kinds] of kindsByAction(access)) {
      Grant.addToPrincipal({
        grantee: fn,
        actions: [`dynamodb:${action}`],
        resourceArns: [this.tableArn],
        conditions: onlyRows(kinds),
      });
    }
    // DynamoDB decrypts the table's key on behalf of the function that reads or writes.
    Grant.addToPrincipal({
      grantee: fn,
      actions: ['kms:Decrypt'],
      resourceArns: [this.#key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(this).region}.amazonaws.com` } },
    });
    fn.addEnvironment('TABLE_NAME' satisfies VariableName, this.tableName);
  }

  /** Grants functions to ask which table this is: its rows do not tell whether they were restored. */
  grantIdentity(...functions: LambdaFunction[]): void {
    for (const grantee of functions)
      Grant.addToPrincipal({ grantee, actions: ['dynamodb:DescribeTable'], resourceArns: [this.tableArn] });
  }
}

/** One statement for each action: `dynamodb:LeadingKeys` of one statement hold for all of its actions. */
function kindsByAction(access: RowAccess): Map<RowAction, RowKind[]> {
  const kinds = new Map<RowAction, RowKind[]>();
  for (const kind of rowKinds) {
    for (const action of access[kind] ?? []) kinds.set(action, [...(kinds.get(action) ?? []), kind]);
  }
  return kinds;
}

function onlyRows(rows: readonly RowKind[]): Record<string, Record<string, unknown>> {
  const key = 'dynamodb:LeadingKeys';
  const milestoneAlone = rows.includes('milestone') && !rows.includes('milestone-organisation');
  return {
    'ForAllValues:StringLike': { [key]: rows.map(leadingKeys) },
    // A wildcard also covers the next `#`, so the rows below the milestone are taken out again.
    ...(milestoneAlone && {
      'ForAllValues:StringNotLike': { [key]: [leadingKeys('milestone-organisation')] },
    }),
    // ForAllValues holds where there is no key at all.
    Null: { [key]: 'false' },
  };
}
