import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { arnOf, PROD, ref, resourcesOf, synthesize } from './synthesize.ts';

const template = synthesize(PROD);

const deadLetters = z.object({ Arn: arnOf });
const targetSchema = z.strictObject({
  Id: z.string(),
  Arn: z.union([arnOf, ref]),
  DeadLetterConfig: deadLetters,
  RetryPolicy: z.object({ MaximumEventAgeInSeconds: z.int(), MaximumRetryAttempts: z.int() }),
  InputTransformer: z.unknown().optional(),
});
const rules = resourcesOf(
  template,
  'AWS::Events::Rule',
  z.object({
    EventBusName: z.unknown().optional(),
    EventPattern: z.looseObject({ 'detail-type': z.array(z.unknown()).default([]) }).optional(),
    Name: z.string(),
    Targets: z.array(targetSchema),
  }),
).filter(({ EventBusName }) => EventBusName !== undefined);
const buses = resourcesOf(template, 'AWS::Events::EventBus', z.object({ DeadLetterConfig: deadLetters }));
const queues = resourcesOf(template, 'AWS::SQS::Queue', z.object({ QueueName: z.string() }));
const queuePolicies = resourcesOf(
  template,
  'AWS::SQS::QueuePolicy',
  z.object({
    Queues: z.array(ref),
    PolicyDocument: z.object({
      Statement: z.array(
        z.object({ Effect: z.string(), Action: z.unknown(), Principal: z.unknown(), Condition: z.unknown() }),
      ),
    }),
  }),
);

/** Every rule of the stage, on its own bus and on the default one, and the bus itself. */
const ruleArn = (named: string) => ({
  'Fn::Join': ['', ['arn:aws:events:eu-north-1:', { Ref: 'AWS::AccountId' }, `:rule/budkavle-prod${named}`]],
});
const everyRule = {
  ArnLike: {
    'aws:SourceArn': [{ 'Fn::GetAtt': [buses[0]?.logicalId, 'Arn'] }, ruleArn('/*'), ruleArn('-*')],
  },
  StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
};

/** The queues whose policies let EventBridge send for a rule or a bus. */
function lettingIn(logicalId: string): string[] {
  const allowed = { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [logicalId, 'Arn'] } } };
  const letsIn = ({
    Effect,
    Action,
    Principal,
    Condition,
  }: (typeof queuePolicies)[0]['PolicyDocument']['Statement'][0]) =>
    Effect === 'Allow' &&
    JSON.stringify(Action).includes('sqs:SendMessage') &&
    JSON.stringify(Principal) === JSON.stringify({ Service: 'events.amazonaws.com' }) &&
    [allowed, everyRule].some((each) => JSON.stringify(Condition) === JSON.stringify(each));
  return queuePolicies
    .filter(({ PolicyDocument }) => PolicyDocument.Statement.some(letsIn))
    .flatMap(({ Queues }) => Queues);
}

const nameOfQueue = (arn: unknown) => queues.find(({ logicalId }) => logicalId === arn)?.QueueName;

describe('a milestone', () => {
  it.each([
    ['MilestoneReached', 'budkavle.coordinator', 'budkavle-prod-milestones'],
    ['FactChanged', 'budkavle.coordinator', 'budkavle-prod-milestones'],
    ['MilestonePlanned', 'budkavle', 'budkavle-prod-approvals'],
    ['MilestoneApproved', 'budkavle', 'budkavle-prod-dispatches'],
    ['MilestoneStopRequested', 'budkavle.coordinator', 'budkavle-prod-stops'],
  ])('%s, said by %s, goes to %s alone and unchanged', (detailType, source, queueName) => {
    const following = rules.filter(({ EventPattern }) => EventPattern?.['detail-type'].includes(detailType));
    expect(following.map(({ EventPattern }) => EventPattern)).toEqual([
      { source: [source], 'detail-type': [detailType] },
    ]);
    const targets = following.flatMap(({ Targets }) => Targets);
    expect(targets.map(({ Arn }) => queues.find(({ logicalId }) => logicalId === Arn)?.QueueName)).toEqual([
      queueName,
    ]);
    expect(targets[0]).not.toHaveProperty('InputTransformer');
  });

  it('MilestoneStopped goes where it restores what it had called off, and is stopped again when replayed', () => {
    const following = rules.filter(({ EventPattern }) =>
      EventPattern?.['detail-type'].includes('MilestoneStopped'),
    );
    const of = { source: ['budkavle'], 'detail-type': ['MilestoneStopped'] };
    const places = following.map(({ EventPattern, Targets }) => ({
      EventPattern,
      queues: Targets.map(({ Arn }) => queues.find(({ logicalId }) => logicalId === Arn)?.QueueName),
    }));
    expect(places).toHaveLength(2);
    expect(places).toContainEqual({ EventPattern: of, queues: ['budkavle-prod-dispatches'] });
    expect(places).toContainEqual({
      EventPattern: { ...of, 'replay-name': [{ exists: true }] },
      queues: ['budkavle-prod-stops'],
    });
  });

  it.each([
    [['PersonErased', 'RecipientLeft'], undefined],
    [['AccessChanged'], undefined],
    [['MilestoneRefused'], 'budkavle-prod-milestones'],
  ])('%s is taken in again when it is replayed, and never when it happens', (detailTypes, queueName) => {
    const following = rules.filter(({ EventPattern }) =>
      detailTypes.some((type) => EventPattern?.['detail-type'].includes(type)),
    );
    const [replayed, ...others] = following.toSorted((one) => (one.EventPattern?.['replay-name'] ? -1 : 1));
    expect(replayed?.EventPattern).toEqual({
      source: ['budkavle'],
      'detail-type': detailTypes,
      'replay-name': [{ exists: true }],
    });
    expect(replayed?.Targets.map(({ Arn }) => nameOfQueue(Arn))).toEqual([queueName]);
    // Of what happens only people are told.
    expect(others.flatMap(({ Targets }) => Targets).map(({ Arn }) => nameOfQueue(Arn))).toEqual(
      others.map(() => undefined),
    );
  });

  it('that no other rule takes goes where it is refused, of whatever type and source it is', () => {
    const coordinator = rules.flatMap(({ EventPattern }) =>
      JSON.stringify(EventPattern?.source) === '["budkavle.coordinator"]'
        ? (EventPattern?.['detail-type'] ?? [])
        : [],
    );
    const known = coordinator.filter((type) => typeof type === 'string');
    expect(known.toSorted()).toEqual(['FactChanged', 'MilestoneReached', 'MilestoneStopRequested']);
    const last = rules.filter(({ Name }) => Name.startsWith('budkavle-prod-unknown-event'));
    expect(last.map(({ EventPattern }) => EventPattern)).toEqual([
      { source: ['budkavle.coordinator'], 'detail-type': [{ 'anything-but': known }] },
      { source: [{ 'anything-but': ['budkavle.coordinator', 'budkavle'] }], 'detail-type': [] },
    ]);
    for (const { Targets } of last)
      expect(Targets.map(({ Arn }) => queues.find(({ logicalId }) => logicalId === Arn)?.QueueName)).toEqual([
        'budkavle-prod-milestones',
      ]);
  });

  it('is kept for longer than the table can be restored back, to be replayed', () => {
    const EventPattern = { source: [{ prefix: 'budkavle' }] };
    template.hasResourceProperties('AWS::Events::Archive', { RetentionDays: 40, EventPattern });
  });
});

describe('an event', () => {
  const targets = rules.flatMap(({ logicalId, Targets }) =>
    Targets.map((target) => ({ rule: logicalId, ...target })),
  );

  it('is offered to a target for a day before it is parked', () => {
    expect(targets).toHaveLength(13);
    for (const { Name } of rules) expect(Name).toMatch(/^budkavle-prod-/);
    for (const { RetryPolicy } of targets) {
      expect(RetryPolicy).toEqual({ MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 });
    }
  });

  it('finds every queue open that it may go to: that of its target, and that of the parked', () => {
    for (const { rule, Arn, DeadLetterConfig } of targets) {
      expect(lettingIn(rule)).toContain(DeadLetterConfig.Arn);
      if (queues.some(({ logicalId }) => logicalId === Arn)) expect(lettingIn(rule)).toContain(Arn);
    }
    for (const { logicalId, DeadLetterConfig } of buses)
      expect(lettingIn(logicalId)).toEqual([DeadLetterConfig.Arn]);
  });
});
