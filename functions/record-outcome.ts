import * as z from 'zod';
import { restoresSchema } from '../domain/mail/restore.ts';
import { recordOutcome } from '../domain/sending/use-cases/record-outcome.ts';
import { DynamoDeliveries } from './adapters/dynamodb/deliveries.ts';
import { DynamoDispatches } from './adapters/dynamodb/dispatches.ts';
import { GatheringTable } from './adapters/dynamodb/gathering-table.ts';
import { DynamoKeptEvidence } from './adapters/dynamodb/kept-evidence.ts';
import { DynamoLedgers } from './adapters/dynamodb/ledgers.ts';
import { DynamoManualFollowUps } from './adapters/dynamodb/manual-follow-ups.ts';
import { DynamoObligations } from './adapters/dynamodb/obligations.ts';
import { DynamoPlans } from './adapters/dynamodb/plans.ts';
import { DynamoSharedRecord } from './adapters/dynamodb/shared-record.ts';
import { DynamoSuppressions } from './adapters/dynamodb/suppressions.ts';
import { DynamoTableIdentities } from './adapters/dynamodb/table-identities.ts';
import { DynamoTasks } from './adapters/dynamodb/tasks.ts';
import { EventBridgeMilestoneEvents } from './adapters/eventbridge/milestone-events.ts';
import { isConnectionNotice, parseMailEvent, parseReturnedInvitation } from './adapters/ses/mail-event.ts';
import { SqsAccountJobs } from './adapters/sqs/account-jobs.ts';
import { readEnvironment } from './runtime/environment.ts';
import { Log } from './runtime/log.ts';
import { queueHandler } from './runtime/queue-handler.ts';

const env = readEnvironment(['TABLE_NAME', 'EVENT_BUS_NAME', 'ACCOUNTS_QUEUE_URL'], process.env);
const log = new Log('record-outcome');
const table = GatheringTable.open(env.TABLE_NAME);
const ports = {
  dispatches: new DynamoDispatches(table),
  ledgers: new DynamoLedgers(table),
  tasks: new DynamoTasks(table),
  plans: new DynamoPlans(table),
  deliveries: new DynamoDeliveries(table),
  obligations: new DynamoObligations(table),
  restores: new DynamoSharedRecord(table, { row: 'restores', schema: restoresSchema }),
  identity: new DynamoTableIdentities(table),
  keptEvidence: new DynamoKeptEvidence(table),
  suppressions: new DynamoSuppressions(table),
  manualFollowUps: new DynamoManualFollowUps(table),
  events: new EventBridgeMilestoneEvents(env.EVENT_BUS_NAME),
  now: Date.now,
};

const accountJobs = new SqsAccountJobs(env.ACCOUNTS_QUEUE_URL);

export const handler = queueHandler({
  log,
  schema: z.unknown(),
  isNotice: isConnectionNotice,
  work: async (body, _context, first) => {
    const event = parseMailEvent(body);
    if (!event) {
      const invitation = parseReturnedInvitation(body);
      return invitation && accountJobs.enqueue([invitation]);
    }
    const { dispatchId, organisation, delivery } = event.evidence;
    const result = await recordOutcome(event, ports, first);
    if (result === 'foreign') log.warn('OUTCOME_FOREIGN', { dispatchId, organisation, delivery });
    if (result === 'kept') log.warn('OUTCOME_KEPT', { dispatchId, organisation, delivery });
  },
});
