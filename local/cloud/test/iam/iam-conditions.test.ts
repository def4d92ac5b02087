import { describe, expect, it } from 'vitest';
import { type AccessRequest, evaluate, parsePolicy } from '../../src/iam/iam.ts';
import { UnsupportedCall } from '../../src/protocol/service-error.ts';

const table = 'arn:aws:dynamodb:eu-north-1:000000000000:table/rollouts';
const rule = 'arn:aws:events:eu-north-1:000000000000:rule/bus/planned';

type Statement = Record<string, unknown>;
const policy = (...statements: Statement[]) => parsePolicy({ Version: '2012-10-17', Statement: statements });
const allow = (more: Statement): Statement => ({ Effect: 'Allow', Action: '*', Resource: '*', ...more });
const decide = (statements: Statement[], request: Partial<AccessRequest> = {}) =>
  evaluate({ policies: [policy(...statements)], action: 'dynamodb:GetItem', resource: table, ...request });

describe('conditions', () => {
  const under = (Condition: Statement, context: AccessRequest['context'] = {}) =>
    decide([allow({ Condition })], { context }) === 'allowed';

  it.each<[string, Statement, Record<string, string | string[]>, boolean]>([
    ['StringEquals', { StringEquals: { 'events:source': 'town' } }, { 'events:source': 'town' }, true],
    ['another case', { StringEquals: { 'events:source': 'Town' } }, { 'events:source': 'town' }, false],
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
    [
      'ArnLike takes the resource as one part',
      { ArnLike: { a: 'arn:aws:lambda:*:*:function:x' } },
      { a: 'arn:aws:lambda:r:1:function:x:2' },
      false,
    ],
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
