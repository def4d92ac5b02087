import { Duration } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import { BudkavleFunction } from '../constructs/budkavle-function.ts';
import type { Routes } from '../constructs/web-api.ts';
import type { SubjectProps } from './subject-props.ts';

const { GET, POST } = HttpMethod;
const routes: Routes = {
  '/take-in-rollout': [GET, POST],
  '/take-in-rollout/{proxy+}': [GET],
};

/** Imports a whole rollout from a file. The only function that may add organisations; it reads no contacts. */
export class Setup extends Construct {
  constructor(scope: Construct, id: string, props: SubjectProps) {
    super(scope, id);
    const pages = new BudkavleFunction(this, 'Pages', {
      ...props,
      name: 'take-in-rollout',
      timeout: Duration.seconds(29),
      // 300 organisations and 100 texts are some 800 writes; 1,769 is the least that comes with a whole processor.
      memorySize: 1769,
      // The Node build of yaml is CommonJS.
      requires: true,
      rows: {
        rollouts: ['PutItem'],
        rollout: ['GetItem', 'Query', 'PutItem'],
        organisation: ['PutItem'],
        organisations: ['Query', 'PutItem'],
        catalogue: ['GetItem', 'PutItem', 'PartiQLInsert'],
      },
    });
    props.web.addRoutes(pages, routes);
  }
}
