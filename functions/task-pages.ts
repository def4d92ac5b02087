import { DynamoCatalogues } from './adapters/dynamodb/catalogues.ts';
import { DynamoContacts } from './adapters/dynamodb/contacts.ts';
import { DynamoDeliveries } from './adapters/dynamodb/deliveries.ts';
import { DynamoFrozenPlans } from './adapters/dynamodb/frozen-plans.ts';
import { DynamoHandovers } from './adapters/dynamodb/handovers.ts';
import { DynamoLedgers } from './adapters/dynamodb/ledgers.ts';
import { DynamoLinkKeys } from './adapters/dynamodb/link-keys.ts';
import { DynamoManualFollowUps } from './adapters/dynamodb/manual-follow-ups.ts';
import { DynamoMilestones } from './adapters/dynamodb/milestones.ts';
import { DynamoObligations } from './adapters/dynamodb/obligations.ts';
import { DynamoOrganisations } from './adapters/dynamodb/organisations.ts';
import { DynamoRollouts } from './adapters/dynamodb/rollouts.ts';
import { DynamoSignOffs } from './adapters/dynamodb/sign-offs.ts';
import { Table } from './adapters/dynamodb/table.ts';
import { DynamoTasks } from './adapters/dynamodb/tasks.ts';
import { EventBridgeMilestoneEvents } from './adapters/eventbridge/milestone-events.ts';
import { HmacSigner } from './adapters/node-crypto/hmac-signer.ts';
import { readEnvironment } from './runtime/environment.ts';
import { httpHandler } from './runtime/http-handler.ts';
import { Log } from './runtime/log.ts';
import { taskApp } from './web/apps/task-app.ts';

const env = readEnvironment(['TABLE_NAME', 'EVENT_BUS_NAME'], process.env);
const log = new Log('task-pages');
const table = Table.open(env.TABLE_NAME);
const reads = {
  linkKeys: new DynamoLinkKeys(table),
  signer: new HmacSigner(),
  milestones: new DynamoMilestones(table),
  rollouts: new DynamoRollouts(table),
  catalogues: new DynamoCatalogues(table),
  organisations: new DynamoOrganisations(table),
  contacts: new DynamoContacts(table),
  signOffs: new DynamoSignOffs(table),
  // Whom no mail reaches, and what they are to be told.
  manualFollowUps: new DynamoManualFollowUps(table),
  plans: new DynamoFrozenPlans(table),
  deliveries: new DynamoDeliveries(table),
  tasks: new DynamoTasks(table),
  now: Date.now,
};
const acts = {
  ...reads,
  obligations: new DynamoObligations(table),
  ledgers: new DynamoLedgers(table),
  handovers: new DynamoHandovers(table),
  events: new EventBridgeMilestoneEvents(env.EVENT_BUS_NAME),
};

export const handler = httpHandler(log, (onError) =>
  taskApp({ reads, acts, onRevoked: (used) => log.warn('REVOKED_LINK_USED', used), onError }),
);
