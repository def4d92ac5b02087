import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { Alarms } from '../constructs/alarms.ts';
import { ConsoleApi } from '../constructs/console-api.ts';
import { ContactPages } from '../constructs/contact-pages.ts';
import { watchFunctions } from '../constructs/function-alarms.ts';
import { MailDomain } from '../constructs/mail-domain.ts';
import { MailEvents } from '../constructs/mail-events.ts';
import { MilestoneBus } from '../constructs/milestone-bus.ts';
import { MilestoneTable } from '../constructs/milestone-table.ts';
import { Newsletters } from '../constructs/newsletters.ts';
import { PacketPages } from '../constructs/packet-pages.ts';
import { Press } from '../constructs/press.ts';
import { PressDesk } from '../constructs/press-desk.ts';
import { PublicPages } from '../constructs/public-pages.ts';
import { QueueFunction } from '../constructs/queue-function.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import { TakeInPages } from '../constructs/take-in-pages.ts';
import { TaskPages } from '../constructs/task-pages.ts';
import { nameIn, type Stage } from '../stages.ts';
import { type JobSettings, reconcile, remindOwners, settings, tidyContacts } from './job-settings.ts';

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
    const stopMilestone = job('StopMilestone', settings.stopMilestone);
    const recordOutcome = job('RecordOutcome', settings.recordOutcome);
    const { undeliverable, delivery } = bus;
    const reconciler = new ScheduledFunction(this, 'Reconcile', { ...house, ...reconcile, undeliverable });
    const reminder = new ScheduledFunction(this, 'RemindOwners', {
      ...house,
      ...remindOwners,
      undeliverable,
    });
    const tidier = new ScheduledFunction(this, 'TidyContacts', { ...house, ...tidyContacts, undeliverable });
    const carriers = [planMilestone, planOrganisation, approveMilestone, dispatchMilestone, sendDeliveries];
    watchFunctions(alarms, [...carriers, stopMilestone, recordOutcome, reconciler, reminder, tidier]);

    bus.route('MilestoneReached', planMilestone);
    bus.announce('MilestoneRefused', 'A milestone was refused: nobody is told until it is sent anew.');
    planOrganisation.acceptJobsFrom(planMilestone, 'ORGANISATION_PLANS_QUEUE_URL');
    bus.route('MilestonePlanned', approveMilestone);
    bus.route('MilestoneApproved', dispatchMilestone);
    sendDeliveries.acceptJobsFrom(dispatchMilestone, 'DELIVERIES_QUEUE_URL');
    sendDeliveries.acceptJobsFrom(sendDeliveries, 'DELIVERIES_QUEUE_URL');
    mail.acceptMailFrom(sendDeliveries);
    const { configurationSet } = mail;
    new MailEvents(this, 'MailEvents', { stage, key, configurationSet, delivery, to: recordOutcome });
    bus.route('MilestoneStopRequested', stopMilestone);
    sendDeliveries.acceptJobsFrom(stopMilestone, 'DELIVERIES_QUEUE_URL');
    planOrganisation.acceptJobsFrom(reconciler, 'ORGANISATION_PLANS_QUEUE_URL');
    sendDeliveries.acceptJobsFrom(reconciler, 'DELIVERIES_QUEUE_URL');
    sendDeliveries.acceptJobsFrom(reminder, 'DELIVERIES_QUEUE_URL');
    bus.acceptEventsFrom(planMilestone, planOrganisation, approveMilestone, sendDeliveries);
    bus.acceptEventsFrom(recordOutcome, reconciler);
    callForPeople(alarms, { approveMilestone, reconciler });

    const console = new ConsoleApi(this, 'Console', house);
    const { api, pages } = console;
    planOrganisation.acceptJobsFrom(pages, 'ORGANISATION_PLANS_QUEUE_URL');
    sendDeliveries.acceptJobsFrom(pages, 'DELIVERIES_QUEUE_URL');
    bus.acceptEventsFrom(pages);
    new ContactPages(this, 'ContactPages', { stage, table, console });
    const desk = new PressDesk(this, 'PressDesk', { stage, table, console });
    const handOutAgain = [stopMilestone, reconciler, desk.pages];
    new Press(this, 'Press', { ...house, undeliverable, sendDeliveries, handOutAgain });
    new TakeInPages(this, 'TakeInPages', { stage, table, console });
    const publicPages = new PublicPages(this, 'PublicPages', { stage, table, api });
    for (const fn of [sendDeliveries, desk.pages]) publicPages.tellAddressTo(fn);
    new TaskPages(this, 'TaskPages', { stage, table, api });
    new Newsletters(this, 'Newsletters', { ...house, undeliverable, sendDeliveries, publicPages });
    const packets = new PacketPages(this, 'PacketPages', { stage, table, api });
    publicPages.tellAddressTo(packets.pages);
  }
}

type Callers = { approveMilestone: QueueFunction; reconciler: ScheduledFunction };

/** What only a person can decide, told by the functions that found it. */
function callForPeople(alarms: Alarms, { approveMilestone, reconciler }: Callers): void {
  alarms.raise({
    name: 'milestone-held',
    impact: 'A milestone came so late that nothing of it leaves until somebody has looked at it.',
    metric: approveMilestone.logged('MILESTONE_HELD', { period: Duration.minutes(5) }),
    threshold: 1,
  });
  alarms.raise({
    name: 'deliveries-unknown',
    impact: 'Nobody can tell whether some mails left: their readers may not have been told.',
    // Logged with every round until they are settled.
    metric: reconciler.logged('DELIVERIES_UNKNOWN', { field: 'deliveries', period: Duration.minutes(5) }),
    threshold: 1,
  });
}
