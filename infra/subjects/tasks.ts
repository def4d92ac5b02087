import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { BudkavleFunction, WHOLE_PROCESSOR } from '../constructs/budkavle-function.ts';
import { ScheduledFunction, type ScheduleSettings } from '../constructs/scheduled-function.ts';
import type { Routes } from '../constructs/web-api.ts';
import type { SendingFunctions } from './sending.ts';
import type { SubjectProps } from './subject-props.ts';

export interface TasksProps extends SubjectProps {
  readonly sending: SendingFunctions;
}

const routes: Routes = ['/tasks/{proxy+}'];

/** The pages on which people see and settle their tasks by a signed link, and the reminders. */
export class TaskFunctions extends Construct {
  readonly remindOwners: ScheduledFunction;

  constructor(scope: Construct, id: string, { sending, ...props }: TasksProps) {
    super(scope, id);
    // In the stack's scope: deployed functions and queues keep their logical ids (docs/decisions/0004).
    this.remindOwners = new ScheduledFunction(scope, 'RemindOwners', { ...props, ...remindOwners });
    sending.sendDeliveries.grantEnqueue(this.remindOwners);
    props.bus.grantPublishOnly(this.remindOwners, 'OrganisationSignedOff');
    props.web.exposeConsoleUrl(this.remindOwners);
    const pages = new BudkavleFunction(this, 'Pages', {
      ...props,
      name: 'task-pages',
      // The national office settles one task for some hundred organisations at once.
      timeout: Duration.seconds(29),
      memorySize: 512,
      // Tasks, the ledger, sign-offs and notices to colleagues are written; a milestone never is.
      rows: {
        // What has changed since is found by the rollout.
        rollout: ['GetItem', 'Query'],
        organisation: ['GetItem', 'Query'],
        catalogue: ['GetItem', 'Query'],
        milestone: ['GetItem', 'BatchGetItem'],
        // What was planned says what to tell those whom no mail reaches.
        'milestone-organisation': ['GetItem', 'Query', 'PutItem', 'PartiQLUpdate'],
        ledger: ['GetItem', 'PutItem'],
        'public-sign-offs': ['PutItem'],
        'sign-offs': ['GetItem', 'PutItem'],
        'link-keys': ['Query'],
        handovers: ['PutItem'],
        'contact-register': ['GetItem'],
        'contact-import': ['Query'],
      },
    });
    props.bus.grantPublishOnly(pages, 'OrganisationSignedOff');
    const reason = 'People open it from a mail, without an account; the signed link is the authorisation.';
    props.web.addPublicRoutes(pages, routes, reason);
  }
}

const remindOwners: ScheduleSettings = {
  name: 'remind-owners',
  // Handovers, and what waits for an approval, are announced within minutes; everything else is done once a day.
  every: Duration.minutes(5),
  impact: 'Nobody is told what waits for them: approvals, tasks, and tasks that were handed over to them.',
  // Once a day it reads every task of some hundred organisations at some twenty milestones, and writes a mail for each
  // that needs one: minutes of the third of a processor that 512 MB have.
  timeout: Duration.minutes(5),
  memorySize: WHOLE_PROCESSOR,
  rows: {
    rollouts: ['Query'],
    rollout: ['BatchGetItem', 'Query', 'PutItem'],
    'open-work': ['PutItem'],
    organisation: ['BatchGetItem', 'Query'],
    catalogue: ['BatchGetItem', 'Query'],
    milestone: ['BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    'milestone-organisation': ['Query', 'PutItem', 'PartiQLInsert', 'PartiQLUpdate'],
    ledger: ['BatchGetItem', 'Query', 'PutItem'],
    'ledger-sums': ['BatchGetItem'],
    'public-sign-offs': ['PutItem'],
    'sign-offs': ['Query', 'PutItem'],
    shared: ['BatchGetItem', 'PutItem'],
    handovers: ['Query'],
    'contact-register': ['BatchGetItem'],
    'contact-import': ['Query'],
    // What waits for those who sign in, as on the first page (docs/decisions/0123).
    organisations: ['Query'],
    refusals: ['Query'],
    webhooks: ['Query'],
    'teams-channels': ['Query'],
    machines: ['Query'],
    press: ['Query'],
    'press-release': ['Query'],
    newsletter: ['BatchGetItem'],
    questions: ['Query'],
    'control-log': ['Query'],
    people: ['BatchGetItem', 'Query'],
  },
};
