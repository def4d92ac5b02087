import { describe, expect, it } from 'vitest';
import { InvalidInput, NotFound } from '../../../domain/shared/errors.ts';
import { problemAt } from '../../../domain/shared/problem.ts';
import { explainError } from '../../../local/cli/explain-error.ts';

const named = (name: string, message = 'no') => Object.assign(new Error(message), { name });
const coded = (code: string, more: object = {}) => Object.assign(new Error(code), { code, ...more });

describe('an error is said in a sentence with what to do', () => {
  const cases: [string, unknown, string][] = [
    ['no file', coded('ENOENT', { path: 'a.yaml' }), 'There is no file "a.yaml".'],
    ['a folder', coded('EISDIR', { path: 'docs' }), '"docs" is a folder: name a file.'],
    [
      'nothing running',
      coded('ECONNREFUSED', { address: '127.0.0.1', port: 4566 }),
      'Nothing answers at http://127.0.0.1:4566: start it with npm start.',
    ],
    [
      'the same, wrapped',
      new Error('failed', { cause: coded('ENOENT', { path: 'b' }) }),
      'There is no file "b".',
    ],
    [
      'a local cloud that is not ready yet',
      named('ServiceUnavailable', 'the cloud is starting'),
      'It is still starting: wait until npm start shows its addresses, and try again.',
    ],
    [
      'no credentials',
      named('CredentialsProviderError'),
      'There are no AWS credentials: sign in to the account of the stage first.',
    ],
    ['no region', named('Error', 'Region is missing'), 'Say in which region the stage is: set AWS_REGION.'],
    [
      'no such stage',
      named('ResourceNotFoundException'),
      'There is no such stage in this AWS account and region: check --stage and AWS_REGION.',
    ],
    [
      'not found',
      new NotFound('milestone m has no organisation 1280'),
      'Nothing was done: milestone m has no organisation 1280.',
    ],
    [
      'a bug',
      new TypeError('x is undefined\nat y'),
      'Something unexpected happened (x is undefined): --verbose shows where.',
    ],
  ];
  it.each(cases)('%s', (_, error, sentence) => {
    expect(explainError(error, false)).toEqual({ lines: [sentence], exitCode: 1 });
  });

  it('with a line for each problem of an input', () => {
    const error = new InvalidInput('rollout', [problemAt('id', 'missing'), problemAt('office', 'empty')]);
    expect(explainError(error, false).lines).toEqual([
      'Nothing was done. Fix this and run it again:',
      '  - id: Missing. Fill it in.',
      '  - office: Empty. Fill it in.',
    ]);
  });

  it('with where it came from, if that is wanted', () => {
    const { lines } = explainError(new TypeError('x is undefined'), true);
    expect(lines.join('\n')).toContain('explain-error.test.ts');
  });
});
