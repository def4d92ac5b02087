import * as z from 'zod';
import { tellWhatWaits } from '../domain/home/use-cases/tell-what-waits.ts';
import { noticedSchema, waitingCountsSchema } from '../domain/home/waiting-count.ts';
import { restoresSchema } from '../domain/mail/restore.ts';
import { renderTaskMail } from '../templates/mail/render-task-mail.ts';
import { waitingWords } from '../templates/pages/console/home/waiting-words.ts';
import { DynamoCatalogues } from './adapters/dynamodb/catalogues.ts';
import { DynamoContacts } from './adapters/dynamodb/contacts.ts';
import { DynamoControlLog } from './adapters/dynamodb/control-log.ts';
import { DynamoDispatches } from './adapters/dynamodb/dispatches.ts';
import { DynamoFrozenPlans } from './adapters/dynamodb/frozen-plans.ts';
import { GatheringTable } from './adapters/dynamodb/gathering-table.ts';
import { DynamoHandovers } from './adapters/dynamodb/handovers.ts';
import { DynamoLedgerSums } from './adapters/dynamodb/ledger-sums.ts';
import { DynamoLedgers } from './adapters/dynamodb/ledgers.ts';
import { DynamoMachines } from './adapters/dynamodb/machines.ts';
import { DynamoMilestoneDrafts } from './adapters/dynamodb/milestone-drafts.ts';
import { DynamoMilestones } from './adapters/dynamodb/milestones.ts';
import { DynamoNewsletterSchedules } from './adapters/dynamodb/newsletter-schedules.ts';
import { DynamoObligations } from './adapters/dynamodb/obligations.ts';
import { DynamoOrganisations } from './adapters/dynamodb/organisations.ts';
import { DynamoPeople } from './adapters/dynamodb/people.ts';
import { DynamoPreparedCounters } from './adapters/dynamodb/prepared-counters.ts';
import { DynamoPressReleases } from './adapters/dynamodb/press-releases.ts';
import { DynamoQuestions } from './adapters/dynamodb/questions.ts';
import { DynamoRefusals } from './adapters/dynamodb/refusals.ts';
import { DynamoRollouts } from './adapters/dynamodb/rollouts.ts';
import { DynamoSharedRecord } from './adapters/dynamodb/shared-record.ts';
import { DynamoSignOffs } from './adapters/dynamodb/sign-offs.ts';
import { DynamoTasks } from './adapters/dynamodb/tasks.ts';
import { DynamoTeamsChannels } from './adapters/dynamodb/teams-channels.ts';
import { DynamoWebhooks } from './adapters/dynamodb/webhooks.ts';
import { EventBridgeMilestoneEvents } from './adapters/eventbridge/milestone-events.ts';
import { SqsDispatchPartJobs } from './adapters/sqs/dispatch-part-jobs.ts';
import { readEnvironment } from './runtime/environment.ts';
import { Log } from './runtime/log.ts';
import { scheduledHandler } from './runtime/scheduled-handler.ts';

const env = readEnvironment(
  ['TABLE_NAME', 'DELIVERIES_QUEUE_URL', 'EVENT_BUS_NAME', 'CONSOLE_URL'],
  process.env,
);
const log = new Log('remind-owners');
const table = GatheringTable.open(env.TABLE_NAME);
const ports = {
  rollouts: new DynamoRollouts(table),
  milestones: new DynamoMilestones(table),
  dispatches: new DynamoDispatches(table),
  catalogues: new DynamoCatalogues(table),
  organisations: new DynamoOrganisations(table),
  contacts: new DynamoContacts(table),
  plans: new DynamoFrozenPlans(table),
  obligations: new DynamoObligations(table),
  ledgers: new DynamoLedgers(table),
  ledgerSums: new DynamoLedgerSums(table),
  tasks: new DynamoTasks(table),
  signOffs: new DynamoSignOffs(table),
  events: new EventBridgeMilestoneEvents(env.EVENT_BUS_NAME),
  people: new DynamoPeople(table),
  drafts: new DynamoMilestoneDrafts(table),
  preparedCounters: new DynamoPreparedCounters(table),
  pressReleases: new DynamoPressReleases(table),
  questions: new DynamoQuestions(table),
  newsletterSchedules: new DynamoNewsletterSchedules(table),
  controlLog: new DynamoControlLog(table),
  refusals: new DynamoRefusals(table),
  webhooks: new DynamoWebhooks(table),
  teamsChannels: new DynamoTeamsChannels(table),
  machines: new DynamoMachines(table),
  restores: new DynamoSharedRecord(table, { row: 'restores', schema: restoresSchema }),
  waitingCounts: new DynamoSharedRecord(table, { row: 'waitingCounts', schema: waitingCountsSchema }),
  noticed: new DynamoSharedRecord(table, { row: 'noticed', schema: noticedSchema }),
  wordsOf: waitingWords(env.CONSOLE_URL),
  handovers: new DynamoHandovers(table),
  reminded: new DynamoSharedRecord(table, { row: 'reminded', schema: z.record(z.string(), z.iso.date()) }),
  sendJobs: new SqsDispatchPartJobs(env.DELIVERIES_QUEUE_URL),
  render: renderTaskMail,
  now: Date.now,
};

export const handler = scheduledHandler({
  log,
  work: async () => {
    const { approvals, reminders } = await tellWhatWaits(ports);
    for (const report of reminders) log.info('OWNERS_REMINDED', report);
    if (approvals > 0) log.info('APPROVALS_ANNOUNCED', { approvals });
  },
});
