import { afterAll, beforeAll } from 'vitest';
import { breakerSchema } from '../../domain/breaker.ts';
import { paceSchema } from '../../domain/pace.ts';
import { DynamoCatalogues } from '../../functions/adapters/dynamodb/catalogues.ts';
import { DynamoContactRegister } from '../../functions/adapters/dynamodb/contact-register.ts';
import { DynamoContacts } from '../../functions/adapters/dynamodb/contacts.ts';
import { DynamoDeliveries } from '../../functions/adapters/dynamodb/deliveries.ts';
import { DynamoDispatches } from '../../functions/adapters/dynamodb/dispatches.ts';
import { DynamoErasures } from '../../functions/adapters/dynamodb/erasures.ts';
import { DynamoLinkKeys } from '../../functions/adapters/dynamodb/link-keys.ts';
import { DynamoMilestoneDrafts } from '../../functions/adapters/dynamodb/milestone-drafts.ts';
import { DynamoMilestones } from '../../functions/adapters/dynamodb/milestones.ts';
import { DynamoObligations } from '../../functions/adapters/dynamodb/obligations.ts';
import { DynamoOrganisations } from '../../functions/adapters/dynamodb/organisations.ts';
import { DynamoPlans } from '../../functions/adapters/dynamodb/plans.ts';
import { DynamoReachTasks } from '../../functions/adapters/dynamodb/reach-tasks.ts';
import { DynamoRefusals } from '../../functions/adapters/dynamodb/refusals.ts';
import { DynamoRollouts } from '../../functions/adapters/dynamodb/rollouts.ts';
import { DynamoSettlements } from '../../functions/adapters/dynamodb/settlements.ts';
import { DynamoSharedRecord } from '../../functions/adapters/dynamodb/shared-record.ts';
import { DynamoSuppressions } from '../../functions/adapters/dynamodb/suppressions.ts';
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
    breaker: new DynamoSharedRecord(table, { name: 'BREAKER', schema: breakerSchema }),
    catalogues: new DynamoCatalogues(table),
    contacts: new DynamoContacts(table),
    deliveries: new DynamoDeliveries(table),
    drafts: new DynamoMilestoneDrafts(table),
    erasures: new DynamoErasures(table),
    linkKeys: new DynamoLinkKeys(table),
    milestones: new DynamoMilestones(table),
    dispatches: new DynamoDispatches(table),
    obligations: new DynamoObligations(table),
    organisations: new DynamoOrganisations(table),
    pace: new DynamoSharedRecord(table, { name: 'PACE', schema: paceSchema }),
    plans: new DynamoPlans(table),
    reachTasks: new DynamoReachTasks(table),
    register: new DynamoContactRegister(table),
    refusals: new DynamoRefusals(table),
    rollouts: new DynamoRollouts(table),
    settlements: new DynamoSettlements(table),
    suppressions: new DynamoSuppressions(table),
  };
});
