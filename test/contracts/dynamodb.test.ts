import { afterAll, beforeAll } from 'vitest';
import { paceSchema } from '../../domain/mail/pace.ts';
import { sendingHoldsSchema } from '../../domain/mail/sending-hold.ts';
import { DynamoCalendarAddresses } from '../../functions/adapters/dynamodb/calendar-addresses.ts';
import { DynamoCatalogues } from '../../functions/adapters/dynamodb/catalogues.ts';
import { DynamoContactStore } from '../../functions/adapters/dynamodb/contact-store.ts';
import { DynamoContacts } from '../../functions/adapters/dynamodb/contacts.ts';
import { DynamoControlLog } from '../../functions/adapters/dynamodb/control-log.ts';
import { DynamoDeliveries } from '../../functions/adapters/dynamodb/deliveries.ts';
import { DynamoDispatches } from '../../functions/adapters/dynamodb/dispatches.ts';
import { DynamoErasures } from '../../functions/adapters/dynamodb/erasures.ts';
import { DynamoEventLog } from '../../functions/adapters/dynamodb/event-log.ts';
import { DynamoFrozenPlans } from '../../functions/adapters/dynamodb/frozen-plans.ts';
import { DynamoHandovers } from '../../functions/adapters/dynamodb/handovers.ts';
import { DynamoKeptEvidence } from '../../functions/adapters/dynamodb/kept-evidence.ts';
import { DynamoLedgerSums } from '../../functions/adapters/dynamodb/ledger-sums.ts';
import { DynamoLedgers } from '../../functions/adapters/dynamodb/ledgers.ts';
import { DynamoLinkKeys } from '../../functions/adapters/dynamodb/link-keys.ts';
import { DynamoMachines } from '../../functions/adapters/dynamodb/machines.ts';
import { DynamoManualFollowUps } from '../../functions/adapters/dynamodb/manual-follow-ups.ts';
import { DynamoMilestoneDrafts } from '../../functions/adapters/dynamodb/milestone-drafts.ts';
import { DynamoMilestones } from '../../functions/adapters/dynamodb/milestones.ts';
import { DynamoNewsItems } from '../../functions/adapters/dynamodb/news-items.ts';
import { DynamoNewsletterIssues } from '../../functions/adapters/dynamodb/newsletter-issues.ts';
import { DynamoNewsletterSchedules } from '../../functions/adapters/dynamodb/newsletter-schedules.ts';
import { DynamoNewsroom } from '../../functions/adapters/dynamodb/newsroom.ts';
import { DynamoObligations } from '../../functions/adapters/dynamodb/obligations.ts';
import { DynamoOrganisations } from '../../functions/adapters/dynamodb/organisations.ts';
import { DynamoPeople } from '../../functions/adapters/dynamodb/people.ts';
import { DynamoPollMarks, DynamoPolls } from '../../functions/adapters/dynamodb/polls.ts';
import { DynamoPreparedCounters } from '../../functions/adapters/dynamodb/prepared-counters.ts';
import { DynamoPressReleases } from '../../functions/adapters/dynamodb/press-releases.ts';
import { DynamoPublicSignOffs } from '../../functions/adapters/dynamodb/public-sign-offs.ts';
import { DynamoPublishedAnswers } from '../../functions/adapters/dynamodb/published-answers.ts';
import { DynamoQuestions } from '../../functions/adapters/dynamodb/questions.ts';
import { DynamoRefusals } from '../../functions/adapters/dynamodb/refusals.ts';
import { DynamoRegisterKeys, DynamoRegisterLog } from '../../functions/adapters/dynamodb/register-log.ts';
import { DynamoRequestLimits } from '../../functions/adapters/dynamodb/request-limits.ts';
import { DynamoRolloutDrafts } from '../../functions/adapters/dynamodb/rollout-drafts.ts';
import { DynamoRollouts } from '../../functions/adapters/dynamodb/rollouts.ts';
import { DynamoSettlements } from '../../functions/adapters/dynamodb/settlements.ts';
import { DynamoSharedRecord } from '../../functions/adapters/dynamodb/shared-record.ts';
import { DynamoSignOffs } from '../../functions/adapters/dynamodb/sign-offs.ts';
import { DynamoSubscribers } from '../../functions/adapters/dynamodb/subscribers.ts';
import { DynamoSuppressions } from '../../functions/adapters/dynamodb/suppressions.ts';
import { DynamoTableIdentities } from '../../functions/adapters/dynamodb/table-identities.ts';
import { DynamoTasks } from '../../functions/adapters/dynamodb/tasks.ts';
import {
  DynamoTeamsAddresses,
  DynamoTeamsChannels,
} from '../../functions/adapters/dynamodb/teams-channels.ts';
import { DynamoWebhookSecrets, DynamoWebhooks } from '../../functions/adapters/dynamodb/webhooks.ts';
import { allContracts } from './all-contracts.ts';
import { LocalDynamodb } from './local-dynamodb.ts';
import { type ContractTables, OneTable } from './one-table.ts';
import type { Stores } from './stores.ts';

// `npm run contracts` names another DynamoDB than the local cloud's, and perhaps a table.
const { CONTRACTS_ENDPOINT: elsewhere, CONTRACTS_TABLE: given } = process.env;
let tables: ContractTables;

beforeAll(async () => {
  tables = elsewhere === undefined ? await LocalDynamodb.start() : await OneTable.open(elsewhere, given);
});

afterAll(() => tables.stop());

allContracts(async (): Promise<Stores> => {
  const table = await tables.emptyTable();
  return {
    holds: new DynamoSharedRecord(table, { row: 'holds', schema: sendingHoldsSchema }),
    calendarAddresses: new DynamoCalendarAddresses(table),
    eventLog: new DynamoEventLog(table),
    machines: new DynamoMachines(table),
    teamsAddresses: new DynamoTeamsAddresses(table),
    teamsChannels: new DynamoTeamsChannels(table),
    webhooks: new DynamoWebhooks(table),
    webhookSecrets: new DynamoWebhookSecrets(table),
    catalogues: new DynamoCatalogues(table),
    contacts: new DynamoContacts(table),
    controlLog: new DynamoControlLog(table),
    deliveries: new DynamoDeliveries(table),
    handovers: new DynamoHandovers(table),
    drafts: new DynamoMilestoneDrafts(table),
    rolloutDrafts: new DynamoRolloutDrafts(table),
    preparedCounters: new DynamoPreparedCounters(table),
    erasures: new DynamoErasures(table),
    identity: new DynamoTableIdentities(table),
    keptEvidence: new DynamoKeptEvidence(table),
    linkKeys: new DynamoLinkKeys(table),
    milestones: new DynamoMilestones(table),
    dispatches: new DynamoDispatches(table),
    newsItems: new DynamoNewsItems(table),
    newsletterIssues: new DynamoNewsletterIssues(table),
    newsroom: new DynamoNewsroom(table),
    newsletterSchedules: new DynamoNewsletterSchedules(table),
    obligations: new DynamoObligations(table),
    organisations: new DynamoOrganisations(table),
    pace: new DynamoSharedRecord(table, { row: 'pace', schema: paceSchema }),
    ledgers: new DynamoLedgers(table),
    ledgerSums: new DynamoLedgerSums(table),
    people: new DynamoPeople(table),
    plans: new DynamoFrozenPlans(table),
    pressReleases: new DynamoPressReleases(table),
    manualFollowUps: new DynamoManualFollowUps(table),
    contactStore: new DynamoContactStore(table),
    publishedAnswers: new DynamoPublishedAnswers(table),
    polls: new DynamoPolls(table),
    pollMarks: new DynamoPollMarks(table),
    questions: new DynamoQuestions(table),
    refusals: new DynamoRefusals(table),
    registerKeys: new DynamoRegisterKeys(table),
    registerLog: new DynamoRegisterLog(table),
    requestLimits: new DynamoRequestLimits(table),
    rollouts: new DynamoRollouts(table),
    subscribers: new DynamoSubscribers(table),
    settlements: new DynamoSettlements(table),
    suppressions: new DynamoSuppressions(table),
    publicSignOffs: new DynamoPublicSignOffs(table),
    signOffs: new DynamoSignOffs(table),
    tasks: new DynamoTasks(table),
  };
});
