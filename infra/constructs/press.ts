import { Duration } from 'aws-cdk-lib';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { pressLane, publishPressReleases, settings } from '../stacks/job-settings.ts';
import type { Stage } from '../stages.ts';
import type { Alarms } from './alarms.ts';
import type { BudkavleFunction } from './budkavle-function.ts';
import { watchFunctions } from './function-alarms.ts';
import type { MilestoneTable } from './milestone-table.ts';
import { QueueFunction } from './queue-function.ts';
import { ScheduledFunction } from './scheduled-function.ts';

export interface PressProps {
  readonly stage: Stage;
  readonly alarms: Alarms;
  readonly table: MilestoneTable;
  /** Where a round ends that could not be handed over. */
  readonly undeliverable: IQueue;
  /** The one function that sends mails; it gets a lane for the press. */
  readonly sendDeliveries: QueueFunction;
  /** Whoever hands out mails again, or stops them. */
  readonly handOutAgain: readonly BudkavleFunction[];
}

/** Press releases come out at their hour: page first, then mails in a lane of their own. */
export class Press extends Construct {
  constructor(scope: Construct, id: string, props: PressProps) {
    super(scope, id);
    const { stage, alarms, table, undeliverable, sendDeliveries, handOutAgain } = props;
    const house = { stage, alarms, table };
    const publish = new QueueFunction(this, 'PublishPressRelease', {
      ...house,
      ...settings.publishPressRelease,
    });
    const rounds = new ScheduledFunction(this, 'PublishPressReleases', {
      ...house,
      ...publishPressReleases,
      undeliverable,
    });
    publish.acceptJobsFrom(rounds, 'PRESS_RELEASES_QUEUE_URL');
    const lane = sendDeliveries.openLane(this, 'PressDeliveries', pressLane);
    for (const sender of [publish, sendDeliveries, ...handOutAgain])
      lane.acceptJobsFrom(sender, 'PRESS_DELIVERIES_QUEUE_URL');
    watchFunctions(alarms, [publish, rounds], {
      name: 'press-functions',
      late: 'press releases do not come out at their hour',
    });
    alarms.raise({
      name: 'press-release-held',
      impact: 'A press release did not come out at its hour, and does not until somebody has looked at it.',
      metric: publish.logged('PRESS_RELEASE_HELD', { period: Duration.minutes(5) }),
      threshold: 1,
    });
  }
}
