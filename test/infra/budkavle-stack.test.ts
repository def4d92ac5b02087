import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { PROD, synthesize } from './synthesize.ts';

const template = synthesize(PROD);
const all = (type: string) =>
  Object.entries(template.findResources(type)).map(([id, { Properties, ...rest }]) => ({
    id,
    ...rest,
    ...Properties,
  }));
const getAtt = z
  .object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) })
  .transform((value) => value['Fn::GetAtt'][0]);

describe('data', () => {
  it('is encrypted with a key of the stage that is renewed every year', () => {
    template.resourceCountIs('AWS::KMS::Key', 1);
    template.hasResource('AWS::KMS::Key', {
      Properties: { EnableKeyRotation: true },
      DeletionPolicy: 'Retain',
    });
    const key = { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] };
    template.hasResourceProperties('AWS::DynamoDB::Table', {
      SSESpecification: { KMSMasterKeyId: key, SSEEnabled: true, SSEType: 'KMS' },
    });
    template.hasResourceProperties('AWS::Events::EventBus', { KmsKeyIdentifier: key });
    template.hasResourceProperties('AWS::Events::Archive', { KmsKeyIdentifier: key });
  });

  it('outlives mistakes: it can be restored to any second and does not go with its stack', () => {
    template.hasResource('AWS::DynamoDB::Table', {
      Properties: {
        TableName: 'budkavle-prod',
        BillingMode: 'PAY_PER_REQUEST',
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        DeletionProtectionEnabled: true,
        GlobalSecondaryIndexes: Match.absent(),
      },
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
    template.hasResource('AWS::Events::EventBus', { DeletionPolicy: 'Retain' });
  });

  it('goes with the stack in stage local', () => {
    const local = synthesize();
    local.hasResource('AWS::DynamoDB::Table', {
      Properties: { TableName: 'budkavle-local', DeletionProtectionEnabled: false },
      DeletionPolicy: 'Delete',
    });
  });
});

describe('a milestone', () => {
  it.each([
    ['MilestoneReached', 'budkavle.coordinator', 'budkavle-prod-milestones'],
    ['MilestonePlanned', 'budkavle', 'budkavle-prod-approvals'],
    ['MilestoneApproved', 'budkavle', 'budkavle-prod-dispatches'],
  ])('%s of %s goes to %s, unchanged and only from there', (detailType, source, queueName) => {
    const [rule, ...others] = all('AWS::Events::Rule').filter(({ EventPattern }) =>
      EventPattern['detail-type'].includes(detailType),
    );
    expect(others).toEqual([]);
    expect(rule?.EventPattern).toEqual({ source: [source], 'detail-type': [detailType] });
    expect(rule?.Targets).toHaveLength(1);
    const [target] = rule?.Targets ?? [];
    expect(Object.keys(target).sort()).toEqual(['Arn', 'DeadLetterConfig', 'Id', 'RetryPolicy']);
    expect(all('AWS::SQS::Queue').find(({ id }) => id === getAtt.parse(target.Arn))?.QueueName).toBe(
      queueName,
    );
  });

  it('is kept for a month to be replayed', () => {
    template.hasResourceProperties('AWS::Events::Archive', {
      RetentionDays: 30,
      EventPattern: { source: [{ prefix: 'budkavle' }] },
    });
  });

  it('is never dropped by a rule: every target is tried for a day and then parked, and both queues let the rule in', () => {
    for (const { id: rule, Targets } of all('AWS::Events::Rule')) {
      for (const { Arn, DeadLetterConfig, RetryPolicy } of Targets) {
        expect(RetryPolicy).toEqual({ MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 });
        expect(lettingIn(rule)).toContain(getAtt.parse(DeadLetterConfig.Arn));
        if ('Fn::GetAtt' in Arn) expect(lettingIn(rule)).toContain(getAtt.parse(Arn));
      }
    }
    const [bus] = all('AWS::Events::EventBus');
    expect(lettingIn(bus?.id ?? '')).toEqual([getAtt.parse(bus?.DeadLetterConfig.Arn)]);
  });
});

/** The queues whose policies let EventBridge send for a rule or a bus. */
function lettingIn(id: string): string[] {
  return all('AWS::SQS::QueuePolicy')
    .filter(({ PolicyDocument }) =>
      z
        .array(z.object({ Effect: z.string(), Principal: z.unknown(), Condition: z.unknown() }))
        .parse(PolicyDocument.Statement)
        .some(
          ({ Effect, Principal, Condition }) =>
            Effect === 'Allow' &&
            JSON.stringify(Principal) === '{"Service":"events.amazonaws.com"}' &&
            JSON.stringify(Condition).includes(`"aws:SourceArn":{"Fn::GetAtt":["${id}","Arn"]}`),
        ),
    )
    .flatMap(({ Queues }) => Queues.map(({ Ref }: { Ref: string }) => Ref));
}

describe('a queue', () => {
  const queues = all('AWS::SQS::Queue');
  const working = queues.filter(({ RedrivePolicy }) => RedrivePolicy);

  it('keeps jobs for two weeks, encrypted, and takes them over TLS only', () => {
    expect(queues).toHaveLength(11);
    const closed = template.findResources('AWS::SQS::QueuePolicy', {
      Properties: {
        PolicyDocument: {
          Statement: Match.arrayWith([
            Match.objectLike({
              Effect: 'Deny',
              Action: 'sqs:*',
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            }),
          ]),
        },
      },
    });
    expect(Object.keys(closed)).toHaveLength(11);
    for (const { MessageRetentionPeriod, SqsManagedSseEnabled } of queues) {
      expect(MessageRetentionPeriod).toBe(14 * 24 * 3600);
      expect(SqsManagedSseEnabled).toBe(true);
    }
  });

  it('parks a job after five tries in a dead-letter queue of its own', () => {
    expect(working.map(({ QueueName }) => QueueName).sort()).toEqual(
      ['approvals', 'deliveries', 'dispatches', 'milestones', 'organisation-plans'].map(
        (name) => `budkavle-prod-${name}`,
      ),
    );
    for (const { QueueName, RedrivePolicy } of working) {
      expect(RedrivePolicy.maxReceiveCount).toBe(5);
      const parked = queues.find(({ id }) => id === getAtt.parse(RedrivePolicy.deadLetterTargetArn));
      expect(parked?.QueueName).toBe(`${QueueName}-dead-letters`);
    }
  });

  it('hides a job for six times as long as its function may run, and hands out one at a time', () => {
    const mappings = all('AWS::Lambda::EventSourceMapping');
    expect(mappings).toHaveLength(working.length);
    for (const { EventSourceArn, FunctionName, BatchSize, FunctionResponseTypes } of mappings) {
      const queue = working.find(({ id }) => id === getAtt.parse(EventSourceArn));
      const fn = all('AWS::Lambda::Function').find(({ id }) => id === FunctionName.Ref);
      expect(queue?.VisibilityTimeout).toBe(6 * fn?.Timeout);
      expect(BatchSize).toBe(1);
      expect(FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    }
  });

  it.each([
    ['PlanMilestone', 2],
    ['PlanOrganisation', 5],
    ['ApproveMilestone', 2],
    ['DispatchMilestone', 2],
    ['SendDeliveries', 2],
  ])('of %s is worked off %i at once', (fn, MaximumConcurrency) => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FunctionName: { Ref: Match.stringLikeRegexp(`^${fn}[0-9A-F]{8}$`) },
      ScalingConfig: { MaximumConcurrency },
    });
  });
});

describe('a function', () => {
  it.each([
    ['plan-milestone', 30, 512, ['TABLE_NAME', 'EVENT_BUS_NAME', 'ORGANISATION_PLANS_QUEUE_URL']],
    ['plan-organisation', 60, 512, ['TABLE_NAME', 'EVENT_BUS_NAME']],
    ['approve-milestone', 30, 256, ['TABLE_NAME', 'EVENT_BUS_NAME']],
    ['dispatch-milestone', 30, 256, ['TABLE_NAME', 'DELIVERIES_QUEUE_URL']],
    [
      'send-deliveries',
      30,
      512,
      ['TABLE_NAME', 'EVENT_BUS_NAME', 'DELIVERIES_QUEUE_URL', 'CONFIGURATION_SET_NAME'],
    ],
    ['console', 15, 512, ['TABLE_NAME']],
  ])('%s runs for at most %i s in %i MB and is told %s', (name, Timeout, MemorySize, variables) => {
    const [fn] = all('AWS::Lambda::Function').filter(
      ({ FunctionName }) => FunctionName === `budkavle-prod-${name}`,
    );
    expect(fn).toMatchObject({
      Timeout,
      MemorySize,
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      TracingConfig: { Mode: 'Active' },
    });
    expect(Object.keys(fn?.Environment.Variables).sort()).toEqual([...variables].sort());
    const log = all('AWS::Logs::LogGroup').find(({ id }) => id === fn?.LoggingConfig.LogGroup.Ref);
    expect(log).toMatchObject({ LogGroupName: `/aws/lambda/budkavle-prod-${name}`, RetentionInDays: 90 });
  });

  it('may come back by its own queue only where that is meant', () => {
    const looping = all('AWS::Lambda::Function').filter(({ RecursiveLoop }) => RecursiveLoop === 'Allow');
    expect(looping.map(({ FunctionName }) => FunctionName)).toEqual(['budkavle-prod-send-deliveries']);
  });
});

it('is made of plain resources: nothing that runs while it is deployed, and nothing outside of its one template', () => {
  const types = Object.values(template.toJSON().Resources).map(
    (resource) => z.object({ Type: z.string() }).parse(resource).Type,
  );
  expect(types.filter((type) => /^Custom::|CustomResource|CloudFormation::/.test(type))).toEqual([]);
  expect(types.filter((type) => type === 'AWS::Lambda::Function')).toHaveLength(6);
});
