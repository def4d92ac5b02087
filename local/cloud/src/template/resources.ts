import { sumProblems } from './account-limits.ts';
import type { Assembly, LocalResource } from './assembly.ts';
import { type Blueprint, emptyBlueprint } from './blueprint.ts';
import {
  readUserPool,
  readUserPoolClient,
  readUserPoolDomain,
  readUserPoolGroup,
} from './cognito-resources.ts';
import { readTable } from './dynamodb-resources.ts';
import {
  readArchive,
  readEventBus,
  readRule,
  readSubscription,
  readTopic,
  readTopicPolicy,
} from './eventbridge-resources.ts';
import { readApi, readStageResource } from './http-api-resources.ts';
import {
  readEventInvokeConfig,
  readFunction,
  readPermission,
  readPolicy,
  readRole,
} from './lambda-resources.ts';
import { limitProblems } from './limits.ts';
import { readConfigurationSet, readEmailIdentity, readEventDestination } from './ses-resources.ts';
import { readEventSourceMapping, readQueue, readQueuePolicy } from './sqs-resources.ts';
import { UnsupportedResource } from './unsupported-resource.ts';

type Runs = { runs(resource: LocalResource, blueprint: Blueprint, assembly: Assembly): void };
type NoEffect = { noEffect: string };

const seenByPeople = { noEffect: 'nobody watches one machine: figures and logs are read directly' };
const logs = { noEffect: 'what functions print goes to files' };
const encryption = { noEffect: 'nothing is encrypted at rest here, so key policies are not judged' };
const readWithTheRoute = { noEffect: 'read together with the API that it belongs to' };

/** How each CloudFormation type is handled. A type that is not listed stops the start. */
const resourceTypes: Record<string, Runs | NoEffect> = {
  'AWS::ApiGatewayV2::Api': { runs: readApi },
  'AWS::ApiGatewayV2::Integration': readWithTheRoute,
  'AWS::ApiGatewayV2::Route': readWithTheRoute,
  'AWS::ApiGatewayV2::Stage': { runs: readStageResource },
  'AWS::CDK::Metadata': { noEffect: 'only counts the constructs in use' },
  'AWS::CloudWatch::Alarm': seenByPeople,
  'AWS::CloudWatch::CompositeAlarm': seenByPeople,
  'AWS::CloudWatch::Dashboard': seenByPeople,
  'AWS::Cognito::UserPool': { runs: readUserPool },
  'AWS::Cognito::UserPoolClient': { runs: readUserPoolClient },
  'AWS::Cognito::UserPoolDomain': { runs: readUserPoolDomain },
  'AWS::Cognito::UserPoolGroup': { runs: readUserPoolGroup },
  'AWS::DynamoDB::GlobalTable': { runs: readTable },
  'AWS::DynamoDB::Table': { runs: readTable },
  'AWS::Events::Archive': { runs: readArchive },
  'AWS::Events::EventBus': { runs: readEventBus },
  'AWS::Events::EventBusPolicy': { noEffect: 'all callers here belong to the account of the bus' },
  'AWS::Events::Rule': { runs: readRule },
  'AWS::IAM::ManagedPolicy': { runs: readPolicy },
  'AWS::IAM::Policy': { runs: readPolicy },
  'AWS::IAM::Role': { runs: readRole },
  'AWS::KMS::Alias': encryption,
  'AWS::KMS::Key': encryption,
  'AWS::Lambda::EventInvokeConfig': { runs: readEventInvokeConfig },
  'AWS::Lambda::EventSourceMapping': { runs: readEventSourceMapping },
  'AWS::Lambda::Function': {
    runs: (resource, blueprint, { assets }) => readFunction(resource, blueprint, assets),
  },
  'AWS::Lambda::Permission': { runs: readPermission },
  'AWS::Logs::LogGroup': logs,
  'AWS::Logs::MetricFilter': logs,
  'AWS::Logs::QueryDefinition': logs,
  'AWS::SES::ConfigurationSet': { runs: readConfigurationSet },
  'AWS::SES::ConfigurationSetEventDestination': { runs: readEventDestination },
  'AWS::SES::EmailIdentity': { runs: readEmailIdentity },
  'AWS::SNS::Subscription': { runs: readSubscription },
  'AWS::SNS::Topic': { runs: readTopic },
  'AWS::SNS::TopicPolicy': { runs: readTopicPolicy },
  'AWS::SQS::Queue': { runs: readQueue },
  'AWS::SQS::QueuePolicy': { runs: readQueuePolicy },
};

/** Reads every resource; throws `UnsupportedResource` for the first that cannot run here, by type and logical id. */
export function readResources(assembly: Assembly): Blueprint {
  const problems = [...limitProblems(assembly.resources), ...sumProblems(assembly.resources)];
  if (problems.length > 0) throw new Error(`AWS refuses what the template asks for:\n${problems.join('\n')}`);
  const blueprint = emptyBlueprint();
  for (const resource of assembly.resources) {
    const type = Object.hasOwn(resourceTypes, resource.type) ? resourceTypes[resource.type] : undefined;
    if (!type) throw new UnsupportedResource(resource, 'say what it does here in template/resources.ts');
    if ('runs' in type) type.runs(resource, blueprint, assembly);
  }
  for (const queue of blueprint.queues) queue.policy = blueprint.resourcePolicies.get(queue.arn);
  return blueprint;
}
