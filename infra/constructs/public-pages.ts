import { Duration, Validations } from 'aws-cdk-lib';
import { type HttpApi, HttpMethod, HttpNoneAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Construct } from 'constructs';
import { SITE_PATHS } from '../../functions/web/public/public-site-paths.ts';
import type { Stage } from '../stages.ts';
import { BudkavleFunction } from './budkavle-function.ts';
import type { MilestoneTable } from './milestone-table.ts';
import type { QueueFunction } from './queue-function.ts';

export interface PublicPagesProps {
  readonly stage: Stage;
  readonly table: MilestoneTable;
  /** The API that gets the routes; its own authorisation does not hold for them. */
  readonly api: HttpApi;
}

const READ = [HttpMethod.GET, HttpMethod.HEAD];

/** Routes by which people from outside ask for the newsletter. */
const subscriptionRoutes: Readonly<Record<string, HttpMethod[]>> = {
  '/subscribe/{rollout}': [HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST],
  '/subscription/{token}': [HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST],
};

/** Every other route that anybody may ask for without signing. */
const routes: Readonly<Record<string, HttpMethod[]>> = {
  '/unsubscribe/{token}': [HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST],
  '/style.css': READ,
  '/site.css': READ,
  '/mark.svg': READ,
  ...Object.fromEntries(SITE_PATHS.map((path) => [path.replaceAll(/:(\w+)/g, '{$1}'), READ])),
  '/api/openapi.json': READ,
};

/** Pages that anybody may see, and what they may do there with a link of their own. */
export class PublicPages extends Construct {
  readonly #props: PublicPagesProps;

  constructor(scope: Construct, id: string, props: PublicPagesProps) {
    super(scope, id);
    this.#props = props;
    const { stage, table } = props;
    const pages = new BudkavleFunction(this, 'Pages', {
      stage,
      table,
      name: 'public-pages',
      timeout: Duration.seconds(15),
      memorySize: 512,
      // Keys to judge a link by, the wish that a link stands for, and what has been told in public; no contacts, no recipients,
      // no drafts.
      rows: {
        rollouts: ['Query'],
        rollout: ['GetItem', 'Query'],
        organisations: ['Query'],
        catalogue: ['GetItem', 'Query'],
        milestone: ['GetItem'],
        suppression: ['PutItem'],
        'link-keys': ['Query'],
        newsroom: ['Query'],
        'newsroom-image': ['Query'],
        newsletter: ['GetItem', 'Query'],
      },
    });
    this.tellAddressTo(pages);
    pages.setVariable('ACCESSIBILITY_ADDRESS', stage.accessibilityAddress);
    this.#open(
      new HttpLambdaIntegration('Pages', pages),
      routes,
      'What is public is for everybody; elsewhere the signed link is the authorisation (RFC 8058).',
    );
  }

  /** Opens the routes by which people subscribe, and has `confirm` ask them by mail whether they mean it. */
  takeSubscriptions(confirm: QueueFunction): void {
    const { stage, table } = this.#props;
    const subscriptions = new BudkavleFunction(this, 'Subscriptions', {
      stage,
      table,
      name: 'subscriptions',
      timeout: Duration.seconds(15),
      memorySize: 512,
      // It keeps that somebody asked or confirmed, and reads no subscriber, no contact and no suppression.
      rows: {
        rollout: ['GetItem', 'Query'],
        organisation: ['GetItem'],
        catalogue: ['GetItem', 'Query'],
        suppression: ['UpdateItem'],
        'link-keys': ['Query'],
        subscribers: ['PutItem', 'UpdateItem'],
        limits: ['UpdateItem'],
      },
    });
    confirm.acceptJobsFrom(subscriptions, 'CONFIRMATIONS_QUEUE_URL');
    this.#open(
      new HttpLambdaIntegration('Subscriptions', subscriptions),
      subscriptionRoutes,
      'Anybody may ask for the newsletter; limits, and a link that is mailed, are what keeps it from misuse.',
    );
  }

  #open(integration: HttpLambdaIntegration, paths: typeof routes, reason: string): void {
    const authorizer = new HttpNoneAuthorizer();
    for (const [path, methods] of Object.entries(paths)) {
      for (const route of this.#props.api.addRoutes({ path, methods, integration, authorizer })) {
        Validations.of(route).acknowledge({ id: 'AwsSolutions::AwsSolutions-APIG4', reason });
      }
    }
  }

  /** Tells a function where the pages are, for the links that it puts into mails. */
  tellAddressTo(fn: BudkavleFunction): void {
    fn.setVariable('PUBLIC_URL', this.#props.api.apiEndpoint);
  }
}
