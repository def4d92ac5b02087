import { DynamoCatalogues } from './adapters/dynamodb/catalogues.ts';
import { DynamoContactStore } from './adapters/dynamodb/contact-store.ts';
import { DynamoContacts } from './adapters/dynamodb/contacts.ts';
import { DynamoControlLog } from './adapters/dynamodb/control-log.ts';
import { GatheringTable } from './adapters/dynamodb/gathering-table.ts';
import { DynamoLedgerSums } from './adapters/dynamodb/ledger-sums.ts';
import { DynamoLedgers } from './adapters/dynamodb/ledgers.ts';
import { DynamoMachines } from './adapters/dynamodb/machines.ts';
import { DynamoManualFollowUps } from './adapters/dynamodb/manual-follow-ups.ts';
import { DynamoMilestoneDrafts } from './adapters/dynamodb/milestone-drafts.ts';
import { DynamoMilestones } from './adapters/dynamodb/milestones.ts';
import { DynamoNewsletterSchedules } from './adapters/dynamodb/newsletter-schedules.ts';
import { DynamoOrganisations } from './adapters/dynamodb/organisations.ts';
import { DynamoPeople } from './adapters/dynamodb/people.ts';
import { DynamoPlans } from './adapters/dynamodb/plans.ts';
import { DynamoPreparedCounters } from './adapters/dynamodb/prepared-counters.ts';
import { DynamoPressReleases } from './adapters/dynamodb/press-releases.ts';
import { DynamoQuestions } from './adapters/dynamodb/questions.ts';
import { DynamoRefusals } from './adapters/dynamodb/refusals.ts';
import { DynamoRollouts } from './adapters/dynamodb/rollouts.ts';
import { DynamoSignOffs } from './adapters/dynamodb/sign-offs.ts';
import { DynamoTasks } from './adapters/dynamodb/tasks.ts';
import { DynamoTeamsChannels } from './adapters/dynamodb/teams-channels.ts';
import { DynamoWebhooks } from './adapters/dynamodb/webhooks.ts';
import { readEnvironment } from './runtime/environment.ts';
import { Log } from './runtime/log.ts';
import { readsForEveryPage } from './runtime/reads-for-every-page.ts';
import { SIGN_IN_VARIABLES, signedInHandler } from './runtime/signed-in-handler.ts';
import { homeApp } from './web/apps/home-app.ts';

const env = readEnvironment(['TABLE_NAME', 'MAILBOX_URL', ...SIGN_IN_VARIABLES], process.env);
const log = new Log('home');
const table = GatheringTable.open(env.TABLE_NAME);
const ports = {
  ...readsForEveryPage(table),
  rollouts: new DynamoRollouts(table),
  milestones: new DynamoMilestones(table),
  catalogues: new DynamoCatalogues(table),
  organisations: new DynamoOrganisations(table),
  contacts: new DynamoContacts(table),
  contactStore: new DynamoContactStore(table),
  people: new DynamoPeople(table),
  plans: new DynamoPlans(table),
  ledgers: new DynamoLedgers(table),
  ledgerSums: new DynamoLedgerSums(table),
  tasks: new DynamoTasks(table),
  manualFollowUps: new DynamoManualFollowUps(table),
  signOffs: new DynamoSignOffs(table),
  drafts: new DynamoMilestoneDrafts(table),
  preparedCounters: new DynamoPreparedCounters(table),
  pressReleases: new DynamoPressReleases(table),
  newsletterSchedules: new DynamoNewsletterSchedules(table),
  questions: new DynamoQuestions(table),
  controlLog: new DynamoControlLog(table),
  refusals: new DynamoRefusals(table),
  webhooks: new DynamoWebhooks(table),
  teamsChannels: new DynamoTeamsChannels(table),
  machines: new DynamoMachines(table),
  now: Date.now,
};

export const handler = signedInHandler(homeApp, { env, log, table, ports, mailboxUrl: env.MAILBOX_URL });
