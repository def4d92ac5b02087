import { Duration, Stack } from 'aws-cdk-lib';
import { Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Grant } from 'aws-cdk-lib/aws-iam';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  DkimIdentity,
  EasyDkimSigningKeyLength,
  EmailIdentity,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { nameIn, type Stage } from '../stages.ts';
import type { Alarms } from './alarms.ts';
import type { BudkavleFunction } from './budkavle-function.ts';

export interface MailDomainProps {
  readonly stage: Stage;
  readonly alarms: Alarms;
}

/** A record that somebody enters at the DNS of a domain. */
export type DnsRecord = {
  readonly name: string;
  readonly type: 'CNAME' | 'MX' | 'TXT';
  readonly value: string;
};

/** The domain that mail is sent from. */
export class MailDomain extends Construct {
  readonly configurationSet: ConfigurationSet;
  readonly #identity: EmailIdentity;
  readonly #domain: string;

  constructor(scope: Construct, id: string, { stage, alarms }: MailDomainProps) {
    super(scope, id);
    this.#domain = stage.mailDomain;
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      configurationSetName: nameIn(stage),
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    this.#identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(stage.mailDomain),
      configurationSet: this.configurationSet,
      dkimIdentity: DkimIdentity.easyDkim(EasyDkimSigningKeyLength.RSA_2048_BIT),
      // Its own subdomain aligns SPF with the sender; the default, amazonses.com, does not.
      mailFromDomain: `bounce.${stage.mailDomain}`,
    });
    watchReputation(alarms);
  }

  /**
   * The records without which SES does not send from the domain, and receivers do not believe it: DKIM, MAIL
   * FROM and DMARC. https://docs.aws.amazon.com/ses/latest/dg/creating-identities.html
   */
  get records(): readonly DnsRecord[] {
    const { region } = Stack.of(this);
    const bounce = `bounce.${this.#domain}`;
    return [
      ...this.#identity.dkimRecords.map(({ name, value }) => ({ name, type: 'CNAME' as const, value })),
      { name: bounce, type: 'MX', value: `10 feedback-smtp.${region}.amazonses.com` },
      { name: bounce, type: 'TXT', value: '"v=spf1 include:amazonses.com ~all"' },
      { name: `_dmarc.${this.#domain}`, type: 'TXT', value: '"v=DMARC1; p=quarantine"' },
    ];
  }

  /** Grants a function to send mail from the domain; sets `CONFIGURATION_SET_NAME`. */
  grantSend(fn: BudkavleFunction): void {
    Grant.addToPrincipal({
      grantee: fn,
      actions: ['ses:SendRawEmail'],
      resourceArns: [this.#identity.emailIdentityArn, this.#configurationSetArn],
      conditions: { StringLike: { 'ses:FromAddress': `*@${this.#domain}` } },
    });
    fn.addEnvironment('CONFIGURATION_SET_NAME', this.configurationSet.configurationSetName);
  }

  /** Grants a function to read how much mail the account may send. */
  grantReadQuota(fn: BudkavleFunction): void {
    Grant.addToPrincipal({ grantee: fn, actions: ['ses:GetSendQuota'], resourceArns: ['*'] });
  }

  /** Grants a function to ask whether mail may leave; sets `MAIL_DOMAIN` and `CONFIGURATION_SET_NAME`. */
  grantReadAccount(fn: BudkavleFunction): void {
    const identity = [this.#identity.emailIdentityArn];
    const set = [this.#configurationSetArn];
    Grant.addToPrincipal({ grantee: fn, actions: ['ses:GetAccount'], resourceArns: ['*'] });
    Grant.addToPrincipal({ grantee: fn, actions: ['ses:GetEmailIdentity'], resourceArns: identity });
    Grant.addToPrincipal({ grantee: fn, actions: ['ses:GetConfigurationSet'], resourceArns: set });
    fn.addEnvironment('MAIL_DOMAIN', this.#domain);
    fn.addEnvironment('CONFIGURATION_SET_NAME', this.configurationSet.configurationSetName);
  }

  get #configurationSetArn(): string {
    return Stack.of(this).formatArn({
      service: 'ses',
      resource: 'configuration-set',
      resourceName: this.configurationSet.configurationSetName,
    });
  }
}

/** SES reviews an account from 5 % bounces and from 0.1 % complaints; both alarms come well before that. */
function watchReputation(alarms: Alarms): void {
  alarms.addAlarm({
    name: 'bounce-rate',
    impact: 'Mail may soon be stopped for everyone: 2 % of it bounces, and SES reviews accounts from 5 %.',
    metric: reputation('Reputation.BounceRate'),
    threshold: 0.02,
    treatMissingData: TreatMissingData.IGNORE,
  });
  alarms.addAlarm({
    name: 'complaint-rate',
    impact:
      'Mail may soon be stopped for everyone: 0.05 % of it is reported as spam, and SES reviews accounts from 0.1 %.',
    metric: reputation('Reputation.ComplaintRate'),
    threshold: 0.0005,
    treatMissingData: TreatMissingData.IGNORE,
  });
}

/** A share from 0 to 1 of the whole account's mail, which is what SES acts on. */
function reputation(metricName: string): Metric {
  return new Metric({ namespace: 'AWS/SES', metricName, statistic: 'Average', period: Duration.hours(1) });
}
