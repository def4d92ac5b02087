import type { App } from 'aws-cdk-lib';
import { LOCAL, nameIn, type Stage } from '../stages.ts';
import { BudkavleStack } from './budkavle-stack.ts';
import { EdgeStack } from './edge-stack.ts';

/** The stack of a stage, and before it what CloudFront needs if the stage has a domain. */
export function addStage(app: App, stage: Stage): { stack: BudkavleStack; edge: EdgeStack | undefined } {
  const id = `Budkavle-${stage.name}`;
  const props = { stage, terminationProtection: stage.name !== LOCAL, tags: { service: nameIn(stage) } };
  const { domain } = stage;
  const edge =
    domain &&
    new EdgeStack(app, `${id}-edge`, {
      ...props,
      domain,
      description: 'Certificate and firewall of the domain, where CloudFront looks for them.',
    });
  const stack = new BudkavleStack(app, id, {
    ...props,
    edge,
    env: { region: stage.region },
    description:
      'One milestone is reached, every audience is told what it must know, and there is proof of it.',
  });
  return { stack, edge };
}
