import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { tooManyRequestsPage } from '../../templates/pages/shared/too-many-requests.ts';

export interface WebFirewallProps {
  readonly name: string;
}

type Rule = CfnWebACL.RuleProperty;

/** Requests of one address in five minutes. A municipality's staff share one. */
const MOST = {
  /** To sign in takes three; thirty people of one office begin at nine. */
  doors: 300,
  /** A page that follows a milestone asks every few seconds. */
  everything: 10_000,
};

/** Where nobody has signed in yet and something is written or verified. */
const DOORS = ['/sign-in', '/subscribe/', '/subscription/', '/ask/', '/question/', '/polls/'];

/**
 * Rules of AWS that count and do not block here: texts of milestones and press releases are full of links and
 * may quote markup, imports are large, and mail providers unsubscribe people without naming a program
 * (RFC 8058). Every body is checked against a schema, and every output escaped, by the functions.
 * https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
 */
const COUNTED = [
  'SizeRestrictions_BODY',
  'CrossSiteScripting_BODY',
  'GenericRFI_BODY',
  'GenericLFI_BODY',
  'EC2MetaDataSSRF_BODY',
  'NoUserAgent_HEADER',
];

const TOO_MANY = 'too-many';

/** The firewall in front of console and public pages: a rate for each address, and AWS's common rules. */
export class WebFirewall extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { name }: WebFirewallProps) {
    super(scope, id);
    const firewall = new CfnWebACL(this, 'Acl', {
      name,
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visibility('web'),
      customResponseBodies: { [TOO_MANY]: { contentType: 'TEXT_HTML', content: tooManyRequestsPage() } },
      rules: [rate('doors', MOST.doors, DOORS), rate('everything', MOST.everything), common()].map(
        (rule, priority) => ({ ...rule, priority }),
      ),
    });
    this.arn = firewall.attrArn;
  }
}

/** 429 for an address that asks too often, below some paths or anywhere. */
function rate(name: string, limit: number, paths: readonly string[] = []): Omit<Rule, 'priority'> {
  const below = paths.map((searchString) => ({
    byteMatchStatement: {
      searchString,
      fieldToMatch: { uriPath: {} },
      positionalConstraint: 'STARTS_WITH',
      textTransformations: [{ priority: 0, type: 'URL_DECODE' }],
    },
  }));
  return {
    name,
    action: { block: { customResponse: { responseCode: 429, customResponseBodyKey: TOO_MANY } } },
    statement: {
      rateBasedStatement: {
        limit,
        evaluationWindowSec: 300,
        aggregateKeyType: 'IP',
        ...(below.length > 0 && { scopeDownStatement: { orStatement: { statements: below } } }),
      },
    },
    visibilityConfig: visibility(name),
  };
}

function common(): Omit<Rule, 'priority'> {
  return {
    name: 'common',
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name: 'AWSManagedRulesCommonRuleSet',
        ruleActionOverrides: COUNTED.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      },
    },
    visibilityConfig: visibility('common'),
  };
}

/** Counted, but never sampled: the paths of signed links would be kept beside the addresses that asked. */
function visibility(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { cloudWatchMetricsEnabled: true, metricName, sampledRequestsEnabled: false };
}
