import type { UserPoolParts } from '../cognito/user-pool.ts';
import type { AsyncFunctionConfig } from '../delivery/async-invocations.ts';
import type { TableConfig } from '../dynamodb/dynamodb-tables.ts';
import type { ArchiveConfig, BusConfig, RuleConfig } from '../eventbridge/eventbridge.ts';
import type { ApiConfig } from '../http-api/http-api.ts';
import { type PolicyDocument, parsePolicy } from '../iam/iam.ts';
import type { FunctionConfig } from '../lambda/function-config.ts';
import type { ConfigurationSet } from '../ses/ses-events.ts';
import type { SesIdentity } from '../ses/ses-identity.ts';
import type { TopicConfig } from '../sns/sns.ts';
import type { SubscriptionConfig } from '../sns/sns-notification.ts';
import type { EventSourceMapping } from '../sqs/queue-poller.ts';
import type { QueueConfig } from '../sqs/sqs.ts';

/** Everything that the services need from the template, as plain data. */
export type Blueprint = {
  queues: QueueConfig[];
  mappings: EventSourceMapping[];
  buses: BusConfig[];
  rules: RuleConfig[];
  archives: ArchiveConfig[];
  topics: TopicConfig[];
  subscriptions: SubscriptionConfig[];
  functions: FunctionConfig[];
  asyncFunctions: Map<string, AsyncFunctionConfig>;
  tables: TableConfig[];
  /** Policies of queues, topics and functions by their ARN. */
  resourcePolicies: Map<string, PolicyDocument>;
  /** Policies of roles by the role's ARN. */
  identityPolicies: Map<string, PolicyDocument[]>;
  identities: SesIdentity[];
  configurationSets: ConfigurationSet[];
  apis: ApiConfig[];
  userPools: UserPoolParts;
};

export function emptyBlueprint(): Blueprint {
  return {
    queues: [],
    mappings: [],
    buses: [],
    rules: [],
    archives: [],
    topics: [],
    subscriptions: [],
    functions: [],
    asyncFunctions: new Map(),
    tables: [],
    resourcePolicies: new Map(),
    identityPolicies: new Map(),
    identities: [],
    configurationSets: [],
    apis: [],
    userPools: { pools: [], clients: [], groups: [], attributes: [] },
  };
}

/** Several policies of one resource count as one that has all their statements. */
export function addResourcePolicy(blueprint: Blueprint, arn: string, document: unknown): void {
  const { Version, Statement } = parsePolicy(document);
  const known = blueprint.resourcePolicies.get(arn);
  blueprint.resourcePolicies.set(arn, { Version, Statement: [...(known?.Statement ?? []), ...Statement] });
}

export function addIdentityPolicy(blueprint: Blueprint, roleArn: string, document: unknown): void {
  const known = blueprint.identityPolicies.get(roleArn) ?? [];
  blueprint.identityPolicies.set(roleArn, [...known, parsePolicy(document)]);
}

/** The configuration of asynchronous invocations of a function, created when it is first asked for. */
export function asyncFunction(blueprint: Blueprint, functionArn: string): AsyncFunctionConfig {
  const known = blueprint.asyncFunctions.get(functionArn) ?? { functionArn };
  blueprint.asyncFunctions.set(functionArn, known);
  return known;
}

/** One action that a policy of a function's role names, as it is written there. */
export type FunctionGrant = { function: string; action: string };

/** What the functions' roles grant. */
export function grantsOf({ functions, identityPolicies }: Blueprint): FunctionGrant[] {
  return functions.flatMap(({ name, roleArn }) =>
    (identityPolicies.get(roleArn) ?? []).flatMap(({ Statement }) =>
      Statement.flatMap(({ Action }) => [Action ?? []].flat().map((action) => ({ function: name, action }))),
    ),
  );
}
