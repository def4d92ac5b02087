import * as z from 'zod';
import { deliveryActions } from '../delivery/target-delivery.ts';
import type { TargetConfig } from '../eventbridge/eventbridge.ts';
import { arnOf, serviceOf } from '../shared/arns.ts';
import type { LocalResource } from './assembly.ts';
import { addResourcePolicy, type Blueprint } from './blueprint.ts';
import { busName } from './resource-identities.ts';
import { attributeOf, boolean, ignored, number, optional, propertiesOf } from './resource-properties.ts';
import { UnsupportedResource } from './unsupported-resource.ts';

const targetSchema = z
  .strictObject({
    Id: z.string(),
    Arn: z.string(),
    Input: z.string().optional(),
    InputPath: z.string().optional(),
    InputTransformer: z
      .object({ InputPathsMap: z.record(z.string(), z.string()).default({}), InputTemplate: z.string() })
      .optional(),
    DeadLetterConfig: z.object({ Arn: z.string().optional() }).optional(),
    RetryPolicy: z
      .object({ MaximumRetryAttempts: number.optional(), MaximumEventAgeInSeconds: number.optional() })
      .optional(),
  })
  .transform(
    (target): TargetConfig => ({
      id: target.Id,
      arn: target.Arn,
      ...optional('input', target.Input),
      ...optional('inputPath', target.InputPath),
      ...optional(
        'inputTransformer',
        target.InputTransformer && {
          inputPathsMap: target.InputTransformer.InputPathsMap,
          inputTemplate: target.InputTransformer.InputTemplate,
        },
      ),
      ...optional('deadLetterArn', target.DeadLetterConfig?.Arn),
      ...optional(
        'retry',
        target.RetryPolicy && {
          ...optional('maximumRetryAttempts', target.RetryPolicy.MaximumRetryAttempts),
          ...optional('maximumEventAgeSeconds', target.RetryPolicy.MaximumEventAgeInSeconds),
        },
      ),
    }),
  );

export function readEventBus(resource: LocalResource, blueprint: Blueprint): void {
  const { Name } = propertiesOf(resource, {
    Name: z.string(),
    Description: ignored,
    KmsKeyIdentifier: ignored,
    DeadLetterConfig: ignored,
    LogConfig: ignored,
    Policy: ignored,
    Tags: ignored,
  });
  blueprint.buses.push({ name: Name, arn: attributeOf(resource) });
}

export function readRule(resource: LocalResource, blueprint: Blueprint): void {
  const rule = propertiesOf(resource, {
    Name: ignored,
    Description: ignored,
    EventBusName: z.string().optional(),
    EventPattern: z.unknown().optional(),
    ScheduleExpression: z.string().optional(),
    State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
    Targets: z.array(targetSchema).default([]),
    Tags: ignored,
  });
  for (const { arn } of rule.Targets) {
    if (deliveryActions[serviceOf(arn)] === undefined) {
      throw new UnsupportedResource(resource, `no event is delivered to '${arn}' here`);
    }
  }
  blueprint.rules.push({
    name: attributeOf(resource, 'Name'),
    arn: attributeOf(resource),
    busArn: arnOf('events', `event-bus/${busName(rule.EventBusName)}`),
    ...optional('pattern', rule.EventPattern),
    ...optional('schedule', rule.ScheduleExpression),
    enabled: rule.State === 'ENABLED',
    targets: rule.Targets,
  });
}

export function readArchive(resource: LocalResource, blueprint: Blueprint): void {
  const archive = propertiesOf(resource, {
    ArchiveName: ignored,
    Description: ignored,
    SourceArn: z.string(),
    EventPattern: z.unknown().optional(),
    RetentionDays: number.optional(),
    KmsKeyIdentifier: ignored,
  });
  blueprint.archives.push({
    name: resource.ref,
    arn: attributeOf(resource),
    busArn: archive.SourceArn,
    ...optional('pattern', archive.EventPattern),
    // 0 means forever, like no value.
    ...optional('retentionDays', archive.RetentionDays || undefined),
  });
}

export function readTopic(resource: LocalResource, blueprint: Blueprint): void {
  propertiesOf(resource, {
    TopicName: ignored,
    DisplayName: ignored,
    KmsMasterKeyId: ignored,
    TracingConfig: ignored,
    Tags: ignored,
  });
  const name = attributeOf(resource, 'TopicName');
  blueprint.topics.push({ name, arn: resource.ref });
}

export function readTopicPolicy(resource: LocalResource, blueprint: Blueprint): void {
  const { Topics, PolicyDocument } = propertiesOf(resource, {
    Topics: z.array(z.string()),
    PolicyDocument: z.unknown(),
  });
  for (const arn of Topics) addResourcePolicy(blueprint, arn, PolicyDocument);
}

export function readSubscription(resource: LocalResource, blueprint: Blueprint): void {
  const subscription = propertiesOf(resource, {
    TopicArn: z.string(),
    Protocol: z.string(),
    Endpoint: z.string(),
    RawMessageDelivery: boolean.optional(),
    FilterPolicy: z.unknown().optional(),
    FilterPolicyScope: z.enum(['MessageAttributes', 'MessageBody']).optional(),
    RedrivePolicy: z.object({ deadLetterTargetArn: z.string() }).optional(),
    Region: ignored,
  });
  blueprint.subscriptions.push({
    arn: resource.ref,
    topicArn: subscription.TopicArn,
    protocol: subscription.Protocol,
    endpoint: subscription.Endpoint,
    ...optional('rawMessageDelivery', subscription.RawMessageDelivery),
    ...optional('filterPolicy', subscription.FilterPolicy),
    ...optional('filterPolicyScope', subscription.FilterPolicyScope),
    ...optional('deadLetterArn', subscription.RedrivePolicy?.deadLetterTargetArn),
  });
}
