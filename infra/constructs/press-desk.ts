import { Duration } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { BudkavleFunction } from './budkavle-function.ts';
import type { ConsoleApi } from './console-api.ts';
import type { MilestoneTable } from './milestone-table.ts';

export interface PressDeskProps {
  readonly stage: Stage;
  readonly table: MilestoneTable;
  /** The console, whose API gets the routes, and whose sign-in lets people in. */
  readonly console: ConsoleApi;
}

/**
 * Where press releases are written, approved, scheduled and taken back: a function of its own, since it alone behind the sign-in
 * reads what is not public yet, and who the journalists are.
 */
export class PressDesk extends Construct {
  readonly pages: BudkavleFunction;

  constructor(scope: Construct, id: string, { stage, table, console }: PressDeskProps) {
    super(scope, id);
    this.pages = new BudkavleFunction(this, 'Pages', {
      stage,
      table,
      name: 'press-desk',
      // API Gateway waits no longer; a release with eight images is written in a second.
      timeout: Duration.seconds(29),
      memorySize: 1024,
      rows: {
        // How many have got its mails, and whether any is still to leave.
        // The calendar too; and the mark, in place of page and images, that a release was taken back.
        // Its mails are stopped.
        rollouts: ['Query'],
        rollout: ['GetItem', 'Query'],
        organisation: ['GetItem', 'Query'],
        catalogue: ['GetItem', 'Query'],
        milestone: ['GetItem', 'UpdateItem'],
        'milestone-organisation': ['Query'],
        press: ['Query', 'PutItem'],
        'press-release': ['GetItem', 'Query', 'PutItem'],
        newsroom: ['Query', 'PutItem'],
        'newsroom-image': ['Query', 'PutItem'],
        'contact-register': ['GetItem'],
        'contact-import': ['Query'],
      },
    });
    const [GET, POST, ANY] = [HttpMethod.GET, HttpMethod.POST, HttpMethod.ANY];
    console.letIn(this.pages, {
      '/press': [GET],
      '/press/{proxy+}': [GET, POST],
      '/api/press-releases': [ANY],
      '/api/press-releases/{proxy+}': [ANY],
    });
  }
}
