import * as z from 'zod';
import type { LocalResource } from './assembly.ts';
import type { Blueprint } from './blueprint.ts';
import { boolean, ignored, optional, propertiesOf } from './resource-properties.ts';

const keys = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

/** AWS::DynamoDB::Table and ::GlobalTable. Backups, encryption, capacity and replicas do not apply here. */
export function readTable(resource: LocalResource, blueprint: Blueprint): void {
  const table = propertiesOf(resource, {
    TableName: ignored,
    KeySchema: keys,
    AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.string() })),
    GlobalSecondaryIndexes: z
      .array(z.object({ IndexName: z.string(), KeySchema: keys, Projection: z.unknown() }))
      .default([]),
    TimeToLiveSpecification: z.object({ AttributeName: z.string().optional(), Enabled: boolean }).optional(),
    BillingMode: ignored,
    ContributorInsightsSpecification: ignored,
    DeletionProtectionEnabled: ignored,
    OnDemandThroughput: ignored,
    PointInTimeRecoverySpecification: ignored,
    ProvisionedThroughput: ignored,
    Replicas: ignored,
    ResourcePolicy: ignored,
    SSESpecification: ignored,
    TableClass: ignored,
    Tags: ignored,
    WarmThroughput: ignored,
    WriteOnDemandThroughputSettings: ignored,
    WriteProvisionedThroughputSettings: ignored,
  });
  const expiry = table.TimeToLiveSpecification;
  blueprint.tables.push({
    name: resource.ref,
    keys: table.KeySchema,
    attributes: table.AttributeDefinitions,
    indexes: table.GlobalSecondaryIndexes,
    ...optional('timeToLiveAttribute', expiry?.Enabled ? expiry.AttributeName : undefined),
  });
}
