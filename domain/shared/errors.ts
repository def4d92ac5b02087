import { type Problem, problemData } from './problem.ts';

/**
 * The class of an error is its policy. `functions/runtime/policy.ts` is the one place that turns class into
 * retry, give up or status; every other error counts as unexpected and is retried until the dead-letter queue has it.
 */
export class BudkavleError extends Error {
  override get name(): string {
    return this.constructor.name;
  }
}

/** Data from outside does not fit: trying again cannot help; a person has to fix it. `problems` says what is wrong where. */
export class InvalidInput extends BudkavleError {
  readonly problems: readonly Problem[];

  constructor(what: string, problems: readonly Problem[], options?: ErrorOptions) {
    super(`${what}: ${problems.map(problemData).join(' | ')}`, options);
    this.problems = problems;
  }
}

/** Something that must exist is not there (yet): a retry may find it. */
export class NotFound extends BudkavleError {}

/** The store or a service did not answer as it should: a retry is safe, since every write can be repeated. */
export class TemporaryFailure extends BudkavleError {}
