import { Duration, Validations } from 'aws-cdk-lib';
import { type HttpApi, HttpMethod, HttpNoneAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { BudkavleFunction } from './budkavle-function.ts';
import type { MilestoneTable } from './milestone-table.ts';

export interface PacketPagesProps {
  readonly stage: Stage;
  readonly table: MilestoneTable;
  /** The API that gets the routes; its own authorisation does not hold for them. */
  readonly api: HttpApi;
}

/** The material of one organisation for one milestone, which local leads open by a signed link. */
export class PacketPages extends Construct {
  readonly pages: BudkavleFunction;

  constructor(scope: Construct, id: string, { stage, table, api }: PacketPagesProps) {
    super(scope, id);
    this.pages = new BudkavleFunction(this, 'Pages', {
      stage,
      table,
      name: 'packet',
      // The whole packet takes a second, and a cold start another.
      timeout: Duration.seconds(15),
      // It takes some 80 MB, but Lambda gives a whole processor only with 1,769, and somebody waits for a second's work.
      memorySize: 1769,
      // The frozen plan with its people, and keys to judge a link by. It writes nothing at all.
      rows: {
        catalogue: ['GetItem', 'Query'],
        milestone: ['GetItem'],
        'milestone-organisation': ['GetItem', 'Query'],
        'link-keys': ['Query'],
      },
    });
    const integration = new HttpLambdaIntegration('Pages', this.pages);
    const authorizer = new HttpNoneAuthorizer();
    for (const path of ['/packets/{token}', '/packets/{token}/{document}']) {
      const methods = [HttpMethod.GET, HttpMethod.HEAD];
      for (const route of api.addRoutes({ path, methods, integration, authorizer })) {
        Validations.of(route).acknowledge({
          id: 'AwsSolutions::AwsSolutions-APIG4',
          reason: 'A local lead comes from a mail and has no account; the signed link is the authorisation.',
        });
      }
    }
  }
}
