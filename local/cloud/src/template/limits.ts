import * as z from 'zod';
import type { LocalResource } from './assembly.ts';

type Properties = Record<string, unknown>;
type Limit = {
  /** CloudFormation type. */
  type: string;
  /** The error that AWS answers when the resource is created. */
  code: string;
  source: string;
  /** What AWS objects to. */
  broken(properties: Properties): string | undefined;
};

const guide = (page: string) => `https://docs.aws.amazon.com/${page}`;
const lambdaLimits = guide('lambda/latest/dg/gettingstarted-limits.html');
const iamLimits = guide('IAM/latest/UserGuide/reference_iam-quotas.html');
const queueLimits = guide('AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html');
const queuePolicyLimits = guide('AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html');
const mappingLimits = guide('lambda/latest/api/API_CreateEventSourceMapping.html');
const ruleLimits = guide('eventbridge/latest/userguide/eb-quota.html');

/** What AWS refuses when it creates a resource, as far as this product's resources can meet it. */
export const limits: Limit[] = [
  {
    type: 'AWS::Lambda::Function',
    code: 'InvalidParameterValueException',
    source: lambdaLimits,
    broken: ({ Environment }) => over(environmentBytes(Environment), 4096, 'bytes of environment variables'),
  },
  {
    type: 'AWS::Lambda::Function',
    code: 'ValidationException',
    source: lambdaLimits,
    broken: ({ Timeout }) => outside(Timeout, 1, 900, 'Timeout'),
  },
  {
    type: 'AWS::Lambda::Function',
    code: 'ValidationException',
    source: lambdaLimits,
    broken: ({ MemorySize }) => outside(MemorySize, 128, 10_240, 'MemorySize'),
  },
  {
    type: 'AWS::Lambda::EventSourceMapping',
    code: 'InvalidParameterValueException',
    source: mappingLimits,
    broken: ({ BatchSize = 10, MaximumBatchingWindowInSeconds: window = 0 }) =>
      Number(BatchSize) > 10 && Number(window) < 1
        ? 'a BatchSize above 10 needs a MaximumBatchingWindowInSeconds of at least 1'
        : outside(BatchSize, 1, 10_000, 'BatchSize'),
  },
  {
    type: 'AWS::Lambda::EventSourceMapping',
    code: 'ValidationException',
    source: mappingLimits,
    broken: ({ ScalingConfig }) =>
      outside(fieldOf(ScalingConfig, 'MaximumConcurrency'), 2, 1000, 'MaximumConcurrency'),
  },
  ...queueRange('VisibilityTimeout', 0, 43_200),
  ...queueRange('DelaySeconds', 0, 900),
  ...queueRange('MessageRetentionPeriod', 60, 1_209_600),
  ...queueRange('ReceiveMessageWaitTimeSeconds', 0, 20),
  {
    type: 'AWS::SQS::QueuePolicy',
    code: 'OverLimit',
    source: queuePolicyLimits,
    broken: ({ PolicyDocument }) => over(written(PolicyDocument), 8192, 'bytes of policy'),
  },
  {
    type: 'AWS::SQS::QueuePolicy',
    code: 'OverLimit',
    source: queuePolicyLimits,
    broken: ({ PolicyDocument }) =>
      over([fieldOf(PolicyDocument, 'Statement') ?? []].flat().length, 20, 'statements of policy'),
  },
  {
    type: 'AWS::SNS::TopicPolicy',
    code: 'InvalidParameter',
    source: guide('sns/latest/dg/sns-access-policy-use-cases.html'),
    broken: ({ PolicyDocument }) => over(written(PolicyDocument), 30 * 1024, 'bytes of policy'),
  },
  {
    type: 'AWS::Events::Rule',
    code: 'LimitExceededException',
    source: ruleLimits,
    broken: ({ Targets }) => over(Array.isArray(Targets) ? Targets.length : 0, 5, 'targets'),
  },
  {
    type: 'AWS::Events::Rule',
    code: 'InvalidEventPatternException',
    source: ruleLimits,
    broken: ({ EventPattern }) => over(written(EventPattern), 2048, 'characters of event pattern'),
  },
  {
    type: 'AWS::IAM::ManagedPolicy',
    code: 'LimitExceeded',
    source: iamLimits,
    broken: ({ PolicyDocument }) => over(written(PolicyDocument), 6144, 'characters of policy'),
  },
  {
    type: 'AWS::IAM::Role',
    code: 'LimitExceeded',
    source: iamLimits,
    broken: ({ AssumeRolePolicyDocument }) =>
      over(written(AssumeRolePolicyDocument), 2048, 'characters of trust policy'),
  },
  {
    type: 'AWS::IAM::Role',
    code: 'LimitExceeded',
    source: iamLimits,
    broken: ({ ManagedPolicyArns }) =>
      over(Array.isArray(ManagedPolicyArns) ? ManagedPolicyArns.length : 0, 10, 'managed policies'),
  },
  {
    type: 'AWS::KMS::Key',
    code: 'LimitExceededException',
    source: guide('kms/latest/developerguide/resource-limits.html'),
    broken: ({ KeyPolicy }) => over(written(KeyPolicy), 32_768, 'bytes of key policy'),
  },
];

function queueRange(property: string, from: number, to: number): Limit[] {
  const broken = (properties: Properties) => outside(properties[property], from, to, property);
  return [{ type: 'AWS::SQS::Queue', code: 'InvalidAttributeValue', source: queueLimits, broken }];
}

function over(size: number, limit: number, what: string): string | undefined {
  return size > limit ? `${size} ${what}, at most ${limit} are allowed` : undefined;
}

function outside(value: unknown, from: number, to: number, name: string): string | undefined {
  if (value === undefined) return undefined;
  const inside = Number(value) >= from && Number(value) <= to;
  return inside ? undefined : `${name} is ${value}, allowed are ${from} to ${to}`;
}

/** Characters without white space, as IAM counts; documents are ASCII. */
export function written(document: unknown): number {
  return document === undefined ? 0 : JSON.stringify(document).length;
}

function fieldOf(value: unknown, name: string): unknown {
  return z.record(z.string(), z.unknown()).safeParse(value).data?.[name];
}

/** Names and values, as Lambda stores them: one JSON object. */
function environmentBytes(environment: unknown): number {
  const variables = fieldOf(environment, 'Variables');
  return variables === undefined ? 0 : Buffer.byteLength(JSON.stringify(variables));
}

/** One sentence for each resource that AWS would refuse by itself. */
export function limitProblems(resources: LocalResource[]): string[] {
  return resources.flatMap(({ type, logicalId, properties }) =>
    limits
      .filter((limit) => limit.type === type)
      .flatMap(({ code, source, broken }) => {
        const reason = broken(properties);
        return reason === undefined ? [] : [`${type} '${logicalId}': ${code}: ${reason} (${source})`];
      }),
  );
}
