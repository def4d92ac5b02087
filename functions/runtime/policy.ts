import { InvalidInput, NotFound, TemporaryFailure } from '../../domain/shared/errors.ts';

/** What to do about an error. `queue`: what becomes of the message. `status`: the answer over HTTP. */
export type Policy = { queue: 'retry'; expected: boolean; status: 400 | 404 | 500 | 503 };

// Queues retry everything: each use case bears repeating, and after five receives the dead-letter queue raises an alarm,
// where the message stays whole until a person has mended its cause and sends it back.
const POLICIES: readonly [abstract new (...args: never[]) => Error, Policy][] = [
  [InvalidInput, { queue: 'retry', expected: false, status: 400 }],
  [NotFound, { queue: 'retry', expected: true, status: 404 }],
  [TemporaryFailure, { queue: 'retry', expected: true, status: 503 }],
];

const UNEXPECTED: Policy = { queue: 'retry', expected: false, status: 500 };

/** The one place where the class of an error becomes an action. */
export function policyOf(error: unknown): Policy {
  return POLICIES.find(([errorClass]) => error instanceof errorClass)?.[1] ?? UNEXPECTED;
}
