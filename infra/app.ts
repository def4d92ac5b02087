import { App } from 'aws-cdk-lib';
import { featureFlags } from './feature-flags.ts';
import { BudkavleStack } from './stacks/budkavle-stack.ts';
import { LOCAL, nameIn, readStage } from './stages.ts';

// No analytics: the CDK command would add a resource to the template for it.
const app = new App({ context: featureFlags, analyticsReporting: false });
const stage = readStage((key) => app.node.tryGetContext(key));

new BudkavleStack(app, `Budkavle-${stage.name}`, {
  stage,
  // Stockholm: personal data stays in the country.
  env: { region: 'eu-north-1' },
  description:
    'One milestone is reached, every audience is told what it must know, and there is proof of it.',
  terminationProtection: stage.name !== LOCAL,
  tags: { service: nameIn(stage) },
});

app.synth();
