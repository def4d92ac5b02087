import { createHash } from 'node:crypto';
import { issuerOf } from '../cognito/user-pool.ts';
import { arnOf, localAccount } from '../shared/arns.ts';

/** What `Ref` and `Fn::GetAtt` answer for a resource. */
export type ResourceIdentity = { ref: string; attributes: Record<string, string> };

export type LocalUrls = { api: string; mailbox: string; aws: string };

export type Naming = {
  stack: string;
  logicalId: string;
  /** The resolved property, or a name that stays the same from run to run when the template gives none. */
  name(property: string): string;
  property(property: string): unknown;
  urls: LocalUrls;
};

const table = ({ name }: Naming): ResourceIdentity => {
  const ref = name('TableName');
  return { ref, attributes: { Arn: arnOf('dynamodb', `table/${ref}`) } };
};

const named =
  (property: string, arn: (name: string) => string, attribute = 'Arn') =>
  (naming: Naming): ResourceIdentity => {
    const ref = naming.name(property);
    return { ref, attributes: { [attribute]: arn(ref), Name: ref } };
  };

const onlyRef =
  (property: string) =>
  (naming: Naming): ResourceIdentity => ({ ref: naming.name(property), attributes: {} });

const iamArn = (kind: string) => (name: string) => `arn:aws:iam::${localAccount}:${kind}/${name}`;

/** Return values as the CloudFormation reference documents them, for the types that others refer to. */
const identities: Record<string, (naming: Naming) => ResourceIdentity> = {
  'AWS::DynamoDB::Table': table,
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::SQS::Queue': ({ name, urls }) => {
    const queue = name('QueueName');
    const url = `${urls.aws}/${localAccount}/${queue}`;
    return { ref: url, attributes: { Arn: arnOf('sqs', queue), QueueName: queue, QueueUrl: url } };
  },
  'AWS::SNS::Topic': ({ name }) => {
    const topic = name('TopicName');
    return { ref: arnOf('sns', topic), attributes: { TopicArn: arnOf('sns', topic), TopicName: topic } };
  },
  'AWS::SNS::Subscription': (naming) => {
    const arn = `${String(naming.property('TopicArn'))}:${shortId(naming)}`;
    return { ref: arn, attributes: { Arn: arn } };
  },
  'AWS::Events::EventBus': named('Name', (name) => arnOf('events', `event-bus/${name}`)),
  'AWS::Events::Rule': ({ name, property }) => {
    const rule = name('Name');
    const bus = busName(property('EventBusName'));
    const custom = bus !== 'default';
    const arn = arnOf('events', custom ? `rule/${bus}/${rule}` : `rule/${rule}`);
    return { ref: custom ? `${bus}|${rule}` : rule, attributes: { Arn: arn, Name: rule } };
  },
  'AWS::Events::Archive': named('ArchiveName', (name) => arnOf('events', `archive/${name}`)),
  'AWS::Lambda::Function': named('FunctionName', (name) => arnOf('lambda', `function:${name}`)),
  'AWS::IAM::Role': named('RoleName', iamArn('role')),
  'AWS::IAM::ManagedPolicy': (naming) => {
    const arn = iamArn('policy')(naming.name('ManagedPolicyName'));
    return { ref: arn, attributes: { PolicyArn: arn } };
  },
  'AWS::KMS::Key': (naming) => {
    const id = shortId(naming);
    return { ref: id, attributes: { Arn: arnOf('kms', `key/${id}`), KeyId: id } };
  },
  'AWS::KMS::Alias': onlyRef('AliasName'),
  'AWS::Logs::LogGroup': named('LogGroupName', (name) => arnOf('logs', `log-group:${name}:*`)),
  'AWS::CloudWatch::Alarm': named('AlarmName', (name) => arnOf('cloudwatch', `alarm:${name}`)),
  'AWS::CloudWatch::CompositeAlarm': named('AlarmName', (name) => arnOf('cloudwatch', `alarm:${name}`)),
  'AWS::CloudWatch::Dashboard': onlyRef('DashboardName'),
  'AWS::SES::ConfigurationSet': onlyRef('Name'),
  'AWS::SES::EmailIdentity': onlyRef('EmailIdentity'),
  'AWS::ApiGatewayV2::Api': (naming) => {
    const id = shortId(naming);
    return { ref: id, attributes: { ApiId: id, ApiEndpoint: naming.urls.api } };
  },
  'AWS::ApiGatewayV2::Stage': onlyRef('StageName'),
  'AWS::Cognito::UserPool': (naming) => {
    const id = shortId(naming);
    const attributes = {
      Arn: arnOf('cognito-idp', `userpool/${id}`),
      UserPoolId: id,
      ProviderURL: issuerOf(naming.urls.api, id),
    };
    return { ref: id, attributes };
  },
  'AWS::Cognito::UserPoolClient': (naming) => {
    const id = shortId(naming);
    return { ref: id, attributes: { ClientId: id } };
  },
  'AWS::Cognito::UserPoolDomain': onlyRef('Domain'),
  'AWS::Cognito::UserPoolGroup': onlyRef('GroupName'),
};

/** Types without an entry answer `Ref` with an id of their own and know no attribute. */
export function resourceIdentityOf(type: string, naming: Naming): ResourceIdentity {
  const identify = Object.hasOwn(identities, type) ? identities[type] : undefined;
  return identify ? identify(naming) : { ref: shortId(naming), attributes: {} };
}

/** `default` for a rule or archive without a bus; accepts a bus' name or ARN, as CloudFormation does. */
export function busName(nameOrArn: unknown): string {
  return nameOrArn === undefined ? 'default' : String(nameOrArn).replace(/^.*:event-bus\//, '');
}

/** Ten characters, as API Gateway ids have; the same in every run. */
function shortId({ stack, logicalId }: Naming): string {
  const digest = createHash('sha256').update(`${stack}/${logicalId}`).digest('hex');
  return BigInt(`0x${digest}`).toString(36).slice(0, 10);
}
