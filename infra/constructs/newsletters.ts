import { Duration } from 'aws-cdk-lib';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { compileNewsletters, newsletterSettings } from '../stacks/newsletter-settings.ts';
import type { Stage } from '../stages.ts';
import type { Alarms } from './alarms.ts';
import { watchFunctions } from './function-alarms.ts';
import type { MilestoneTable } from './milestone-table.ts';
import type { PublicPages } from './public-pages.ts';
import { QueueFunction } from './queue-function.ts';
import { ScheduledFunction } from './scheduled-function.ts';

export interface NewslettersProps {
  readonly stage: Stage;
  readonly alarms: Alarms;
  readonly table: MilestoneTable;
  /** Where a round ends that could not be handed over. */
  readonly undeliverable: IQueue;
  /** What sends the mails. */
  readonly sendDeliveries: QueueFunction;
  readonly publicPages: PublicPages;
}

/** The week's newsletters: rounds that begin them, one job an organisation, and how people come to get them. */
export class Newsletters extends Construct {
  constructor(scope: Construct, id: string, props: NewslettersProps) {
    super(scope, id);
    const { stage, alarms, table, undeliverable, sendDeliveries, publicPages } = props;
    const house = { stage, alarms, table };
    const rounds = new ScheduledFunction(this, 'Compile', { ...house, ...compileNewsletters, undeliverable });
    const plan = new QueueFunction(this, 'Plan', { ...house, ...newsletterSettings.planNewsletter });
    plan.acceptJobsFrom(rounds, 'NEWSLETTER_PLANS_QUEUE_URL');
    sendDeliveries.acceptJobsFrom(plan, 'DELIVERIES_QUEUE_URL');
    publicPages.tellAddressTo(plan);
    const confirm = new QueueFunction(this, 'Confirm', { ...house, ...newsletterSettings.sendConfirmation });
    publicPages.takeSubscriptions(confirm);
    sendDeliveries.acceptJobsFrom(confirm, 'DELIVERIES_QUEUE_URL');
    publicPages.tellAddressTo(confirm);
    watchFunctions(alarms, [rounds, plan, confirm], {
      name: 'newsletter-functions',
      late: 'newsletters are late',
    });
    alarms.raise({
      name: 'newsletter-held',
      impact: 'A newsletter came so late that nothing of it leaves until somebody has looked at it.',
      metric: rounds.logged('NEWSLETTER_LATE', { period: Duration.minutes(5) }),
      threshold: 1,
    });
  }
}
