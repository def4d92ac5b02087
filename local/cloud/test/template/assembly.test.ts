import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAssembly } from '../../src/template/assembly.ts';
import { readResources } from '../../src/template/resources.ts';
import { synthesize } from '../../src/template/synthesize.ts';
import { temporaryFolder } from '../shared/temporary-folder.ts';

const urls = {
  api: 'http://127.0.0.1:4400',
  mailbox: 'http://127.0.0.1:4401',
  aws: 'http://127.0.0.1:4566',
};

type Template = Record<string, unknown>;

/** A cloud assembly as the CDK writes it, with one stack for each template. */
function anAssembly(templates: Record<string, Template>): string {
  const directory = temporaryFolder();
  const artifacts = Object.keys(templates).map((name) => [
    name,
    { type: 'aws:cloudformation:stack', properties: { templateFile: `${name}.template.json` } },
  ]);
  const manifest = { version: '55.0.0', artifacts: Object.fromEntries(artifacts) };
  writeFileSync(path.join(directory, 'manifest.json'), JSON.stringify(manifest));
  for (const [name, template] of Object.entries(templates)) {
    writeFileSync(path.join(directory, `${name}.template.json`), JSON.stringify(template));
  }
  return directory;
}

/** The value of one property of a resource whose type the local cloud has no opinion about. */
function resolved(value: unknown, template: Template = {}): unknown {
  const resources = {
    Probe: { Type: 'Custom::Probe', Properties: { value } },
    ...Object(template.Resources),
  };
  const assembly = readAssembly(anAssembly({ One: { ...template, Resources: resources } }), urls);
  return assembly.resources.find(({ logicalId }) => logicalId === 'Probe')?.properties.value;
}

/** How Fn::Sub marks a value. */
const sub = (name: string) => `\${${name}}`;

const queue = { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'jobs' } };

describe('a template value', () => {
  it.each<[string, unknown, unknown]>([
    ['a queue by Ref is its URL', { Ref: 'Jobs' }, 'http://127.0.0.1:4566/000000000000/jobs'],
    ['a queue’s Arn', { 'Fn::GetAtt': ['Jobs', 'Arn'] }, 'arn:aws:sqs:eu-north-1:000000000000:jobs'],
    ['GetAtt with a dot', { 'Fn::GetAtt': 'Jobs.QueueName' }, 'jobs'],
    ['a rule on a custom bus by Ref', { Ref: 'Rule' }, 'events-of-town|noticed'],
    [
      'a rule’s Arn',
      { 'Fn::GetAtt': ['Rule', 'Arn'] },
      'arn:aws:events:eu-north-1:000000000000:rule/events-of-town/noticed',
    ],
    ['a name that the template leaves open', { Ref: 'Unnamed' }, 'One-Unnamed'],
    ['Join', { 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }]] }, 'a-eu-north-1'],
    ['Select and Split', { 'Fn::Select': [1, { 'Fn::Split': [':', 'a:b:c'] }] }, 'b'],
    [
      'Sub',
      { 'Fn::Sub': `${sub('AWS::AccountId')}/${sub('Jobs.QueueName')}/${sub('!kept')}` },
      `000000000000/jobs/${sub('kept')}`,
    ],
    [
      'Sub with values',
      { 'Fn::Sub': [`${sub('a')}-${sub('Jobs')}`, { a: 'x' }] },
      'x-http://127.0.0.1:4566/000000000000/jobs',
    ],
    ['If, true branch only', { 'Fn::If': ['IsLocal', 'yes', { Ref: 'Absent' }] }, 'yes'],
    ['NoValue in a list', [{ Ref: 'AWS::NoValue' }, 'kept'], ['kept']],
    ['NoValue in an object', { gone: { Ref: 'AWS::NoValue' }, kept: 1 }, { kept: 1 }],
    ['FindInMap', { 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, 'memory'] }, 512],
    ['a parameter’s default', { Ref: 'Stage' }, 'local'],
    [
      'a policy’s Condition block, which is no intrinsic',
      { Condition: { Bool: { a: 'b' } } },
      { Condition: { Bool: { a: 'b' } } },
    ],
    [
      'an API address built from its id is the local one',
      { 'Fn::Join': ['', ['https://', { Ref: 'Api' }, '.execute-api.eu-north-1.amazonaws.com/x']] },
      'http://127.0.0.1:4400/x',
    ],
  ])('%s', (_what, value, expected) => {
    const template = {
      Parameters: { Stage: { Type: 'String', Default: 'local' } },
      Mappings: { Sizes: { 'eu-north-1': { memory: 512 } } },
      Conditions: {
        IsLocal: { 'Fn::And': [{ 'Fn::Equals': [{ Ref: 'Stage' }, 'local'] }, { 'Fn::Not': [false] }] },
      },
      Resources: {
        Jobs: queue,
        Unnamed: { Type: 'AWS::Lambda::Function' },
        Api: { Type: 'AWS::ApiGatewayV2::Api' },
        Rule: { Type: 'AWS::Events::Rule', Properties: { Name: 'noticed', EventBusName: 'events-of-town' } },
      },
    };
    expect(resolved(value, template)).toEqual(expected);
  });

  it.each<[string, unknown, RegExp]>([
    ['an unknown intrinsic', { 'Fn::GetAZs': '' }, /Fn::GetAZs/],
    ['a resource that does not exist', { Ref: 'Absent' }, /'Absent'.*no resource/],
    [
      'an attribute that has no value here',
      { 'Fn::GetAtt': ['Jobs', 'Colour'] },
      /AWS::SQS::Queue 'Jobs'.*'Colour'/,
    ],
    ['an export that does not exist', { 'Fn::ImportValue': 'nothing' }, /'nothing'/],
  ])('refuses %s by name', (_what, value, message) => {
    expect(() => resolved(value, { Resources: { Jobs: queue } })).toThrow(message);
  });
});

describe('an assembly', () => {
  it('leaves out resources whose condition is false', () => {
    const directory = anAssembly({
      One: {
        Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
        Resources: { Jobs: queue, Gone: { ...queue, Condition: 'Never' } },
      },
    });
    expect(readAssembly(directory, urls).resources.map(({ logicalId }) => logicalId)).toEqual(['Jobs']);
  });

  it('resolves what one stack imports from another, in any order', () => {
    const directory = anAssembly({
      User: {
        Resources: { Probe: { Type: 'Custom::Probe', Properties: { value: { 'Fn::ImportValue': 'jobs' } } } },
      },
      Owner: {
        Resources: { Jobs: queue },
        Outputs: { Out: { Value: { 'Fn::GetAtt': ['Jobs', 'Arn'] }, Export: { Name: 'jobs' } } },
      },
    });
    const probe = readAssembly(directory, urls).resources.find(({ logicalId }) => logicalId === 'Probe');
    expect(probe?.properties.value).toBe('arn:aws:sqs:eu-north-1:000000000000:jobs');
  });

  it('is named when it is none, or holds no stack', () => {
    const empty = temporaryFolder();
    expect(() => readAssembly(empty, urls)).toThrow(`'${empty}' is not a cloud assembly`);
    expect(() => readAssembly(anAssembly({}), urls)).toThrow(/holds no stack/);
  });
});

describe('what cannot run here stops the start', () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    ['a type', { Type: 'AWS::S3::Bucket' }, /AWS::S3::Bucket 'Thing'/],
    [
      'a property',
      { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } },
      /AWS::SQS::Queue 'Thing'.*FifoQueue/s,
    ],
    [
      'a managed policy',
      {
        Type: 'AWS::IAM::Role',
        Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
      },
      /AWS::IAM::Role 'Thing'.*AdministratorAccess/,
    ],
    [
      'a function without its bundle',
      {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Code: { S3Key: 'gone.zip' },
          Handler: 'index.handler',
          Role: 'r',
          Runtime: 'nodejs24.x',
        },
      },
      /AWS::Lambda::Function 'Thing'.*gone\.zip/,
    ],
    [
      'a rule to an unsupported target',
      {
        Type: 'AWS::Events::Rule',
        Properties: { Targets: [{ Id: 'a', Arn: 'arn:aws:states:eu-north-1:000000000000:stateMachine:x' }] },
      },
      /AWS::Events::Rule 'Thing'.*states/,
    ],
    [
      'SES events for another bus than the default one',
      {
        Type: 'AWS::SES::ConfigurationSetEventDestination',
        Properties: {
          ConfigurationSetName: 'a',
          EventDestination: {
            Enabled: true,
            MatchingEventTypes: ['send'],
            EventBridgeDestination: { EventBusArn: 'arn:aws:events:eu-north-1:000000000000:event-bus/own' },
          },
        },
      },
      /'Thing'.*default bus/s,
    ],
  ])('%s, with type and logical id', (_what, thing, message) => {
    const assembly = readAssembly(anAssembly({ One: { Resources: { Jobs: queue, Thing: thing } } }), urls);
    expect(() => readResources(assembly)).toThrow(message);
  });

  it('but not what only matters in AWS', () => {
    const alarm = { Type: 'AWS::CloudWatch::Alarm', Properties: { Threshold: 1 } };
    const directory = anAssembly({ One: { Resources: { Alarm: alarm, Jobs: queue } } });
    const blueprint = readResources(readAssembly(directory, urls));
    expect(blueprint.queues.map(({ name }) => name)).toEqual(['jobs']);
  });
});

describe('synthesizing', () => {
  /** A folder with a cdk.json whose app is `source`. */
  function anApp(source: string): string {
    const directory = temporaryFolder();
    mkdirSync(path.join(directory, 'infra'));
    writeFileSync(path.join(directory, 'infra/app.mjs'), source);
    const cdkJson = { app: 'node infra/app.mjs', context: { colour: 'red', kept: true } };
    writeFileSync(path.join(directory, 'cdk.json'), JSON.stringify(cdkJson));
    return directory;
  }

  it('gives the app its output folder and context as the cdk command does', async () => {
    const directory = anApp(`
      import { writeFileSync } from 'node:fs';
      writeFileSync(process.env.CDK_OUTDIR + '/seen.json', process.env.CDK_CONTEXT_JSON);`);
    const outdir = path.join(directory, 'out');
    await synthesize({ outdir, context: { colour: 'blue' }, directory });
    const { default: seen } = await import(path.join(outdir, 'seen.json'), { with: { type: 'json' } });
    expect(seen).toEqual({ colour: 'blue', kept: true });
  });

  it('fails with what the app printed', async () => {
    const directory = anApp('throw new Error("no such stage")');
    const synthesizing = synthesize({ outdir: path.join(directory, 'out'), directory });
    await expect(synthesizing).rejects.toThrow(/'node infra\/app.mjs' failed.*no such stage/s);
  });
});
