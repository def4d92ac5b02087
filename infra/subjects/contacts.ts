import { Duration } from 'aws-cdk-lib';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { BudkavleFunction, WHOLE_PROCESSOR } from '../constructs/budkavle-function.ts';
import { ScheduledFunction, type ScheduleSettings } from '../constructs/scheduled-function.ts';
import type { Routes } from '../constructs/web-api.ts';
import type { SubjectProps } from './subject-props.ts';

const routes: Routes = [
  '/contacts.csv',
  '/contacts',
  '/contacts/{proxy+}',
  '/api/organisations/{organisation}/contacts',
  '/api/organisations/{organisation}/contacts/{proxy+}',
  '/api/contact-imports',
  '/api/contact-imports/{proxy+}',
];

/**
 * Shows, changes, imports and erases people's data. Separate from the console, which is asked most and can
 * only read contacts; no other function behind HTTP may erase anybody.
 */
export class ContactFunctions extends Construct {
  readonly tidyContacts: ScheduledFunction;

  constructor(scope: Construct, id: string, props: SubjectProps) {
    super(scope, id);
    // In the stack's scope: deployed functions and queues keep their logical ids (docs/decisions/0004).
    this.tidyContacts = new ScheduledFunction(scope, 'TidyContacts', { ...props, ...tidyContacts });
    const pages = new BudkavleFunction(this, 'Pages', {
      ...props,
      name: 'contacts',
      // API Gateway waits no longer; a file of 11,600 people takes a third of it.
      timeout: Duration.seconds(29),
      // A file of 4 MB with 40,000 people takes some 300 MB, but its time is the processor's.
      memorySize: WHOLE_PROCESSOR,
      rows: {
        // What holds mail is said on every page.
        shared: ['GetItem'],
        rollouts: ['Query'],
        rollout: ['GetItem', 'Query'],
        organisation: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem'],
        catalogue: ['GetItem', 'Query'],
        milestone: ['GetItem', 'BatchGetItem'],
        'milestone-organisation': ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'PartiQLUpdate'],
        // What somebody who is erased had to do goes to somebody else, and leaves the ledger.
        ledger: ['GetItem', 'PutItem'],
        'sign-offs': ['GetItem', 'PutItem'],
        handovers: ['PutItem'],
        subscribers: ['DeleteItem'],
        // Whoever is erased leaves what they asked.
        questions: ['GetItem', 'Query', 'PutItem'],
        suppression: ['Query'],
        'contact-register': ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
        'contact-import': ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
        people: ['GetItem'],
      },
    });
    props.web.addRoutes(pages, routes);
    this.#keepWishes(pages, props);
  }

  /** Erasures are kept on the bus, and whatever people wished is fulfilled again after a restore of the table. */
  #keepWishes(pages: BudkavleFunction, { bus }: SubjectProps): void {
    bus.grantPublishOnly(pages, 'PersonErased');
    bus.grantPublishOnly(this.tidyContacts, 'PersonErased');
    bus.addReplayTarget('wish', new LambdaFunction(this.tidyContacts, bus.delivery));
  }
}

/** Completes interrupted imports and erasures, and erases data whose retention has ended. */
const tidyContacts: ScheduleSettings = {
  name: 'tidy-contacts',
  every: Duration.minutes(5),
  impact:
    'People who are to be erased are not, and an import that broke off stays half written behind what is read.',
  timeout: Duration.seconds(60),
  memorySize: 512,
  rows: {
    rollouts: ['Query'],
    rollout: ['BatchGetItem', 'Query'],
    organisation: ['Query', 'PutItem', 'DeleteItem'],
    milestone: ['BatchGetItem'],
    'milestone-organisation': ['BatchGetItem', 'Query', 'PutItem', 'PartiQLUpdate'],
    ledger: ['BatchGetItem', 'PutItem'],
    'sign-offs': ['BatchGetItem', 'PutItem'],
    handovers: ['PutItem'],
    subscribers: ['DeleteItem'],
    // Who asked is erased with time, and the question later.
    questions: ['BatchGetItem', 'Query', 'PutItem', 'DeleteItem'],
    // Digests of used links, which can no longer be used.
    'poll-marks': ['Query', 'DeleteItem'],
    // Name and address of whose access ended long ago.
    people: ['BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    suppression: ['Query', 'PutItem'],
    'contact-register': ['BatchGetItem', 'Query', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
    'contact-import': ['BatchGetItem', 'Query', 'UpdateItem', 'DeleteItem'],
    'people-log': ['Query', 'PutItem'],
  },
};
