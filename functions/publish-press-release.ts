import { setTimeout } from 'node:timers/promises';
import { scheduledReleaseSchema } from '../domain/press/press-version.ts';
import { publishPressRelease } from '../domain/press/use-cases/publish-press-release.ts';
import { renderPressWithdrawal } from '../templates/press/render-withdrawal.ts';
import { DynamoContactStore } from './adapters/dynamodb/contact-store.ts';
import { DynamoDeliveries } from './adapters/dynamodb/deliveries.ts';
import { DynamoDispatches } from './adapters/dynamodb/dispatches.ts';
import { DynamoNewsroom } from './adapters/dynamodb/newsroom.ts';
import { DynamoObligations } from './adapters/dynamodb/obligations.ts';
import { DynamoPlans } from './adapters/dynamodb/plans.ts';
import { DynamoPressReleases } from './adapters/dynamodb/press-releases.ts';
import { DynamoRollouts } from './adapters/dynamodb/rollouts.ts';
import { Table } from './adapters/dynamodb/table.ts';
import { SqsDispatchPartJobs } from './adapters/sqs/dispatch-part-jobs.ts';
import { readEnvironment } from './runtime/environment.ts';
import { Log } from './runtime/log.ts';
import { queueHandler } from './runtime/queue-handler.ts';

const env = readEnvironment(['TABLE_NAME', 'PRESS_DELIVERIES_QUEUE_URL'], process.env);
const log = new Log('publish-press-release');
const table = Table.open(env.TABLE_NAME);
const ports = {
  rollouts: new DynamoRollouts(table),
  contactStore: new DynamoContactStore(table),
  pressReleases: new DynamoPressReleases(table),
  newsroom: new DynamoNewsroom(table),
  dispatches: new DynamoDispatches(table),
  plans: new DynamoPlans(table),
  deliveries: new DynamoDeliveries(table),
  obligations: new DynamoObligations(table),
  sendJobs: new SqsDispatchPartJobs(env.PRESS_DELIVERIES_QUEUE_URL),
  renderWithdrawal: renderPressWithdrawal,
  now: Date.now,
  sleep: (millis: number) => setTimeout(millis),
};
const LINES = {
  published: 'PRESS_RELEASE_PUBLISHED',
  held: 'PRESS_RELEASE_HELD',
  early: 'PRESS_RELEASE_NOT_DUE',
  'not-due': 'PRESS_RELEASE_NOT_DUE',
  'withdrawal-told': 'PRESS_WITHDRAWAL_TOLD',
  'withdrawal-waits': 'PRESS_WITHDRAWAL_WAITS',
} as const;

export const handler = queueHandler({
  log,
  schema: scheduledReleaseSchema,
  work: async (release) => {
    const result = await publishPressRelease(release, ports);
    // An alarm counts held releases.
    log[result === 'held' ? 'warn' : 'info'](LINES[result], {
      release: release.id,
      version: release.version,
    });
  },
});
