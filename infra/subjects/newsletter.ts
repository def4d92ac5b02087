import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { addFunctionAlarms } from '../constructs/function-alarms.ts';
import { type JobSettings, QueueFunction } from '../constructs/queue-function.ts';
import { ScheduledFunction, type ScheduleSettings } from '../constructs/scheduled-function.ts';
import type { SendingFunctions } from './sending.ts';
import type { SubjectProps } from './subject-props.ts';

export interface NewslettersProps extends SubjectProps {
  readonly sending: SendingFunctions;
}

/** Compiles the week's newsletters, plans one for each organisation, and asks new subscribers to confirm. */
export class NewsletterFunctions extends Construct {
  readonly sendConfirmation: QueueFunction;

  constructor(scope: Construct, id: string, { sending, ...props }: NewslettersProps) {
    super(scope, id);
    const compile = new ScheduledFunction(this, 'Compile', { ...props, ...compileNewsletters });
    const plan = new QueueFunction(this, 'Plan', { ...props, ...planNewsletter });
    const confirm = new QueueFunction(this, 'Confirm', { ...props, ...sendConfirmation });
    plan.grantEnqueue(compile);
    sending.sendDeliveries.grantEnqueue(plan, confirm);
    props.web.exposePublicUrl(plan, confirm);
    addFunctionAlarms(props.alarms, [compile, plan, confirm], {
      name: 'newsletter-functions',
      late: 'newsletters are late',
    });
    props.alarms.addAlarm({
      name: 'newsletter-held',
      impact: 'A newsletter started so late that nothing of it leaves until somebody has looked at it.',
      metric: compile.metricLogged('NEWSLETTER_LATE', { period: Duration.minutes(5) }),
      threshold: 1,
    });
    this.sendConfirmation = confirm;
  }
}

const compileNewsletters: ScheduleSettings = {
  name: 'compile-newsletters',
  every: Duration.minutes(5),
  impact: 'No newsletter starts: readers are told nothing by newsletter until the rounds run again.',
  timeout: Duration.seconds(60),
  memorySize: 512,
  rows: {
    rollouts: ['Query'],
    rollout: ['BatchGetItem', 'Query', 'PutItem'],
    'open-work': ['PutItem'],
    catalogue: ['BatchGetItem', 'Query'],
    milestone: ['BatchGetItem', 'Query', 'PutItem'],
    newsletter: ['BatchGetItem', 'PutItem'],
  },
};

const planNewsletter: JobSettings = {
  name: 'plan-newsletter',
  queueName: 'newsletter-plans',
  urlVariable: 'NEWSLETTER_PLANS_QUEUE_URL',
  impact: 'The newsletter of one organisation cannot be planned, and all others of its hour wait for it.',
  // It renders the texts of a week for some twenty kinds of readers.
  timeout: Duration.seconds(60),
  memorySize: 512,
  maxConcurrency: 5,
  rows: {
    rollout: ['BatchGetItem', 'Query'],
    organisation: ['BatchGetItem', 'Query'],
    catalogue: ['BatchGetItem', 'Query'],
    milestone: ['BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    'milestone-organisation': ['BatchGetItem', 'Query', 'PutItem', 'PartiQLInsert', 'PartiQLUpdate'],
    newsletter: ['BatchGetItem', 'Query', 'PutItem'],
    news: ['Query'],
    subscribers: ['Query'],
    'contact-register': ['BatchGetItem'],
    'contact-import': ['Query'],
  },
};

const sendConfirmation: JobSettings = {
  name: 'send-confirmation',
  queueName: 'confirmations',
  urlVariable: 'CONFIRMATIONS_QUEUE_URL',
  impact: 'People who want the newsletter are not asked to confirm, and wait for it in vain.',
  timeout: Duration.seconds(30),
  memorySize: 256,
  maxConcurrency: 2,
  rows: {
    rollout: ['GetItem', 'PutItem'],
    'open-work': ['PutItem'],
    organisation: ['GetItem'],
    milestone: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    'milestone-organisation': ['Query', 'PartiQLInsert'],
    'link-keys': ['Query', 'PutItem'],
    subscribers: ['GetItem'],
  },
};
