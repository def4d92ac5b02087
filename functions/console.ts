import { renderMail } from '../templates/mail/render-mail.ts';
import { headIssue, renderNewsletter, sayChange } from '../templates/newsletter/render-newsletter.ts';
import { unreadable } from '../templates/newsletter/unreadable.ts';
import { sayAnswer } from '../templates/questions/say-answer.ts';
import { DynamoCalendarAddresses } from './adapters/dynamodb/calendar-addresses.ts';
import { DynamoCatalogues } from './adapters/dynamodb/catalogues.ts';
import { DynamoContacts } from './adapters/dynamodb/contacts.ts';
import { DynamoControlLog } from './adapters/dynamodb/control-log.ts';
import { DynamoDeliveries } from './adapters/dynamodb/deliveries.ts';
import { DynamoDispatches } from './adapters/dynamodb/dispatches.ts';
import { DynamoEventLog } from './adapters/dynamodb/event-log.ts';
import { DynamoFrozenPlans } from './adapters/dynamodb/frozen-plans.ts';
import { GatheringTable } from './adapters/dynamodb/gathering-table.ts';
import { DynamoHandovers } from './adapters/dynamodb/handovers.ts';
import { DynamoKeptEvidence } from './adapters/dynamodb/kept-evidence.ts';
import { DynamoLedgerSums } from './adapters/dynamodb/ledger-sums.ts';
import { DynamoLedgers } from './adapters/dynamodb/ledgers.ts';
import { DynamoLinkKeys } from './adapters/dynamodb/link-keys.ts';
import { DynamoMachines } from './adapters/dynamodb/machines.ts';
import { DynamoManualFollowUps } from './adapters/dynamodb/manual-follow-ups.ts';
import { DynamoMilestoneDrafts } from './adapters/dynamodb/milestone-drafts.ts';
import { DynamoMilestones } from './adapters/dynamodb/milestones.ts';
import { DynamoNewsItems } from './adapters/dynamodb/news-items.ts';
import { DynamoNewsletterIssues } from './adapters/dynamodb/newsletter-issues.ts';
import { DynamoNewsletterSchedules } from './adapters/dynamodb/newsletter-schedules.ts';
import { DynamoObligations } from './adapters/dynamodb/obligations.ts';
import { DynamoOrganisations } from './adapters/dynamodb/organisations.ts';
import { DynamoPeople } from './adapters/dynamodb/people.ts';
import { DynamoPolls } from './adapters/dynamodb/polls.ts';
import { DynamoPreparedCounters } from './adapters/dynamodb/prepared-counters.ts';
import { DynamoQuestions } from './adapters/dynamodb/questions.ts';
import { DynamoRefusals } from './adapters/dynamodb/refusals.ts';
import { DynamoRequestLimits } from './adapters/dynamodb/request-limits.ts';
import { DynamoRollouts } from './adapters/dynamodb/rollouts.ts';
import { DynamoSettlements } from './adapters/dynamodb/settlements.ts';
import { DynamoSignOffs } from './adapters/dynamodb/sign-offs.ts';
import { DynamoSubscribers } from './adapters/dynamodb/subscribers.ts';
import { DynamoTableIdentities } from './adapters/dynamodb/table-identities.ts';
import { DynamoTasks } from './adapters/dynamodb/tasks.ts';
import { DynamoTeamsAddresses, DynamoTeamsChannels } from './adapters/dynamodb/teams-channels.ts';
import { DynamoWebhookSecrets, DynamoWebhooks } from './adapters/dynamodb/webhooks.ts';
import { EventBridgeMilestoneEvents } from './adapters/eventbridge/milestone-events.ts';
import { HmacSigner } from './adapters/node-crypto/hmac-signer.ts';
import { newSecret } from './adapters/node-crypto/new-secret.ts';
import { SesMailAccounts } from './adapters/ses/mail-accounts.ts';
import { SqsAnswerJobs } from './adapters/sqs/answer-jobs.ts';
import { SqsDispatchPartJobs } from './adapters/sqs/dispatch-part-jobs.ts';
import { SqsTrialJobs } from './adapters/sqs/trial-jobs.ts';
import { readEnvironment } from './runtime/environment.ts';
import { Log } from './runtime/log.ts';
import { readsForEveryPage } from './runtime/reads-for-every-page.ts';
import { SIGN_IN_VARIABLES, signedInHandler } from './runtime/signed-in-handler.ts';
import { consoleApp } from './web/apps/console-app.ts';

const names = [
  'TABLE_NAME',
  'EVENT_BUS_NAME',
  'ORGANISATION_PLANS_QUEUE_URL',
  'DELIVERIES_QUEUE_URL',
  'ANSWERS_QUEUE_URL',
  'ACCOUNTS_QUEUE_URL',
  'MAIL_DOMAIN',
  'CONFIGURATION_SET_NAME',
] as const;
const env = readEnvironment([...names, 'MAILBOX_URL', ...SIGN_IN_VARIABLES], process.env);
const log = new Log('console');
const table = GatheringTable.open(env.TABLE_NAME);
const ports = {
  ...readsForEveryPage(table),
  rollouts: new DynamoRollouts(table),
  milestones: new DynamoMilestones(table),
  dispatches: new DynamoDispatches(table),
  catalogues: new DynamoCatalogues(table),
  organisations: new DynamoOrganisations(table),
  controlLog: new DynamoControlLog(table),
  people: new DynamoPeople(table),
  machines: new DynamoMachines(table),
  contacts: new DynamoContacts(table),
  obligations: new DynamoObligations(table),
  deliveries: new DynamoDeliveries(table),
  drafts: new DynamoMilestoneDrafts(table),
  preparedCounters: new DynamoPreparedCounters(table),
  trialJobs: new SqsTrialJobs(env.ACCOUNTS_QUEUE_URL),
  requestLimits: new DynamoRequestLimits(table),
  identity: new DynamoTableIdentities(table),
  keptEvidence: new DynamoKeptEvidence(table),
  settlements: new DynamoSettlements(table),
  mailAccounts: new SesMailAccounts({
    domain: env.MAIL_DOMAIN,
    configurationSet: env.CONFIGURATION_SET_NAME,
  }),
  plans: new DynamoFrozenPlans(table),
  refusals: new DynamoRefusals(table),
  ledgers: new DynamoLedgers(table),
  ledgerSums: new DynamoLedgerSums(table),
  manualFollowUps: new DynamoManualFollowUps(table),
  signOffs: new DynamoSignOffs(table),
  polls: new DynamoPolls(table),
  tasks: new DynamoTasks(table),
  handovers: new DynamoHandovers(table),
  newsItems: new DynamoNewsItems(table),
  newsletterIssues: new DynamoNewsletterIssues(table),
  newsletterSchedules: new DynamoNewsletterSchedules(table),
  subscribers: new DynamoSubscribers(table),
  questions: new DynamoQuestions(table),
  answerJobs: new SqsAnswerJobs(env.ANSWERS_QUEUE_URL),
  sayAnswer,
  linkKeys: new DynamoLinkKeys(table),
  calendarAddresses: new DynamoCalendarAddresses(table),
  eventLog: new DynamoEventLog(table),
  teamsAddresses: new DynamoTeamsAddresses(table),
  teamsChannels: new DynamoTeamsChannels(table),
  webhooks: new DynamoWebhooks(table),
  webhookSecrets: new DynamoWebhookSecrets(table),
  signer: new HmacSigner(),
  newSecret,
  // The public pages have the same origin.
  publicUrl: env.CONSOLE_URL,
  planJobs: new SqsDispatchPartJobs(env.ORGANISATION_PLANS_QUEUE_URL),
  sendJobs: new SqsDispatchPartJobs(env.DELIVERIES_QUEUE_URL),
  events: new EventBridgeMilestoneEvents(env.EVENT_BUS_NAME),
  render: renderMail,
  head: headIssue,
  sayChange,
  renderIssue: renderNewsletter,
  unreadable,
  now: Date.now,
};

export const handler = signedInHandler(consoleApp, {
  ...{ env, log, table, ports, ofMachines: ports },
  mailboxUrl: env.MAILBOX_URL,
});
