import { Duration } from 'aws-cdk-lib';
import { BudkavleFunction } from '../constructs/budkavle-function.ts';
import type { WebApi } from '../constructs/web-api.ts';
import type { MilestoneFunctions } from './milestone.ts';
import type { QuestionFunctions } from './questions.ts';
import type { SendingFunctions } from './sending.ts';
import type { SubjectProps } from './subject-props.ts';

export interface ConsoleProps extends SubjectProps {
  readonly milestones: MilestoneFunctions;
  readonly sending: SendingFunctions;
  readonly questions: QuestionFunctions;
}

/**
 * The console and the API: every page and route behind the sign-in that no other function answers; the first page is
 * `home`.
 */
export class Console extends BudkavleFunction {
  constructor(scope: WebApi, id: string, { milestones, sending, questions, ...props }: ConsoleProps) {
    super(scope, id, {
      ...props,
      name: 'console',
      // API Gateway waits no longer. A preview of 290 organisations takes some 6 s of a processor, of which
      // this has six tenths.
      timeout: Duration.seconds(29),
      memorySize: 1024,
      rows: {
        rollouts: ['Query'],
        rollout: ['BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
        // A mail that is sent again reopens its dispatch.
        'open-work': ['PutItem'],
        organisation: ['BatchGetItem', 'Query'],
        organisations: ['Query'],
        catalogue: ['BatchGetItem', 'Query', 'PutItem', 'PartiQLInsert'],
        // Milestones are triggered, approved and stopped.
        milestone: ['BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
        // Tasks are settled, and mails with an unknown outcome; what follows is counted in the ledger.
        'milestone-organisation': ['BatchGetItem', 'Query', 'PutItem', 'PartiQLUpdate'],
        ledger: ['BatchGetItem', 'Query', 'PutItem'],
        'ledger-sums': ['BatchGetItem'],
        'public-sign-offs': ['PutItem'],
        'sign-offs': ['BatchGetItem', 'Query', 'PutItem'],
        refusals: ['Query'],
        // Somebody sends themselves so many mails an hour to look at.
        limits: ['UpdateItem'],
        // What holds mail is said on every page; a person resumes sending after a restore.
        shared: ['BatchGetItem', 'PutItem'],
        'kept-evidence': ['Query'],
        // The link to a packet needs a key, which is created with the first link.
        'link-keys': ['Query', 'PutItem'],
        // Private addresses of calendars, made and revoked by whose they are.
        'calendar-addresses': ['Query', 'PutItem', 'UpdateItem'],
        handovers: ['PutItem'],
        newsletter: ['BatchGetItem', 'Query'],
        news: ['BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
        questions: ['BatchGetItem', 'Query', 'PutItem'],
        // Counters of answers; nothing says whose they are.
        polls: ['Query'],
        // Previews of milestones and newsletters are made for their readers.
        subscribers: ['Query'],
        'contact-register': ['BatchGetItem'],
        'contact-import': ['Query'],
        people: ['BatchGetItem', 'Query'],
        machines: ['BatchGetItem', 'Query', 'PutItem'],
        'people-log': ['Query'],
        // Inserts, which never write over a row: what is in the log stays.
        'control-log': ['Query', 'PartiQLInsert'],
        // Secrets of webhooks are made here and shown once: it can read none.
        webhooks: ['BatchGetItem', 'Query', 'PutItem'],
        'webhook-secrets': ['PartiQLInsert'],
        'event-log': ['Query', 'PartiQLInsert'],
        // Addresses of channels in Teams are written here and never read.
        'teams-channels': ['BatchGetItem', 'Query', 'PutItem'],
        'teams-addresses': ['PartiQLInsert', 'DeleteItem'],
      },
    });
    const { stage, bus, web } = props;
    // Of everything; the first page is answered by `home`.
    web.addRoutes(this, ['/{proxy+}']);
    bus.grantPublish(this);
    props.table.grantIdentity(this);
    milestones.planOrganisation.grantEnqueue(this);
    sending.sendDeliveries.grantEnqueue(this);
    questions.deliverAnswer.grantEnqueue(this);
    sending.domain.grantReadAccount(this);
    if (stage.mailboxUrl) this.addEnvironment('MAILBOX_URL', stage.mailboxUrl);
  }
}
