import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { VariableName } from '../../functions/runtime/environment.ts';
import { nameIn, type Stage } from '../stages.ts';

export interface MilestoneTableProps {
  readonly stage: Stage;
  readonly key: IKey;
}

/** Partition keys by the kind of row under them, as `dynamodb:LeadingKeys` patterns. */
const partitionKeys = {
  rollouts: 'ROLLOUTS',
  rollout: 'ROLLOUT#*',
  organisation: 'ORGANISATION#*',
  /** All organisations by name; nothing of their contacts. */
  organisations: 'ORGANISATIONS',
  catalogue: 'CATALOGUE#*',
  milestone: 'MILESTONE#*',
  /** What one organisation has of a milestone: obligations, texts, recipients, deliveries. */
  'milestone-organisation': 'MILESTONE#*#*',
  /** How the obligations of a milestone stand, one row an organisation. */
  ledger: 'LEDGER#*',
  refusals: 'REFUSALS',
  /** Who gets no mail of a kind, each under a digest of the address. */
  suppression: 'SUPPRESSION#*',
  /** What all senders of the account share: the breaker and the pace. */
  shared: 'SHARED',
  'link-keys': 'LINK-KEYS',
  /** The list and the calendar of press releases. */
  press: 'PRESS',
  /** A press release from its first draft on: nothing of it is public. */
  'press-release': 'PRESS#*',
  /** What has been published, and nothing else. */
  newsroom: 'NEWSROOM',
  'newsroom-image': 'NEWSROOM-IMAGE#*',
  /** Who is to hear that a task was handed over. */
  handovers: 'HANDOVERS',
  /** Issues of a rollout, of an organisation, and when they are made. */
  newsletter: 'NEWSLETTER#*',
  news: 'NEWS#*',
  subscribers: 'SUBSCRIBERS#*',
  /** How often something was done of late, under digests of who did it. */
  limits: 'LIMIT#*',
  /** The version of all contacts together, and which files are being taken in. */
  'contact-register': 'CONTACT-REGISTER',
  /** What a file of contacts will change. */
  'contact-import': 'CONTACT-IMPORT#*',
} as const;
type RowKind = keyof typeof partitionKeys;
const rowKinds = Object.keys(partitionKeys) as RowKind[];

/**
 * What a function may ever do with rows. Only people's data are deleted, as the law requires; what was
 * planned and sent stays on record.
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

/** The one table, in which everything is kept. */
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
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: stage.removalPolicy === RemovalPolicy.RETAIN,
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
    // DynamoDB decrypts the table's own key in the name of whoever reads or writes.
    Grant.addToPrincipal({
      grantee: fn,
      actions: ['kms:Decrypt'],
      resourceArns: [this.#key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(this).region}.amazonaws.com` } },
    });
    fn.addEnvironment('TABLE_NAME' satisfies VariableName, this.tableName);
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
    'ForAllValues:StringLike': { [key]: rows.map((row) => partitionKeys[row]) },
    // A wildcard also covers the next `#`, so the rows below the milestone are taken out again.
    ...(milestoneAlone && {
      'ForAllValues:StringNotLike': { [key]: [partitionKeys['milestone-organisation']] },
    }),
    // ForAllValues holds where there is no key at all.
    Null: { [key]: 'false' },
  };
}
