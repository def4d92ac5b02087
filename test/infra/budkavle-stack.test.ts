import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { PROD, ref, resourcesOf, synthesize } from './synthesize.ts';

const template = synthesize(PROD);
const local = synthesize();

const functions = resourcesOf(
  template,
  'AWS::Lambda::Function',
  z.object({
    FunctionName: z.string(),
    Timeout: z.int(),
    RecursiveLoop: z.string().optional(),
    Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
    LoggingConfig: z.object({ LogGroup: ref }),
  }),
);

const SIGN_IN = ['SIGN_IN_ISSUER', 'SIGN_IN_CLIENT_ID', 'SIGN_IN_URL', 'IDENTITY_PROVIDERS'];

describe('data', () => {
  it('is encrypted with a key of the stage that is renewed every year', () => {
    template.resourceCountIs('AWS::KMS::Key', 1);
    template.hasResource('AWS::KMS::Key', {
      Properties: { EnableKeyRotation: true },
      DeletionPolicy: 'RetainExceptOnCreate',
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
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
    template.hasResource('AWS::Events::EventBus', { DeletionPolicy: 'RetainExceptOnCreate' });
  });

  it('goes with the stack in stage local', () => {
    local.hasResource('AWS::DynamoDB::Table', {
      Properties: { TableName: 'budkavle-local', DeletionProtectionEnabled: false },
      DeletionPolicy: 'Delete',
    });
  });
});

describe('a function', () => {
  it.each([
    ['plan-milestone', 30, 512, ['TABLE_NAME', 'EVENT_BUS_NAME', 'ORGANISATION_PLANS_QUEUE_URL']],
    [
      'plan-organisation',
      60,
      512,
      ['TABLE_NAME', 'EVENT_BUS_NAME', 'ORGANISATION_PLANS_QUEUE_URL', 'DELIVERIES_QUEUE_URL'],
    ],
    ['approve-milestone', 30, 256, ['TABLE_NAME', 'EVENT_BUS_NAME']],
    [
      'dispatch-milestone',
      30,
      256,
      [
        'TABLE_NAME',
        'EVENT_BUS_NAME',
        'ORGANISATION_PLANS_QUEUE_URL',
        'DELIVERIES_QUEUE_URL',
        'DISPATCHES_QUEUE_URL',
      ],
    ],
    [
      'send-deliveries',
      30,
      512,
      [
        'TABLE_NAME',
        'EVENT_BUS_NAME',
        'DELIVERIES_QUEUE_URL',
        'PRESS_DELIVERIES_QUEUE_URL',
        'CONFIGURATION_SET_NAME',
        'PUBLIC_URL',
      ],
    ],
    ['stop-milestone', 10, 256, ['TABLE_NAME', 'DELIVERIES_QUEUE_URL', 'PRESS_DELIVERIES_QUEUE_URL']],
    ['publish-press-release', 30, 512, ['TABLE_NAME', 'PRESS_DELIVERIES_QUEUE_URL']],
    ['publish-press-releases', 30, 256, ['TABLE_NAME', 'PRESS_RELEASES_QUEUE_URL']],
    ['record-outcome', 30, 512, ['TABLE_NAME', 'EVENT_BUS_NAME', 'ACCOUNTS_QUEUE_URL']],
    [
      'reconcile',
      60,
      512,
      [
        'TABLE_NAME',
        'EVENT_BUS_NAME',
        'ORGANISATION_PLANS_QUEUE_URL',
        'DELIVERIES_QUEUE_URL',
        'PRESS_DELIVERIES_QUEUE_URL',
        'PUBLIC_URL',
        'CONSOLE_URL',
      ],
    ],
    ['remind-owners', 300, 1769, ['TABLE_NAME', 'EVENT_BUS_NAME', 'CONSOLE_URL', 'DELIVERIES_QUEUE_URL']],
    ['welcome-newcomers', 300, 512, ['TABLE_NAME', 'DELIVERIES_QUEUE_URL']],
    ['tidy-contacts', 60, 512, ['TABLE_NAME', 'EVENT_BUS_NAME', 'ACCOUNTS_QUEUE_URL', 'ANSWERS_QUEUE_URL']],
    ['public-pages', 15, 512, ['TABLE_NAME', 'EVENT_BUS_NAME', 'PUBLIC_URL', 'ACCESSIBILITY_ADDRESS']],
    ['task-pages', 29, 512, ['TABLE_NAME', 'EVENT_BUS_NAME']],
    ['packet', 15, 1769, ['TABLE_NAME', 'PUBLIC_URL']],
    // It judges the same sessions as the console.
    ['contacts', 29, 1769, ['TABLE_NAME', 'EVENT_BUS_NAME', 'CONSOLE_URL', ...SIGN_IN]],
    [
      'press-desk',
      29,
      1769,
      [
        'TABLE_NAME',
        'PRESS_DELIVERIES_QUEUE_URL',
        'ACCOUNTS_QUEUE_URL',
        'PUBLIC_URL',
        'CONSOLE_URL',
        ...SIGN_IN,
      ],
    ],
    ['home', 29, 1769, ['TABLE_NAME', 'CONSOLE_URL', ...SIGN_IN]],
    ['import-rollout', 29, 1769, ['TABLE_NAME', 'MAIL_DOMAIN', 'CONSOLE_URL', ...SIGN_IN]],
    ['people', 29, 1769, ['TABLE_NAME', 'USER_POOL_ID', 'ACCOUNTS_QUEUE_URL', 'CONSOLE_URL', ...SIGN_IN]],
    [
      'sync-account',
      30,
      256,
      [
        'TABLE_NAME',
        'EVENT_BUS_NAME',
        'USER_POOL_ID',
        'ACCOUNTS_QUEUE_URL',
        'CONFIGURATION_SET_NAME',
        'INVITATION_SENDER',
        'CONSOLE_URL',
      ],
    ],
    ['compile-newsletters', 60, 512, ['TABLE_NAME', 'NEWSLETTER_PLANS_QUEUE_URL']],
    ['plan-newsletter', 60, 512, ['TABLE_NAME', 'DELIVERIES_QUEUE_URL', 'PUBLIC_URL']],
    ['send-confirmation', 30, 256, ['TABLE_NAME', 'DELIVERIES_QUEUE_URL', 'PUBLIC_URL']],
    ['subscriptions', 15, 512, ['TABLE_NAME', 'CONFIRMATIONS_QUEUE_URL']],
    ['questions', 15, 512, ['TABLE_NAME']],
    ['deliver-answer', 30, 256, ['TABLE_NAME', 'DELIVERIES_QUEUE_URL']],
    [
      'console',
      29,
      1024,
      [
        'TABLE_NAME',
        'EVENT_BUS_NAME',
        'ORGANISATION_PLANS_QUEUE_URL',
        'DELIVERIES_QUEUE_URL',
        'ANSWERS_QUEUE_URL',
        'ACCOUNTS_QUEUE_URL',
        'MAIL_DOMAIN',
        'CONFIGURATION_SET_NAME',
        'CONSOLE_URL',
        ...SIGN_IN,
      ],
    ],
  ])('%s runs for at most %i s in %i MB and is told %s', (name, Timeout, MemorySize, variables) => {
    const FunctionName = `budkavle-prod-${name}`;
    template.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName,
      Timeout,
      MemorySize,
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      TracingConfig: Match.absent(),
    });
    const fn = functions.find((one) => one.FunctionName === FunctionName);
    expect(new Set(Object.keys(fn?.Environment.Variables ?? {}))).toEqual(new Set(variables));
  });

  it('logs into a group of its own that is kept for 90 days', () => {
    const properties = z.object({ LogGroupName: z.string(), RetentionInDays: z.int() });
    const groups = resourcesOf(template, 'AWS::Logs::LogGroup', properties);
    for (const { FunctionName, LoggingConfig } of functions) {
      const group = groups.find(({ logicalId }) => logicalId === LoggingConfig.LogGroup);
      expect(group).toMatchObject({ LogGroupName: `/aws/lambda/${FunctionName}`, RetentionInDays: 90 });
    }
  });

  it('may come back by its own queue only where that is meant', () => {
    const looping = functions.filter(({ RecursiveLoop }) => RecursiveLoop === 'Allow');
    expect(looping.map(({ FunctionName }) => FunctionName)).toEqual([
      'budkavle-prod-send-deliveries',
      'budkavle-prod-sync-account',
    ]);
  });
});

it('is one template of plain resources: nothing runs while it is deployed', () => {
  const { Resources } = z
    .object({ Resources: z.record(z.string(), z.object({ Type: z.string() })) })
    .parse(template.toJSON());
  const types = Object.values(Resources).map(({ Type }) => Type);
  expect(types.filter((type) => /^Custom::|^AWS::CloudFormation::/.test(type))).toEqual([]);
  expect(functions).toHaveLength(29);
});
