import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { anApp, GROWN, PROD, resourcesOf, synthesize } from './synthesize.ts';

const { stack, edge } = anApp(GROWN);
const template = Template.fromStack(stack);
if (!edge) throw new Error('a stage with a domain has a stack at the edge');
const atEdge = Template.fromStack(edge);

const behaviourSchema = z.object({
  PathPattern: z.string().optional(),
  AllowedMethods: z.array(z.string()),
  CachePolicyId: z.unknown(),
  Compress: z.boolean(),
  FunctionAssociations: z.array(z.object({ EventType: z.string() })),
  OriginRequestPolicyId: z.string().optional(),
  ViewerProtocolPolicy: z.string(),
});
const [distribution] = resourcesOf(
  template,
  'AWS::CloudFront::Distribution',
  z.object({
    DistributionConfig: z.looseObject({
      Aliases: z.array(z.string()),
      DefaultCacheBehavior: behaviourSchema,
      CacheBehaviors: z.array(behaviourSchema),
    }),
  }),
);
const config = distribution?.DistributionConfig;
const functions = resourcesOf(
  template,
  'AWS::Lambda::Function',
  z.object({
    FunctionName: z.string(),
    Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }).default({ Variables: {} }),
  }),
);
const variablesOf = (name: string) =>
  functions.find(({ FunctionName }) => FunctionName === `budkavle-prod-${name}`)?.Environment.Variables;

/** The managed policies that keep nothing, and that hand on all but the host: AWS's ids for them. */
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html
const ALL_VIEWER_EXCEPT_HOST = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

describe('a stage with a domain', () => {
  it('has console, mails and sign-in at the domain, which outlives the id of an API', () => {
    expect(config?.Aliases).toEqual(['besked.mail.example']);
    expect(variablesOf('send-deliveries')).toHaveProperty('PUBLIC_URL', 'https://besked.mail.example');
    expect(variablesOf('console')).toHaveProperty('CONSOLE_URL', 'https://besked.mail.example');
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      CallbackURLs: ['https://besked.mail.example/sign-in/callback'],
    });
  });

  it('keeps what anybody may read, each language and question by itself, and compresses it', () => {
    expect(config?.CacheBehaviors.map(({ PathPattern }) => PathPattern)).toEqual([
      '/rollouts',
      '/newsroom',
      '/ask',
      '/accessibility',
      '/sitemap.xml',
      '/robots.txt',
      '/dcat',
      '/api/openapi.json',
      '/api/client.ts',
      '/rollouts/*',
      '/newsletters/*',
      '/newsroom/*',
      '/log/*',
      '/files/*',
    ]);
    for (const behaviour of config?.CacheBehaviors ?? [])
      expect(behaviour).toMatchObject({ AllowedMethods: ['GET', 'HEAD'], Compress: true });
    template.hasResourceProperties('AWS::CloudFront::CachePolicy', {
      CachePolicyConfig: {
        // Nothing without Cache-Control, and what says no-store not at all.
        MinTTL: 0,
        DefaultTTL: 0,
        MaxTTL: 31_536_000,
        ParametersInCacheKeyAndForwardedToOrigin: {
          CookiesConfig: { CookieBehavior: 'none' },
          HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['Accept-Language'] },
          QueryStringsConfig: {
            QueryStringBehavior: 'whitelist',
            QueryStrings: ['lang', 'sort', 'q', 'rollout', 'organisation', 'page', 'v'],
          },
          EnableAcceptEncodingBrotli: true,
          EnableAcceptEncodingGzip: true,
        },
      },
    });
  });

  it('keeps nothing of all else, and hands on everything that was asked but the host', () => {
    expect(config?.DefaultCacheBehavior).toMatchObject({
      CachePolicyId: CACHING_DISABLED,
      OriginRequestPolicyId: ALL_VIEWER_EXCEPT_HOST,
      ViewerProtocolPolicy: 'redirect-to-https',
    });
    expect(config?.DefaultCacheBehavior.AllowedMethods).toContain('POST');
  });

  it('forgets at once that something was not there', () => {
    expect(config).toMatchObject({ CustomErrorResponses: [{ ErrorCode: 404, ErrorCachingMinTTL: 0 }] });
  });

  it('asks the API over TLS with the secret that every function behind the API knows', () => {
    expect(config).toMatchObject({
      Origins: [
        {
          CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] },
          OriginCustomHeaders: [{ HeaderName: 'x-origin-secret' }],
        },
      ],
    });
    const asked = template.findResources('AWS::ApiGatewayV2::Integration');
    const protectedOnes = functions.filter(({ Environment }) => 'ORIGIN_SECRET' in Environment.Variables);
    expect(protectedOnes).toHaveLength(Object.keys(asked).length);
    // CloudFormation resolves it: the template holds no secret.
    expect(JSON.stringify(protectedOnes[0]?.Environment.Variables.ORIGIN_SECRET)).toContain(
      '{{resolve:secretsmanager:',
    );
  });

  it('has its certificate and firewall from the one region where CloudFront looks, by weak references', () => {
    expect(edge.region).toBe('us-east-1');
    const weak = (output: RegExp) => ({
      'Fn::GetStackOutput': {
        StackName: 'Budkavle-prod-edge',
        Region: 'us-east-1',
        OutputName: expect.stringMatching(output),
      },
    });
    expect(config).toMatchObject({
      ViewerCertificate: { AcmCertificateArn: weak(/Certificate/), MinimumProtocolVersion: 'TLSv1.2_2021' },
      WebACLId: weak(/Firewall/),
    });
    atEdge.hasResourceProperties('AWS::CertificateManager::Certificate', {
      DomainName: 'besked.mail.example',
      ValidationMethod: 'DNS',
    });
    for (const each of [template, atEdge])
      expect(JSON.stringify(each.toJSON())).not.toMatch(/"Type":"Custom::|AWS::CloudFormation::Custom/);
  });

  it('whose DNS is elsewhere takes the certificate that was issued for it, and makes no records', () => {
    const certificateArn =
      'arn:aws:acm:us-east-1:111122223333:certificate/0f1e2d3c-0000-4000-8000-000000000000';
    const elsewhere = anApp({ ...GROWN, domain: { name: 'besked.mail.example', certificateArn } });
    const own = Template.fromStack(elsewhere.stack);
    own.resourceCountIs('AWS::Route53::RecordSet', 0);
    own.hasOutput('WebRecord', {});
    own.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: { ViewerCertificate: { AcmCertificateArn: certificateArn } },
    });
    template.resourceCountIs('AWS::Route53::RecordSet', 2);
  });
});

describe('the firewall', () => {
  const [acl] = resourcesOf(
    atEdge,
    'AWS::WAFv2::WebACL',
    z.object({
      Scope: z.string(),
      CustomResponseBodies: z.record(z.string(), z.object({ Content: z.string() })),
      Rules: z.array(z.looseObject({ Name: z.string(), Statement: z.unknown() })),
      VisibilityConfig: z.object({ SampledRequestsEnabled: z.boolean() }),
    }),
  );
  const rule = (name: string) => acl?.Rules.find(({ Name }) => Name === name);

  it('answers 429 to an address that knocks at the doors without end, or asks for anything without end', () => {
    expect(rule('doors')).toMatchObject({
      Action: { Block: { CustomResponse: { ResponseCode: 429, CustomResponseBodyKey: 'too-many' } } },
      Statement: { RateBasedStatement: { Limit: 300, EvaluationWindowSec: 300, AggregateKeyType: 'IP' } },
    });
    const page = acl?.CustomResponseBodies['too-many']?.Content ?? '';
    expect(page).toContain('Vänta fem minuter');
    expect(page).toContain('Wait five minutes');
    expect(page).toContain('<a href="">Försök igen</a>');
    // https://docs.aws.amazon.com/waf/latest/developerguide/limits.html
    expect(Buffer.byteLength(page)).toBeLessThan(4_096);
    const doors = JSON.stringify(rule('doors')?.Statement);
    for (const path of ['/sign-in', '/subscribe/', '/subscription/', '/ask/', '/question/', '/polls/'])
      expect(doors).toContain(`"${path}"`);
    // Who leaves a list is never counted: mail providers do it for many people from a few addresses.
    expect(doors).not.toContain('/unsubscribe');
    expect(rule('everything')?.Statement).toMatchObject({ RateBasedStatement: { Limit: 10_000 } });
  });

  it('has the common rules of AWS, of which those that texts, files and mail providers break only count', () => {
    expect(rule('common')).toMatchObject({
      OverrideAction: { None: {} },
      Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesCommonRuleSet' } },
    });
    expect(JSON.stringify(rule('common')?.Statement)).toContain('"NoUserAgent_HEADER"');
  });

  it('keeps no sample of who opened which link', () => {
    expect(acl?.VisibilityConfig.SampledRequestsEnabled).toBe(false);
    expect(JSON.stringify(acl)).not.toContain('"SampledRequestsEnabled":true');
  });
});

describe('a stage without a domain', () => {
  it('stands at the address of its API, and needs nothing in another region', () => {
    expect(anApp(PROD).edge).toBeUndefined();
    const plain = synthesize(PROD);
    for (const type of ['AWS::CloudFront::Distribution', 'AWS::SecretsManager::Secret'])
      plain.resourceCountIs(type, 0);
    expect(JSON.stringify(plain.toJSON())).not.toContain('ORIGIN_SECRET');
  });
});
