import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { BudkavleFunction, WHOLE_PROCESSOR } from '../constructs/budkavle-function.ts';
import type { Routes } from '../constructs/web-api.ts';
import type { SubjectProps } from './subject-props.ts';

const routes: Routes = ['/import-rollout', '/import-rollout/{proxy+}'];

/**
 * Makes a rollout in the console, or imports one from a file. Only its function may add organisations; it reads no
 * contacts.
 */
export class SetupFunctions extends Construct {
  constructor(scope: Construct, id: string, props: SubjectProps) {
    super(scope, id);
    const pages = new BudkavleFunction(this, 'Pages', {
      ...props,
      name: 'import-rollout',
      timeout: Duration.seconds(29),
      // 300 organisations and 100 texts are some 800 writes.
      memorySize: WHOLE_PROCESSOR,
      rows: {
        // What holds mail is said on every page.
        shared: ['GetItem'],
        rollouts: ['Query', 'PutItem'],
        rollout: ['GetItem', 'Query', 'PutItem'],
        // What is being made in the console, until it is loaded or thrown away.
        'rollout-drafts': ['GetItem', 'Query', 'PutItem', 'DeleteItem'],
        organisation: ['PutItem'],
        organisations: ['Query', 'PutItem'],
        catalogue: ['GetItem', 'Query', 'PutItem', 'PartiQLInsert'],
        'control-log': ['Query', 'PartiQLInsert'],
        people: ['GetItem'],
      },
    });
    pages.addEnvironment('MAIL_DOMAIN', props.stage.mailDomain);
    props.web.addRoutes(pages, routes);
  }
}
