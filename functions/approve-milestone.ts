import * as z from 'zod';
import { approveMilestone } from '../domain/milestone/use-cases/approve-milestone.ts';
import { SYSTEM_ACTOR } from '../domain/rollout/approval.ts';
import { DynamoMilestones } from './adapters/dynamodb/milestones.ts';
import { Table } from './adapters/dynamodb/table.ts';
import { EventBridgeMilestoneEvents } from './adapters/eventbridge/milestone-events.ts';
import { busEvent } from './runtime/bus-event.ts';
import { readEnvironment } from './runtime/environment.ts';
import { Log } from './runtime/log.ts';
import { queueHandler } from './runtime/queue-handler.ts';

const env = readEnvironment(['TABLE_NAME', 'EVENT_BUS_NAME'], process.env);
const log = new Log('approve-milestone');
const ports = {
  milestones: new DynamoMilestones(Table.open(env.TABLE_NAME)),
  events: new EventBridgeMilestoneEvents(env.EVENT_BUS_NAME),
  now: Date.now,
};
/** The log line of each result; an alarm watches for held milestones. */
const LINES = {
  approved: 'MILESTONE_APPROVED',
  held: 'MILESTONE_HELD',
  waiting: 'MILESTONE_WAITING',
  own: 'MILESTONE_NOT_APPROVED',
  'not-approved': 'MILESTONE_NOT_APPROVED',
} as const;

export const handler = queueHandler({
  log,
  schema: busEvent(z.object({ id: z.string(), planHash: z.string() })),
  work: async ({ detail: { id: milestone, planHash } }) => {
    const result = await approveMilestone({ milestone, planHash, by: SYSTEM_ACTOR }, ports);
    log.info(LINES[result], { milestone, planHash });
  },
});
