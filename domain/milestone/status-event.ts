import * as z from 'zod';
import { dispatchStateSchema } from '../mail/dispatch.ts';
import { type Milestone, milestoneIdSchema } from '../plan/milestone.ts';

/** A state of a milestone as a CloudEvent in JSON (CloudEvents 1.0). */
export const statusEventSchema = z
  .strictObject({
    specversion: z.literal('1.0'),
    id: z
      .string()
      .meta({ description: 'Names the milestone and the state: the same state is never told under two.' }),
    source: z.string(),
    type: z.literal('budkavle.milestone.status'),
    subject: milestoneIdSchema,
    time: z.iso.datetime(),
    datacontenttype: z.literal('application/json'),
    data: z.strictObject({
      rollout: z.string(),
      kind: z.string(),
      change: z.boolean().meta({ description: 'Whether it tells a change to those who hold the old value.' }),
      state: dispatchStateSchema,
      occurredOn: z.iso.date(),
      organisations: z.int(),
    }),
  })
  .meta({ id: 'StatusEvent', description: 'In which state a milestone is since when.' });
export type StatusEvent = z.infer<typeof statusEventSchema>;

/** The state in which a milestone is, told to other systems. */
export function statusEvent(milestone: Milestone): StatusEvent {
  const { id, rollout, kind, change, state, occurredOn, organisations, changedAt } = milestone;
  return {
    specversion: '1.0',
    id: `${id}.${changedAt}`,
    source: `/rollouts/${rollout}`,
    type: 'budkavle.milestone.status',
    subject: id,
    time: new Date(changedAt).toISOString(),
    datacontenttype: 'application/json',
    data: {
      ...{ rollout, kind, state, occurredOn },
      ...{ change: change !== undefined, organisations: organisations.length },
    },
  };
}
