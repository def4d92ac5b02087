import type { Stage } from './stages.ts';

/**
 * Executions that belong to a function: so many run however busy the others are, and no more of it at once.
 * What sends and settles mail has as many as its queues poll with. What anybody may call is capped, so that a
 * crowd leaves the rest of the account's quota to everything that nobody sees.
 */
const RESERVED: Readonly<Record<string, number>> = {
  // Two queues with two each.
  'send-deliveries': 4,
  'record-outcome': 5,
  'public-pages': 50,
  subscriptions: 10,
  'task-pages': 20,
  packet: 20,
};

/** Lambda leaves the functions without a reservation 100: https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html */
const UNRESERVED = 100;

/** The quota from which a stage has these reservations; a new account starts with 10 and none. */
export const ENOUGH_CONCURRENCY = Object.values(RESERVED).reduce((sum, one) => sum + one, UNRESERVED);

/** The reservation of a function, if it has one and the account's quota allows it. */
export function reservedFor(name: string, { concurrency }: Stage): number | undefined {
  return concurrency >= ENOUGH_CONCURRENCY ? RESERVED[name] : undefined;
}
