import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import {
  ConfigurationSet,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
} from 'aws-cdk-lib/aws-ses';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { buildSync } from 'esbuild';
import { onTestFinished } from 'vitest';
import { type CloudOptions, startCloud } from '../../src/host/cloud.ts';
import { temporaryFolder } from '../shared/temporary-folder.ts';

/** Writes a row for the event it got, sends a mail, and records what SES says about that mail. */
const worker = `
  import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
  import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
  const dynamodb = new DynamoDBClient({});
  const ses = new SESClient({ maxAttempts: 1 });
  const put = (pk, text) => dynamodb.send(new PutItemCommand({
    TableName: process.env.TABLE_NAME, Item: { pk: { S: pk }, text: { S: text } } }));
  async function handle(event) {
    if (event.source === 'aws.ses') {
      const { eventType, mail } = event.detail;
      return put('mail#' + mail.tags.delivery[0] + '#' + eventType, mail.messageId);
    }
    const { id, to } = event.detail;
    if (id === 'poison') throw new Error('cannot be handled');
    await put('event#' + id, JSON.stringify(event.detail));
    const raw = ['From: Bud <bud@bob.example>', 'To: ' + to, 'Subject: ' + id, '', 'Text'].join('\\r\\n');
    await ses.send(new SendRawEmailCommand({
      Destinations: [to], RawMessage: { Data: Buffer.from(raw) },
      ConfigurationSetName: process.env.CONFIGURATION_SET, Tags: [{ Name: 'delivery', Value: id }] }));
  }
  export const handler = async ({ Records }) => {
    const batchItemFailures = [];
    for (const { messageId, body } of Records) {
      try {
        await handle(JSON.parse(body));
      } catch (error) {
        console.error(JSON.stringify({ error: error.message }));
        batchItemFailures.push({ itemIdentifier: messageId });
      }
    }
    return { batchItemFailures };
  };`;

const page = `
  const headers = { 'content-type': 'text/plain' };
  export const handler = async ({ rawPath }) => ({ statusCode: 200, headers, body: rawPath });`;

/** Bundling takes a second, so that every test of a file shares the result. */
const bundles = new Map<string, string>();

function bundle(source: string): string {
  const text = bundles.get(source) ?? bundled(source);
  bundles.set(source, text);
  const directory = temporaryFolder();
  writeFileSync(path.join(directory, 'index.mjs'), text);
  return directory;
}

function bundled(source: string): string {
  const { outputFiles } = buildSync({
    stdin: { contents: source, resolveDir: path.resolve('.') },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  return outputFiles.map(({ text }) => text).join('');
}

export type TrialSettings = {
  /** What the worker may do with the table; nothing when absent from this list. */
  tableActions?: string[];
  /** How long a failed message waits before it moves to the dead-letter queue; also the function's timeout. */
  visibilitySeconds?: number;
  /** Changes the stack before it is synthesized. */
  change?: (stack: Stack) => void;
};

/** Synthesizes a small app: bus → rule → queue → function → table and mail, whose events come back to the function. */
export function synthesizeTrial(settings: TrialSettings = {}): string {
  const { tableActions = ['dynamodb:PutItem'], visibilitySeconds = 30, change } = settings;
  const app = new App({ outdir: temporaryFolder(), analyticsReporting: false });
  const stack = new Stack(app, 'Trial');
  const table = new Table(stack, 'Rows', {
    tableName: 'trial-rows',
    partitionKey: { name: 'pk', type: AttributeType.STRING },
  });
  const deadLetters = new Queue(stack, 'DeadLetters', { queueName: 'trial-dead-letters' });
  const jobs = new Queue(stack, 'Jobs', {
    queueName: 'trial-jobs',
    visibilityTimeout: Duration.seconds(visibilitySeconds),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: 1 },
  });
  const bus = new EventBus(stack, 'Bus', { eventBusName: 'trial' });
  new Rule(stack, 'Wanted', { eventBus: bus, eventPattern: { source: ['trial'] } }).addTarget(
    new SqsQueue(jobs),
  );
  new Rule(stack, 'Evidence', { eventPattern: { source: ['aws.ses'] } }).addTarget(new SqsQueue(jobs));
  new EmailIdentity(stack, 'Sender', { identity: Identity.domain('bob.example') });
  new ConfigurationSet(stack, 'Set', { configurationSetName: 'trial' }).addEventDestination('Events', {
    destination: EventDestination.eventBus(EventBus.fromEventBusName(stack, 'Default', 'default')),
    events: [EmailSendingEvent.SEND, EmailSendingEvent.DELIVERY, EmailSendingEvent.BOUNCE],
  });
  const handle = aFunction(stack, { id: 'Handle', source: worker, timeoutSeconds: visibilitySeconds });
  handle.addEnvironment('TABLE_NAME', table.tableName).addEnvironment('CONFIGURATION_SET', 'trial');
  handle.addEventSource(new SqsEventSource(jobs, { batchSize: 5, reportBatchItemFailures: true }));
  if (tableActions.length > 0) {
    handle.addToRolePolicy(new PolicyStatement({ actions: tableActions, resources: [table.tableArn] }));
  }
  handle.addToRolePolicy(
    new PolicyStatement({
      actions: ['ses:SendRawEmail'],
      resources: ['identity/bob.example', 'configuration-set/trial'].map((resource) =>
        stack.formatArn({ service: 'ses', resource }),
      ),
      conditions: { StringEquals: { 'ses:FromAddress': 'bud@bob.example' } },
    }),
  );
  const show = aFunction(stack, { id: 'Show', source: page, timeoutSeconds: 10 });
  const api = new HttpApi(stack, 'Api');
  api.addRoutes({ path: '/{proxy+}', integration: new HttpLambdaIntegration('Page', show) });
  change?.(stack);
  return app.synth().directory;
}

type FunctionSettings = { id: string; source: string; timeoutSeconds: number };

function aFunction(stack: Stack, { id, source, timeoutSeconds }: FunctionSettings): LambdaFunction {
  return new LambdaFunction(stack, id, {
    functionName: `trial-${id.toLowerCase()}`,
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: Code.fromAsset(bundle(source)),
    timeout: Duration.seconds(timeoutSeconds),
    memorySize: 256,
  });
}

/** Starts a cloud on free ports that stops with the test, and the notices that a person would have seen. */
export async function startTrial(options: Omit<CloudOptions, 'ports' | 'notice'>) {
  const notices: string[] = [];
  const notice = (text: string) => notices.push(text);
  const cloud = await startCloud({ ...options, ports: { api: 0, mailbox: 0, aws: 0 }, notice });
  onTestFinished(() => cloud.stop());
  return { cloud, notices };
}
