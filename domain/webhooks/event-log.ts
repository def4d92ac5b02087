import * as z from 'zod';
import { type StatusEvent, statusEvent, statusEventSchema } from '../milestone/status-event.ts';
import { type Milestone, milestoneIdSchema } from '../plan/milestone.ts';
import { shortDigest } from '../shared/digest.ts';
import { DAY_MILLIS } from '../shared/duration.ts';

/** Numbers of one length sort as text, as the extension `sequence` of CloudEvents wants. */
const DIGITS = 12;

/**
 * A state that a milestone has come to, under the next free number, from 1. `at` (ms) and `milestone` are its place in
 * the feed of states: the log goes on after the last one.
 */
export const loggedEventSchema = z.strictObject({
  sequence: z.int().min(1),
  at: z.int().min(0),
  milestone: milestoneIdSchema,
  event: statusEventSchema.extend({
    id: z.string().regex(/^[A-Za-z0-9-]{1,64}\.\d{1,15}$/),
    source: z.string().regex(/^\/rollouts\/[A-Za-z0-9-]{1,64}$/),
    data: statusEventSchema.shape.data.extend({ kind: z.string().regex(/^[A-Za-z0-9-]{1,64}$/) }),
  }),
});
export type LoggedEvent = z.infer<typeof loggedEventSchema>;

/** So long an event can be sent, for the first time or again. */
export const EVENT_LIFE_MILLIS = 90 * DAY_MILLIS;

/** The state of a milestone as the log has it. */
export function loggedEvent(milestone: Milestone, sequence: number): LoggedEvent {
  return { sequence, at: milestone.changedAt, milestone: milestone.id, event: statusEvent(milestone) };
}

/** What receivers get: the event of the feed, and its place among all. */
export const toldEventSchema = statusEventSchema
  .extend({
    sequence: z
      .string()
      .regex(/^\d{12}$/)
      .meta({ description: 'The place of the event among all; later ones sort after it.' }),
  })
  .meta({ id: 'ToldEvent', description: 'A state of a milestone, told to a webhook.' });

/** The text that is sent. */
export function toldText({ event, sequence }: LoggedEvent): string {
  const told: StatusEvent & { sequence: string } = {
    ...event,
    sequence: String(sequence).padStart(DIGITS, '0'),
  };
  return JSON.stringify(told);
}

/**
 * The `webhook-id` of an event: the same each time it is sent, and also if a table was restored and the log numbers it
 * anew.
 */
export function webhookIdOf({ event }: Pick<LoggedEvent, 'event'>): string {
  return `evt_${shortDigest('webhook-event', event.id)}`;
}

/** Stores events in their order, each for a time; nothing in it can be changed, nor removed by hand. */
export interface EventLog {
  /** The last one, by a consistent read; undefined while there is none, or none any longer. */
  last(): Promise<LoggedEvent | undefined>;
  /**
   * Adds an event that the store deletes by itself some time after an instant (ms), not in the order of numbers; false,
   * without effect, if its number is taken.
   */
  append(event: LoggedEvent, until: number): Promise<boolean>;
  /** At most so many events with higher numbers, in order; the next ones that there are. */
  after(sequence: number, limit: number): Promise<LoggedEvent[]>;
}
