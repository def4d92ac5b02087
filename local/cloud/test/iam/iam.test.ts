import { describe, expect, it } from 'vitest';
import { type AccessRequest, evaluate, parsePolicy } from '../../src/iam/iam.ts';

const table = 'arn:aws:dynamodb:eu-north-1:000000000000:table/rollouts';
const queue = 'arn:aws:sqs:eu-north-1:000000000000:jobs';
const rule = 'arn:aws:events:eu-north-1:000000000000:rule/bus/planned';

type Statement = Record<string, unknown>;
const policy = (...statements: Statement[]) => parsePolicy({ Version: '2012-10-17', Statement: statements });
const allow = (more: Statement): Statement => ({ Effect: 'Allow', Action: '*', Resource: '*', ...more });
const deny = (more: Statement): Statement => ({ ...allow(more), Effect: 'Deny' });
const decide = (statements: Statement[], request: Partial<AccessRequest> = {}) =>
  evaluate({ policies: [policy(...statements)], action: 'dynamodb:GetItem', resource: table, ...request });

describe('a decision', () => {
  it('is a denial when nothing allows', () => {
    expect(evaluate({ policies: [], action: 'dynamodb:GetItem', resource: table })).toBe('denied');
    expect(decide([allow({ Action: 'dynamodb:PutItem' })])).toBe('denied');
    expect(decide([allow({ Resource: `${table}2` })])).toBe('denied');
  });

  it('is an explicit denial even if another policy allows', () => {
    const policies = [policy(allow({})), policy(deny({ Action: 'dynamodb:Get*' }))];
    expect(evaluate({ policies, action: 'dynamodb:GetItem', resource: table })).toBe('denied');
    expect(evaluate({ policies, action: 'dynamodb:PutItem', resource: table })).toBe('allowed');
  });

  it('does not deny when the denial is for another case', () => {
    expect(decide([allow({}), deny({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } })])).toBe(
      'allowed',
    );
  });
});

describe('names', () => {
  it.each([
    ['dynamodb:GetItem', true],
    ['DynamoDB:getitem', true],
    ['dynamodb:*', true],
    ['dynamodb:Get*', true],
    ['dynamodb:?etItem', true],
    ['*', true],
    ['dynamodb:Get', false],
    ['dynamodb:Get?', false],
    ['sqs:*', false],
  ])('action %s: %s', (Action, expected) => {
    expect(decide([allow({ Action })])).toBe(expected ? 'allowed' : 'denied');
  });

  it.each([
    [table, true],
    ['arn:aws:dynamodb:*:*:table/rollouts', true],
    ['arn:aws:dynamodb:eu-north-1:000000000000:table/*', true],
    [`${table}/index/*`, false],
    ['arn:aws:dynamodb:eu-north-1:000000000000:table/ROLLOUTS', false],
    ['arn:aws:dynamodb:eu-north-1:000000000000:table.rollouts', false],
  ])('resource %s: %s', (Resource, expected) => {
    expect(decide([allow({ Resource })])).toBe(expected ? 'allowed' : 'denied');
  });

  it('NotAction and NotResource mean everything else', () => {
    const { Action: _, ...rest } = allow({});
    expect(decide([{ ...rest, NotAction: ['dynamodb:DeleteItem', 'sqs:*'] }])).toBe('allowed');
    expect(decide([{ ...rest, NotAction: 'dynamodb:*' }])).toBe('denied');
    const { Resource: __, ...other } = allow({});
    expect(decide([{ ...other, NotResource: queue }])).toBe('allowed');
    expect(decide([{ ...other, NotResource: [table] }])).toBe('denied');
  });
});

describe('a resource policy', () => {
  const events = { service: 'events.amazonaws.com' };
  const toQueue = { action: 'sqs:SendMessage', resource: queue, principal: events };
  const fromRule = allow({
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: queue,
    Condition: { ArnEquals: { 'aws:SourceArn': rule } },
  });

  it('lets in the service it names, on behalf of the rule it names', () => {
    expect(decide([fromRule], { ...toQueue, context: { 'aws:SourceArn': rule } })).toBe('allowed');
    expect(decide([fromRule], { ...toQueue, context: { 'aws:SourceArn': `${rule}2` } })).toBe('denied');
    expect(decide([fromRule], toQueue)).toBe('denied');
  });

  it('lets in no other principal', () => {
    const context = { 'aws:SourceArn': rule };
    const other = { service: 'sns.amazonaws.com' };
    expect(decide([fromRule], { ...toQueue, principal: other, context })).toBe('denied');
    const role = { aws: 'arn:aws:iam::000000000000:role/sender' };
    expect(decide([fromRule], { ...toQueue, principal: role, context })).toBe('denied');
  });

  it('knows everybody, an account, and one role', () => {
    const role = { aws: 'arn:aws:iam::000000000000:role/sender' };
    const request = { ...toQueue, principal: role };
    expect(decide([allow({ Principal: '*' })], request)).toBe('allowed');
    expect(decide([allow({ Principal: { AWS: '*' } })], request)).toBe('allowed');
    expect(decide([allow({ Principal: { AWS: 'arn:aws:iam::000000000000:root' } })], request)).toBe(
      'allowed',
    );
    expect(decide([allow({ Principal: { AWS: ['000000000000'] } })], request)).toBe('allowed');
    expect(decide([allow({ Principal: { AWS: role.aws } })], request)).toBe('allowed');
    expect(decide([allow({ Principal: { AWS: '111111111111' } })], request)).toBe('denied');
    expect(decide([allow({})], request)).toBe('denied');
  });

  it('denies what does not come encrypted', () => {
    const insecure = { Bool: { 'aws:SecureTransport': 'false' } };
    const statements = [fromRule, deny({ Principal: { AWS: '*' }, Action: 'sqs:*', Condition: insecure })];
    const context = { 'aws:SourceArn': rule, 'aws:SecureTransport': 'false' };
    expect(decide(statements, { ...toQueue, context })).toBe('denied');
    expect(decide(statements, { ...toQueue, context: { ...context, 'aws:SecureTransport': 'true' } })).toBe(
      'allowed',
    );
  });
});

describe('a document', () => {
  it('may have one statement instead of a list', () => {
    const single = parsePolicy({ Version: '2012-10-17', Statement: allow({}) });
    expect(evaluate({ policies: [single], action: 'a:B', resource: 'x' })).toBe('allowed');
  });

  it.each<[string, Statement]>([
    ['no action', { Effect: 'Allow', Resource: '*' }],
    ['Action and NotAction', allow({ NotAction: 'a:B' })],
    ['Resource and NotResource', allow({ NotResource: 'x' })],
    ['an unknown effect', allow({ Effect: 'Maybe' })],
    ['NotPrincipal', allow({ NotPrincipal: { AWS: '*' } })],
    ['a misspelt element', allow({ Conditions: {} })],
  ])('with %s is refused', (_, statement) => {
    expect(() => policy(statement)).toThrow();
  });
});
