import { Duration } from 'aws-cdk-lib';
import { type HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { BudkavleFunction } from './budkavle-function.ts';
import type { MilestoneTable } from './milestone-table.ts';

export interface ContactPagesProps {
  readonly stage: Stage;
  readonly table: MilestoneTable;
  /** The API of the console, which gets the routes. */
  readonly api: HttpApi;
}

/**
 * The pages on which people's data are seen and changed: a function of its own, so that the console, which is asked most, can only
 * read contacts, and nothing that is asked over HTTP but these pages may erase somebody.
 */
export class ContactPages extends Construct {
  constructor(scope: Construct, id: string, { stage, table, api }: ContactPagesProps) {
    super(scope, id);
    const pages = new BudkavleFunction(this, 'Pages', {
      stage,
      table,
      name: 'contacts',
      // API Gateway waits no longer; a file of 11,600 people takes a third of it.
      timeout: Duration.seconds(29),
      // A file of 4 MB with 40,000 people takes some 300 MB, and a whole processor is to be had from 1,769 on.
      memorySize: 1769,
      rows: {
        GetItem: [
          ...(['rollout', 'organisation', 'catalogue', 'milestone', 'milestone-organisation'] as const),
          ...(['contact-register', 'contact-import'] as const),
        ],
        Query: [
          ...(['rollouts', 'rollout', 'organisation', 'catalogue', 'milestone-organisation'] as const),
          ...(['suppression', 'contact-import'] as const),
        ],
        BatchGetItem: ['organisation'],
        PutItem: ['organisation', 'milestone-organisation', 'contact-register', 'contact-import'],
        UpdateItem: ['contact-register', 'contact-import', 'milestone-organisation'],
        DeleteItem: ['organisation', 'contact-register', 'contact-import'],
        ConditionCheckItem: ['contact-register'],
        PartiQLUpdate: ['milestone-organisation'],
      },
    });
    const integration = new HttpLambdaIntegration('Pages', pages);
    // Only an operator who signs with AWS credentials; nobody's session opens these pages.
    const authorizer = new HttpIamAuthorizer();
    api.addRoutes({ path: '/contacts.csv', methods: [HttpMethod.GET], integration, authorizer });
    for (const path of ['/contacts', '/contacts/{proxy+}']) {
      api.addRoutes({ path, methods: [HttpMethod.GET, HttpMethod.POST], integration, authorizer });
    }
  }
}
