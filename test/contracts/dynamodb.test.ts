import { afterAll, beforeAll } from 'vitest';
import { DynamoCatalogues } from '../../functions/adapters/dynamodb/catalogues.ts';
import { DynamoContacts } from '../../functions/adapters/dynamodb/contacts.ts';
import { DynamoDeliveries } from '../../functions/adapters/dynamodb/deliveries.ts';
import { DynamoMilestones } from '../../functions/adapters/dynamodb/milestones.ts';
import { DynamoObligations } from '../../functions/adapters/dynamodb/obligations.ts';
import { DynamoOrganisations } from '../../functions/adapters/dynamodb/organisations.ts';
import { DynamoPlans } from '../../functions/adapters/dynamodb/plans.ts';
import { DynamoRefusals } from '../../functions/adapters/dynamodb/refusals.ts';
import { DynamoRollouts } from '../../functions/adapters/dynamodb/rollouts.ts';
import { allContracts } from './all-contracts.ts';
import { Dynoxide } from './dynoxide.ts';
import type { Stores } from './stores.ts';

let dynamodb: Dynoxide;

beforeAll(async () => {
  dynamodb = await Dynoxide.start();
});

afterAll(() => dynamodb.stop());

allContracts(async (): Promise<Stores> => {
  const table = await dynamodb.emptyTable();
  return {
    catalogues: new DynamoCatalogues(table),
    contacts: new DynamoContacts(table),
    deliveries: new DynamoDeliveries(table),
    milestones: new DynamoMilestones(table),
    obligations: new DynamoObligations(table),
    organisations: new DynamoOrganisations(table),
    plans: new DynamoPlans(table),
    refusals: new DynamoRefusals(table),
    rollouts: new DynamoRollouts(table),
  };
});
