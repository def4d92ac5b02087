import { describe, expect, it } from 'vitest';
import { TemporaryFailure } from '../../../domain/shared/errors.ts';
import { CHECKS } from '../../../local/doctor/checks.ts';
import { examine } from '../../../local/doctor/examine.ts';
import { reportText } from '../../../local/doctor/report-text.ts';
import { portWith } from '../../fixtures/port-with.ts';
import { aMailAccount, aWorld } from './a-world.ts';

function named(name: string, message = ''): Error {
  return Object.assign(new Error(message), { name });
}

describe('an examination', () => {
  it('asks everything, in one order, and finds nothing to do but to load a rollout where all is right', async () => {
    const found = await examine(CHECKS, aWorld(), false);
    expect(found.filter(({ level }) => level !== 'fine').map(({ says }) => says)).toEqual([
      'No rollout is loaded.',
    ]);
    expect([...new Set(found.map(({ check }) => check))]).toEqual(CHECKS.map(({ name }) => name));
    // Both regions need the bootstrap, because CloudFront takes certificates from us-east-1 only.
    expect(found.filter(({ check }) => check === 'bootstrap').map(({ says }) => says)).toEqual([
      'The CDK is bootstrapped in eu-north-1 (version 30).',
      'The CDK is bootstrapped in us-east-1 (version 30).',
    ]);
  });

  it('says which questions the local cloud cannot answer, and asks none of them', async () => {
    const asked: string[] = [];
    const stack = async () => void asked.push('stack') as undefined;
    const found = await examine(CHECKS, aWorld({ account: { stack } }), true);
    const unasked = found.filter(({ level }) => level === 'unasked').map(({ check }) => check);
    expect(unasked).toEqual(CHECKS.filter(({ locally }) => !locally).map(({ name }) => name));
    expect(asked).toEqual([]);
  });

  it.each([
    [
      named('AccessDeniedException', 'not allowed: sns:ListSubscriptionsByTopic\nmore'),
      /role may not ask this \(not allowed: sns:ListSubscriptionsByTopic\)/,
    ],
    [
      new TemporaryFailure('the mail account could not be read', { cause: named('AccessDeniedException') }),
      /mail-account: your AWS role may not ask this/,
    ],
    [named('UnsupportedCall'), /cannot be asked locally/],
    [named('ThrottlingException'), /not answered \(ThrottlingException\)/],
  ])('goes on after a question that is not answered: %s', async (error, words) => {
    const mailAccount = () => Promise.reject(error);
    const found = await examine(CHECKS, aWorld({ mailAccount }), false);
    expect(found.find(({ check }) => check === 'mail-account')).toMatchObject({
      level: 'unasked',
      says: expect.stringMatching(words),
    });
    expect(found.at(-1)?.check).toBe('link-keys');
  });

  it('asks the account before there is a table', async () => {
    const world = aWorld({ mailAccount: async () => aMailAccount({ sandbox: true, settings: 'missing' }) });
    const list = () => Promise.reject(named('ResourceNotFoundException'));
    const operator = { ...world.operator, rollouts: portWith(world.operator.rollouts, 'list', list) };
    const found = await examine(CHECKS, { ...world, operator }, false);
    const levelOf = (name: string) => found.find(({ check }) => check === name)?.level;
    expect(['mail-account', 'configuration-set', 'mail-quota', 'rollouts'].map(levelOf)).toEqual([
      ...['blocks', 'blocks', 'unasked', 'unasked'],
    ]);
  });

  it.each([
    named('ExpiredTokenException'),
    named('CredentialsProviderError'),
    named('Error', 'connect ECONNREFUSED 127.0.0.1:4566'),
  ])('ends where nobody would answer the rest either: %s', async (error) => {
    const mailAccount = () => Promise.reject(error);
    await expect(examine(CHECKS, aWorld({ mailAccount }), false)).rejects.toBe(error);
  });
});

it('the report has a line for each finding, what to do under it, and a count', async () => {
  const mailAccount = async () => aMailAccount({ sandbox: true });
  const text = reportText('Stage prod', await examine(CHECKS, aWorld({ mailAccount }), false));
  expect(text).toMatch(/^Stage prod\n\nok {6}Commands look/);
  expect(text).toMatch(/\nBLOCKS {2}The account is in the SES sandbox: .*\n {8}→ Ask for production access/);
  expect(text).toMatch(/\n\n1 thing blocks; 1 to look at, 21 fine, 0 not asked\.$/);
});
