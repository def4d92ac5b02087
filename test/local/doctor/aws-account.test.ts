import { ACMClient, DescribeCertificateCommand, ListCertificatesCommand } from '@aws-sdk/client-acm';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { ListSubscriptionsByTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetQueueAttributesCommand, ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, describe, expect, it } from 'vitest';
import { awsAccount } from '../../../local/doctor/aws-account.ts';

const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
const account = awsAccount('prod', { region: 'eu-north-1', credentials });
const named = (name: string, message = name) => Object.assign(new Error(message), { name });

/** Each stands for every client of its class, in whatever test, until it is restored. */
const mocks: { restore: () => void }[] = [];
const mocked: typeof mockClient = (client) => {
  const mock = mockClient(client);
  mocks.push(mock);
  return mock;
};
afterEach(() => {
  for (const mock of mocks.splice(0)) mock.restore();
});

describe('the account of a stage', () => {
  it('has the bootstrap’s version from its stack, and none without that stack', async () => {
    const stacks = mocked(CloudFormationClient);
    const stack = {
      StackName: 'CDKToolkit',
      CreationTime: new Date(0),
      StackStatus: 'CREATE_COMPLETE' as const,
    };
    const Outputs = [{ OutputKey: 'BootstrapVersion', OutputValue: '30' }];
    stacks
      .on(DescribeStacksCommand, { StackName: 'CDKToolkit' })
      .resolves({ Stacks: [{ ...stack, Outputs }] });
    // CloudFormation has no error of its own for a stack that is not there.
    const missing = named('ValidationError', 'Stack with id Budkavle-prod does not exist');
    stacks.on(DescribeStacksCommand, { StackName: 'Budkavle-prod' }).rejects(missing);
    expect(await account.bootstrapVersion('us-east-1')).toBe(30);
    expect(await account.stack()).toBeUndefined();
  });

  it('has what SES waits for in the DNS of the domain', async () => {
    const ses = mocked(SESv2Client);
    ses.on(GetEmailIdentityCommand).resolves({
      VerifiedForSendingStatus: false,
      DkimAttributes: { Status: 'PENDING', Tokens: ['t1'] },
      MailFromAttributes: {
        MailFromDomain: 'bounce.mail.example',
        MailFromDomainStatus: 'PENDING',
        BehaviorOnMxFailure: 'USE_DEFAULT_VALUE',
      },
    });
    expect(await account.identity('mail.example')).toEqual({
      dkimTokens: ['t1'],
      dkimZone: 'dkim.amazonses.com',
      mailFrom: 'bounce.mail.example',
    });
    ses.on(GetEmailIdentityCommand).rejects(named('NotFoundException'));
    expect(await account.identity('mail.example')).toBeUndefined();
  });

  it('has a subscriber only when that one has confirmed', async () => {
    mocked(STSClient).on(GetCallerIdentityCommand).resolves({ Account: '111122223333' });
    const TopicArn = 'arn:aws:sns:eu-north-1:111122223333:budkavle-prod-alarms';
    const arns = [`${TopicArn}:1`, 'PendingConfirmation'];
    const Subscriptions = arns.map((SubscriptionArn) => ({ SubscriptionArn }));
    mocked(SNSClient).on(ListSubscriptionsByTopicCommand, { TopicArn }).resolves({ Subscriptions });
    expect(await account.subscriptions()).toEqual({ confirmed: 1, pending: 1 });
  });

  it('has dead letters in the queues that are for them', async () => {
    const queues = mocked(SQSClient);
    const urls = ['stops', 'stops-dead-letters', 'undeliverable-events'].map(
      (name) => `https://q/budkavle-prod-${name}`,
    );
    queues.on(ListQueuesCommand).resolves({ QueueUrls: urls });
    queues.on(GetQueueAttributesCommand).resolves({ Attributes: { ApproximateNumberOfMessages: '2' } });
    expect(await account.deadLetters()).toEqual([
      { name: 'budkavle-prod-stops-dead-letters', messages: 2 },
      { name: 'budkavle-prod-undeliverable-events', messages: 2 },
    ]);
  });

  it('has a table with its protection and its recovery', async () => {
    const dynamo = mocked(DynamoDBClient);
    const Table = { TableStatus: 'ACTIVE' as const, DeletionProtectionEnabled: true };
    dynamo.on(DescribeTableCommand, { TableName: 'budkavle-prod' }).resolves({ Table });
    dynamo.on(DescribeContinuousBackupsCommand).resolves({
      ContinuousBackupsDescription: {
        ContinuousBackupsStatus: 'ENABLED',
        PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'DISABLED' },
      },
    });
    expect(await account.table()).toEqual({ status: 'ACTIVE', protected: true, restorable: false });
  });

  it('has a limit of concurrent functions, and certificates with the records they wait for', async () => {
    const AccountLimit = { ConcurrentExecutions: 10, UnreservedConcurrentExecutions: 10 };
    mocked(LambdaClient).on(GetAccountSettingsCommand).resolves({ AccountLimit });
    expect(await account.concurrency()).toEqual({ limit: 10, unreserved: 10 });
    const acm = mocked(ACMClient);
    const summaries = [
      { DomainName: 'other.example', CertificateArn: 'arn:1' },
      { DomainName: 'besked.example', CertificateArn: 'arn:2' },
    ];
    acm.on(ListCertificatesCommand).resolves({ CertificateSummaryList: summaries });
    const ResourceRecord = {
      Name: '_x.besked.example.',
      Type: 'CNAME' as const,
      Value: '_y.acm-validations.aws.',
    };
    const DomainValidationOptions = [{ DomainName: 'besked.example', ResourceRecord }];
    acm
      .on(DescribeCertificateCommand, { CertificateArn: 'arn:2' })
      .resolves({ Certificate: { Status: 'PENDING_VALIDATION', DomainValidationOptions } });
    expect(await account.certificate({ domain: 'besked.example' })).toEqual({
      status: 'PENDING_VALIDATION',
      validUntil: undefined,
      records: [{ name: '_x.besked.example.', type: 'CNAME', value: '_y.acm-validations.aws.' }],
    });
    expect(await account.certificate({ domain: 'none.example' })).toBeUndefined();
  });
});
