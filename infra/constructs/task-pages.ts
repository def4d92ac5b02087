import { Duration, Validations } from 'aws-cdk-lib';
import { type HttpApi, HttpMethod, HttpNoneAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { BudkavleFunction } from './budkavle-function.ts';
import type { MilestoneTable } from './milestone-table.ts';

export interface TaskPagesProps {
  readonly stage: Stage;
  readonly table: MilestoneTable;
  /** The API that gets the routes; its own authorisation does not hold for them. */
  readonly api: HttpApi;
}

const routes: Readonly<Record<string, HttpMethod[]>> = {
  '/tasks/{token}': [HttpMethod.GET, HttpMethod.HEAD],
  '/tasks/{token}/{channel}': [HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST],
};

/** The pages on which people see and settle what they do by hand, each with a link of their own. */
export class TaskPages extends Construct {
  constructor(scope: Construct, id: string, { stage, table, api }: TaskPagesProps) {
    super(scope, id);
    const pages = new BudkavleFunction(this, 'Pages', {
      stage,
      table,
      name: 'task-pages',
      // The national office settles one thing for some hundred organisations at once.
      timeout: Duration.seconds(29),
      memorySize: 512,
      rows: {
        // A task with what happened to it, the ledger that tells of it, and that a colleague is to hear of one; no milestone.
        rollout: ['GetItem'],
        organisation: ['GetItem', 'Query'],
        catalogue: ['GetItem', 'Query'],
        milestone: ['GetItem'],
        'milestone-organisation': ['Query', 'PutItem', 'PartiQLUpdate'],
        ledger: ['GetItem', 'PutItem'],
        'link-keys': ['Query'],
        handovers: ['PutItem'],
        'contact-register': ['GetItem'],
        'contact-import': ['Query'],
      },
    });
    const integration = new HttpLambdaIntegration('Pages', pages);
    const authorizer = new HttpNoneAuthorizer();
    for (const [path, methods] of Object.entries(routes)) {
      for (const route of api.addRoutes({ path, methods, integration, authorizer })) {
        Validations.of(route).acknowledge({
          id: 'AwsSolutions::AwsSolutions-APIG4',
          reason: 'People open it from a mail, without an account; the signed link is the authorisation.',
        });
      }
    }
  }
}
