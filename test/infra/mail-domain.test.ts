import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { PROD, synthesize } from './synthesize.ts';

const template = synthesize(PROD);

describe('mail', () => {
  it('is never watched when it is opened or clicked, and always when it bounces or is complained about', () => {
    template.resourceCountIs('AWS::SES::ConfigurationSetEventDestination', 1);
    // The names are those of the CloudFormation reference for MatchingEventTypes.
    template.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
      EventDestination: {
        Enabled: true,
        EventBridgeDestination: { EventBusArn: Match.objectLike({ 'Fn::Join': Match.anyValue() }) },
        MatchingEventTypes: [
          'send',
          'delivery',
          'bounce',
          'complaint',
          'reject',
          'deliveryDelay',
          'renderingFailure',
        ],
      },
    });
    const destinations = JSON.stringify(template.findResources('AWS::SES::ConfigurationSetEventDestination'));
    expect(destinations).not.toMatch(/open|click/i);
    expect(destinations).toContain(':event-bus/default');
    template.hasResourceProperties('AWS::SES::ConfigurationSet', {
      TrackingOptions: Match.absent(),
      VdmOptions: Match.absent(),
    });
  });

  it('goes encrypted or not at all, and not to those who bounced or complained', () => {
    template.hasResourceProperties('AWS::SES::ConfigurationSet', {
      Name: 'budkavle-prod',
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
      ReputationOptions: { ReputationMetricsEnabled: true },
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    });
  });

  it('is signed for its domain and bounces to a subdomain of it', () => {
    template.hasResourceProperties('AWS::SES::EmailIdentity', {
      EmailIdentity: 'mail.example',
      DkimSigningAttributes: { NextSigningKeyLength: 'RSA_2048_BIT' },
      MailFromAttributes: { MailFromDomain: 'bounce.mail.example' },
    });
  });
});
