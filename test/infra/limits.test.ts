import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { bytesOf, resolved } from './resolved.ts';
import { GROWN, ref, resourcesOf, synthesize } from './synthesize.ts';

// Held well below what AWS refuses, so that the next page or function is not the one that cannot be deployed.
const template = synthesize(GROWN);
const json = z
  .object({
    Resources: z.record(z.string(), z.object({ Type: z.string() })),
    Outputs: z.record(z.string(), z.unknown()),
  })
  .parse(template.toJSON());
const documents = (type: string) =>
  resourcesOf(template, type, z.object({ PolicyDocument: z.object({ Statement: z.array(z.unknown()) }) }));

describe('a template of a stage with a domain', () => {
  it('has room for another fifty routes, and half as many functions again', () => {
    // 500 resources, 200 outputs, 1 MB (an S3 object):
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
    expect(Object.keys(json.Resources).length).toBeLessThanOrEqual(350);
    expect(Object.keys(json.Outputs).length).toBeLessThanOrEqual(50);
    expect(Buffer.byteLength(JSON.stringify(json))).toBeLessThan(600_000);
  });

  it('has one way for each function to be called by the API', () => {
    const callers = resourcesOf(
      template,
      'AWS::Lambda::Permission',
      z.object({ Principal: z.string(), FunctionName: z.unknown() }),
    ).filter(({ Principal }) => Principal === 'apigateway.amazonaws.com');
    const called = callers.map(({ FunctionName }) => JSON.stringify(FunctionName));
    expect(called.length).toBeGreaterThanOrEqual(8);
    expect(new Set(called).size).toBe(called.length);
  });
});

describe('a policy', () => {
  it('of a function says who may call it in a fifth of the 20 KB that Lambda takes', () => {
    // https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
    const permissions = resourcesOf(
      template,
      'AWS::Lambda::Permission',
      z.looseObject({ FunctionName: z.unknown() }),
    );
    const sizes: Record<string, number> = {};
    for (const permission of permissions) {
      const name = JSON.stringify(permission.FunctionName);
      // A statement of the policy repeats the function's ARN, and has names of its own for the rest.
      sizes[name] = (sizes[name] ?? 0) + bytesOf(permission) + 200;
    }
    expect(Math.max(...Object.values(sizes))).toBeLessThan(4_000);
  });

  it('of a role stays under 10,240 characters together with the others of the role', () => {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    const sizes: Record<string, number> = {};
    const policies = resourcesOf(
      template,
      'AWS::IAM::Policy',
      z.object({ Roles: z.array(ref), PolicyDocument: z.unknown() }),
    );
    for (const { Roles, PolicyDocument } of policies)
      for (const role of Roles) sizes[role] = (sizes[role] ?? 0) + bytesOf(PolicyDocument);
    expect(Math.max(...Object.values(sizes))).toBeLessThan(8_500);
  });

  it.each([
    // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html
    ['queue', 'AWS::SQS::QueuePolicy', { bytes: 8_192 / 2, statements: 20 / 2 }],
    // https://docs.aws.amazon.com/general/latest/gr/sns.html
    ['topic', 'AWS::SNS::TopicPolicy', { bytes: 30_720 / 2, statements: 100 / 2 }],
  ])('of a %s stays under half of its limits', (_, type, most) => {
    for (const { PolicyDocument } of documents(type)) {
      expect(bytesOf(PolicyDocument)).toBeLessThan(most.bytes);
      expect(PolicyDocument.Statement.length).toBeLessThan(most.statements);
    }
  });

  it('of the key stays under half of 32 KB', () => {
    // https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html
    const [key] = resourcesOf(template, 'AWS::KMS::Key', z.object({ KeyPolicy: z.unknown() }));
    expect(bytesOf(key?.KeyPolicy)).toBeLessThan(16_384);
  });
});

describe('further limits', () => {
  it('leave a function half of the 4 KB of its environment', () => {
    // https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
    const functions = resourcesOf(
      template,
      'AWS::Lambda::Function',
      z.object({
        Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }).default({ Variables: {} }),
      }),
    );
    for (const { Environment } of functions) expect(bytesOf(Environment.Variables)).toBeLessThan(2_048);
  });

  it('leave a rule half of the 2,048 characters of its pattern and of its five targets', () => {
    // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
    const rules = resourcesOf(
      template,
      'AWS::Events::Rule',
      z.object({ EventPattern: z.unknown().default({}), Targets: z.array(z.unknown()) }),
    );
    for (const { EventPattern, Targets } of rules) {
      expect(bytesOf(EventPattern)).toBeLessThan(1_024);
      expect(Targets.length).toBeLessThanOrEqual(2);
    }
  });

  it('leave the API two thirds of its 300 routes', () => {
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
    const routes = template.findResources('AWS::ApiGatewayV2::Route');
    expect(Object.keys(routes).length).toBeLessThanOrEqual(100);
  });

  it('are counted with stand-ins as long as what AWS puts in their place', () => {
    expect(resolved({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::', { Ref: 'B' }]] })).toBe(
      `arn:aws:s3:::id${'x'.repeat(38)}`,
    );
  });
});
