import { Duration } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { BudkavleFunction } from './budkavle-function.ts';
import type { ConsoleApi } from './console-api.ts';
import type { MilestoneTable } from './milestone-table.ts';

export interface ContactPagesProps {
  readonly stage: Stage;
  readonly table: MilestoneTable;
  /** The console, whose API gets the routes, and whose sign-in lets people in. */
  readonly console: ConsoleApi;
}

/**
 * The pages and the routes of the API by which people's data are seen and changed: a function of its own, so that the console, which is asked most, can only
 * read contacts, and nothing that is asked over HTTP but this may erase somebody.
 */
export class ContactPages extends Construct {
  constructor(scope: Construct, id: string, { stage, table, console }: ContactPagesProps) {
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
        rollouts: ['Query'],
        rollout: ['GetItem', 'Query'],
        organisation: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem'],
        catalogue: ['GetItem', 'Query'],
        milestone: ['GetItem'],
        'milestone-organisation': ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'PartiQLUpdate'],
        suppression: ['Query'],
        'contact-register': ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
        'contact-import': ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
      },
    });
    const [GET, POST, ANY] = [HttpMethod.GET, HttpMethod.POST, HttpMethod.ANY];
    console.letIn(pages, {
      '/contacts.csv': [GET],
      '/contacts': [GET],
      '/contacts/{proxy+}': [GET, POST],
      // All methods, so that one that there is none of gets the same answer as everywhere in the API.
      '/api/organisations/{organisation}/contacts': [ANY],
      '/api/organisations/{organisation}/contacts/{proxy+}': [ANY],
      '/api/contact-imports': [ANY],
      '/api/contact-imports/{proxy+}': [ANY],
    });
  }
}
