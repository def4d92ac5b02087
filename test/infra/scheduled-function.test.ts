import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { arnOf, PROD, resourcesOf, synthesize } from './synthesize.ts';

const template = synthesize(PROD);
const queues = resourcesOf(template, 'AWS::SQS::Queue', z.object({ QueueName: z.string() }));
const named = (name: string) => queues.find(({ QueueName }) => QueueName === `budkavle-prod-${name}`);

describe('the reconciler', () => {
  const target = z.object({ Arn: arnOf, DeadLetterConfig: z.object({ Arn: arnOf }) });
  const properties = z.object({ ScheduleExpression: z.string().optional(), Targets: z.array(z.unknown()) });
  const rounds = resourcesOf(template, 'AWS::Events::Rule', properties).filter(
    ({ ScheduleExpression }) => ScheduleExpression !== undefined,
  );

  it('goes its round every minute, and the one that tidies contacts every five', () => {
    expect(rounds.map(({ ScheduleExpression }) => ScheduleExpression)).toEqual([
      'rate(1 minute)',
      'rate(5 minutes)',
    ]);
  });

  it('parks a round that it could not be called for, and one that it failed at three times', () => {
    const [call] = z.array(target).parse(rounds[0]?.Targets);
    expect(call?.DeadLetterConfig.Arn).toBe(named('undeliverable-events')?.logicalId);
    template.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'budkavle-prod-reconcile',
      DeadLetterConfig: {
        TargetArn: { 'Fn::GetAtt': [named('reconcile-dead-letters')?.logicalId, 'Arn'] },
      },
    });
    template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', { MaximumRetryAttempts: 2 });
  });

  it('may be called by its schedule and by nothing else', () => {
    const SourceArn = { 'Fn::GetAtt': [rounds[0]?.logicalId, 'Arn'] };
    template.hasResourceProperties('AWS::Lambda::Permission', {
      FunctionName: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Reconcile'), 'Arn'] },
      Principal: 'events.amazonaws.com',
      SourceArn,
    });
  });
});
