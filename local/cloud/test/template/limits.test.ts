import { describe, expect, it } from 'vitest';
import { sumProblems } from '../../src/template/account-limits.ts';
import type { LocalResource } from '../../src/template/assembly.ts';
import { limitProblems } from '../../src/template/limits.ts';
import { refuseTemplate } from '../../src/template/template-limits.ts';

function aResource(type: string, properties: Record<string, unknown>, logicalId = 'Trial'): LocalResource {
  return { stack: 'Town', logicalId, type, ref: logicalId, attributes: {}, properties };
}

const statements = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    Effect: 'Allow',
    Action: 'sqs:SendMessage',
    Resource: `queue-${n}`,
  }));
const policy = (count: number) => ({ Version: '2012-10-17', Statement: statements(count) });

/** What is at the limit is accepted, what is beyond it is refused; figures from the pages that the limits name. */
describe('AWS refuses a resource', () => {
  it.each<[string, string, Record<string, unknown>, Record<string, unknown>, string]>([
    [
      'environment variables of more than 4 KB',
      'AWS::Lambda::Function',
      { Environment: { Variables: { A: 'a'.repeat(4096 - 8) } } },
      { Environment: { Variables: { A: 'a'.repeat(4096 - 7) } } },
      'InvalidParameterValueException',
    ],
    [
      'a timeout beyond 15 minutes',
      'AWS::Lambda::Function',
      { Timeout: 900 },
      { Timeout: 901 },
      'ValidationException',
    ],
    [
      'memory beyond 10 GB',
      'AWS::Lambda::Function',
      { MemorySize: 10_240 },
      { MemorySize: 10_241 },
      'ValidationException',
    ],
    [
      'a batch of more than ten without a window',
      'AWS::Lambda::EventSourceMapping',
      { BatchSize: 11, MaximumBatchingWindowInSeconds: 1 },
      { BatchSize: 11 },
      'InvalidParameterValueException',
    ],
    [
      'a maximum concurrency of one',
      'AWS::Lambda::EventSourceMapping',
      { ScalingConfig: { MaximumConcurrency: 2 } },
      { ScalingConfig: { MaximumConcurrency: 1 } },
      'ValidationException',
    ],
    [
      'a visibility timeout beyond twelve hours',
      'AWS::SQS::Queue',
      { VisibilityTimeout: 43_200 },
      { VisibilityTimeout: 43_201 },
      'InvalidAttributeValue',
    ],
    [
      'a delay beyond 15 minutes',
      'AWS::SQS::Queue',
      { DelaySeconds: 900 },
      { DelaySeconds: 901 },
      'InvalidAttributeValue',
    ],
    [
      'retention beyond 14 days',
      'AWS::SQS::Queue',
      { MessageRetentionPeriod: 1_209_600 },
      { MessageRetentionPeriod: 1_209_601 },
      'InvalidAttributeValue',
    ],
    [
      'a queue policy of 21 statements',
      'AWS::SQS::QueuePolicy',
      { PolicyDocument: policy(20) },
      { PolicyDocument: policy(21) },
      'OverLimit',
    ],
    [
      'six targets',
      'AWS::Events::Rule',
      { Targets: Array(5).fill({}) },
      { Targets: Array(6).fill({}) },
      'LimitExceededException',
    ],
    [
      'a pattern of more than 2,048 characters',
      'AWS::Events::Rule',
      { EventPattern: { source: ['a'.repeat(2033)] } },
      { EventPattern: { source: ['a'.repeat(2035)] } },
      'InvalidEventPatternException',
    ],
    [
      'a managed policy of more than 6,144 characters',
      'AWS::IAM::ManagedPolicy',
      { PolicyDocument: policy(80) },
      { PolicyDocument: policy(100) },
      'LimitExceeded',
    ],
    [
      'eleven managed policies',
      'AWS::IAM::Role',
      { ManagedPolicyArns: Array(10).fill('arn') },
      { ManagedPolicyArns: Array(11).fill('arn') },
      'LimitExceeded',
    ],
  ])('%s', (_what, type, accepted, refused, code) => {
    expect(limitProblems([aResource(type, accepted)])).toEqual([]);
    expect(limitProblems([aResource(type, refused)])).toEqual([
      expect.stringContaining(`${type} 'Trial': ${code}: `),
    ]);
  });
});

describe('AWS refuses what resources make together', () => {
  const permissions = (count: number) =>
    Array.from({ length: count }, (_, n) =>
      aResource('AWS::Lambda::Permission', permission, `PermissionOfRoute${String(n).padStart(3, '0')}`),
    );
  const permission = {
    FunctionName: 'console',
    Principal: 'apigateway.amazonaws.com',
    Action: 'lambda:InvokeFunction',
    SourceArn: 'arn:aws:execute-api:eu-north-1:000000000000:abcdefghij/*/*/milestones',
  };

  it('a function’s policy of more than 20 KB', () => {
    expect(sumProblems(permissions(40))).toEqual([]);
    expect(sumProblems(permissions(80))).toEqual([
      expect.stringMatching(
        /^'console': PolicyLengthExceededException: \d+ bytes .* at most 20480 are allowed/,
      ),
    ]);
  });

  it('inline policies of one role of more than 10,240 characters', () => {
    const inline = (count: number) =>
      [1, 2].map((n) =>
        aResource('AWS::IAM::Policy', { Roles: ['sender'], PolicyDocument: policy(count) }, `Policy${n}`),
      );
    expect(sumProblems(inline(60))).toEqual([]);
    expect(sumProblems(inline(80))).toEqual([expect.stringMatching(/^'sender': LimitExceeded: /)]);
  });

  it('more concurrency than the account has to give', () => {
    const reserving = (each: number) =>
      [1, 2].map((n) => aResource('AWS::Lambda::Function', { ReservedConcurrentExecutions: each }, `F${n}`));
    expect(sumProblems(reserving(450))).toEqual([]);
    expect(sumProblems(reserving(451))).toHaveLength(1);
  });
});

describe('CloudFormation refuses a stack', () => {
  const things = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`T${n}`, {}]));
  const template = { Resources: {}, Outputs: {}, Parameters: {}, Mappings: {} };

  it.each([
    ['resources', { Resources: things(500) }, { Resources: things(501) }],
    ['outputs', { Outputs: things(200) }, { Outputs: things(201) }],
    ['parameters', { Parameters: things(200) }, { Parameters: things(201) }],
  ])('with too many %s', (what, accepted, refused) => {
    expect(() => refuseTemplate('Town', { ...template, ...accepted }, 1000)).not.toThrow();
    expect(() => refuseTemplate('Town', { ...template, ...refused }, 1000)).toThrow(
      new RegExp(`stack 'Town': ValidationError: Number of ${what}, \\d+, is greater than maximum allowed`),
    );
  });

  it('with a template of more than 1 MB', () => {
    expect(() => refuseTemplate('Town', template, 1_000_000)).not.toThrow();
    expect(() => refuseTemplate('Town', template, 1_000_001)).toThrow(/bytes of template/);
  });
});
