import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { afterAll } from 'vitest';
import * as z from 'zod';
import { featureFlags } from '../../infra/feature-flags.ts';
import { addStage } from '../../infra/stacks/add-stage.ts';
import type { BudkavleStack } from '../../infra/stacks/budkavle-stack.ts';
import type { EdgeStack } from '../../infra/stacks/edge-stack.ts';
import { LOCAL, stageOf } from '../../infra/stages.ts';

/** A stage and its settings. */
type Settings = { stage?: string; mailboxUrl?: string; [setting: string]: unknown };

/** A stage that people outside would notice. */
export const PROD = { stage: 'prod', mailDomain: 'mail.example', alarmAddress: 'on-call@mail.example' };

/** The same stage with a domain of its own, in an account that has asked for more than the quota of new ones. */
export const GROWN = {
  ...PROD,
  domain: { name: 'besked.mail.example', hostedZoneId: 'Z0123456789ABC' },
  concurrency: 1000,
};

/**
 * The app as infra/app.ts builds it, without bundling functions. Its assembly is removed after the test file.
 * `validated` also checks it against CloudFormation's own rules.
 */
export function anApp(
  settings: Settings,
  validated = false,
): { app: App; stack: BudkavleStack; edge: EdgeStack | undefined } {
  const outdir = mkdtempSync(path.join(tmpdir(), 'budkavle-infra-'));
  afterAll(() => rmSync(outdir, { recursive: true, force: true }));
  const app = new App({
    outdir,
    context: { ...featureFlags, 'aws:cdk:bundling-stacks': [] },
    // It takes two seconds a template: once is enough.
    builtinCloudFormationValidation: validated,
  });
  const { stage: name = LOCAL, mailboxUrl, ...file } = settings;
  const stage = stageOf(name, { mailDomain: 'bob.example', ...file }, { mailboxUrl });
  return { app, ...addStage(app, stage) };
}

const made = new Map<string, Template>();

/** The template of a stage, made once for all files that share these modules: read it, and change nothing. */
export function synthesize(settings: Settings = {}): Template {
  const key = JSON.stringify(settings);
  const template = made.get(key) ?? Template.fromStack(anApp(settings).stack);
  made.set(key, template);
  return template;
}

/** The resources of a type with the properties that a test looks at. */
export function resourcesOf<T extends object>(
  template: Template,
  type: string,
  properties: z.ZodType<T>,
): (T & { logicalId: string })[] {
  const found = z
    .record(z.string(), z.object({ Properties: properties }))
    .parse(template.findResources(type));
  return Object.entries(found).map(([logicalId, { Properties }]) => ({ ...Properties, logicalId }));
}

/** The logical id in `Ref`. */
export const ref = z.object({ Ref: z.string() }).transform(({ Ref }) => Ref);
/** The logical id in `Fn::GetAtt` of an ARN. */
export const arnOf = z
  .object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) })
  .transform((value) => value['Fn::GetAtt'][0]);
