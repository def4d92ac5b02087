import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { PROD, resourcesOf, synthesize } from './synthesize.ts';

const template = synthesize(PROD);
const logicalIdOf = (type: string, name: Record<string, string>) =>
  Object.keys(template.findResources(type, { Properties: name }))[0];
const outcomes = logicalIdOf('AWS::SQS::Queue', { QueueName: 'budkavle-prod-outcomes' });
const parked = logicalIdOf('AWS::SQS::Queue', { QueueName: 'budkavle-prod-undeliverable-events' });
const topic = logicalIdOf('AWS::SNS::Topic', { TopicName: 'budkavle-prod-mail-events' });
const set = logicalIdOf('AWS::SES::ConfigurationSet', { Name: 'budkavle-prod' });

// The names are those of the CloudFormation reference for MatchingEventTypes.
const TYPES = ['send', 'delivery', 'bounce', 'complaint', 'reject', 'deliveryDelay', 'renderingFailure'];
// https://docs.aws.amazon.com/ses/latest/dg/monitoring-eventbridge.html
const DETAIL_TYPES = [
  'Email Sent',
  'Email Delivered',
  'Email Bounced',
  'Email Complaint Received',
  'Email Rejected',
  'Email Delivery Delayed',
  'Email Rendering Failed',
];

describe('what becomes of a mail', () => {
  it('is told on the way with an archive, what did not arrive on two, and never who opened or clicked', () => {
    const destinations = resourcesOf(
      template,
      'AWS::SES::ConfigurationSetEventDestination',
      z.object({
        EventDestination: z.object({ Enabled: z.literal(true), MatchingEventTypes: z.array(z.string()) }),
      }),
    );
    expect(destinations.map(({ EventDestination }) => EventDestination.MatchingEventTypes)).toEqual([
      TYPES,
      ['bounce', 'complaint', 'reject', 'deliveryDelay', 'renderingFailure'],
    ]);
    template.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
      EventDestination: { EventBridgeDestination: { EventBusArn: Match.anyValue() } },
    });
    template.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
      EventDestination: { SnsDestination: { TopicARN: { Ref: topic } } },
    });
    const all = JSON.stringify(template.findResources('AWS::SES::ConfigurationSetEventDestination'));
    expect(all).not.toMatch(/open|click/i);
    expect(all).toContain(':event-bus/default');
  });

  it('goes over the default bus to the queue of outcomes, without the mail of others in the account', () => {
    const [rule] = Object.values(
      template.findResources('AWS::Events::Rule', { Properties: { Name: 'budkavle-prod-mail-events' } }),
    );
    const at = (queue?: string) => ({ 'Fn::GetAtt': [queue, 'Arn'] });
    // Without a bus named, a rule is the default bus's.
    expect(rule?.Properties).not.toHaveProperty('EventBusName');
    expect(rule?.Properties).toMatchObject({
      EventPattern: {
        source: ['aws.ses'],
        'detail-type': DETAIL_TYPES,
        detail: { mail: { tags: { 'ses:configuration-set': [{ Ref: set }] } } },
      },
      Targets: [{ Arn: at(outcomes), DeadLetterConfig: { Arn: at(parked) } }],
    });
  });

  it('goes through the topic to the same queue, bare, and is parked where the queue does not take it', () => {
    template.hasResourceProperties('AWS::SNS::Subscription', {
      TopicArn: { Ref: topic },
      Protocol: 'sqs',
      Endpoint: { 'Fn::GetAtt': [outcomes, 'Arn'] },
      RawMessageDelivery: true,
      RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': [parked, 'Arn'] } },
    });
  });
});

describe('the topic', () => {
  it('takes from SES what its one configuration set tells, over TLS, and keeps it encrypted', () => {
    template.hasResourceProperties('AWS::SNS::Topic', {
      TopicName: 'budkavle-prod-mail-events',
      KmsMasterKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] },
    });
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      Topics: [{ Ref: topic }],
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: { Service: 'ses.amazonaws.com' },
            Condition: {
              StringEquals: {
                'AWS:SourceAccount': Match.anyValue(),
                'AWS:SourceArn': Match.objectLike({
                  'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp(':configuration-set/')])],
                }),
              },
            },
          }),
        ]),
      },
    });
  });
});
