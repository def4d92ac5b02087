import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { SCHEDULED_FUNCTIONS } from './function-names.ts';
import { arnOf, PROD, resourcesOf, synthesize } from './synthesize.ts';

const template = synthesize(PROD);
const queues = resourcesOf(template, 'AWS::SQS::Queue', z.object({ QueueName: z.string() }));
const named = (name: string) => queues.find(({ QueueName }) => QueueName === `budkavle-prod-${name}`);

describe('rounds', () => {
  const target = z.object({ Arn: arnOf, DeadLetterConfig: z.object({ Arn: arnOf }) });
  const properties = z.object({
    Name: z.string(),
    ScheduleExpression: z.string().optional(),
    Targets: z.array(z.unknown()),
  });
  const rounds = resourcesOf(template, 'AWS::Events::Rule', properties).filter(
    ({ ScheduleExpression }) => ScheduleExpression !== undefined,
  );
  const functions = resourcesOf(template, 'AWS::Lambda::Function', z.object({ FunctionName: z.string() }));
  const roundsOf = (name: string) => rounds.find(({ Name }) => Name === `budkavle-prod-${name}`);
  const functionNamed = (name: string) =>
    functions.find(({ FunctionName }) => FunctionName === `budkavle-prod-${name}`)?.logicalId;

  it('are made every minute where minutes count, and every five for newsletters, tasks and contacts', () => {
    expect(rounds.map(({ Name, ScheduleExpression }) => `${Name} ${ScheduleExpression}`).toSorted()).toEqual([
      'budkavle-prod-compile-newsletters rate(5 minutes)',
      'budkavle-prod-publish-press-releases rate(1 minute)',
      'budkavle-prod-reconcile rate(1 minute)',
      'budkavle-prod-remind-owners rate(5 minutes)',
      'budkavle-prod-tidy-contacts rate(5 minutes)',
      'budkavle-prod-welcome-newcomers rate(5 minutes)',
    ]);
  });

  it.each(SCHEDULED_FUNCTIONS)(
    'of %s are parked where it could not be called, or failed three times',
    (name) => {
      const [call, ...others] = z.array(target).parse(roundsOf(name)?.Targets);
      expect(others).toEqual([]);
      expect(call?.Arn).toBe(functionNamed(name));
      expect(call?.DeadLetterConfig.Arn).toBe(named('undeliverable-events')?.logicalId);
      template.hasResourceProperties('AWS::Lambda::Function', {
        FunctionName: `budkavle-prod-${name}`,
        DeadLetterConfig: { TargetArn: { 'Fn::GetAtt': [named(`${name}-dead-letters`)?.logicalId, 'Arn'] } },
      });
      template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
        FunctionName: { Ref: functionNamed(name) },
        MaximumRetryAttempts: 2,
      });
    },
  );

  it.each(SCHEDULED_FUNCTIONS)('of %s are begun by its schedule, and by replays alone besides', (name) => {
    const permissions = template.findResources('AWS::Lambda::Permission', {
      Properties: { FunctionName: { 'Fn::GetAtt': [functionNamed(name), 'Arn'] } },
    });
    const sources = Object.values(permissions).map(({ Properties }) => {
      expect(Properties.Principal).toBe('events.amazonaws.com');
      return String(Properties.SourceArn['Fn::GetAtt'][0]);
    });
    const [schedule, ...others] = sources.toSorted((one) => (one === roundsOf(name)?.logicalId ? -1 : 1));
    expect(schedule).toBe(roundsOf(name)?.logicalId);
    // What people wished is fulfilled again after a restore of the table.
    expect(others.map((id) => id.replace(/[0-9A-F]{8}$/, '')).sort()).toEqual(
      name === 'tidy-contacts' ? ['BusAccessChanged', 'BusWishAgain'] : [],
    );
  });
});
