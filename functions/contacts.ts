import { readContactFile } from './adapters/csv-parse/contact-file.ts';
import { DynamoCatalogues } from './adapters/dynamodb/catalogues.ts';
import { DynamoContactStore } from './adapters/dynamodb/contact-store.ts';
import { DynamoContacts } from './adapters/dynamodb/contacts.ts';
import { DynamoDeliveries } from './adapters/dynamodb/deliveries.ts';
import { DynamoDispatches } from './adapters/dynamodb/dispatches.ts';
import { DynamoErasures } from './adapters/dynamodb/erasures.ts';
import { DynamoFrozenPlans } from './adapters/dynamodb/frozen-plans.ts';
import { DynamoHandovers } from './adapters/dynamodb/handovers.ts';
import { DynamoLedgers } from './adapters/dynamodb/ledgers.ts';
import { DynamoManualFollowUps } from './adapters/dynamodb/manual-follow-ups.ts';
import { DynamoMilestones } from './adapters/dynamodb/milestones.ts';
import { DynamoObligations } from './adapters/dynamodb/obligations.ts';
import { DynamoOrganisations } from './adapters/dynamodb/organisations.ts';
import { DynamoQuestions } from './adapters/dynamodb/questions.ts';
import { DynamoRollouts } from './adapters/dynamodb/rollouts.ts';
import { DynamoSignOffs } from './adapters/dynamodb/sign-offs.ts';
import { DynamoSubscribers } from './adapters/dynamodb/subscribers.ts';
import { DynamoSuppressions } from './adapters/dynamodb/suppressions.ts';
import { Table } from './adapters/dynamodb/table.ts';
import { DynamoTasks } from './adapters/dynamodb/tasks.ts';
import { EventBridgeWishes } from './adapters/eventbridge/wishes.ts';
import { readEnvironment } from './runtime/environment.ts';
import { Log } from './runtime/log.ts';
import { readsForEveryPage } from './runtime/reads-for-every-page.ts';
import { SIGN_IN_VARIABLES, signedInHandler } from './runtime/signed-in-handler.ts';
import { contactsApp } from './web/apps/contacts-app.ts';

const env = readEnvironment(['TABLE_NAME', 'EVENT_BUS_NAME', ...SIGN_IN_VARIABLES], process.env);
const log = new Log('contacts');
const table = Table.open(env.TABLE_NAME);
const ports = {
  ...readsForEveryPage(table),
  rollouts: new DynamoRollouts(table),
  catalogues: new DynamoCatalogues(table),
  organisations: new DynamoOrganisations(table),
  contactStore: new DynamoContactStore(table),
  contacts: new DynamoContacts(table),
  dispatches: new DynamoDispatches(table),
  deliveries: new DynamoDeliveries(table),
  erasures: new DynamoErasures(table),
  handovers: new DynamoHandovers(table),
  ledgers: new DynamoLedgers(table),
  milestones: new DynamoMilestones(table),
  obligations: new DynamoObligations(table),
  plans: new DynamoFrozenPlans(table),
  subscribers: new DynamoSubscribers(table),
  signOffs: new DynamoSignOffs(table),
  questions: new DynamoQuestions(table),
  tasks: new DynamoTasks(table),
  manualFollowUps: new DynamoManualFollowUps(table),
  suppressions: new DynamoSuppressions(table),
  wishes: new EventBridgeWishes(env.EVENT_BUS_NAME),
  readFile: readContactFile,
  now: Date.now,
};

export const handler = signedInHandler(contactsApp, { env, log, table, ports });
