import { type Problem, problemData } from './problem.ts';

/**
 * An error's class is its policy: `functions/runtime/policy.ts` alone maps classes to retry, give up or HTTP
 * status; any other error is unexpected and retried until it reaches the dead-letter queue.
 */
export class BudkavleError extends Error {
  override get name(): string {
    return this.constructor.name;
  }
}

/** Invalid data from outside: no retry; a person has to fix it. `problems` says what is wrong and where. */
export class InvalidInput extends BudkavleError {
  readonly problems: readonly Problem[];

  constructor(what: string, problems: readonly Problem[], options?: ErrorOptions) {
    super(`${what}: ${problems.map(problemData).join(' | ')}`, options);
    this.problems = problems;
  }
}

/** Something required does not exist (yet): a retry may find it. */
export class NotFound extends BudkavleError {}

/** The store or a service failed: retry, since every write is idempotent. */
export class TemporaryFailure extends BudkavleError {}
