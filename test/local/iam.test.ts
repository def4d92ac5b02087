import { describe, expect, it } from 'vitest';
import { type AccessRequest, evaluate, parsePolicy } from '../../local/cloud/iam.ts';
import { UnsupportedCall } from '../../local/cloud/service-error.ts';

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

describe('conditions', () => {
  const under = (Condition: Statement, context: AccessRequest['context'] = {}) =>
    decide([allow({ Condition })], { context }) === 'allowed';

  it.each<[string, Statement, Record<string, string | string[]>, boolean]>([
    [
      'StringEquals',
      { StringEquals: { 'events:source': 'budkavle' } },
      { 'events:source': 'budkavle' },
      true,
    ],
    [
      'another case',
      { StringEquals: { 'events:source': 'Budkavle' } },
      { 'events:source': 'budkavle' },
      false,
    ],
    ['one of several values', { StringEquals: { a: ['x', 'y'] } }, { a: 'y' }, true],
    ['the key in another case', { StringEquals: { 'AWS:SourceArn': 'x' } }, { 'aws:sourcearn': 'x' }, true],
    ['absent key', { StringEquals: { a: 'x' } }, {}, false],
    ['no wildcard in StringEquals', { StringEquals: { a: 'x*' } }, { a: 'xy' }, false],
    ['StringLike', { StringLike: { a: 'x*z' } }, { a: 'xyz' }, true],
    ['StringNotEquals', { StringNotEquals: { a: ['x', 'y'] } }, { a: 'y' }, false],
    ['StringNotEquals, absent key', { StringNotEquals: { a: 'x' } }, {}, true],
    ['StringNotLike', { StringNotLike: { a: 'x*' } }, { a: 'y' }, true],
    ['StringEqualsIgnoreCase', { StringEqualsIgnoreCase: { a: 'XYZ' } }, { a: 'xyz' }, true],
    ['StringEqualsIfExists, absent', { StringEqualsIfExists: { a: 'x' } }, {}, true],
    ['StringEqualsIfExists, present', { StringEqualsIfExists: { a: 'x' } }, { a: 'y' }, false],
    ['ArnLike', { ArnLike: { a: 'arn:aws:events:*:*:rule/bus/*' } }, { a: rule }, true],
    ['ArnEquals', { ArnEquals: { a: rule } }, { a: rule }, true],
    ['ArnLike does not cross parts', { ArnLike: { a: 'arn:aws:*:rule/bus/*' } }, { a: rule }, false],
    ['ArnNotLike', { ArnNotLike: { a: 'arn:aws:events:*:*:*' } }, { a: rule }, false],
    ['Bool', { Bool: { 'aws:SecureTransport': true } }, { 'aws:SecureTransport': 'true' }, true],
    ['Bool, other', { Bool: { 'aws:SecureTransport': 'true' } }, { 'aws:SecureTransport': 'false' }, false],
    ['NumericLessThan', { NumericLessThan: { a: 10 } }, { a: '9' }, true],
    ['NumericLessThan, as numbers', { NumericLessThan: { a: '10' } }, { a: '9' }, true],
    ['NumericGreaterThanEquals', { NumericGreaterThanEquals: { a: 10 } }, { a: '9' }, false],
    ['DateLessThan', { DateLessThan: { a: '2027-01-01T00:00:00Z' } }, { a: '2026-11-23T00:00:00Z' }, true],
    ['Null true: must be absent', { Null: { a: 'true' } }, {}, true],
    ['Null true, present', { Null: { a: true } }, { a: 'x' }, false],
    ['Null false: must be present', { Null: { a: 'false' } }, {}, false],
    [
      'ForAllValues, all allowed',
      { 'ForAllValues:StringEquals': { k: ['a', 'b'] } },
      { k: ['a', 'b'] },
      true,
    ],
    ['ForAllValues, one too many', { 'ForAllValues:StringEquals': { k: ['a'] } }, { k: ['a', 'b'] }, false],
    ['ForAllValues, absent key', { 'ForAllValues:StringEquals': { k: ['a'] } }, {}, true],
    ['ForAllValues, no values', { 'ForAllValues:StringEquals': { k: ['a'] } }, { k: [] }, true],
    ['ForAnyValue, one allowed', { 'ForAnyValue:StringLike': { k: ['a*'] } }, { k: ['b', 'ab'] }, true],
    ['ForAnyValue, none allowed', { 'ForAnyValue:StringLike': { k: ['a*'] } }, { k: ['b'] }, false],
    ['ForAnyValue, absent key', { 'ForAnyValue:StringEquals': { k: ['a'] } }, {}, false],
    ['ForAllValues of IfExists', { 'ForAllValues:StringLikeIfExists': { k: 'a*' } }, { k: ['ab'] }, true],
    ['all keys must hold', { StringEquals: { a: '1', b: '2' } }, { a: '1', b: '3' }, false],
    [
      'all operators must hold',
      { StringEquals: { a: '1' }, Bool: { b: 'true' } },
      { a: '1', b: 'true' },
      true,
    ],
  ])('%s', (_, condition, context, expected) => {
    expect(under(condition, context)).toBe(expected);
  });

  it('keep a function to the leading keys it is for', () => {
    const own = allow({
      Action: 'dynamodb:UpdateItem',
      Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['DELIVERY#*'] } },
    });
    const request = (keys: string[]) => ({
      action: 'dynamodb:UpdateItem',
      context: { 'dynamodb:LeadingKeys': keys },
    });
    expect(decide([own], request(['DELIVERY#1', 'DELIVERY#2']))).toBe('allowed');
    expect(decide([own], request(['DELIVERY#1', 'MILESTONE#1']))).toBe('denied');
  });

  it.each([
    [{ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, /condition operator 'IpAddress'/],
    [{ StringSame: { a: 'x' } }, /condition operator 'StringSame'/],
    [{ toString: { a: 'x' } }, /condition operator 'toString'/],
    [
      { 'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['pk'] } },
      /condition key 'dynamodb:Attributes'/,
    ],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: IAM's own notation
    [{ StringLike: { a: '${aws:username}' } }, /policy variable/],
  ])('that cannot be judged are refused by name: %j', (condition, message) => {
    expect(() => under(condition, { a: 'x' })).toThrow(message);
    expect(() => under(condition, { a: 'x' })).toThrow(UnsupportedCall);
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
