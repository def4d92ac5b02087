import { Stack, type StackProps } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { Alarms } from '../constructs/alarms.ts';
import { addFunctionAlarms } from '../constructs/function-alarms.ts';
import { MilestoneBus } from '../constructs/milestone-bus.ts';
import { MilestoneTable } from '../constructs/milestone-table.ts';
import { WebApi } from '../constructs/web-api.ts';
import { nameIn, type Stage } from '../stages.ts';
import { Console } from '../subjects/console.ts';
import { ContactFunctions } from '../subjects/contacts.ts';
import { HomeFunction } from '../subjects/home.ts';
import { MilestoneFunctions } from '../subjects/milestone.ts';
import { NewcomerFunctions } from '../subjects/newcomers.ts';
import { NewsletterFunctions } from '../subjects/newsletter.ts';
import { PacketFunctions } from '../subjects/packets.ts';
import { PeopleFunctions } from '../subjects/people.ts';
import { PressFunctions } from '../subjects/press.ts';
import { PressDesk } from '../subjects/press-desk.ts';
import { PublicFunctions } from '../subjects/public.ts';
import { QuestionFunctions } from '../subjects/questions.ts';
import { SendingFunctions } from '../subjects/sending.ts';
import { SetupFunctions } from '../subjects/setup.ts';
import { TaskFunctions } from '../subjects/tasks.ts';
import type { EdgeStack } from './edge-stack.ts';
import { addOutputs } from './stage-outputs.ts';

export interface BudkavleStackProps extends StackProps {
  readonly stage: Stage;
  /** What a stage with a domain has in CloudFront's region. */
  readonly edge?: EdgeStack | undefined;
}

/** Everything that one stage consists of. */
export class BudkavleStack extends Stack {
  constructor(scope: Construct, id: string, { stage, edge, ...props }: BudkavleStackProps) {
    super(scope, id, props);
    const { removalPolicy } = stage;
    const key = new Key(this, 'Key', { alias: nameIn(stage), enableKeyRotation: true, removalPolicy });
    const alarms = new Alarms(this, 'Alarms', { stage, key });
    const table = new MilestoneTable(this, 'Table', { stage, key });
    const bus = new MilestoneBus(this, 'Bus', { stage, alarms, key });
    const web = new WebApi(this, 'Console', { stage, alarms, edge });
    const shared = { stage, alarms, table, bus, web };

    const sending = new SendingFunctions(this, 'Sending', { ...shared, key });
    const milestones = new MilestoneFunctions(this, 'Milestones', { ...shared, sending });
    const press = new PressFunctions(this, 'Press', { ...shared, sending, milestones });
    const newsletters = new NewsletterFunctions(this, 'Newsletters', { ...shared, sending });

    const questions = new QuestionFunctions(this, 'Questions', { ...shared, sending });

    const console = new Console(web, 'Pages', { ...shared, milestones, sending, questions });
    new HomeFunction(this, 'Home', shared);
    const contacts = new ContactFunctions(this, 'ContactPages', shared);
    questions.deliverAnswer.grantEnqueue(contacts.tidyContacts);
    const desk = new PressDesk(this, 'PressDesk', { ...shared, press });
    new SetupFunctions(this, 'ImportRollout', shared);
    const people = new PeopleFunctions(this, 'People', {
      ...shared,
      sending,
      tidyContacts: contacts.tidyContacts,
      showMails: [console, desk.pages],
    });
    new PublicFunctions(this, 'PublicPages', { ...shared, newsletters });
    const newcomers = new NewcomerFunctions(this, 'Newcomers', { ...shared, sending });
    const tasks = new TaskFunctions(this, 'TaskPages', { ...shared, sending });
    new PacketFunctions(this, 'PacketPages', shared);

    const carriers = [
      ...milestones.functions,
      ...sending.functions,
      tasks.remindOwners,
      newcomers.welcomeNewcomers,
    ];
    addFunctionAlarms(alarms, carriers);
    addFunctionAlarms(alarms, [contacts.tidyContacts, people.syncAccount, questions.deliverAnswer], {
      name: 'people-functions',
      late: 'invitations, erasures and answers to questions are late',
    });
    addOutputs(this, { alarms, table, bus, web, mailRecords: sending.domain.records });
  }
}
