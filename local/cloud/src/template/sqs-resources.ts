import * as z from 'zod';
import { arnOf } from '../shared/arns.ts';
import type { LocalResource } from './assembly.ts';
import { addResourcePolicy, type Blueprint } from './blueprint.ts';
import { functionArnOf } from './lambda-resources.ts';
import { attributeOf, boolean, ignored, number, optional, propertiesOf } from './resource-properties.ts';
import { UnsupportedResource } from './unsupported-resource.ts';

const redriveSchema = z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: number });

/** Defaults: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html */
export function readQueue(resource: LocalResource, blueprint: Blueprint): void {
  const queue = propertiesOf(resource, {
    QueueName: ignored,
    VisibilityTimeout: number.default(30),
    MessageRetentionPeriod: number.default(4 * 86_400),
    DelaySeconds: number.default(0),
    ReceiveMessageWaitTimeSeconds: number.default(0),
    RedrivePolicy: redriveSchema.optional(),
    RedriveAllowPolicy: ignored,
    KmsMasterKeyId: ignored,
    KmsDataKeyReusePeriodSeconds: ignored,
    SqsManagedSseEnabled: ignored,
    MaximumMessageSize: ignored,
    Tags: ignored,
  });
  const redrive = queue.RedrivePolicy && {
    deadLetterArn: queue.RedrivePolicy.deadLetterTargetArn,
    maxReceiveCount: queue.RedrivePolicy.maxReceiveCount,
  };
  blueprint.queues.push({
    name: attributeOf(resource, 'QueueName'),
    arn: attributeOf(resource),
    url: resource.ref,
    visibilityTimeoutSeconds: queue.VisibilityTimeout,
    retentionSeconds: queue.MessageRetentionPeriod,
    delaySeconds: queue.DelaySeconds,
    receiveWaitSeconds: queue.ReceiveMessageWaitTimeSeconds,
    ...optional('redrive', redrive),
  });
}

export function readQueuePolicy(resource: LocalResource, blueprint: Blueprint): void {
  const { Queues, PolicyDocument } = propertiesOf(resource, {
    Queues: z.array(z.string()),
    PolicyDocument: z.unknown(),
  });
  // Queues are named by URL, which ends with the name.
  for (const url of Queues)
    addResourcePolicy(blueprint, arnOf('sqs', url.replace(/^.*\//, '')), PolicyDocument);
}

export function readEventSourceMapping(resource: LocalResource, blueprint: Blueprint): void {
  const mapping = propertiesOf(resource, {
    EventSourceArn: z.string(),
    FunctionName: z.string(),
    BatchSize: number.default(10),
    MaximumBatchingWindowInSeconds: number.default(0),
    FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
    ScalingConfig: z.object({ MaximumConcurrency: number.optional() }).default({}),
    Enabled: boolean.default(true),
    Tags: ignored,
  });
  if (!mapping.EventSourceArn.startsWith('arn:aws:sqs:')) {
    throw new UnsupportedResource(resource, `its source is no queue: '${mapping.EventSourceArn}'`);
  }
  if (!mapping.Enabled) return;
  blueprint.mappings.push({
    queueArn: mapping.EventSourceArn,
    functionArn: functionArnOf(mapping.FunctionName),
    batchSize: mapping.BatchSize,
    maximumBatchingWindowSeconds: mapping.MaximumBatchingWindowInSeconds,
    ...optional('maximumConcurrency', mapping.ScalingConfig.MaximumConcurrency),
    reportBatchItemFailures: mapping.FunctionResponseTypes.length > 0,
  });
}
