import { Duration, Stack, Validations } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  AllowedMethods,
  type BehaviorOptions,
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { AaaaRecord, ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { ORIGIN_SECRET_HEADER } from '../../functions/runtime/origin.ts';
import { SITE_FILES, SITE_FOLDERS, SITE_QUERIES } from '../../functions/web/public/site-paths.ts';
import type { EdgeStack } from '../stacks/edge-stack.ts';
import { nameIn, type DomainSettings as Settings, type Stage } from '../stages.ts';
import type { BudkavleFunction } from './budkavle-function.ts';
import { viewerRequestCode } from './viewer-request.ts';

export interface WebDomainProps {
  readonly stage: Stage;
  readonly domain: Settings;
  readonly api: HttpApi;
  readonly edge: EdgeStack;
}

/**
 * The stage's own domain: CloudFront in front of the API. It keeps public pages as long as their Cache-Control
 * says, and compresses them; of everything else it keeps nothing.
 */
export class WebDomain extends Construct {
  readonly distribution: Distribution;
  readonly #secret: Secret;
  readonly #stage: Stage;

  constructor(scope: Construct, id: string, { stage, domain, api, edge }: WebDomainProps) {
    super(scope, id);
    this.#stage = stage;
    this.#secret = this.#originSecret();
    const shared = this.#shared(api);
    const cached = { ...shared, ...PUBLIC, cachePolicy: this.#publicCache() };
    const paths = [...SITE_FILES, ...SITE_FOLDERS.map((folder) => `${folder}/*`)];
    this.distribution = new Distribution(this, 'Distribution', {
      comment: nameIn(stage),
      domainNames: [domain.name],
      certificate: edge.certificate,
      webAclId: edge.firewall.arn,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      // Europe and North America: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/PriceClass.html
      priceClass: PriceClass.PRICE_CLASS_100,
      defaultBehavior: { ...shared, ...SIGNED_IN },
      additionalBehaviors: Object.fromEntries(paths.map((path) => [path, cached])),
      // What is not there may be there a second later: a release at its hour.
      errorResponses: [{ httpStatus: 404, ttl: Duration.seconds(0) }],
    });
    acknowledge(this.distribution);
    if (domain.hostedZoneId) this.#addRecords(domain.name, domain.hostedZoneId);
  }

  /** The DNS record of the domain: name, type, value. */
  get record(): string {
    return `${this.#stage.domain?.name} CNAME ${this.distribution.distributionDomainName}`;
  }

  /** Sets the variable by which a function tells requests of CloudFront from all others. */
  protect(fn: BudkavleFunction): void {
    fn.addEnvironment('ORIGIN_SECRET', this.#secret.secretValue.unsafeUnwrap());
  }

  /** What all behaviours have in common: the API behind them, HTTPS, and the function at the edge. */
  #shared(api: HttpApi) {
    const { region, urlSuffix } = Stack.of(this);
    const viewerRequest = new EdgeFunction(this, 'ViewerRequest', {
      functionName: nameIn(this.#stage, 'viewer-request'),
      comment: 'Makes the language one that pages have, and hands on who asks',
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(viewerRequestCode()),
    });
    return {
      origin: new HttpOrigin(`${api.apiId}.execute-api.${region}.${urlSuffix}`, {
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        readTimeout: Duration.seconds(30),
        customHeaders: { [ORIGIN_SECRET_HEADER]: this.#secret.secretValue.unsafeUnwrap() },
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      functionAssociations: [{ function: viewerRequest, eventType: FunctionEventType.VIEWER_REQUEST }],
    } satisfies Partial<BehaviorOptions>;
  }

  /** One entry for each language and question that a public page knows: nothing else makes another one. */
  #publicCache(): CachePolicy {
    return new CachePolicy(this, 'PublicCache', {
      cachePolicyName: nameIn(this.#stage, 'public'),
      comment: 'As long as Cache-Control says, and not at all without it',
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.days(365),
      headerBehavior: CacheHeaderBehavior.allowList('Accept-Language'),
      queryStringBehavior: CacheQueryStringBehavior.allowList(...SITE_QUERIES),
      cookieBehavior: CacheCookieBehavior.none(),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
  }

  #originSecret(): Secret {
    const secret = new Secret(this, 'OriginSecret', {
      description: 'By this the functions tell requests through CloudFront, which the firewall has seen',
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
    });
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions::AwsSolutions-SMG4',
      reason:
        'It opens no data, only the way around the firewall; a rotation between deployments would close the pages.',
    });
    return secret;
  }

  #addRecords(name: string, hostedZoneId: string): void {
    const zone = HostedZone.fromHostedZoneAttributes(this, 'Zone', { hostedZoneId, zoneName: name });
    const target = RecordTarget.fromAlias(new CloudFrontTarget(this.distribution));
    // With the dot at its end the name is whole, whatever the zone is called.
    new ARecord(this, 'A', { zone, target, recordName: `${name}.` });
    new AaaaRecord(this, 'Aaaa', { zone, target, recordName: `${name}.` });
  }
}

/** Console, API and pages behind a link: each answer is for one reader. */
const SIGNED_IN = {
  allowedMethods: AllowedMethods.ALLOW_ALL,
  cachePolicy: CachePolicy.CACHING_DISABLED,
  originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
} satisfies Partial<BehaviorOptions>;

const PUBLIC = {
  allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
  compress: true,
} satisfies Partial<BehaviorOptions>;

function acknowledge(distribution: Distribution): void {
  Validations.of(distribution).acknowledge(
    { id: 'AwsSolutions::AwsSolutions-CFR1', reason: 'What is public is for readers in every country.' },
    {
      id: 'AwsSolutions::AwsSolutions-CFR3',
      reason:
        'Its log would keep the addresses of readers beside the links they opened; the API logs what was asked.',
    },
  );
}
