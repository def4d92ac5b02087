import { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { RecursiveLoop } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { sendWorkersOf } from '../concurrency.ts';
import type { BudkavleFunction } from '../constructs/budkavle-function.ts';
import { MailDomain } from '../constructs/mail-domain.ts';
import { MailEvents } from '../constructs/mail-events.ts';
import { type JobSettings, QueueFunction } from '../constructs/queue-function.ts';
import { ScheduledFunction, type ScheduleSettings } from '../constructs/scheduled-function.ts';
import type { SubjectProps } from './subject-props.ts';

export interface SendingProps extends SubjectProps {
  /** Encrypts the events of mails. */
  readonly key: IKey;
}

/** Sends mails, records their outcomes, and restarts what has stalled. */
export class SendingFunctions extends Construct {
  readonly sendDeliveries: QueueFunction;
  readonly recordOutcome: QueueFunction;
  readonly reconcile: ScheduledFunction;
  readonly domain: MailDomain;
  readonly functions: readonly BudkavleFunction[];

  constructor(scope: Construct, id: string, { key, ...props }: SendingProps) {
    super(scope, id);
    const { stage, alarms, bus, web } = props;
    // In the stack's scope: deployed functions and queues keep their logical ids (docs/decisions/0004).
    const domain = new MailDomain(scope, 'Mail', { stage, alarms });
    const maxConcurrency = sendWorkersOf(stage);
    const send = new QueueFunction(scope, 'SendDeliveries', { ...props, ...sendDeliveries, maxConcurrency });
    const record = new QueueFunction(scope, 'RecordOutcome', { ...props, ...recordOutcome });
    const rounds = new ScheduledFunction(scope, 'Reconcile', { ...props, ...reconcile });

    props.table.grantIdentity(send, record, rounds);
    domain.grantSend(send);
    domain.grantReadQuota(send);
    // The log of the register contains the address at which it is served.
    web.exposePublicUrl(send, rounds);
    // A card leads to pages where people sign in.
    web.exposeConsoleUrl(rounds);
    send.grantEnqueue(send, rounds);
    bus.grantPublish(send, record, rounds);
    const { configurationSet } = domain;
    const { delivery } = bus;
    new MailEvents(scope, 'MailEvents', { stage, key, configurationSet, delivery, target: record });
    alarms.addAlarm({
      name: 'deliveries-unknown',
      impact: 'Nobody can tell whether some mails left: their readers may not have been told.',
      // Logged in every run until they are settled.
      metric: rounds.metricLogged('DELIVERIES_UNKNOWN', { field: 'deliveries', period: Duration.minutes(5) }),
      threshold: 1,
    });
    alarms.addAlarm({
      name: 'sending-held-restored',
      impact: 'The table was restored: no mail leaves until a person lets sending go on.',
      // Logged in every run until then.
      metric: rounds.metricLogged('SENDING_HELD_RESTORED', { period: Duration.minutes(5) }),
      threshold: 1,
    });
    this.domain = domain;
    alarms.addAlarm({
      name: 'sending-held',
      impact: 'No mail leaves: the mail service does not answer, or refuses the account. No mail is lost.',
      // Logged in every run while it lasts, so that it is one alarm.
      metric: rounds.metricLogged('SENDING_HELD', { period: Duration.minutes(5) }),
      threshold: 1,
    });
    alarms.addAlarm({
      name: 'deliveries-failed',
      impact: 'Many mails of one dispatch were refused: their readers have not been told.',
      metric: rounds.metricLogged('DELIVERIES_FAILED', { field: 'failed', period: Duration.minutes(5) }),
      threshold: 1,
    });
    this.sendDeliveries = send;
    this.recordOutcome = record;
    this.reconcile = rounds;
    this.functions = [send, record, rounds];
  }
}

const sendDeliveries: Omit<JobSettings, 'maxConcurrency'> = {
  name: 'send-deliveries',
  queueName: 'deliveries',
  urlVariable: 'DELIVERIES_QUEUE_URL',
  impact: 'Mails to one organisation stay unsent.',
  timeout: Duration.seconds(30),
  memorySize: 512,
  // Mails that must wait go back to the function's own queue. Lambda would take that for an accidental loop.
  recursiveLoop: RecursiveLoop.ALLOW,
  rows: {
    milestone: ['BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    'milestone-organisation': ['BatchGetItem', 'Query', 'PutItem', 'PartiQLUpdate'],
    ledger: ['BatchGetItem', 'PutItem'],
    suppression: ['BatchGetItem'],
    shared: ['BatchGetItem', 'PutItem'],
    'kept-evidence': ['Query'],
    'link-keys': ['BatchGetItem', 'Query', 'PutItem'],
  },
};

const recordOutcome: JobSettings = {
  name: 'record-outcome',
  queueName: 'outcomes',
  impact:
    'Outcomes of mails are not recorded: bounced addresses get more mail, and unknown mails stay unknown.',
  timeout: Duration.seconds(30),
  memorySize: 512,
  // Most mails cause two events, and nobody waits for them.
  batchSize: 25,
  batchingWindow: Duration.seconds(1),
  maxConcurrency: 5,
  rows: {
    milestone: ['BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    'milestone-organisation': ['BatchGetItem', 'Query', 'PutItem', 'PartiQLUpdate'],
    ledger: ['BatchGetItem', 'PutItem'],
    suppression: ['PutItem'],
    shared: ['BatchGetItem', 'PutItem'],
    'kept-evidence': ['Query', 'PutItem'],
  },
};

const reconcile: ScheduleSettings = {
  name: 'reconcile',
  every: Duration.minutes(1),
  impact:
    'What stands still is not noticed: forgotten mails stay unsent, and unknown ones are put before nobody.',
  timeout: Duration.seconds(60),
  memorySize: 512,
  rows: {
    rollouts: ['Query'],
    rollout: ['BatchGetItem', 'Query'],
    milestone: ['BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    'milestone-organisation': ['Query', 'PutItem', 'PartiQLUpdate'],
    'open-work': ['Query', 'PutItem', 'DeleteItem'],
    // A ledger is noted as summed; pages read the sums.
    ledger: ['BatchGetItem', 'Query', 'PutItem', 'PartiQLUpdate'],
    'ledger-sums': ['BatchGetItem', 'PutItem'],
    shared: ['BatchGetItem', 'PutItem'],
    organisation: ['BatchGetItem'],
    // Inserts, which never write over a row: what is in the log of the register stays.
    'register-log': ['Query', 'PartiQLInsert'],
    'register-places': ['Query', 'PartiQLInsert'],
    'register-keys': ['Query', 'PartiQLInsert'],
    // Webhooks: how far each address has come, and the events in their order.
    webhooks: ['Query', 'PutItem'],
    'webhook-secrets': ['Query'],
    'event-log': ['Query', 'PartiQLInsert'],
    // Cards to channels in Teams: how far each has come, and what a card says.
    'teams-channels': ['Query', 'PutItem'],
    'teams-addresses': ['Query'],
    catalogue: ['BatchGetItem', 'Query'],
  },
};
