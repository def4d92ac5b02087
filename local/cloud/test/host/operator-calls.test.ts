import { writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  DescribeArchiveCommand,
  DescribeRuleCommand,
  DisableRuleCommand,
  EventBridgeClient,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  PutEventsCommand,
} from '@aws-sdk/client-eventbridge';
import {
  DeleteFunctionConcurrencyCommand,
  GetAccountSettingsCommand,
  GetFunctionConcurrencyCommand,
  GetFunctionConfigurationCommand,
  InvokeCommand,
  LambdaClient,
  ListFunctionsCommand,
  PutFunctionConcurrencyCommand,
} from '@aws-sdk/client-lambda';
import {
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListTopicsCommand,
  SNSClient,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { arnOf } from '../../src/shared/arns.ts';
import { temporaryFolder } from '../shared/temporary-folder.ts';
import { anAws } from './an-aws.ts';

const topicArn = arnOf('sns', 'alarms');
const queue = {
  name: 'jobs',
  arn: arnOf('sqs', 'jobs'),
  url: 'http://127.0.0.1/000000000000/jobs',
  visibilityTimeoutSeconds: 30,
  retentionSeconds: 345_600,
  delaySeconds: 0,
};
const busArn = arnOf('events', 'event-bus/town');
const rule = {
  name: 'reached',
  arn: arnOf('events', 'rule/town/reached'),
  busArn,
  pattern: { source: ['town'] },
  enabled: true,
  targets: [{ id: 'Jobs', arn: queue.arn }],
};
const letRuleIn = {
  Version: '2012-10-17' as const,
  Statement: [
    {
      Effect: 'Allow' as const,
      Principal: { Service: ['events.amazonaws.com'] },
      Action: ['sqs:SendMessage'],
      Resource: [queue.arn],
      Condition: { ArnEquals: { 'aws:SourceArn': [rule.arn] } },
    },
  ],
};

function aFunction(name: string, source: string, reservedConcurrency?: number) {
  const directory = temporaryFolder();
  writeFileSync(path.join(directory, 'index.mjs'), `export const handler = ${source};`);
  return {
    name,
    arn: arnOf('lambda', `function:${name}`),
    roleArn: 'arn:aws:iam::000000000000:role/greeter',
    directory,
    handler: 'index.handler',
    memoryMegabytes: 256,
    timeoutSeconds: 5,
    environment: {},
    ...(reservedConcurrency !== undefined && { reservedConcurrency }),
  };
}

const anOperator = () =>
  anAws({
    queues: [queue],
    topics: [{ name: 'alarms', arn: topicArn }],
    buses: [{ name: 'town', arn: busArn }],
    rules: [rule],
    archives: [{ name: 'town', arn: arnOf('events', 'archive/town'), busArn, retentionDays: 30 }],
    resourcePolicies: new Map([[queue.arn, letRuleIn]]),
    functions: [
      aFunction('greet', 'async ({ name }) => ({ greeting: "Hej " + name })', 5),
      aFunction('fail', 'async () => { throw new RangeError("too far"); }'),
    ],
  });

describe('an operator asks EventBridge', () => {
  it('for rules with pattern, state and targets', async () => {
    const { asOperator } = await anOperator();
    const events = new EventBridgeClient(asOperator);
    const named = { Name: 'reached', EventBusName: 'town' };
    expect(await events.send(new DescribeRuleCommand(named))).toMatchObject({
      Arn: rule.arn,
      State: 'ENABLED',
      EventPattern: '{"source":["town"]}',
    });
    expect((await events.send(new ListRulesCommand({ EventBusName: 'town' }))).Rules).toHaveLength(1);
    expect((await events.send(new ListRulesCommand({}))).Rules).toEqual([]);
    const targets = await events.send(
      new ListTargetsByRuleCommand({ Rule: 'reached', EventBusName: 'town' }),
    );
    expect(targets.Targets).toEqual([{ Id: 'Jobs', Arn: queue.arn }]);
    await expect(events.send(new DescribeRuleCommand({ Name: 'none' }))).rejects.toHaveProperty(
      'name',
      'ResourceNotFoundException',
    );
  });

  it('for an archive', async () => {
    const { asOperator } = await anOperator();
    const archive = await new EventBridgeClient(asOperator).send(
      new DescribeArchiveCommand({ ArchiveName: 'town' }),
    );
    expect(archive).toMatchObject({ EventSourceArn: busArn, RetentionDays: 30, State: 'ENABLED' });
  });

  it('to switch a rule off: no event takes it any more', async () => {
    const { asOperator, engine } = await anOperator();
    const events = new EventBridgeClient(asOperator);
    const entry = { EventBusName: 'town', Source: 'town', DetailType: 'PermitGranted', Detail: '{}' };
    await events.send(new DisableRuleCommand({ Name: 'reached', EventBusName: 'town' }));
    await events.send(new PutEventsCommand({ Entries: [entry] }));
    expect(engine.buses.pending()).toBe(0);
  });
});

describe('an operator asks SNS', () => {
  it('for topics, and subscribes to one: pending, until somebody confirms', async () => {
    const { asOperator, engine, notices } = await anOperator();
    const sns = new SNSClient(asOperator);
    expect((await sns.send(new ListTopicsCommand({}))).Topics).toEqual([{ TopicArn: topicArn }]);
    const subscription = { TopicArn: topicArn, Protocol: 'email', Endpoint: 'jour@kommun.example' };
    await sns.send(new SubscribeCommand(subscription));
    expect(
      (await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: topicArn }))).Subscriptions,
    ).toMatchObject([{ Endpoint: 'jour@kommun.example', SubscriptionArn: 'PendingConfirmation' }]);
    const { Attributes } = await sns.send(new GetTopicAttributesCommand({ TopicArn: topicArn }));
    expect(Attributes).toMatchObject({ SubscriptionsConfirmed: '0', SubscriptionsPending: '1' });
    engine.topics.publish(topicArn, { message: 'an alarm' });
    expect(notices).toEqual([]);
  });
});

describe('an operator asks Lambda', () => {
  it('for functions and their settings', async () => {
    const { asOperator } = await anOperator();
    const lambda = new LambdaClient(asOperator);
    const { Functions = [] } = await lambda.send(new ListFunctionsCommand({}));
    expect(Functions.map(({ FunctionName }) => FunctionName)).toEqual(['greet', 'fail']);
    const asked = new GetFunctionConfigurationCommand({ FunctionName: 'greet' });
    expect(await lambda.send(asked)).toMatchObject({ MemorySize: 256, Timeout: 5, State: 'Active' });
    const none = new GetFunctionConfigurationCommand({ FunctionName: 'none' });
    await expect(lambda.send(none)).rejects.toHaveProperty('name', 'ResourceNotFoundException');
  });

  it('to run one, and gets its answer or its error', async () => {
    const { asOperator } = await anOperator();
    const lambda = new LambdaClient(asOperator);
    const Payload = Buffer.from(JSON.stringify({ name: 'Anna' }));
    const greeted = await lambda.send(new InvokeCommand({ FunctionName: 'greet', Payload }));
    expect(JSON.parse(greeted.Payload?.transformToString() ?? '')).toEqual({ greeting: 'Hej Anna' });
    const failed = await lambda.send(new InvokeCommand({ FunctionName: 'fail', Payload }));
    expect(failed).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled' });
    expect(failed.Payload?.transformToString()).toContain('too far');
  });

  it('for concurrency, changes it and takes it away', async () => {
    const { asOperator } = await anOperator();
    const lambda = new LambdaClient(asOperator);
    const FunctionName = 'greet';
    const now = () => lambda.send(new GetFunctionConcurrencyCommand({ FunctionName }));
    expect(await now()).toMatchObject({ ReservedConcurrentExecutions: 5 });
    await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 8 }));
    expect(await now()).toMatchObject({ ReservedConcurrentExecutions: 8 });
    const { AccountLimit } = await lambda.send(new GetAccountSettingsCommand({}));
    expect(AccountLimit?.UnreservedConcurrentExecutions).toBe(992);
    await lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName }));
    expect(await now()).not.toHaveProperty('ReservedConcurrentExecutions');
  });

  it('not for more concurrency than the account can give', async () => {
    const { asOperator } = await anOperator();
    const tooMuch = new PutFunctionConcurrencyCommand({
      FunctionName: 'fail',
      ReservedConcurrentExecutions: 896,
    });
    await expect(new LambdaClient(asOperator).send(tooMuch)).rejects.toHaveProperty(
      'name',
      'InvalidParameterValueException',
    );
  });

  it('to stop one: with a concurrency of 0 invocations wait, and run when it is raised', async () => {
    const { asOperator, engine } = await anOperator();
    const lambda = new LambdaClient(asOperator);
    const FunctionName = 'greet';
    await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 0 }));
    const greeting = engine.functions.invoke(arnOf('lambda', 'function:greet'), { name: 'Bo' });
    expect(engine.functions.pending()).toBe(1);
    await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 1 }));
    expect(await greeting).toEqual({ ok: true, value: { greeting: 'Hej Bo' } });
  });
});

it('an operator asks who they are', async () => {
  const { asOperator } = await anOperator();
  expect(await new STSClient(asOperator).send(new GetCallerIdentityCommand({}))).toMatchObject({
    Account: '000000000000',
    Arn: 'arn:aws:iam::000000000000:user/operator',
  });
});
