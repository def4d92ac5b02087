import { Duration, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { nameIn, type Stage } from '../stages.ts';
import type { Alarms } from './alarms.ts';
import { BudkavleFunction } from './budkavle-function.ts';
import type { MilestoneTable } from './milestone-table.ts';
import { SignIn } from './sign-in.ts';

export interface ConsoleApiProps {
  readonly stage: Stage;
  readonly alarms: Alarms;
  readonly table: MilestoneTable;
}

/** The methods by the paths that a function answers. */
export type Routes = Readonly<Record<`/${string}`, readonly HttpMethod[]>>;

/** Fields of API Gateway's context, none of which tells by whom was asked, or for whom. */
const ACCESS_LOG = {
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  method: '$context.httpMethod',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  error: '$context.error.message',
};

/** The console and the API: HTTP requests in, pages and JSON out. Public pages may be added to its API. */
export class ConsoleApi extends Construct {
  readonly api: HttpApi;
  /** The function behind it, which carries out what people decide. */
  readonly pages: BudkavleFunction;
  readonly #signIn: SignIn;

  constructor(scope: Construct, id: string, { stage, alarms, table }: ConsoleApiProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', {
      apiName: nameIn(stage, 'console'),
      createDefaultStage: false,
    });
    this.pages = this.#pages(stage, table);
    this.#route(this.pages, { '/': [HttpMethod.ANY], '/{proxy+}': [HttpMethod.ANY] });
    this.#signIn = new SignIn(this, 'SignIn', { stage, consoleUrl: this.api.apiEndpoint });
    this.#tellWho(this.pages);
    this.#openStage(this.api, stage);
    alarms.raise({
      name: 'console-failing',
      impact:
        'Pages do not answer: coordinators cannot see who has been told, or readers cannot leave a list.',
      metric: this.api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 1,
      // One failed page may be a deployment or a throttled moment; two of three periods are not.
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
    });
  }

  /** Has a function answer these paths of the API, and tells it who may come in. */
  letIn(fn: BudkavleFunction, routes: Routes): void {
    this.#tellWho(fn);
    this.#route(fn, routes);
  }

  #tellWho(fn: BudkavleFunction): void {
    fn.setVariable('CONSOLE_URL', this.api.apiEndpoint);
    this.#signIn.tellTo(fn);
  }

  #route(fn: BudkavleFunction, routes: Routes): void {
    const integration = new HttpLambdaIntegration('Pages', fn);
    for (const [path, methods] of Object.entries(routes)) {
      for (const route of this.api.addRoutes({ path, methods: [...methods], integration })) {
        Validations.of(route).acknowledge({
          id: 'AwsSolutions::AwsSolutions-APIG4',
          reason:
            'The function verifies the token of every request itself: of a bearer and of a session alike.',
        });
      }
    }
  }

  #pages(stage: Stage, table: MilestoneTable): BudkavleFunction {
    const pages = new BudkavleFunction(this, 'Pages', {
      stage,
      table,
      name: 'console',
      // API Gateway waits no longer. A preview of 290 organisations is some 6 s of a processor, of which this has six tenths.
      timeout: Duration.seconds(29),
      memorySize: 1024,
      // It triggers, approves and stops milestones, and previews them, for which it reads contacts. The history of a cell
      // counts an organisation's mails, and the register shows their texts; it changes neither. It makes the next newsletter to be
      // looked at, of the organisation's readers, and keeps nothing of it.
      rows: {
        // Also a task with what happened to it, that a colleague is to hear of one, news, and the key that a packet's link needs.
        // A person settles a mail whose outcome nobody knows, and what follows from it is counted.
        rollouts: ['Query'],
        rollout: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
        organisation: ['GetItem', 'Query'],
        organisations: ['Query'],
        catalogue: ['GetItem', 'Query', 'PutItem', 'PartiQLInsert'],
        milestone: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
        'milestone-organisation': ['GetItem', 'Query', 'PutItem', 'PartiQLUpdate'],
        ledger: ['GetItem', 'Query', 'PutItem'],
        refusals: ['Query'],
        'link-keys': ['Query', 'PutItem'],
        handovers: ['PutItem'],
        newsletter: ['GetItem', 'Query'],
        news: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
        subscribers: ['Query'],
        'contact-register': ['GetItem'],
        'contact-import': ['Query'],
      },
    });
    if (stage.mailboxUrl) pages.setVariable('MAILBOX_URL', stage.mailboxUrl);
    return pages;
  }

  #openStage(httpApi: HttpApi, stage: Stage): void {
    const log = new LogGroup(this, 'AccessLog', {
      // API Gateway writes under this prefix without growing the account's one resource policy for logs.
      logGroupName: `/aws/vendedlogs/${nameIn(stage, 'console')}`,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: stage.removalPolicy,
    });
    new HttpStage(this, 'Stage', {
      httpApi,
      autoDeploy: true,
      // Far more than some hundred local leads ask for on a busy morning, far less than what would cost money.
      throttle: { rateLimit: 50, burstLimit: 100 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(log),
        format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG)),
      },
    });
  }
}
