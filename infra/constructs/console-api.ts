import { Duration } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { nameIn, type Stage } from '../stages.ts';
import type { Alarms } from './alarms.ts';
import { BudkavleFunction } from './budkavle-function.ts';
import type { MilestoneTable } from './milestone-table.ts';

export interface ConsoleApiProps {
  readonly stage: Stage;
  readonly alarms: Alarms;
  readonly table: MilestoneTable;
}

/** Fields of API Gateway's context, none of which tells what was asked or by whom beyond the signing role. */
const ACCESS_LOG = {
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  caller: '$context.identity.userArn',
  method: '$context.httpMethod',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  error: '$context.error.message',
};

/** The console: HTTP requests in, pages out. Public pages may be added to its API. */
export class ConsoleApi extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, { stage, alarms, table }: ConsoleApiProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', {
      apiName: nameIn(stage, 'console'),
      createDefaultStage: false,
      // Until people can sign in, nobody but an operator who signs with AWS credentials may read the console.
      defaultAuthorizer: new HttpIamAuthorizer(),
    });
    const integration = new HttpLambdaIntegration('Pages', this.#pages(stage, table));
    for (const path of ['/', '/{proxy+}']) {
      this.api.addRoutes({ path, methods: [HttpMethod.GET], integration });
    }
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

  #pages(stage: Stage, table: MilestoneTable): BudkavleFunction {
    const pages = new BudkavleFunction(this, 'Pages', {
      stage,
      table,
      name: 'console',
      timeout: Duration.seconds(15),
      memorySize: 512,
      // Figures and names of organisations, but nobody's contacts. The history of a cell counts the mails of an organisation's
      // part, and the register shows the texts in it.
      rows: {
        GetItem: ['rollout', 'organisation', 'catalogue', 'milestone', 'milestone-organisation'],
        Query: ['rollouts', 'rollout', 'catalogue', 'milestone', 'milestone-organisation', 'refusals'],
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
