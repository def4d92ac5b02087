import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DynamoDBClient, GetItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Cloud } from '../../src/host/cloud.ts';
import { temporaryFolder } from '../shared/temporary-folder.ts';
import { startTrial, synthesizeTrial } from './trial-cloud.ts';

/** Ends the database of a cloud as the system would: with its guards, all of which have its file in their arguments. */
function killDatabase(dataDir: string): void {
  const found = execFileSync('pgrep', ['-f', path.join(dataDir, 'dynamodb.db')], { encoding: 'utf8' });
  for (const pid of found.trim().split('\n')) process.kill(Number(pid), 'SIGKILL');
}

/** Clients as a person's own scripts make them: their credentials belong to no function. */
function clients({ urls }: Cloud) {
  const credentials = { accessKeyId: 'me', secretAccessKey: 'mine' };
  const settings = { endpoint: urls.aws, region: 'eu-north-1', credentials };
  const events = new EventBridgeClient(settings);
  const dynamodb = new DynamoDBClient(settings);
  return {
    put: (detail: { id: string; to?: string }) => {
      const Detail = JSON.stringify({ to: 'anna@kommun.example', ...detail });
      const entry = { EventBusName: 'trial', Source: 'trial', DetailType: 'Noticed', Detail };
      return events.send(new PutEventsCommand({ Entries: [entry] }));
    },
    keys: async () => {
      const { Items = [] } = await dynamodb.send(new ScanCommand({ TableName: 'trial-rows' }));
      return Items.map(({ pk }) => pk?.S).toSorted();
    },
    row: async (pk: string) => {
      const command = new GetItemCommand({ TableName: 'trial-rows', Key: { pk: { S: pk } } });
      return (await dynamodb.send(command)).Item?.text?.S;
    },
  };
}

const storeSchema = z.object({ emails: z.array(z.object({ subject: z.string() })) });

/** Subjects of the mails that a person can read on the mailbox's page. */
async function shown({ urls }: Cloud): Promise<string[]> {
  const response = await fetch(`${urls.mailbox}/store`);
  const { emails } = storeSchema.parse(await response.json());
  return emails.map(({ subject }) => subject).toSorted();
}

/** Programs start and a CDK app is synthesized. */
const slow = { timeout: 60_000 };
const quickly = { timeoutMilliseconds: 20_000 };

describe('the cloud runs the assembly', slow, () => {
  it('from an event over rule, queue and function to row, mail and the mail’s events', async () => {
    const { cloud, notices } = await startTrial({
      assemblyDir: synthesizeTrial(),
      dataDir: temporaryFolder(),
    });
    const { put, keys, row } = clients(cloud);
    await put({ id: 'one' });
    await put({ id: 'two', to: 'bounce@simulator.amazonses.com' });
    await cloud.quiet(quickly);

    expect(await keys()).toEqual([
      'event#one',
      'event#two',
      'mail#one#Delivery',
      'mail#one#Send',
      'mail#two#Bounce',
      'mail#two#Send',
    ]);
    const mails = cloud.mails();
    expect(mails.map(({ destinations }) => destinations).toSorted()).toEqual([
      ['anna@kommun.example'],
      ['bounce@simulator.amazonses.com'],
    ]);
    expect(await row('mail#one#Send')).toBe(
      mails.find(({ tags }) => tags.delivery?.[0] === 'one')?.messageId,
    );
    expect(cloud.deadLetters()).toEqual([]);
    expect(notices).toEqual([]);
    expect(cloud.figures()).toMatchObject({
      mails: 2,
      functions: [
        { function: 'trial-handle', errors: 0, timeouts: 0 },
        { function: 'trial-show', invocations: 0 },
      ],
    });
    const used = cloud.calls().map((call) => `${call.function} ${call.action} ${call.decision}`);
    expect(new Set(used)).toEqual(
      new Set([
        'trial-handle dynamodb:PutItem allowed',
        'trial-handle ses:SendRawEmail allowed',
        'trial-handle sqs:ReceiveMessage allowed',
        'trial-handle sqs:DeleteMessage allowed',
        'trial-handle sqs:GetQueueAttributes allowed',
      ]),
    );

    const page = await fetch(`${cloud.urls.api}/hello/there`);
    expect(await page.text()).toBe('/hello/there');
    await expect.poll(() => shown(cloud)).toEqual(['one', 'two']);
  });

  it('keeps a message that fails for ever in the dead-letter queue', async () => {
    const assemblyDir = synthesizeTrial({ visibilitySeconds: 3 });
    const dataDir = temporaryFolder();
    const { cloud } = await startTrial({ assemblyDir, dataDir, mailbox: false });
    const { put, keys } = clients(cloud);
    await put({ id: 'poison' });
    await cloud.quiet(quickly);

    expect(cloud.deadLetters()).toMatchObject([{ queue: 'trial-dead-letters', source: 'trial-jobs' }]);
    expect(cloud.deadLetters()[0]?.body).toContain('"id":"poison"');
    expect(await keys()).toEqual([]);
    expect(cloud.mails()).toEqual([]);
    await cloud.stop();
    const log = readFileSync(path.join(dataDir, 'logs/trial-handle.log'), 'utf8');
    expect(log).toBe('{"error":"cannot be handled"}\n');
  });

  it('denies what the role does not grant, by action and resource', async () => {
    const assemblyDir = synthesizeTrial({ tableActions: ['dynamodb:GetItem'], visibilitySeconds: 3 });
    const dataDir = temporaryFolder();
    const { cloud, notices } = await startTrial({ assemblyDir, dataDir, mailbox: false });
    const { put, keys } = clients(cloud);
    await put({ id: 'one' });
    await cloud.quiet(quickly);

    const table = 'arn:aws:dynamodb:eu-north-1:000000000000:table/trial-rows';
    expect(notices).toEqual([`denied: trial-handle may not dynamodb:PutItem on ${table}`]);
    expect(await keys()).toEqual([]);
    expect(cloud.mails()).toEqual([]);
    expect(cloud.deadLetters()).toHaveLength(1);
    await cloud.stop();
    const log = readFileSync(path.join(dataDir, 'logs/trial-handle.log'), 'utf8');
    expect(log).toContain(`is not authorized to perform: dynamodb:PutItem on resource: ${table}`);
  });
});

describe('a restart on the same data folder', slow, () => {
  it('keeps messages, rows and mails, and goes on with what was waiting', async () => {
    const dataDir = temporaryFolder();
    const assemblyDir = synthesizeTrial({ visibilitySeconds: 8 });
    const first = await startTrial({ assemblyDir, dataDir, mailbox: false });
    await clients(first.cloud).put({ id: 'done' });
    await first.cloud.quiet(quickly);
    await clients(first.cloud).put({ id: 'poison' });
    await first.cloud.stop();

    const second = await startTrial({ assemblyDir, dataDir });
    await second.cloud.quiet(quickly);
    expect(await clients(second.cloud).keys()).toContain('event#done');
    expect(second.cloud.mails()).toHaveLength(1);
    expect(second.cloud.deadLetters()).toHaveLength(1);
    await expect.poll(() => shown(second.cloud)).toEqual(['done']);
  });

  it('begins with nothing when it is fresh, and leaves other files alone', async () => {
    const dataDir = temporaryFolder();
    const assemblyDir = synthesizeTrial();
    writeFileSync(path.join(dataDir, 'notes.txt'), 'mine');
    const first = await startTrial({ assemblyDir, dataDir, mailbox: false });
    await clients(first.cloud).put({ id: 'done' });
    await first.cloud.quiet(quickly);
    await first.cloud.stop();

    const { cloud } = await startTrial({ assemblyDir, dataDir, mailbox: false, fresh: true });
    expect(await clients(cloud).keys()).toEqual([]);
    expect(cloud.mails()).toEqual([]);
    expect(existsSync(path.join(dataDir, 'notes.txt'))).toBe(true);
  });
});

describe('starting', slow, () => {
  it('fails with type and logical id for a resource that cannot run here, and leaves no port open', async () => {
    const assemblyDir = synthesizeTrial({ change: (stack) => new Bucket(stack, 'Files') });
    const starting = startTrial({ assemblyDir, dataDir: temporaryFolder() });
    await expect(starting).rejects.toThrow(/AWS::S3::Bucket 'Files[0-9A-F]{8}'/);
  });

  it('fails when a rule may not reach its queue, which AWS would not tell', async () => {
    const assemblyDir = synthesizeTrial({
      change: (stack) => stack.node.findChild('Jobs').node.tryRemoveChild('Policy'),
    });
    const starting = startTrial({ assemblyDir, dataDir: temporaryFolder(), mailbox: false });
    await expect(starting).rejects.toThrow(/events would be lost.*trial-jobs.*sqs:SendMessage/s);
  });

  it('runs two clouds beside each other that share nothing', async () => {
    const assemblyDir = synthesizeTrial();
    const [one, other] = await Promise.all([
      startTrial({ assemblyDir, dataDir: temporaryFolder(), mailbox: false }),
      startTrial({ assemblyDir, dataDir: temporaryFolder(), mailbox: false }),
    ]);
    await clients(one.cloud).put({ id: 'mine' });
    await Promise.all([one.cloud.quiet(quickly), other.cloud.quiet(quickly)]);
    expect(one.cloud.mails()).toHaveLength(1);
    expect(other.cloud.mails()).toEqual([]);
  });
});

describe('stopping', slow, () => {
  it('may be done twice and leaves nothing listening', async () => {
    const { cloud } = await startTrial({ assemblyDir: synthesizeTrial(), dataDir: temporaryFolder() });
    await cloud.stop();
    await cloud.stop();
    for (const url of Object.values(cloud.urls)) await expect(fetch(url)).rejects.toThrow('fetch failed');
  });
});

describe('the database of a cloud', () => {
  it('is said to have ended when it ends by itself, once, and not when the cloud is stopped', async () => {
    const died: Error[] = [];
    const assemblyDir = synthesizeTrial();
    const [killed, stopped] = [temporaryFolder(), temporaryFolder()];
    const onDied = (error: Error) => died.push(error);
    const { cloud } = await startTrial({ assemblyDir, dataDir: stopped, mailbox: false, onDied });
    await cloud.stop();
    expect(died).toEqual([]);
    await startTrial({ assemblyDir, dataDir: killed, mailbox: false, onDied });
    killDatabase(killed);
    await expect
      .poll(() => died.map(({ message }) => message))
      .toEqual(['the local database ended by itself']);
  });
});
