import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { QueueFunction } from '../../infra/constructs/queue-function.ts';
import { anApp, arnOf, PROD, ref, resourcesOf } from './synthesize.ts';

const { stack } = anApp(PROD);
const template = Template.fromStack(stack);
const queues = resourcesOf(
  template,
  'AWS::SQS::Queue',
  z.object({
    QueueName: z.string(),
    MessageRetentionPeriod: z.int(),
    SqsManagedSseEnabled: z.boolean(),
    VisibilityTimeout: z.int().optional(),
    RedrivePolicy: z.object({ deadLetterTargetArn: arnOf, maxReceiveCount: z.int() }).optional(),
  }),
);
const working = [
  'accounts',
  'approvals',
  'confirmations',
  'answers',
  'deliveries',
  'dispatches',
  'milestones',
  'newsletter-plans',
  'organisation-plans',
  'outcomes',
  'press-deliveries',
  'press-releases',
  'stops',
].map((name) => `budkavle-prod-${name}`);
const queueAt = (logicalId: string) => queues.find((queue) => queue.logicalId === logicalId);

describe('a queue', () => {
  it('keeps jobs for two weeks, encrypted, and takes them over TLS only', () => {
    const policies = resourcesOf(
      template,
      'AWS::SQS::QueuePolicy',
      z.object({ Queues: z.array(ref), PolicyDocument: z.object({ Statement: z.array(z.unknown()) }) }),
    );
    const closed = policies.flatMap(({ Queues, PolicyDocument: { Statement } }) => {
      expect(Statement).toContainEqual(
        expect.objectContaining({
          ...{ Effect: 'Deny', Action: 'sqs:*', Principal: { AWS: '*' } },
          ...{ Resource: Queues.length > 1 ? '*' : { 'Fn::GetAtt': [Queues[0], 'Arn'] } },
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        }),
      );
      return Queues;
    });
    // Each with its dead letters; those of the events, and of six rounds, which have no queue.
    expect(queues).toHaveLength(2 * working.length + 1 + 6);
    // A queue takes one policy: a second one would replace the first.
    expect(closed.toSorted()).toEqual(queues.map(({ logicalId }) => logicalId).toSorted());
    for (const { MessageRetentionPeriod, SqsManagedSseEnabled } of queues) {
      expect(MessageRetentionPeriod).toBe(14 * 24 * 3600);
      expect(SqsManagedSseEnabled).toBe(true);
    }
  });

  it('parks a job in its own dead-letter queue after five tries; a stop, which awaits planning, after 30 min', () => {
    const parking = queues.flatMap(({ QueueName, RedrivePolicy }) =>
      RedrivePolicy ? [{ QueueName, ...RedrivePolicy }] : [],
    );
    expect(new Set(parking.map(({ QueueName }) => QueueName))).toEqual(new Set(working));
    for (const { QueueName, deadLetterTargetArn, maxReceiveCount } of parking) {
      expect(maxReceiveCount).toBe(QueueName.endsWith('-stops') ? 30 : 5);
      expect(queueAt(deadLetterTargetArn)?.QueueName).toBe(`${QueueName}-dead-letters`);
    }
  });
});

describe('a queue that only a rule fills', () => {
  it('refuses other senders, whose code could not find it', () => {
    const plan = stack.node.findChild('PlanMilestone');
    if (!(plan instanceof QueueFunction)) throw new Error('PlanMilestone is no QueueFunction');
    expect(() => plan.grantEnqueue(plan)).toThrow("queue 'milestones' has no urlVariable");
  });
});

describe('a job', () => {
  const functions = resourcesOf(
    template,
    'AWS::Lambda::Function',
    z.object({ FunctionName: z.string(), Timeout: z.int() }),
  );
  const mappings = resourcesOf(
    template,
    'AWS::Lambda::EventSourceMapping',
    z.object({
      EventSourceArn: arnOf,
      FunctionName: ref,
      BatchSize: z.int(),
      MaximumBatchingWindowInSeconds: z.int().default(0),
      FunctionResponseTypes: z.array(z.string()),
      ScalingConfig: z.object({ MaximumConcurrency: z.int() }),
    }),
  );

  it('is out of sight for six times as long as its function may run, and for the wait for its batch', () => {
    expect(mappings).toHaveLength(working.length);
    for (const { EventSourceArn, FunctionName, MaximumBatchingWindowInSeconds: wait } of mappings) {
      const seconds = functions.find(({ logicalId }) => logicalId === FunctionName)?.Timeout ?? 0;
      expect(queueAt(EventSourceArn)?.VisibilityTimeout).toBe(6 * seconds + wait);
    }
  });

  it('is handed out alone, but for the many small ones of mail events, and always comes back alone', () => {
    for (const { EventSourceArn, BatchSize, FunctionResponseTypes } of mappings) {
      expect(BatchSize).toBe(queueAt(EventSourceArn)?.QueueName === 'budkavle-prod-outcomes' ? 25 : 1);
      expect(FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    }
  });

  it('is worked on beside no more than a few others', () => {
    const concurrency = mappings.map(({ EventSourceArn, ScalingConfig }) => [
      queueAt(EventSourceArn)?.QueueName.replace('budkavle-prod-', ''),
      ScalingConfig.MaximumConcurrency,
    ]);
    expect(Object.fromEntries(concurrency)).toEqual({
      milestones: 2,
      confirmations: 2,
      answers: 2,
      'newsletter-plans': 5,
      'organisation-plans': 5,
      approvals: 2,
      dispatches: 2,
      deliveries: 2,
      outcomes: 5,
      'press-deliveries': 2,
      'press-releases': 2,
      accounts: 2,
      stops: 2,
    });
  });
});
