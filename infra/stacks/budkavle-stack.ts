import { Stack, type StackProps } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { Alarms } from '../constructs/alarms.ts';
import { BudkavleFunction } from '../constructs/budkavle-function.ts';
import { ConsoleApi } from '../constructs/console-api.ts';
import { watchFunctions } from '../constructs/function-alarms.ts';
import { MailDomain } from '../constructs/mail-domain.ts';
import { MilestoneBus } from '../constructs/milestone-bus.ts';
import { MilestoneTable } from '../constructs/milestone-table.ts';
import { QueueFunction } from '../constructs/queue-function.ts';
import { nameIn, type Stage } from '../stages.ts';
import * as settings from './function-settings.ts';

export interface BudkavleStackProps extends StackProps {
  readonly stage: Stage;
}

/** Everything that one stage consists of. */
export class BudkavleStack extends Stack {
  constructor(scope: Construct, id: string, { stage, ...props }: BudkavleStackProps) {
    super(scope, id, props);
    const key = new Key(this, 'Key', {
      alias: nameIn(stage),
      enableKeyRotation: true,
      removalPolicy: stage.removalPolicy,
    });
    const alarms = new Alarms(this, 'Alarms', { stage, key });
    const house = { stage, alarms };
    const table = new MilestoneTable(this, 'Table', { stage, key });
    const bus = new MilestoneBus(this, 'Bus', { ...house, key });
    const mail = new MailDomain(this, 'Mail', house);

    const planMilestone = new QueueFunction(this, 'PlanMilestone', { ...house, ...settings.planMilestone });
    const planOrganisation = new QueueFunction(this, 'PlanOrganisation', {
      ...house,
      ...settings.planOrganisation,
    });
    const approveMilestone = new QueueFunction(this, 'ApproveMilestone', {
      ...house,
      ...settings.approveMilestone,
    });
    const dispatchMilestone = new QueueFunction(this, 'DispatchMilestone', {
      ...house,
      ...settings.dispatchMilestone,
    });
    const sendDeliveries = new QueueFunction(this, 'SendDeliveries', {
      ...house,
      ...settings.sendDeliveries,
    });
    const showConsole = new BudkavleFunction(this, 'ShowConsole', { stage, ...settings.showConsole });

    bus.route('MilestoneReached', planMilestone);
    bus.announce(
      'MilestoneRefused',
      'A milestone event was refused whole: nobody is told until it is put right and sent anew.',
    );
    planOrganisation.acceptJobsFrom(planMilestone, 'ORGANISATION_PLANS_QUEUE_URL');
    bus.route('MilestonePlanned', approveMilestone);
    bus.route('MilestoneApproved', dispatchMilestone);
    for (const sender of [dispatchMilestone, sendDeliveries])
      sendDeliveries.acceptJobsFrom(sender, 'DELIVERIES_QUEUE_URL');
    for (const speaker of [planMilestone, planOrganisation, approveMilestone, sendDeliveries])
      bus.acceptEventsFrom(speaker);
    mail.acceptMailFrom(sendDeliveries);

    table.open(planMilestone, settings.planMilestone.rows);
    table.open(planOrganisation, settings.planOrganisation.rows);
    table.open(approveMilestone, settings.approveMilestone.rows);
    table.open(dispatchMilestone, settings.dispatchMilestone.rows);
    table.open(sendDeliveries, settings.sendDeliveries.rows);
    table.open(showConsole, settings.showConsole.rows);

    if (stage.mailboxUrl) showConsole.setVariable('MAILBOX_URL', stage.mailboxUrl);
    watchFunctions(alarms, [
      planMilestone,
      planOrganisation,
      approveMilestone,
      dispatchMilestone,
      sendDeliveries,
    ]);
    new ConsoleApi(this, 'Console', {
      ...house,
      console: showConsole,
      impact: 'The console does not answer: coordinators cannot see who has been told.',
    });
  }
}
