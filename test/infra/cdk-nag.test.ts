import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { anApp, GROWN } from './synthesize.ts';

const reportSchema = z.object({
  pluginReports: z.array(
    z.object({
      pluginName: z.string(),
      violations: z.array(z.unknown()),
      suppressedViolations: z.array(z.object({ acknowledgedId: z.string(), reason: z.string().min(20) })),
    }),
  ),
});

/**
 * The report that synthesis writes; it throws where a finding is not acknowledged, or CloudFormation would
 * refuse the template.
 */
function validationReport() {
  const { app } = anApp(GROWN, true);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(), new ServerlessChecks());
  const { directory } = app.synth();
  return reportSchema.parse(JSON.parse(readFileSync(path.join(directory, 'validation-report.json'), 'utf8')));
}

const { pluginReports } = validationReport();

it('has no finding of cdk-nag but those that are acknowledged where they arise, each with its reason', () => {
  expect(pluginReports.map(({ pluginName }) => pluginName)).toEqual(['AwsSolutions', 'Serverless']);
  expect(pluginReports.flatMap(({ violations }) => violations)).toEqual([]);
  const acknowledged = pluginReports.flatMap(({ suppressedViolations }) => suppressedViolations);
  expect([...new Set(acknowledged.map(({ acknowledgedId }) => acknowledgedId))].sort()).toEqual([
    'AwsSolutions::AwsSolutions-APIG4',
    'AwsSolutions::AwsSolutions-CFR1',
    'AwsSolutions::AwsSolutions-CFR3',
    'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
    'AwsSolutions::AwsSolutions-SMG4',
    'AwsSolutions::AwsSolutions-SQS3',
    'Serverless::Serverless-LambdaAsyncFailureDestination',
    'Serverless::Serverless-LambdaDLQ',
    'Serverless::Serverless-LambdaEventSourceMappingDestination',
    'Serverless::Serverless-LambdaTracing',
    'Serverless::Serverless-SNSRedrivePolicy',
    'Serverless::Serverless-SQSRedrivePolicy',
  ]);
});
