import { sendWorkers } from '../domain/mail/exposure.ts';
import type { StageSettings } from './stage-file.ts';

type Settings = Pick<StageSettings, 'concurrency' | 'mailsPerSecond'>;

/** The workers of each queue of mails: as many as its rate takes (docs/decisions/0047), two in a new account. */
export function sendWorkersOf(settings: Settings): number {
  return settings.concurrency >= enoughConcurrency(settings)
    ? sendWorkers(settings.mailsPerSecond)
    : sendWorkers(0);
}

/**
 * Executions that belong to a function: that many run however busy the others are, and never more at once.
 * What sends and settles mail has as many as its queues poll with. What anybody may call is capped, so that a
 * crowd leaves the rest of the account's quota to everything that nobody sees.
 */
function reservations({ mailsPerSecond }: Settings): Readonly<Record<string, number>> {
  return {
    // Two queues.
    'send-deliveries': 2 * sendWorkers(mailsPerSecond),
    'record-outcome': 5,
    'public-pages': 50,
    subscriptions: 5,
    questions: 5,
    'task-pages': 20,
    packet: 20,
  };
}

/**
 * Lambda leaves the functions without a reservation 100:
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
 */
const UNRESERVED = 100;

/** The quota from which a stage has these reservations; a new account starts with 10 and none. */
export function enoughConcurrency(settings: Settings): number {
  return Object.values(reservations(settings)).reduce((sum, one) => sum + one, UNRESERVED);
}

/** The reservation of a function, if it has one and the account's quota allows it. */
export function reservedFor(name: string, settings: Settings): number | undefined {
  return settings.concurrency >= enoughConcurrency(settings) ? reservations(settings)[name] : undefined;
}
