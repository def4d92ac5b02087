import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { arnOf, PROD, ref, resourcesOf, synthesize } from './synthesize.ts';

const many = <T extends z.ZodType>(one: T) =>
  z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(one));
const statementSchema = z.object({
  Effect: z.literal('Allow'),
  Action: many(z.string()),
  Resource: many(z.unknown()),
  Condition: z.record(z.string(), z.record(z.string(), many(z.string()))).default({}),
});
const template = synthesize(PROD);
const policies = resourcesOf(
  template,
  'AWS::IAM::Policy',
  z.object({ PolicyDocument: z.object({ Statement: z.array(statementSchema) }), Roles: z.tuple([ref]) }),
);
const functions = resourcesOf(
  template,
  'AWS::Lambda::Function',
  z.object({ FunctionName: z.string(), Role: arnOf }),
);

function statementsOf(name: string) {
  const role = functions.find(({ FunctionName }) => FunctionName === `budkavle-prod-${name}`)?.Role;
  return policies
    .filter(({ Roles }) => Roles[0] === role)
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

const names = [
  'plan-milestone',
  'plan-organisation',
  'approve-milestone',
  'dispatch-milestone',
  'send-deliveries',
  'console',
];
const all = names.flatMap((name) => statementsOf(name).map((statement) => ({ name, ...statement })));

/** Which functions may do something, and with rows under which partition keys. */
function rowsFor(action: string): Record<string, string[]> {
  const rows: Record<string, string[]> = {};
  for (const { name, Condition } of all.filter(({ Action }) => Action.includes(`dynamodb:${action}`))) {
    const like = Condition['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? [];
    const not = Condition['ForAllValues:StringNotLike']?.['dynamodb:LeadingKeys'] ?? [];
    rows[name] = [...(rows[name] ?? []), ...like, ...not.map((key) => `not ${key}`)].sort();
  }
  return rows;
}
const MILESTONE_ROW = ['MILESTONE#*', 'not MILESTONE#*#*'];

describe('every function', () => {
  it('has a role of its own and no policy but its own', () => {
    expect(new Set(functions.map(({ FunctionName }) => FunctionName))).toEqual(
      new Set(names.map((name) => `budkavle-prod-${name}`)),
    );
    expect(new Set(functions.map(({ Role }) => Role)).size).toBe(names.length);
    for (const role of Object.values(template.findResources('AWS::IAM::Role'))) {
      expect(role).not.toHaveProperty('Properties.ManagedPolicyArns');
      expect(role).not.toHaveProperty('Properties.Policies');
    }
  });

  it('names its actions, and its resources wherever an action has a resource type', () => {
    expect(all.flatMap(({ Action }) => Action).filter((action) => action.includes('*'))).toEqual([]);
    const anywhere = all
      .filter(({ Resource }) => JSON.stringify(Resource).includes('*'))
      .flatMap(({ Action }) => Action);
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html lists neither with a resource.
    expect(new Set(anywhere)).toEqual(new Set(['xray:PutTelemetryRecords', 'xray:PutTraceSegments']));
  });

  it.each([
    ['plan-milestone', ['events:PutEvents', 'sqs:SendMessage']],
    ['plan-organisation', ['events:PutEvents']],
    ['approve-milestone', ['events:PutEvents']],
    ['dispatch-milestone', ['sqs:SendMessage']],
    ['send-deliveries', ['events:PutEvents', 'ses:SendRawEmail', 'sqs:SendMessage']],
    ['console', []],
  ])('may, outside of the table, its own queue, log and traces, do no more than %s: %s', (name, expected) => {
    const polling = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
    const common = [
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      'xray:PutTelemetryRecords',
      'xray:PutTraceSegments',
      'kms:Decrypt',
    ];
    const actions = statementsOf(name)
      .flatMap(({ Action }) => Action)
      .filter((action) => !action.startsWith('dynamodb:'));
    expect(actions.sort()).toEqual([...expected, ...common, ...(name === 'console' ? [] : polling)].sort());
  });

  it('reaches the key of the data only through DynamoDB', () => {
    for (const { Condition } of all.filter(({ Action }) => Action.includes('kms:Decrypt'))) {
      expect(Condition).toEqual({
        StringEquals: { 'kms:ViaService': ['dynamodb.eu-north-1.amazonaws.com'] },
      });
    }
  });
});

describe('the table', () => {
  it('loses nothing: nobody may delete, and nobody may do what is not listed here', () => {
    const actions = new Set(
      all.flatMap(({ Action }) => Action).filter((action) => action.startsWith('dynamodb:')),
    );
    expect([...actions].sort()).toEqual(
      ['GetItem', 'PartiQLInsert', 'PartiQLUpdate', 'PutItem', 'Query', 'UpdateItem'].map(
        (action) => `dynamodb:${action}`,
      ),
    );
  });

  it('is open to nobody without naming the rows', () => {
    for (const { Action, Condition } of all.filter(({ Action }) =>
      Action.some((action) => action.startsWith('dynamodb:')),
    )) {
      expect(
        Condition['ForAllValues:StringLike']?.['dynamodb:LeadingKeys']?.length,
        Action.join(),
      ).toBeGreaterThan(0);
      expect(Condition.Null, Action.join()).toEqual({ 'dynamodb:LeadingKeys': ['false'] });
    }
  });

  it('has plans written by planning and deliveries settled by sending, and by nobody else', () => {
    expect(rowsFor('PartiQLInsert')).toEqual({ 'plan-organisation': ['MILESTONE#*#*'] });
    expect(rowsFor('PartiQLUpdate')).toEqual({ 'send-deliveries': ['MILESTONE#*#*'] });
    expect(rowsFor('PutItem')).toEqual({
      'plan-milestone': ['MILESTONE#*', 'REFUSALS', 'ROLLOUT#*', 'not MILESTONE#*#*'],
      'plan-organisation': ['MILESTONE#*', 'MILESTONE#*#*'],
      'send-deliveries': MILESTONE_ROW,
    });
    expect(rowsFor('UpdateItem')).toEqual({
      'plan-milestone': ['ROLLOUT#*'],
      'plan-organisation': MILESTONE_ROW,
      'approve-milestone': MILESTONE_ROW,
      'dispatch-milestone': MILESTONE_ROW,
      'send-deliveries': MILESTONE_ROW,
    });
  });

  it('shows contacts to planning and recipients to planning and sending; the console, which is read most, sees neither', () => {
    const [read, listed] = [rowsFor('GetItem'), rowsFor('Query')];
    expect(names.filter((name) => listed[name]?.includes('ORGANISATION#*'))).toEqual(['plan-organisation']);
    for (const name of ['plan-milestone', 'approve-milestone', 'dispatch-milestone', 'console']) {
      for (const rows of [read[name] ?? [], listed[name] ?? []]) {
        expect(rows).not.toContain('MILESTONE#*#*');
        expect(rows.includes('not MILESTONE#*#*')).toBe(rows.includes('MILESTONE#*'));
      }
    }
  });
});

describe('mail', () => {
  it('leaves through send-deliveries only, from its own domain and configuration set', () => {
    const mail = all.filter(({ Action }) => Action.some((action) => action.startsWith('ses:')));
    expect(mail.map(({ name }) => name)).toEqual(['send-deliveries']);
    expect(mail[0]?.Condition).toEqual({ StringLike: { 'ses:FromAddress': ['*@mail.example'] } });
    const resources = JSON.stringify(mail[0]?.Resource);
    expect(resources).toContain(':configuration-set/');
    expect(resources).toContain(':identity/');
    expect(mail[0]?.Resource).toHaveLength(2);
  });
});

describe('the bus', () => {
  it('hears functions in their own name, never in that of a coordinator', () => {
    for (const { Condition } of all.filter(({ Action }) => Action.includes('events:PutEvents'))) {
      expect(Condition).toEqual({ StringEquals: { 'events:source': ['budkavle'] } });
    }
  });
});
