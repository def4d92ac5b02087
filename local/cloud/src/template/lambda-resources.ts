import { existsSync } from 'node:fs';
import * as z from 'zod';
import { arnOf } from '../shared/arns.ts';
import type { LocalResource } from './assembly.ts';
import { addIdentityPolicy, addResourcePolicy, asyncFunction, type Blueprint } from './blueprint.ts';
import { attributeOf, ignored, number, optional, propertiesOf } from './resource-properties.ts';
import { UnsupportedResource } from './unsupported-resource.ts';

type Assets = Map<string, string>;

/** A function may be named by name or by ARN. */
export function functionArnOf(nameOrArn: string): string {
  return nameOrArn.startsWith('arn:') ? nameOrArn : arnOf('lambda', `function:${nameOrArn}`);
}

/**
 * Defaults:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
 */
const functionShape = {
  FunctionName: ignored,
  Code: z.strictObject({ S3Bucket: ignored, S3Key: z.string() }),
  Handler: z.string(),
  Role: z.string(),
  Runtime: z.string().regex(/^nodejs/, 'only Node.js functions run here'),
  Timeout: number.default(3),
  MemorySize: number.default(128),
  Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()).default({}) }).optional(),
  ReservedConcurrentExecutions: number.optional(),
  DeadLetterConfig: z.object({ TargetArn: z.string() }).optional(),
  Architectures: ignored,
  Description: ignored,
  EphemeralStorage: ignored,
  KmsKeyArn: ignored,
  LoggingConfig: ignored,
  RecursiveLoop: ignored,
  Tags: ignored,
  TracingConfig: ignored,
};

export function readFunction(resource: LocalResource, blueprint: Blueprint, assets: Assets): void {
  const properties = propertiesOf(resource, functionShape);
  const directory = assets.get(properties.Code.S3Key);
  if (directory === undefined || !existsSync(directory)) {
    throw new UnsupportedResource(
      resource,
      `its bundle '${properties.Code.S3Key}' is not in the cloud assembly`,
    );
  }
  const arn = attributeOf(resource);
  blueprint.functions.push({
    name: resource.ref,
    arn,
    roleArn: properties.Role,
    directory,
    handler: properties.Handler,
    memoryMegabytes: properties.MemorySize,
    timeoutSeconds: properties.Timeout,
    ...optional('reservedConcurrency', properties.ReservedConcurrentExecutions),
    environment: properties.Environment?.Variables ?? {},
  });
  Object.assign(
    asyncFunction(blueprint, arn),
    optional('deadLetterArn', properties.DeadLetterConfig?.TargetArn),
  );
}

export function readEventInvokeConfig(resource: LocalResource, blueprint: Blueprint): void {
  const config = propertiesOf(resource, {
    FunctionName: z.string(),
    Qualifier: z.literal('$LATEST'),
    MaximumRetryAttempts: number.optional(),
    MaximumEventAgeInSeconds: number.optional(),
  });
  Object.assign(
    asyncFunction(blueprint, functionArnOf(config.FunctionName)),
    optional('maximumRetryAttempts', config.MaximumRetryAttempts),
    optional('maximumEventAgeSeconds', config.MaximumEventAgeInSeconds),
  );
}

/** A permission is one statement of the function's own policy. */
export function readPermission(resource: LocalResource, blueprint: Blueprint): void {
  const permission = propertiesOf(resource, {
    Action: z.string(),
    FunctionName: z.string(),
    Principal: z.string(),
    SourceArn: z.string().optional(),
    SourceAccount: z.string().optional(),
  });
  const arn = functionArnOf(permission.FunctionName);
  const service = permission.Principal.endsWith('.amazonaws.com');
  const statement = {
    Effect: 'Allow',
    Principal: { [service ? 'Service' : 'AWS']: permission.Principal },
    Action: permission.Action,
    Resource: arn,
    Condition: {
      ...(permission.SourceArn !== undefined && { ArnLike: { 'aws:SourceArn': permission.SourceArn } }),
      ...(permission.SourceAccount !== undefined && {
        StringEquals: { 'aws:SourceAccount': permission.SourceAccount },
      }),
    },
  };
  addResourcePolicy(blueprint, arn, { Version: '2012-10-17', Statement: statement });
}

/** They allow writing logs and traces, which no call to the endpoint needs. */
const harmlessManagedPolicies = [
  'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
  'arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess',
];

export function readRole(resource: LocalResource, blueprint: Blueprint): void {
  const { Policies, ManagedPolicyArns } = propertiesOf(resource, {
    RoleName: ignored,
    AssumeRolePolicyDocument: ignored,
    Policies: z.array(z.object({ PolicyDocument: z.unknown() })).default([]),
    ManagedPolicyArns: z.array(z.string()).default([]),
    Description: ignored,
    MaxSessionDuration: ignored,
    Path: z.literal('/').optional(),
    Tags: ignored,
  });
  const unknown = ManagedPolicyArns.filter((arn) => !harmlessManagedPolicies.includes(arn));
  if (unknown.length > 0) {
    throw new UnsupportedResource(resource, `write the statements of ${unknown.join(', ')} into a policy`);
  }
  for (const { PolicyDocument } of Policies)
    addIdentityPolicy(blueprint, attributeOf(resource), PolicyDocument);
}

export function readPolicy(resource: LocalResource, blueprint: Blueprint): void {
  const { PolicyDocument, Roles } = propertiesOf(resource, {
    PolicyName: ignored,
    ManagedPolicyName: ignored,
    Description: ignored,
    Path: ignored,
    PolicyDocument: z.unknown(),
    Roles: z.array(z.string()),
  });
  for (const role of Roles) {
    addIdentityPolicy(
      blueprint,
      arnOf('iam', `role/${role}`).replace(/:iam:[^:]*:/, ':iam::'),
      PolicyDocument,
    );
  }
}
