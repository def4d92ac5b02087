import { DynamoCalendarAddresses } from './adapters/dynamodb/calendar-addresses.ts';
import { DynamoCatalogues } from './adapters/dynamodb/catalogues.ts';
import { DynamoFrozenPlans } from './adapters/dynamodb/frozen-plans.ts';
import { DynamoLedgers } from './adapters/dynamodb/ledgers.ts';
import { DynamoLinkKeys } from './adapters/dynamodb/link-keys.ts';
import { DynamoMilestones } from './adapters/dynamodb/milestones.ts';
import { DynamoNewsletterSchedules } from './adapters/dynamodb/newsletter-schedules.ts';
import { DynamoOrganisations } from './adapters/dynamodb/organisations.ts';
import { DynamoPeople } from './adapters/dynamodb/people.ts';
import { DynamoPublishedAnswers } from './adapters/dynamodb/published-answers.ts';
import { DynamoRollouts } from './adapters/dynamodb/rollouts.ts';
import { Table } from './adapters/dynamodb/table.ts';
import { DynamoTasks } from './adapters/dynamodb/tasks.ts';
import { HmacSigner } from './adapters/node-crypto/hmac-signer.ts';
import { readEnvironment } from './runtime/environment.ts';
import { httpHandler } from './runtime/http-handler.ts';
import { Log } from './runtime/log.ts';
import { packetApp } from './web/apps/packet-app.ts';

const env = readEnvironment(['TABLE_NAME', 'PUBLIC_URL'], process.env);
const log = new Log('packet');
const table = Table.open(env.TABLE_NAME);
const ports = {
  milestones: new DynamoMilestones(table),
  plans: new DynamoFrozenPlans(table),
  rollouts: new DynamoRollouts(table),
  catalogues: new DynamoCatalogues(table),
  tasks: new DynamoTasks(table),
  publishedAnswers: new DynamoPublishedAnswers(table),
  calendarAddresses: new DynamoCalendarAddresses(table),
  people: new DynamoPeople(table),
  organisations: new DynamoOrganisations(table),
  ledgers: new DynamoLedgers(table),
  newsletterSchedules: new DynamoNewsletterSchedules(table),
  linkKeys: new DynamoLinkKeys(table),
  signer: new HmacSigner(),
  publicUrl: env.PUBLIC_URL,
  now: Date.now,
};

export const handler = httpHandler(log, (onError) =>
  packetApp({ ports, onRevoked: (used) => log.warn('REVOKED_LINK_USED', used), onError }),
);
