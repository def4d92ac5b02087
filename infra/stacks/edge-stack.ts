import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { Certificate, CertificateValidation, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';
import { WebFirewall } from '../constructs/web-firewall.ts';
import { type DomainSettings, nameIn, type Stage } from '../stages.ts';

/** CloudFront looks for certificates and firewalls in this region only. */
const EDGE_REGION = 'us-east-1';

export interface EdgeStackProps extends StackProps {
  readonly stage: Stage;
  readonly domain: DomainSettings;
}

/** What CloudFront needs of a stage with a domain of its own, in the one region where it looks for it. */
export class EdgeStack extends Stack {
  readonly certificate: ICertificate;
  readonly firewall: WebFirewall;

  constructor(scope: Construct, id: string, { stage, domain, ...props }: EdgeStackProps) {
    super(scope, id, { ...props, env: { region: EDGE_REGION } });
    this.firewall = new WebFirewall(this, 'Firewall', { name: nameIn(stage, 'web') });
    this.certificate = this.#certificateFor(domain);
    new CfnOutput(this, 'CertificateArn', { value: this.certificate.certificateArn });
  }

  #certificateFor({ name, hostedZoneId, certificateArn }: DomainSettings): ICertificate {
    if (certificateArn) return Certificate.fromCertificateArn(this, 'Issued', certificateArn);
    const zone = HostedZone.fromHostedZoneAttributes(this, 'Zone', {
      hostedZoneId: hostedZoneId ?? '',
      zoneName: name,
    });
    // CloudFormation enters the proof into the zone, and waits for the certificate.
    return new Certificate(this, 'Certificate', {
      domainName: name,
      validation: CertificateValidation.fromDns(zone),
    });
  }
}
