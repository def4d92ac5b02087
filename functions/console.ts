import { DynamoCatalogues } from './adapters/dynamodb/catalogues.ts';
import { DynamoDeliveries } from './adapters/dynamodb/deliveries.ts';
import { DynamoDispatches } from './adapters/dynamodb/dispatches.ts';
import { DynamoLedgers } from './adapters/dynamodb/ledgers.ts';
import { DynamoMilestones } from './adapters/dynamodb/milestones.ts';
import { DynamoObligations } from './adapters/dynamodb/obligations.ts';
import { DynamoOrganisations } from './adapters/dynamodb/organisations.ts';
import { DynamoPlans } from './adapters/dynamodb/plans.ts';
import { DynamoRefusals } from './adapters/dynamodb/refusals.ts';
import { DynamoRollouts } from './adapters/dynamodb/rollouts.ts';
import { Table } from './adapters/dynamodb/table.ts';
import { DynamoTasks } from './adapters/dynamodb/tasks.ts';
import { readEnvironment } from './runtime/environment.ts';
import { httpHandler } from './runtime/http-handler.ts';
import { Log } from './runtime/log.ts';
import { consoleApp } from './web/console-app.ts';

const env = readEnvironment(['TABLE_NAME', 'MAILBOX_URL'], process.env);
const log = new Log('console');
const table = Table.open(env.TABLE_NAME);
const ports = {
  rollouts: new DynamoRollouts(table),
  milestones: new DynamoMilestones(table),
  catalogues: new DynamoCatalogues(table),
  organisations: new DynamoOrganisations(table),
  plans: new DynamoPlans(table),
  refusals: new DynamoRefusals(table),
  ledgers: new DynamoLedgers(table),
  obligations: new DynamoObligations(table),
  tasks: new DynamoTasks(table),
  deliveries: new DynamoDeliveries(table),
  dispatches: new DynamoDispatches(table),
  now: Date.now,
};

const onError = (error: Error) => log.error('REQUEST_FAILED', error);
export const handler = httpHandler(consoleApp({ ports, mailboxUrl: env.MAILBOX_URL, onError }), log);
