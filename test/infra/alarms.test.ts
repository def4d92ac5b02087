import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { HTTP_FUNCTIONS, SCHEDULED_FUNCTIONS } from './function-names.ts';
import { arnOf, PROD, ref, resourcesOf, synthesize } from './synthesize.ts';

const template = synthesize(PROD);
const STAGE = 'budkavle-prod-';
const alarms = resourcesOf(
  template,
  'AWS::CloudWatch::Alarm',
  z.object({
    AlarmName: z.string().startsWith(STAGE),
    AlarmDescription: z.string(),
    AlarmActions: z.tuple([ref]),
  }),
);
const topics = resourcesOf(template, 'AWS::SNS::Topic', z.object({ TopicName: z.string() })).filter(
  ({ TopicName }) => TopicName === `${STAGE}alarms`,
);
const target = z.object({ Arn: z.union([arnOf, ref]), InputTransformer: z.unknown().optional() });
/** Rules that call for a person themselves. */
const calls = resourcesOf(
  template,
  'AWS::Events::Rule',
  z.object({ Name: z.string(), Targets: z.array(target) }),
).filter(({ Targets }) => Targets.some(({ Arn }) => topics.some(({ logicalId }) => logicalId === Arn)));
const names = [...alarms.map(({ AlarmName }) => AlarmName), ...calls.map(({ Name }) => Name)].map((name) =>
  name.slice(STAGE.length),
);

const runbook = readFileSync(path.join(import.meta.dirname, '../../docs/runbook.md'), 'utf8');
const [alarmChapters = '', badDays = ''] = runbook.split(/^# Bad days$/m);
const chapters = alarmChapters.split(/^## /m).slice(1);

describe('the runbook', () => {
  it('has a heading for every alarm and no other', () => {
    const headings = chapters.map((chapter) => chapter.split('\n', 1)[0]);
    expect(new Set(headings)).toEqual(new Set(names));
    expect(headings).toHaveLength(names.length);
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
      expect(AlarmDescription).toContain(`docs/runbook.md#${AlarmName.slice(STAGE.length)}`);
    }
    expect(JSON.stringify(calls)).toContain('docs/runbook.md#milestone-refused');
  });
});

describe('the bad days of the runbook', () => {
  const days = badDays.split(/^## /m).slice(1);

  it('are those that an operator must get through', () => {
    expect(days.map((day) => day.split('\n', 1)[0])).toEqual([
      'A key of links has leaked',
      'A list of addresses has leaked',
      'Somebody asks to be erased',
      'A wrong mail has been sent',
      'The SES account is paused',
      'The region is out',
      'A job fails every time',
      'The table is throttled',
      'Data is lost or damaged',
    ]);
  });

  it('say who must be told where personal data got out, and until when', () => {
    expect(badDays).toMatch(/supervisory authority within 72 hours/);
    const spread = days.filter((day) => !day.startsWith('Somebody asks')).slice(0, 3);
    for (const day of spread) expect(day).toMatch(/see above/);
  });

  it.each(days.map((day) => [day.split('\n', 1)[0], day]))(
    '%s: the command that helps, or where it is',
    (_, day) => {
      expect(day).toMatch(/^```sh$|\]\(restore\.md\)/m);
    },
  );
});

describe('an alarm', () => {
  it('reaches a person', () => {
    expect(topics).toHaveLength(1);
    for (const { AlarmActions } of alarms) expect(AlarmActions).toEqual([topics[0]?.logicalId]);
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
    const statements = z.array(z.object({ Principal: z.unknown() }));
    const [key] = resourcesOf(
      template,
      'AWS::KMS::Key',
      z.object({ KeyPolicy: z.object({ Statement: statements }) }),
    );
    const users = key?.KeyPolicy.Statement.map(({ Principal }) => Principal);
    expect(users).toContainEqual({ Service: 'cloudwatch.amazonaws.com' });
    expect(users).toContainEqual({ Service: 'events.amazonaws.com' });
  });

  it('is raised by the first dead letter, and before SES would review the account', () => {
    // SES reviews from 5 % bounces and 0.1 % complaints:
    // https://docs.aws.amazon.com/ses/latest/dg/faqs-enforcement.html
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
    // One for each of thirteen working queues, one for rounds of each of six that failed, one for events.
    expect(Object.keys(depths)).toHaveLength(13 + 6 + 1);
  });

  it.each([
    ['milestone-held', 'approve-milestone', 'MILESTONE_HELD', '1'],
    ['press-release-held', 'publish-press-release', 'PRESS_RELEASE_HELD', '1'],
    ['newsletter-held', 'compile-newsletters', 'NEWSLETTER_LATE', '1'],
    ['deliveries-unknown', 'reconcile', 'DELIVERIES_UNKNOWN', '$.deliveries'],
  ])('%s goes by what %s logs as %s, with %s for its value', (name, fn, code, MetricValue) => {
    const logging = z.object({ FunctionName: z.string(), LoggingConfig: z.object({ LogGroup: ref }) });
    const [logs] = resourcesOf(template, 'AWS::Lambda::Function', logging).filter(
      ({ FunctionName }) => FunctionName === `${STAGE}${fn}`,
    );
    template.hasResourceProperties('AWS::Logs::MetricFilter', {
      LogGroupName: { Ref: logs?.LoggingConfig.LogGroup },
      FilterPattern: `{ $.code = "${code}" }`,
      MetricTransformations: [{ MetricName: code, MetricValue }],
    });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: `${STAGE}${name}`,
      MetricName: code,
      Statistic: 'Maximum',
      Threshold: 1,
    });
  });

  it.each(SCHEDULED_FUNCTIONS)('is raised by the silence of %s, whose rounds nobody else hears', (round) => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: `${STAGE}${round}-absent`,
      MetricName: 'Invocations',
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      TreatMissingData: 'breaching',
    });
  });

  it.each(['Errors', 'Throttles'])(
    'adds up the %s of every function that nobody waits for, each once',
    (metric) => {
      const named = resourcesOf(template, 'AWS::Lambda::Function', z.object({ FunctionName: z.string() }));
      const dimensions = z.array(z.object({ Name: z.string(), Value: z.union([ref, z.string()]) }));
      const stat = z.object({ Metric: z.object({ MetricName: z.string(), Dimensions: dimensions }) });
      const sums = resourcesOf(
        template,
        'AWS::CloudWatch::Alarm',
        z.object({ Metrics: z.array(z.object({ MetricStat: stat.optional() })).default([]) }),
      );
      const watched = sums
        .flatMap(({ Metrics }) => Metrics.flatMap(({ MetricStat }) => MetricStat?.Metric ?? []))
        .filter(({ MetricName }) => MetricName === metric)
        .flatMap(({ Dimensions }) => Dimensions.map(({ Value }) => Value));
      // Whoever opens a page waits for it: the API counts the answers that failed.
      const others = named.filter(
        ({ FunctionName }) => !HTTP_FUNCTIONS.includes(FunctionName.slice(STAGE.length)),
      );
      expect(others).toHaveLength(named.length - HTTP_FUNCTIONS.length);
      expect(watched.toSorted()).toEqual(others.map(({ logicalId }) => logicalId).toSorted());
    },
  );

  it('quotes nothing of a refused event but its id and the kind of its fault', () => {
    expect(calls.map(({ Name }) => Name)).toEqual(['budkavle-prod-milestone-refused']);
    const { InputPathsMap } = z
      .object({ InputPathsMap: z.record(z.string(), z.string()) })
      .parse(calls[0]?.Targets[0]?.InputTransformer);
    expect(new Set(Object.values(InputPathsMap))).toEqual(new Set(['$.detail.event', '$.detail.reason']));
  });
});
