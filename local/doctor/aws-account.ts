import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { DescribeEventBusCommand, EventBridgeClient, ListArchivesCommand } from '@aws-sdk/client-eventbridge';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { ListSubscriptionsByTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetQueueAttributesCommand, ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Account } from './account.ts';
import { certificateOf, EDGE_REGION } from './aws-certificate.ts';
import { identityOf } from './aws-mail.ts';
import { bootstrapVersion, stackOf } from './aws-stacks.ts';
import type { ClientSettings } from './client-settings.ts';
import { unlessMissing } from './unless-missing.ts';

/** The AWS account of a stage, or the local cloud. Only reads. */
export function awsAccount(stage: string, settings: ClientSettings): Account {
  const name = `budkavle-${stage}`;
  return {
    ...dataOf(name, settings),
    ...queuesOf(name, settings),
    bootstrapVersion: (region) => bootstrapVersion({ ...settings, region }),
    stack: () => stackOf(`Budkavle-${stage}`, settings),
    edgeStack: () => stackOf(`Budkavle-${stage}-edge`, { ...settings, region: EDGE_REGION }),
    identity: identityOf(settings),
    certificate: certificateOf(settings),
    caller: async () => {
      const { Account: account = '', Arn: arn = '' } = await new STSClient(settings).send(
        new GetCallerIdentityCommand({}),
      );
      return { account, arn };
    },
    concurrency: async () => {
      const { AccountLimit } = await new LambdaClient(settings).send(new GetAccountSettingsCommand({}));
      const { ConcurrentExecutions: limit = 0, UnreservedConcurrentExecutions: unreserved = 0 } =
        AccountLimit ?? {};
      return { limit, unreserved };
    },
    subscriptions: async () => {
      const { account } = await new STSClient(settings)
        .send(new GetCallerIdentityCommand({}))
        .then(({ Account: id = '' }) => ({ account: id }));
      const TopicArn = `arn:aws:sns:${settings.region}:${account}:${name}-alarms`;
      const found = await unlessMissing(
        new SNSClient(settings).send(new ListSubscriptionsByTopicCommand({ TopicArn })),
      );
      const arns = found?.Subscriptions?.map(({ SubscriptionArn = '' }) => SubscriptionArn);
      // Until its owner confirms it, a subscription has these words in place of an ARN.
      const confirmed = arns?.filter((arn) => arn.startsWith('arn:')).length ?? 0;
      return arns && { confirmed, pending: arns.length - confirmed };
    },
  };
}

function dataOf(name: string, settings: ClientSettings): Pick<Account, 'table' | 'busExists' | 'archives'> {
  const dynamo = new DynamoDBClient(settings);
  const events = new EventBridgeClient(settings);
  return {
    table: async () => {
      const found = await unlessMissing(dynamo.send(new DescribeTableCommand({ TableName: name })));
      if (!found?.Table) return undefined;
      const backups = await dynamo.send(new DescribeContinuousBackupsCommand({ TableName: name }));
      const recovery = backups.ContinuousBackupsDescription?.PointInTimeRecoveryDescription;
      return {
        status: found.Table.TableStatus ?? '',
        protected: found.Table.DeletionProtectionEnabled ?? false,
        restorable: recovery?.PointInTimeRecoveryStatus === 'ENABLED',
      };
    },
    busExists: async () =>
      (await unlessMissing(events.send(new DescribeEventBusCommand({ Name: name })))) !== undefined,
    archives: async () => {
      const { Archives = [] } = await events.send(new ListArchivesCommand({ NamePrefix: name }));
      // The local cloud lists them all.
      const own = Archives.filter(({ ArchiveName }) => ArchiveName?.startsWith(name));
      return own.map(({ ArchiveName = '', State, RetentionDays = 0 }) => ({
        name: ArchiveName,
        enabled: State === 'ENABLED',
        days: RetentionDays,
      }));
    },
  };
}

function queuesOf(name: string, settings: ClientSettings): Pick<Account, 'deadLetters'> {
  const client = new SQSClient(settings);
  return {
    deadLetters: async () => {
      const command = new ListQueuesCommand({ QueueNamePrefix: `${name}-`, MaxResults: 1000 });
      const { QueueUrls = [] } = await client.send(command);
      const wanted = QueueUrls.filter((url) => /-(dead-letters|undeliverable-events)$/.test(url));
      return await Promise.all(
        wanted.map(async (QueueUrl) => {
          const { Attributes } = await client.send(
            new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
          );
          const messages = Number(Attributes?.ApproximateNumberOfMessages ?? 0);
          return { name: QueueUrl.split('/').at(-1) ?? '', messages };
        }),
      );
    },
  };
}
