import * as z from 'zod';
import { LEARNING, restoresSchema } from '../domain/mail/restore.ts';
import { planMilestone } from '../domain/milestone/use-cases/plan-milestone.ts';
import { rememberRefusal } from '../domain/milestone/use-cases/remember-refusal.ts';
import { COORDINATOR_SOURCE } from '../domain/plan/milestone-events.ts';
import { DynamoCatalogues } from './adapters/dynamodb/catalogues.ts';
import { GatheringTable } from './adapters/dynamodb/gathering-table.ts';
import { DynamoMilestones } from './adapters/dynamodb/milestones.ts';
import { DynamoPlans } from './adapters/dynamodb/plans.ts';
import { DynamoRefusals } from './adapters/dynamodb/refusals.ts';
import { DynamoRollouts } from './adapters/dynamodb/rollouts.ts';
import { DynamoSharedRecord } from './adapters/dynamodb/shared-record.ts';
import { DynamoTableIdentities } from './adapters/dynamodb/table-identities.ts';
import { EventBridgeMilestoneEvents } from './adapters/eventbridge/milestone-events.ts';
import { SOURCE } from './adapters/eventbridge/own-bus.ts';
import { SqsDispatchPartJobs } from './adapters/sqs/dispatch-part-jobs.ts';
import { busEvent } from './runtime/bus-event.ts';
import { readEnvironment } from './runtime/environment.ts';
import { Log } from './runtime/log.ts';
import { queueHandler } from './runtime/queue-handler.ts';

const env = readEnvironment(['TABLE_NAME', 'EVENT_BUS_NAME', 'ORGANISATION_PLANS_QUEUE_URL'], process.env);
const log = new Log('plan-milestone');
const table = GatheringTable.open(env.TABLE_NAME);
const ports = {
  rollouts: new DynamoRollouts(table),
  catalogues: new DynamoCatalogues(table),
  milestones: new DynamoMilestones(table),
  plans: new DynamoPlans(table),
  refusals: new DynamoRefusals(table),
  planJobs: new SqsDispatchPartJobs(env.ORGANISATION_PLANS_QUEUE_URL),
  events: new EventBridgeMilestoneEvents(env.EVENT_BUS_NAME),
  restores: new DynamoSharedRecord(table, { row: 'restores', schema: restoresSchema }),
  identity: new DynamoTableIdentities(table),
  now: Date.now,
};

const TAKEN = ['MilestoneReached', 'FactChanged'] as const;

export const handler = queueHandler({
  log,
  // The last rule of the bus also sends what none of the others takes.
  schema: busEvent(z.unknown()).extend({
    source: z.string(),
    'detail-type': z.string(),
    'replay-name': z.string().optional(),
  }),
  work: async ({ id, time, detail, source, 'detail-type': type, 'replay-name': replay }) => {
    // Only replayed ones come.
    if (source === SOURCE) {
      const result = await rememberRefusal({ type, detail }, ports);
      log.info('REFUSAL_REMEMBERED', { event: id, result });
      return;
    }
    const known = source === COORDINATOR_SOURCE ? TAKEN.find((each) => each === type) : undefined;
    const taken = known ? { type: known } : { unknown: { source, type } };
    const received = {
      event: id,
      at: time,
      detail,
      replayed: replay?.startsWith(LEARNING) === true,
      ...taken,
    };
    const result = await planMilestone(received, ports);
    if (result.kind === 'refused')
      log.warn('MILESTONE_REFUSED', { event: id, reason: result.refusal.reason });
    else
      log.info(result.kind === 'known' ? 'MILESTONE_KNOWN' : 'MILESTONE_ACCEPTED', {
        event: id,
        milestone: result.milestone,
      });
  },
});
