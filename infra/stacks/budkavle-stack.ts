import { Stack, type StackProps } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { Alarms } from '../constructs/alarms.ts';
import { ConsoleApi } from '../constructs/console-api.ts';
import { watchFunctions } from '../constructs/function-alarms.ts';
import { MailDomain } from '../constructs/mail-domain.ts';
import { MilestoneBus } from '../constructs/milestone-bus.ts';
import { MilestoneTable } from '../constructs/milestone-table.ts';
import { QueueFunction } from '../constructs/queue-function.ts';
import { nameIn, type Stage } from '../stages.ts';
import { type JobSettings, settings } from './job-settings.ts';

export interface BudkavleStackProps extends StackProps {
  readonly stage: Stage;
}

/** Everything that one stage consists of. */
export class BudkavleStack extends Stack {
  constructor(scope: Construct, id: string, { stage, ...props }: BudkavleStackProps) {
    super(scope, id, props);
    const { removalPolicy } = stage;
    const key = new Key(this, 'Key', { alias: nameIn(stage), enableKeyRotation: true, removalPolicy });
    const alarms = new Alarms(this, 'Alarms', { stage, key });
    const table = new MilestoneTable(this, 'Table', { stage, key });
    const bus = new MilestoneBus(this, 'Bus', { stage, alarms, key });
    const mail = new MailDomain(this, 'Mail', { stage, alarms });

    const house = { stage, alarms, table };
    const job = (name: string, of: JobSettings) => new QueueFunction(this, name, { ...house, ...of });
    const planMilestone = job('PlanMilestone', settings.planMilestone);
    const planOrganisation = job('PlanOrganisation', settings.planOrganisation);
    const approveMilestone = job('ApproveMilestone', settings.approveMilestone);
    const dispatchMilestone = job('DispatchMilestone', settings.dispatchMilestone);
    const sendDeliveries = job('SendDeliveries', settings.sendDeliveries);
    const jobs = [planMilestone, planOrganisation, approveMilestone, dispatchMilestone, sendDeliveries];
    watchFunctions(alarms, jobs);

    bus.route('MilestoneReached', planMilestone);
    bus.announce('MilestoneRefused', 'A milestone was refused: nobody is told until it is sent anew.');
    planOrganisation.acceptJobsFrom(planMilestone, 'ORGANISATION_PLANS_QUEUE_URL');
    bus.route('MilestonePlanned', approveMilestone);
    bus.route('MilestoneApproved', dispatchMilestone);
    sendDeliveries.acceptJobsFrom(dispatchMilestone, 'DELIVERIES_QUEUE_URL');
    sendDeliveries.acceptJobsFrom(sendDeliveries, 'DELIVERIES_QUEUE_URL');
    mail.acceptMailFrom(sendDeliveries);
    bus.acceptEventsFrom(planMilestone, planOrganisation, approveMilestone, sendDeliveries);

    new ConsoleApi(this, 'Console', house);
  }
}
