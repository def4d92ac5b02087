import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { addFunctionAlarms } from '../constructs/function-alarms.ts';
import { type JobQueue, type JobSettings, QueueFunction } from '../constructs/queue-function.ts';
import { ScheduledFunction, type ScheduleSettings } from '../constructs/scheduled-function.ts';
import type { MilestoneFunctions } from './milestone.ts';
import type { SendingFunctions } from './sending.ts';
import type { SubjectProps } from './subject-props.ts';

export interface PressProps extends SubjectProps {
  readonly sending: SendingFunctions;
  readonly milestones: MilestoneFunctions;
}

/** Publishes press releases at their hour: first the page, then the mails, by a queue of their own. */
export class PressFunctions extends Construct {
  /** Mails to the press, which never wait behind others. */
  readonly deliveries: JobQueue;

  constructor(scope: Construct, id: string, { sending, milestones, ...props }: PressProps) {
    super(scope, id);
    const publish = new QueueFunction(this, 'PublishPressRelease', { ...props, ...publishPressRelease });
    const rounds = new ScheduledFunction(this, 'PublishPressReleases', { ...props, ...publishPressReleases });
    publish.grantEnqueue(rounds);
    this.deliveries = sending.sendDeliveries.addQueue(this, 'PressDeliveries', {
      queueName: 'press-deliveries',
      urlVariable: 'PRESS_DELIVERIES_QUEUE_URL',
      impact: 'Mails to the press stay unsent.',
    });
    this.deliveries.grantEnqueue(
      publish,
      sending.sendDeliveries,
      sending.reconcile,
      milestones.stopMilestone,
    );
    addFunctionAlarms(props.alarms, [publish, rounds], {
      name: 'press-functions',
      late: 'press releases do not come out at their hour',
    });
    props.alarms.addAlarm({
      name: 'press-release-held',
      impact:
        'A press release was not published at its hour, and will not be until somebody has looked at it.',
      metric: publish.metricLogged('PRESS_RELEASE_HELD', { period: Duration.minutes(5) }),
      threshold: 1,
    });
  }
}

const publishPressRelease: JobSettings = {
  name: 'publish-press-release',
  queueName: 'press-releases',
  urlVariable: 'PRESS_RELEASES_QUEUE_URL',
  impact: 'A press release is not published at its hour, or its page is public and its mails are not sent.',
  timeout: Duration.seconds(30),
  memorySize: 512,
  maxConcurrency: 2,
  rows: {
    rollout: ['GetItem', 'PutItem'],
    organisation: ['Query'],
    'contact-register': ['GetItem'],
    'contact-import': ['Query'],
    'open-work': ['PutItem'],
    milestone: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    'milestone-organisation': ['Query', 'PartiQLInsert', 'PartiQLUpdate'],
    'press-release': ['GetItem', 'Query', 'PutItem'],
    newsroom: ['Query', 'PutItem'],
    'newsroom-image': ['PutItem'],
  },
};

/** Enqueues each press release for its second, and drafts corrections of what has changed. */
const publishPressReleases: ScheduleSettings = {
  name: 'publish-press-releases',
  every: Duration.minutes(1),
  impact: 'Press releases are not published at their hour.',
  timeout: Duration.seconds(30),
  memorySize: 256,
  rows: {
    rollouts: ['Query'],
    rollout: ['BatchGetItem', 'Query'],
    catalogue: ['BatchGetItem', 'Query'],
    milestone: ['BatchGetItem'],
    press: ['Query', 'PutItem'],
    'press-release': ['Query', 'PutItem'],
  },
};
