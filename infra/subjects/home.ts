import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { BudkavleFunction, WHOLE_PROCESSOR } from '../constructs/budkavle-function.ts';
import type { SubjectProps } from './subject-props.ts';

/**
 * The first page behind the sign-in, the search in its head, and the calendar. It reads what waits wherever people
 * decide, unpublished releases included, and writes nothing.
 */
export class HomeFunction extends BudkavleFunction {
  constructor(scope: Construct, id: string, props: SubjectProps) {
    super(scope, id, {
      ...props,
      name: 'home',
      timeout: Duration.seconds(29),
      // It reads what is left at some twenty milestones, and every ledger of those that are not summed yet.
      memorySize: WHOLE_PROCESSOR,
      rows: {
        rollouts: ['Query'],
        rollout: ['BatchGetItem', 'Query'],
        organisation: ['BatchGetItem', 'Query'],
        organisations: ['Query'],
        catalogue: ['BatchGetItem', 'Query'],
        milestone: ['BatchGetItem', 'Query'],
        'milestone-organisation': ['Query'],
        ledger: ['BatchGetItem', 'Query'],
        'ledger-sums': ['BatchGetItem'],
        'sign-offs': ['BatchGetItem', 'Query'],
        refusals: ['Query'],
        webhooks: ['Query'],
        'teams-channels': ['Query'],
        machines: ['Query'],
        shared: ['BatchGetItem'],
        press: ['Query'],
        'press-release': ['Query'],
        newsletter: ['BatchGetItem'],
        questions: ['Query'],
        'contact-register': ['BatchGetItem'],
        'contact-import': ['Query'],
        'control-log': ['Query'],
        // Whoever coordinates finds those who sign in.
        people: ['BatchGetItem', 'Query'],
      },
    });
    props.web.addRoutes(this, ['/', '/find', '/calendar']);
    if (props.stage.mailboxUrl) this.addEnvironment('MAILBOX_URL', props.stage.mailboxUrl);
  }
}
