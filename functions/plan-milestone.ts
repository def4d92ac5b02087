import * as z from 'zod';
import { planMilestone } from '../domain/milestone/use-cases/plan-milestone.ts';
import { rememberRefusal } from '../domain/milestone/use-cases/remember-refusal.ts';
import { COORDINATOR_SOURCE } from '../domain/plan/milestone-events.ts';
import { DynamoCatalogues } from './adapters/dynamodb/catalogues.ts';
import { DynamoMilestones } from './adapters/dynamodb/milestones.ts';
import { DynamoPlans } from './adapters/dynamodb/plans.ts';
import { DynamoRefusals } from './adapters/dynamodb/refusals.ts';
import { DynamoRollouts } from './adapters/dynamodb/rollouts.ts';
import { Table } from './adapters/dynamodb/table.ts';
import { EventBridgeMilestoneEvents } from './adapters/eventbridge/milestone-events.ts';
import { SOURCE } from './adapters/eventbridge/put-event.ts';
import { SqsDispatchPartJobs } from './adapters/sqs/dispatch-part-jobs.ts';
import { busEvent } from './runtime/bus-event.ts';
import { readEnvironment } from './runtime/environment.ts';
import { Log } from './runtime/log.ts';
import { queueHandler } from './runtime/queue-handler.ts';

const env = readEnvironment(['TABLE_NAME', 'EVENT_BUS_NAME', 'ORGANISATION_PLANS_QUEUE_URL'], process.env);
const log = new Log('plan-milestone');
const table = Table.open(env.TABLE_NAME);
const ports = {
  rollouts: new DynamoRollouts(table),
  catalogues: new DynamoCatalogues(table),
  milestones: new DynamoMilestones(table),
  plans: new DynamoPlans(table),
  refusals: new DynamoRefusals(table),
  planJobs: new SqsDispatchPartJobs(env.ORGANISATION_PLANS_QUEUE_URL),
  events: new EventBridgeMilestoneEvents(env.EVENT_BUS_NAME),
  now: Date.now,
};

const TAKEN = ['MilestoneReached', 'FactChanged'] as const;

export const handler = queueHandler({
  log,
  // The last rule of the bus also sends what none of the others takes.
  schema: busEvent(z.unknown()).extend({ source: z.string(), 'detail-type': z.string() }),
  work: async ({ id, time, detail, source, 'detail-type': type }) => {
    // Only replayed ones come.
    if (source === SOURCE) {
      log.info('REFUSAL_REMEMBERED', { event: id, result: await rememberRefusal({ type, detail }, ports) });
      return;
    }
    const known = source === COORDINATOR_SOURCE ? TAKEN.find((each) => each === type) : undefined;
    const taken = known ? { type: known } : { unknown: { source, type } };
    const result = await planMilestone({ event: id, at: time, detail, ...taken }, ports);
    if (result.kind === 'refused')
      log.warn('MILESTONE_REFUSED', { event: id, reason: result.refusal.reason });
    else
      log.info(result.kind === 'known' ? 'MILESTONE_KNOWN' : 'MILESTONE_ACCEPTED', {
        event: id,
        milestone: result.milestone,
      });
  },
});
