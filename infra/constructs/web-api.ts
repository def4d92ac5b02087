import { Duration, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { EdgeStack } from '../stacks/edge-stack.ts';
import { nameIn, type Stage } from '../stages.ts';
import type { Alarms } from './alarms.ts';
import type { BudkavleFunction } from './budkavle-function.ts';
import { ConsoleSignIn } from './sign-in.ts';
import { WebDomain } from './web-domain.ts';

export interface WebApiProps {
  readonly stage: Stage;
  readonly alarms: Alarms;
  readonly edge?: EdgeStack | undefined;
}

/**
 * The paths that a function answers, by prefix and with every method: its own router knows the rest, and an API
 * with a route for each page outgrows a stack and the policies of its functions.
 */
export type Routes = readonly `/${string}`[];

/** Fields of API Gateway's context: none identifies who asked, or whom a page is about. */
const ACCESS_LOG = {
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  method: '$context.httpMethod',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  error: '$context.error.message',
};

/** The HTTP API of console, API and public pages, and the sign-in for those that are not public. */
export class WebApi extends Construct {
  readonly #api: HttpApi;
  readonly signIn: ConsoleSignIn;
  /** The stage's own domain, if it has one. */
  readonly domain: WebDomain | undefined;
  /** Base URL of console and public pages, without a trailing slash. */
  readonly url: string;

  constructor(scope: Construct, id: string, { stage, alarms, edge }: WebApiProps) {
    super(scope, id);
    this.#api = new HttpApi(this, 'Api', { apiName: nameIn(stage, 'console'), createDefaultStage: false });
    const { domain } = stage;
    this.domain = domain && edge && new WebDomain(this, 'Domain', { stage, domain, edge, api: this.#api });
    this.url = domain ? `https://${domain.name}` : this.#api.apiEndpoint;
    this.signIn = new ConsoleSignIn(this, 'SignIn', { stage, consoleUrl: this.url });
    this.#addStage(stage);
    alarms.addAlarm({
      name: 'console-failing',
      impact:
        'Pages do not answer: coordinators cannot see who has been told, or readers cannot leave a list.',
      metric: this.#api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 1,
      // One failed page may be a deployment or a throttled moment; two of three periods are not.
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
    });
  }

  get apiEndpoint(): string {
    return this.#api.apiEndpoint;
  }

  /** Routes paths to a function that admits signed-in people only; sets `CONSOLE_URL` and `SIGN_IN_*`. */
  addRoutes(fn: BudkavleFunction, routes: Routes): void {
    this.exposeConsoleUrl(fn);
    this.signIn.configure(fn);
    this.#route(fn, routes, 'The function verifies the token of every request: bearer and session alike.');
  }

  /** Sets `CONSOLE_URL`, where people sign in. */
  exposeConsoleUrl(fn: BudkavleFunction): void {
    fn.addEnvironment('CONSOLE_URL', this.url);
  }

  /** Routes paths to a function without signing in. `reason` says why that is safe, for cdk-nag. */
  addPublicRoutes(fn: BudkavleFunction, routes: Routes, reason: string): void {
    this.#route(fn, routes, reason);
  }

  /** Sets `PUBLIC_URL`, the base of links to public pages. */
  exposePublicUrl(...functions: BudkavleFunction[]): void {
    for (const fn of functions) fn.addEnvironment('PUBLIC_URL', this.url);
  }

  #route(fn: BudkavleFunction, routes: Routes, reason: string): void {
    this.domain?.protect(fn);
    // One permission for all of the function's routes: its policy holds 20 KB.
    const integration = new HttpLambdaIntegration(fn.node.id, fn, { scopePermissionToRoute: false });
    const authorizer = new HttpNoneAuthorizer();
    for (const path of routes) {
      const added = this.#api.addRoutes({ path, methods: [HttpMethod.ANY], integration, authorizer });
      for (const route of added)
        Validations.of(route).acknowledge({ id: 'AwsSolutions::AwsSolutions-APIG4', reason });
    }
  }

  #addStage(stage: Stage): void {
    const log = new LogGroup(this, 'AccessLog', {
      // Under this prefix API Gateway needs no entry in the account's one resource policy for logs.
      logGroupName: `/aws/vendedlogs/${nameIn(stage, 'console')}`,
      retention: stage.logRetentionDays,
      removalPolicy: stage.removalPolicy,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.#api,
      autoDeploy: true,
      // Far more than some hundred local leads request on a busy morning, far less than would cost money.
      throttle: { rateLimit: 50, burstLimit: 100 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(log),
        format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG)),
      },
    });
  }
}
