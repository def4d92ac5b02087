import { Duration, Validations } from 'aws-cdk-lib';
import { type HttpApi, HttpMethod, HttpNoneAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { BudkavleFunction } from './budkavle-function.ts';
import type { MilestoneTable } from './milestone-table.ts';

export interface PublicPagesProps {
  readonly stage: Stage;
  readonly table: MilestoneTable;
  /** The API that gets the routes; its own authorisation does not hold for them. */
  readonly api: HttpApi;
}

/** Every route that anybody may ask for without signing; there are no others. */
const routes: Readonly<Record<string, HttpMethod[]>> = {
  '/unsubscribe/{token}': [HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST],
  '/style.css': [HttpMethod.GET, HttpMethod.HEAD],
  '/mark.svg': [HttpMethod.GET, HttpMethod.HEAD],
  '/api/openapi.json': [HttpMethod.GET, HttpMethod.HEAD],
};

/** Pages that anybody may see, and what they may do there with a link of their own. */
export class PublicPages extends Construct {
  readonly #url: string;

  constructor(scope: Construct, id: string, { stage, table, api }: PublicPagesProps) {
    super(scope, id);
    this.#url = api.apiEndpoint;
    const pages = new BudkavleFunction(this, 'Pages', {
      stage,
      table,
      name: 'public-pages',
      timeout: Duration.seconds(15),
      memorySize: 512,
      // Keys to judge a link by, and the wish that a link stands for; nothing that says who anybody is.
      rows: { Query: ['link-keys'], PutItem: ['suppression'] },
    });
    const integration = new HttpLambdaIntegration('Pages', pages);
    const authorizer = new HttpNoneAuthorizer();
    for (const [path, methods] of Object.entries(routes)) {
      for (const route of api.addRoutes({ path, methods, integration, authorizer })) {
        Validations.of(route).acknowledge({
          id: 'AwsSolutions::AwsSolutions-APIG4',
          reason:
            'Mail programs cannot sign in (RFC 8058): their link is the authorisation. The rest is known to all.',
        });
      }
    }
  }

  /** Tells a function where the pages are, for the links that it puts into mails. */
  tellAddressTo(fn: BudkavleFunction): void {
    fn.setVariable('PUBLIC_URL', this.#url);
  }
}
