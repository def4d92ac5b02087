import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { PROD, synthesize } from './synthesize.ts';

const template = synthesize(PROD);
const alarmSchema = z.object({
  AlarmName: z.string().startsWith('budkavle-prod-'),
  AlarmDescription: z.string(),
  AlarmActions: z.tuple([z.object({ Ref: z.string() })]),
});
const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) =>
  alarmSchema.parse(Properties),
);
const topics = Object.keys(template.findResources('AWS::SNS::Topic'));

/** Names without the stage: of every alarm, and of every rule that calls for a person directly. */
const ruleSchema = z.object({
  Name: z.string(),
  Targets: z.array(z.object({ Arn: z.unknown(), InputTransformer: z.unknown() })),
});
const calls = Object.values(template.findResources('AWS::Events::Rule'))
  .map(({ Properties }) => ruleSchema.parse(Properties))
  .filter(({ Targets }) =>
    Targets.some(({ Arn }) => topics.some((topic) => JSON.stringify(Arn).includes(topic))),
  );
const names = [...alarms.map(({ AlarmName }) => AlarmName), ...calls.map(({ Name }) => Name)].map((name) =>
  name.replace('budkavle-prod-', ''),
);

const runbook = readFileSync(path.join(import.meta.dirname, '../../docs/runbook.md'), 'utf8');
const chapters = runbook.split(/^## /m).slice(1);

describe('the runbook', () => {
  it('has a heading for every alarm and no other', () => {
    const headings = chapters.map((chapter) => chapter.split('\n', 1)[0]);
    expect(headings.sort()).toEqual(names.sort());
  });

  it.each(chapters.map((chapter) => [chapter.split('\n', 1)[0], chapter]))(
    'says of %s what it means, where to look and what to do',
    (_, chapter) => {
      expect(chapter?.match(/^### .+$/gm)).toEqual([
        '### Description',
        '### Investigation',
        '### Resolution',
      ]);
    },
  );

  it('is where every alarm points', () => {
    for (const { AlarmName, AlarmDescription } of alarms) {
      expect(AlarmDescription).toContain(`docs/runbook.md#${AlarmName.replace('budkavle-prod-', '')}`);
    }
    expect(JSON.stringify(calls)).toContain('docs/runbook.md#milestone-refused');
  });
});

describe('an alarm', () => {
  it('reaches a person', () => {
    expect(topics).toHaveLength(1);
    for (const { AlarmActions } of alarms) expect(AlarmActions).toEqual([{ Ref: topics[0] }]);
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'on-call@mail.example',
    });
  });

  it('travels encrypted, through a topic that CloudWatch and EventBridge may use', () => {
    template.hasResourceProperties('AWS::SNS::Topic', {
      KmsMasterKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] },
    });
    const allowed = (Service: string) =>
      Match.objectLike({ Effect: 'Allow', Action: 'sns:Publish', Principal: { Service } });
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          allowed('cloudwatch.amazonaws.com'),
          allowed('events.amazonaws.com'),
        ]),
      },
    });
    const [key] = Object.values(template.findResources('AWS::KMS::Key'));
    const users = z.array(z.object({ Principal: z.unknown() })).parse(key?.Properties.KeyPolicy.Statement);
    expect(users).toContainEqual({ Principal: { Service: 'cloudwatch.amazonaws.com' } });
    expect(users).toContainEqual({ Principal: { Service: 'events.amazonaws.com' } });
  });

  it('is raised by the first dead letter, and before SES would review the account', () => {
    // SES reviews from 5 % bounces and 0.1 % complaints: https://docs.aws.amazon.com/ses/latest/dg/faqs-enforcement.html
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'Reputation.BounceRate',
      Threshold: 0.02,
    });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'Reputation.ComplaintRate',
      Threshold: 0.0005,
    });
    const depths = template.findResources('AWS::CloudWatch::Alarm', {
      Properties: {
        MetricName: 'ApproximateNumberOfMessagesVisible',
        Threshold: 1,
        Statistic: 'Maximum',
        EvaluationPeriods: 1,
      },
    });
    expect(Object.keys(depths)).toHaveLength(6);
  });

  it('quotes nothing of a refused event but its id and the kind of its fault', () => {
    expect(calls.map(({ Name }) => Name)).toEqual(['budkavle-prod-milestone-refused']);
    expect(calls[0]?.Targets[0]?.InputTransformer).toMatchObject({
      InputPathsMap: { 'detail-event': '$.detail.event', 'detail-reason': '$.detail.reason' },
    });
  });
});
