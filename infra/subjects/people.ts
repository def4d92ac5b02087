import { Duration } from 'aws-cdk-lib';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { RecursiveLoop } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { BudkavleFunction, WHOLE_PROCESSOR } from '../constructs/budkavle-function.ts';
import { type JobSettings, QueueFunction } from '../constructs/queue-function.ts';
import type { ScheduledFunction } from '../constructs/scheduled-function.ts';
import type { Routes } from '../constructs/web-api.ts';
import type { SendingFunctions } from './sending.ts';
import type { SubjectProps } from './subject-props.ts';

export interface PeopleProps extends SubjectProps {
  readonly sending: SendingFunctions;
  /** Whose rounds queue accounts to be closed, and who makes changes again after a restore of the table. */
  readonly tidyContacts: ScheduledFunction;
  /** Whose pages show mails that whoever looks at them can send to themselves. */
  readonly showMails: readonly BudkavleFunction[];
}

const routes: Routes = ['/welcome', '/people', '/people/{proxy+}', '/api/people', '/api/people/{proxy+}'];

/**
 * Who may sign in. Only its pages and, after a restore, the rounds over people write that; only its queue function,
 * which nobody can call from outside, opens and closes accounts.
 */
export class PeopleFunctions extends Construct {
  readonly syncAccount: QueueFunction;

  constructor(scope: Construct, id: string, { sending, tidyContacts, showMails, ...props }: PeopleProps) {
    super(scope, id);
    const { stage, web, bus } = props;
    const sync = new QueueFunction(this, 'SyncAccount', { ...props, ...syncAccount });
    sending.domain.grantSend(sync);
    sending.domain.grantReadQuota(sync);
    props.table.grantIdentity(sync);
    sync.addEnvironment('INVITATION_SENDER', `budkavle@${stage.mailDomain}`);
    web.exposeConsoleUrl(sync);
    web.signIn.grantAccounts(sync, [
      'ListUsers',
      'AdminCreateUser',
      'AdminSetUserPassword',
      'AdminDeleteUser',
    ]);

    const pages = new BudkavleFunction(this, 'Pages', {
      ...props,
      name: 'people',
      timeout: Duration.seconds(29),
      // Local leads are looked for among all contacts.
      memorySize: WHOLE_PROCESSOR,
      rows: {
        // What holds mail is said on every page.
        shared: ['GetItem'],
        rollouts: ['Query'],
        rollout: ['GetItem'],
        organisation: ['Query'],
        organisations: ['Query'],
        catalogue: ['GetItem', 'Query'],
        'contact-register': ['GetItem'],
        'contact-import': ['Query'],
        people: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
        // Only added to, each entry where there is none.
        'people-log': ['Query', 'PutItem'],
      },
    });
    sync.grantEnqueue(sync, pages, sending.recordOutcome, tidyContacts, ...showMails);
    bus.grantPublishOnly(sync, 'AccessChanged');
    bus.addReplayTarget('access-changed', new LambdaFunction(tidyContacts, bus.delivery));
    web.signIn.grantAccounts(pages, ['ListUsers']);
    web.addRoutes(pages, routes);
    this.syncAccount = sync;
  }
}

const syncAccount: JobSettings = {
  name: 'sync-account',
  queueName: 'accounts',
  urlVariable: 'ACCOUNTS_QUEUE_URL',
  impact: 'Somebody who is invited gets no mail, or the account of somebody who has left is not removed.',
  timeout: Duration.seconds(30),
  memorySize: 256,
  // Four calls of Cognito each, of which it takes 25 a second: 290 invitations leave within minutes.
  maxConcurrency: 2,
  // An invitation that must wait goes back to the function's own queue. Lambda would take that for an accidental
  // loop.
  recursiveLoop: RecursiveLoop.ALLOW,
  rows: { shared: ['GetItem', 'PutItem'], people: ['GetItem', 'UpdateItem'], organisations: ['Query'] },
};
