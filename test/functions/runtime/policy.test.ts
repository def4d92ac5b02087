import { expect, it } from 'vitest';
import { BudkavleError, InvalidInput, NotFound, TemporaryFailure } from '../../../domain/shared/errors.ts';
import { problemAt } from '../../../domain/shared/problem.ts';
import { policyOf } from '../../../functions/runtime/policy.ts';

class OwnNotFound extends NotFound {}

it.each<[string, unknown, number, boolean]>([
  ['bad input', new InvalidInput('x', [problemAt('y', 'missing')]), 400, false],
  ['what is not there yet', new NotFound('x'), 404, true],
  ['a kind of what is not there yet', new OwnNotFound('x'), 404, true],
  ['a service that did not answer as it should', new TemporaryFailure('x'), 503, true],
  ['an error of our own without a policy', new BudkavleError('x'), 500, false],
  ['a mistake in the code', new TypeError('x'), 500, false],
  ['something thrown that is no error', 'x', 500, false],
  ['nothing', undefined, 500, false],
])('%s goes back to its queue and has its own status', (_, error, status, expected) => {
  expect(policyOf(error)).toEqual({ queue: 'retry', expected, status });
});

it('an error is named by its class, so that a log can tell what it was', () => {
  expect(new TemporaryFailure('x').name).toBe('TemporaryFailure');
  expect(new OwnNotFound('x').name).toBe('OwnNotFound');
});
