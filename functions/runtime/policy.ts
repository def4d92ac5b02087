import { InvalidInput, NotFound, TemporaryFailure } from '../../domain/shared/errors.ts';

/** How to handle an error. `queue`: what happens to the message. `status`: the HTTP status. */
export type Policy = { queue: 'retry'; expected: boolean; status: 400 | 404 | 500 | 503 };

// Queues retry every error, since use cases are idempotent; after five receives the message goes to the
// dead-letter queue, which raises an alarm, and stays there until a person has fixed the cause and redrives
// it.
const POLICIES: readonly [abstract new (...args: never[]) => Error, Policy][] = [
  [InvalidInput, { queue: 'retry', expected: false, status: 400 }],
  [NotFound, { queue: 'retry', expected: true, status: 404 }],
  [TemporaryFailure, { queue: 'retry', expected: true, status: 503 }],
];

const UNEXPECTED: Policy = { queue: 'retry', expected: false, status: 500 };

/** Maps error classes to actions; the only place that does. */
export function policyOf(error: unknown): Policy {
  return POLICIES.find(([errorClass]) => error instanceof errorClass)?.[1] ?? UNEXPECTED;
}
