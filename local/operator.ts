import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';
import type { milestoneReachedSchema } from '../domain/milestone.ts';
import { DynamoCatalogues } from '../functions/adapters/dynamodb/catalogues.ts';
import { DynamoContacts } from '../functions/adapters/dynamodb/contacts.ts';
import { DynamoDeliveries } from '../functions/adapters/dynamodb/deliveries.ts';
import { DynamoMilestones } from '../functions/adapters/dynamodb/milestones.ts';
import { DynamoObligations } from '../functions/adapters/dynamodb/obligations.ts';
import { DynamoOrganisations } from '../functions/adapters/dynamodb/organisations.ts';
import { DynamoPlans } from '../functions/adapters/dynamodb/plans.ts';
import { DynamoRefusals } from '../functions/adapters/dynamodb/refusals.ts';
import { DynamoRollouts } from '../functions/adapters/dynamodb/rollouts.ts';
import { Table } from '../functions/adapters/dynamodb/table.ts';

export type MilestoneReport = z.input<typeof milestoneReachedSchema>;

/** What a person with rights to a stage can do from the command line: look at its rows, load data, report a milestone. */
export type Operator = ReturnType<typeof operatorOf>;

/**
 * Opens a stage. Without an endpoint it is the account that the AWS environment names; the local cloud takes any
 * credentials for the operator's.
 */
export function operatorOf(stage: string, endpoint?: string) {
  const credentials = { accessKeyId: 'operator', secretAccessKey: 'operator' };
  const settings = endpoint ? { endpoint, region: 'eu-north-1', credentials } : {};
  const marshallOptions = { removeUndefinedValues: true };
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(settings), { marshallOptions });
  const table = new Table(`budkavle-${stage}`, client);
  const bus = new EventBridgeClient(settings);
  return {
    rollouts: new DynamoRollouts(table),
    catalogues: new DynamoCatalogues(table),
    organisations: new DynamoOrganisations(table),
    contacts: new DynamoContacts(table),
    milestones: new DynamoMilestones(table),
    plans: new DynamoPlans(table),
    obligations: new DynamoObligations(table),
    deliveries: new DynamoDeliveries(table),
    refusals: new DynamoRefusals(table),
    /** Puts `MilestoneReached` on the bus, as the coordinator's system does. Any detail: the system is to refuse a wrong one. */
    async report(detail: unknown): Promise<void> {
      const entry = {
        EventBusName: `budkavle-${stage}`,
        Source: 'budkavle.coordinator',
        DetailType: 'MilestoneReached',
        Detail: JSON.stringify(detail),
      };
      const { FailedEntryCount, Entries } = await bus.send(new PutEventsCommand({ Entries: [entry] }));
      if (FailedEntryCount) throw new Error(`the bus did not take the event: ${Entries?.[0]?.ErrorMessage}`);
    },
  };
}
