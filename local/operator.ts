import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';
import type { Lane } from '../domain/mail/pace.ts';
import { restoresSchema } from '../domain/mail/restore.ts';
import { sendingHoldsSchema } from '../domain/mail/sending-hold.ts';
import type { AccountJobs } from '../domain/people/sign-in-accounts.ts';
import type { milestoneReachedSchema } from '../domain/plan/milestone.ts';
import { COORDINATOR_SOURCE } from '../domain/plan/milestone-events.ts';
import type { DispatchPartJob, DispatchPartJobs } from '../domain/plan/plan.ts';
import { DynamoCatalogues } from '../functions/adapters/dynamodb/catalogues.ts';
import { DynamoContactStore } from '../functions/adapters/dynamodb/contact-store.ts';
import { DynamoContacts } from '../functions/adapters/dynamodb/contacts.ts';
import { DynamoControlLog } from '../functions/adapters/dynamodb/control-log.ts';
import { DynamoDeliveries } from '../functions/adapters/dynamodb/deliveries.ts';
import { DynamoDispatches } from '../functions/adapters/dynamodb/dispatches.ts';
import { dynamodbClient } from '../functions/adapters/dynamodb/dynamodb-client.ts';
import { DynamoErasures } from '../functions/adapters/dynamodb/erasures.ts';
import { DynamoEventLog } from '../functions/adapters/dynamodb/event-log.ts';
import { DynamoFrozenPlans } from '../functions/adapters/dynamodb/frozen-plans.ts';
import { GatheringTable } from '../functions/adapters/dynamodb/gathering-table.ts';
import { DynamoHandovers } from '../functions/adapters/dynamodb/handovers.ts';
import { DynamoKeptEvidence } from '../functions/adapters/dynamodb/kept-evidence.ts';
import { DynamoLedgerSums } from '../functions/adapters/dynamodb/ledger-sums.ts';
import { DynamoLedgers } from '../functions/adapters/dynamodb/ledgers.ts';
import { DynamoLinkKeys } from '../functions/adapters/dynamodb/link-keys.ts';
import { DynamoManualFollowUps } from '../functions/adapters/dynamodb/manual-follow-ups.ts';
import { DynamoMilestoneDrafts } from '../functions/adapters/dynamodb/milestone-drafts.ts';
import { DynamoMilestones } from '../functions/adapters/dynamodb/milestones.ts';
import { DynamoNewsItems } from '../functions/adapters/dynamodb/news-items.ts';
import { DynamoNewsletterIssues } from '../functions/adapters/dynamodb/newsletter-issues.ts';
import { DynamoNewsroom } from '../functions/adapters/dynamodb/newsroom.ts';
import { DynamoObligations } from '../functions/adapters/dynamodb/obligations.ts';
import { DynamoOrganisations } from '../functions/adapters/dynamodb/organisations.ts';
import { DynamoPeople } from '../functions/adapters/dynamodb/people.ts';
import { DynamoPolls } from '../functions/adapters/dynamodb/polls.ts';
import { DynamoPreparedCounters } from '../functions/adapters/dynamodb/prepared-counters.ts';
import { DynamoPressReleases } from '../functions/adapters/dynamodb/press-releases.ts';
import { DynamoPublishedAnswers } from '../functions/adapters/dynamodb/published-answers.ts';
import { DynamoQuestions } from '../functions/adapters/dynamodb/questions.ts';
import { DynamoRefusals } from '../functions/adapters/dynamodb/refusals.ts';
import { DynamoRegisterKeys } from '../functions/adapters/dynamodb/register-log.ts';
import { DynamoRollouts } from '../functions/adapters/dynamodb/rollouts.ts';
import { DynamoSettlements } from '../functions/adapters/dynamodb/settlements.ts';
import { DynamoSharedRecord } from '../functions/adapters/dynamodb/shared-record.ts';
import { DynamoSignOffs } from '../functions/adapters/dynamodb/sign-offs.ts';
import { DynamoSubscribers } from '../functions/adapters/dynamodb/subscribers.ts';
import { DynamoSuppressions } from '../functions/adapters/dynamodb/suppressions.ts';
import type { Table } from '../functions/adapters/dynamodb/table.ts';
import { DynamoTableIdentities } from '../functions/adapters/dynamodb/table-identities.ts';
import { DynamoTasks } from '../functions/adapters/dynamodb/tasks.ts';
import { DynamoTeamsChannels } from '../functions/adapters/dynamodb/teams-channels.ts';
import { DynamoWebhooks } from '../functions/adapters/dynamodb/webhooks.ts';
import { EventBridgeMilestoneEvents } from '../functions/adapters/eventbridge/milestone-events.ts';
import { EventBridgeWishes } from '../functions/adapters/eventbridge/wishes.ts';
import { SqsAccountJobs } from '../functions/adapters/sqs/account-jobs.ts';
import { SqsDispatchPartJobs } from '../functions/adapters/sqs/dispatch-part-jobs.ts';
import { replayKept } from './replays.ts';

export type MilestoneReachedInput = z.input<typeof milestoneReachedSchema>;

/**
 * What a person with access to a stage can do from the command line: read its rows, load data, report and stop a
 * milestone.
 */
export type Operator = ReturnType<typeof operatorOf>;

/**
 * Opens a stage. Without an endpoint it is in the account that the AWS environment names; the local cloud accepts any
 * credentials as the operator's. Connects on first use. `now` (ms) is by the stage's clock.
 */
export function operatorOf(stage: string, endpoint?: string, now: () => number = Date.now) {
  const credentials = { accessKeyId: 'operator', secretAccessKey: 'operator' };
  const settings = endpoint ? { endpoint, region: 'eu-north-1', credentials } : {};
  const marshallOptions = { removeUndefinedValues: true };
  const client = DynamoDBDocumentClient.from(dynamodbClient(settings), { marshallOptions });
  const bus = new EventBridgeClient(settings);
  const name = `budkavle-${stage}`;
  return {
    ...storesIn(new GatheringTable(name, client)),
    ...coordinatorOn(name, bus),
    events: new EventBridgeMilestoneEvents(name, bus),
    wishes: new EventBridgeWishes(name, bus),
    /** Replays all that was kept outside the table since a moment; until `lostUntil` (ms) the lost table had it. */
    replayKept: (of: { from: number; lostUntil: number }) =>
      replayKept({ name, ...of }, { bus, queues: new SQSClient(settings) }),
    sendJobs: sendJobsOf(name, new SQSClient(settings)),
    planJobs: planJobsOf(name, new SQSClient(settings)),
    accountJobs: accountJobsOf(name, new SQSClient(settings)),
    now,
  };
}

function storesIn(table: Table) {
  return {
    rollouts: new DynamoRollouts(table),
    catalogues: new DynamoCatalogues(table),
    organisations: new DynamoOrganisations(table),
    contacts: new DynamoContacts(table),
    controlLog: new DynamoControlLog(table),
    contactStore: new DynamoContactStore(table),
    erasures: new DynamoErasures(table),
    milestones: new DynamoMilestones(table),
    dispatches: new DynamoDispatches(table),
    handovers: new DynamoHandovers(table),
    ledgers: new DynamoLedgers(table),
    ledgerSums: new DynamoLedgerSums(table),
    tasks: new DynamoTasks(table),
    publishedAnswers: new DynamoPublishedAnswers(table),
    questions: new DynamoQuestions(table),
    polls: new DynamoPolls(table),
    people: new DynamoPeople(table),
    plans: new DynamoFrozenPlans(table),
    drafts: new DynamoMilestoneDrafts(table),
    preparedCounters: new DynamoPreparedCounters(table),
    newsItems: new DynamoNewsItems(table),
    newsletterIssues: new DynamoNewsletterIssues(table),
    newsroom: new DynamoNewsroom(table),
    obligations: new DynamoObligations(table),
    deliveries: new DynamoDeliveries(table),
    refusals: new DynamoRefusals(table),
    eventLog: new DynamoEventLog(table),
    webhooks: new DynamoWebhooks(table),
    teamsChannels: new DynamoTeamsChannels(table),
    registerKeys: new DynamoRegisterKeys(table),
    subscribers: new DynamoSubscribers(table),
    signOffs: new DynamoSignOffs(table),
    suppressions: new DynamoSuppressions(table),
    manualFollowUps: new DynamoManualFollowUps(table),
    pressReleases: new DynamoPressReleases(table),
    holds: new DynamoSharedRecord(table, { row: 'holds', schema: sendingHoldsSchema }),
    restores: new DynamoSharedRecord(table, { row: 'restores', schema: restoresSchema }),
    identity: new DynamoTableIdentities(table),
    keptEvidence: new DynamoKeptEvidence(table),
    settlements: new DynamoSettlements(table),
    linkKeys: new DynamoLinkKeys(table),
  };
}

/** What the coordinator's system puts on the bus. */
function coordinatorOn(name: string, bus: EventBridgeClient) {
  const put = async (DetailType: string, detail: unknown, at?: Date) => {
    const entry = { DetailType, Detail: JSON.stringify(detail), ...(at && { Time: at }) };
    const Entries = [{ EventBusName: name, Source: COORDINATOR_SOURCE, ...entry }];
    const answer = await bus.send(new PutEventsCommand({ Entries }));
    if (answer.FailedEntryCount)
      throw new Error(`the bus did not take the event: ${answer.Entries?.[0]?.ErrorMessage}`);
  };
  return {
    /** Reports a milestone as of now or of `at`. The detail is not checked: the system must refuse a wrong one. */
    report: (detail: unknown, at?: Date) => put('MilestoneReached', detail, at),
    /** Asks for a milestone to be stopped. */
    stop: (id: string, by: string) => put('MilestoneStopRequested', { id, by }),
    /** Says something of a type that may not exist. */
    say: (type: string, detail: unknown) => put(type, detail),
  };
}

/** The queue of accounts to be opened and closed. */
function accountJobsOf(name: string, queues: SQSClient): AccountJobs {
  return {
    async enqueue(jobs) {
      const { QueueUrl = '' } = await queues.send(new GetQueueUrlCommand({ QueueName: `${name}-accounts` }));
      await new SqsAccountJobs(QueueUrl, queues).enqueue(jobs);
    },
  };
}

/** The queue of parts to be planned. */
function planJobsOf(name: string, queues: SQSClient): DispatchPartJobs {
  return {
    async enqueue(jobs, delaySeconds) {
      const QueueName = `${name}-organisation-plans`;
      const { QueueUrl = '' } = await queues.send(new GetQueueUrlCommand({ QueueName }));
      await new SqsDispatchPartJobs(QueueUrl, queues).enqueue(jobs, delaySeconds);
    },
  };
}

/** The queues of mails to be sent, one for each lane. */
function sendJobsOf(name: string, queues: SQSClient) {
  return {
    async enqueue(
      jobs: readonly DispatchPartJob[],
      delaySeconds?: number,
      lane: Lane = 'other',
    ): Promise<void> {
      const QueueName = `${name}-${lane === 'press' ? 'press-deliveries' : 'deliveries'}`;
      const { QueueUrl = '' } = await queues.send(new GetQueueUrlCommand({ QueueName }));
      await new SqsDispatchPartJobs(QueueUrl, queues).enqueue(jobs, delaySeconds);
    },
  };
}
