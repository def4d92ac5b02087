import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { featureFlags } from '../../infra/feature-flags.ts';
import { BudkavleStack } from '../../infra/stacks/budkavle-stack.ts';
import { readStage } from '../../infra/stages.ts';

/** The context of a stage that people outside would notice. */
export const PROD = { stage: 'prod', mailDomain: 'mail.example', alarmAddress: 'on-call@mail.example' };

/** The app as infra/app.ts builds it, without bundling functions. */
export function anApp(context: Record<string, string> = {}): { app: App; stack: BudkavleStack } {
  const app = new App({ context: { ...featureFlags, ...context, 'aws:cdk:bundling-stacks': [] } });
  const stage = readStage((key) => app.node.tryGetContext(key));
  const stack = new BudkavleStack(app, `Budkavle-${stage.name}`, { stage, env: { region: 'eu-north-1' } });
  return { app, stack };
}

export function synthesize(context: Record<string, string> = {}): Template {
  return Template.fromStack(anApp(context).stack);
}
