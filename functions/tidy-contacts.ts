import { tidyContacts } from '../domain/privacy/use-cases/tidy-contacts.ts';
import { DynamoContactStore } from './adapters/dynamodb/contact-store.ts';
import { DynamoDeliveries } from './adapters/dynamodb/deliveries.ts';
import { DynamoDispatches } from './adapters/dynamodb/dispatches.ts';
import { DynamoErasures } from './adapters/dynamodb/erasures.ts';
import { DynamoRollouts } from './adapters/dynamodb/rollouts.ts';
import { Table } from './adapters/dynamodb/table.ts';
import { readEnvironment } from './runtime/environment.ts';
import { Log } from './runtime/log.ts';
import { scheduledHandler } from './runtime/scheduled-handler.ts';

const env = readEnvironment(['TABLE_NAME'], process.env);
const log = new Log('tidy-contacts');
const table = Table.open(env.TABLE_NAME);
const ports = {
  rollouts: new DynamoRollouts(table),
  register: new DynamoContactStore(table),
  dispatches: new DynamoDispatches(table),
  deliveries: new DynamoDeliveries(table),
  erasures: new DynamoErasures(table),
  now: Date.now,
};

export const handler = scheduledHandler({
  log,
  work: async () => log.info('CONTACTS_TIDIED', await tidyContacts(ports)),
});
