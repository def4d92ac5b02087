import { Match } from 'aws-cdk-lib/assertions';
import { describe, it } from 'vitest';
import { PROD, synthesize } from './synthesize.ts';

const template = synthesize(PROD);

describe('mail', () => {
  it('is never watched when it is opened or clicked', () => {
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
