import { Duration } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { BudkavleFunction } from './budkavle-function.ts';
import type { ConsoleApi } from './console-api.ts';
import type { MilestoneTable } from './milestone-table.ts';

export interface TakeInPagesProps {
  readonly stage: Stage;
  readonly table: MilestoneTable;
  /** The console, whose API gets the routes, and whose sign-in lets people in. */
  readonly console: ConsoleApi;
}

/** Where a whole rollout is taken in from a file: a function of its own, which alone may add organisations, and reads no people. */
export class TakeInPages extends Construct {
  constructor(scope: Construct, id: string, { stage, table, console }: TakeInPagesProps) {
    super(scope, id);
    const pages = new BudkavleFunction(this, 'Pages', {
      stage,
      table,
      name: 'take-in-rollout',
      timeout: Duration.seconds(29),
      // 300 organisations and 100 texts are some 800 writes; a whole processor is to be had from 1,769 on.
      memorySize: 1769,
      // yaml, for Node, is CommonJS.
      requires: true,
      rows: {
        rollouts: ['PutItem'],
        rollout: ['GetItem', 'Query', 'PutItem'],
        organisation: ['PutItem'],
        organisations: ['Query', 'PutItem'],
        catalogue: ['GetItem', 'PutItem', 'PartiQLInsert'],
      },
    });
    console.letIn(pages, {
      '/take-in-rollout': [HttpMethod.GET, HttpMethod.POST],
      '/take-in-rollout/{proxy+}': [HttpMethod.GET],
    });
  }
}
