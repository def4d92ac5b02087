import { describe, expect, it } from 'vitest';
import { HTTP_FUNCTIONS, SCHEDULED_FUNCTIONS } from './function-names.ts';
import { all, functions, names, statementsOf, template } from './function-statements.ts';

/** Functions that no queue calls. */
const UNPOLLED = [...HTTP_FUNCTIONS, ...SCHEDULED_FUNCTIONS];

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
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonses.html has none for these.
    expect(new Set(anywhere)).toEqual(new Set(['ses:GetSendQuota', 'ses:GetAccount']));
  });

  it.each([
    ['plan-milestone', ['events:PutEvents', 'sqs:SendMessage']],
    ['plan-organisation', ['events:PutEvents', 'sqs:SendMessage', 'sqs:SendMessage']],
    ['approve-milestone', ['events:PutEvents']],
    ['dispatch-milestone', ['events:PutEvents', 'sqs:SendMessage', 'sqs:SendMessage']],
    ['send-deliveries', ['events:PutEvents', 'ses:GetSendQuota', 'ses:SendRawEmail', 'sqs:SendMessage']],
    ['stop-milestone', ['sqs:SendMessage']],
    ['publish-press-release', ['sqs:SendMessage']],
    ['publish-press-releases', ['sqs:SendMessage']],
    ['record-outcome', ['events:PutEvents', 'sqs:SendMessage']],
    ['reconcile', ['events:PutEvents', 'sqs:SendMessage']],
    // It lets a milestone be planned and approved, and its mails be cancelled; it sends none.
    [
      'console',
      [
        'events:PutEvents',
        'ses:GetAccount',
        'ses:GetConfigurationSet',
        'ses:GetEmailIdentity',
        'sqs:SendMessage',
      ],
    ],
    // People's data are seen and changed by these two, and neither can make anything be mailed or planned.
    // That somebody is erased is told to the bus, which keeps it outside of the table.
    ['contacts', ['events:PutEvents']],
    // It has mails of a release stopped, and can make none leave.
    ['press-desk', ['sqs:SendMessage']],
    // It reads what waits, and does nothing.
    ['home', []],
    ['import-rollout', []],
    // It says who may sign in; the accounts themselves it can only list.
    ['people', ['cognito-idp:ListUsers', 'sqs:SendMessage']],
    // Nobody outside can call it.
    [
      'sync-account',
      [
        'cognito-idp:AdminCreateUser',
        'cognito-idp:AdminDeleteUser',
        'cognito-idp:AdminSetUserPassword',
        'cognito-idp:ListUsers',
        'events:PutEvents',
        'ses:GetSendQuota',
        'ses:SendRawEmail',
        'sqs:SendMessage',
      ],
    ],
    ['tidy-contacts', ['events:PutEvents', 'sqs:SendMessage']],
    // What anybody may call who has a link, or none: it reaches nothing but rows, and a form only the queue
    // of its question.
    // And that somebody left a list.
    ['public-pages', ['events:PutEvents']],
    ['task-pages', ['events:PutEvents']],
    ['packet', []],
    ['remind-owners', ['events:PutEvents', 'sqs:SendMessage']],
    ['welcome-newcomers', ['sqs:SendMessage']],
    ['compile-newsletters', ['sqs:SendMessage']],
    ['plan-newsletter', ['sqs:SendMessage']],
    ['send-confirmation', ['sqs:SendMessage']],
    ['subscriptions', ['sqs:SendMessage']],
    // What is asked is written, and nothing more.
    ['questions', []],
    ['deliver-answer', ['sqs:SendMessage']],
  ])('may, outside of the table, its own queue and log, do no more than %s: %s', (name, expected) => {
    const polling = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
    const common = ['logs:CreateLogStream', 'logs:PutLogEvents', 'kms:Decrypt'];
    const actions = statementsOf(name)
      .flatMap(({ Action }) => Action)
      .filter((action) => !action.startsWith('dynamodb:'));
    expect(actions.sort()).toEqual(
      [...expected, ...common, ...(UNPOLLED.includes(name) ? [] : polling)].sort(),
    );
  });

  it('reaches the key of the data only through DynamoDB', () => {
    for (const { Condition } of all.filter(({ Action }) => Action.includes('kms:Decrypt'))) {
      expect(Condition).toEqual({
        StringEquals: { 'kms:ViaService': ['dynamodb.eu-north-1.amazonaws.com'] },
      });
    }
  });
});

describe('mail', () => {
  it('leaves through two functions only, from its own domain and configuration set', () => {
    const ses = all.filter(({ Action }) => Action.some((action) => action.startsWith('ses:')));
    // The console only asks whether mail would leave.
    expect(new Set(ses.map(({ name }) => name))).toEqual(
      new Set(['send-deliveries', 'sync-account', 'console']),
    );
    const mail = ses.filter(({ Action }) => Action.includes('ses:SendRawEmail'));
    expect(mail.map(({ name }) => name).toSorted()).toEqual(['send-deliveries', 'sync-account']);
    for (const { Condition, Resource } of mail) {
      expect(Condition).toEqual({ StringLike: { 'ses:FromAddress': ['*@mail.example'] } });
      const resources = JSON.stringify(Resource);
      expect(resources).toContain(':configuration-set/');
      expect(resources).toContain(':identity/');
      expect(Resource).toHaveLength(2);
    }
  });
});

describe('a queue', () => {
  it('gets jobs only from those whose work leads there', () => {
    const queues = Object.entries(template.findResources('AWS::SQS::Queue')).map(
      ([id, queue]) => [id, String(queue.Properties.QueueName)] as const,
    );
    const reached = (name: string) =>
      queues
        .filter(([id]) =>
          statementsOf(name).some(
            ({ Action, Resource }) =>
              Action.includes('sqs:SendMessage') && JSON.stringify(Resource).includes(`"${id}"`),
          ),
        )
        .map(([, queue]) => queue.replace('budkavle-prod-', ''))
        .sort();
    expect(Object.fromEntries(names.map((name) => [name, reached(name)]))).toEqual({
      'plan-milestone': ['organisation-plans'],
      // It lets go what has waited for its day, and plans a change once what is leaving has left.
      'plan-organisation': ['deliveries', 'organisation-plans'],
      'approve-milestone': [],
      home: [],
      // It comes back when what a person triggered cannot be undone any more.
      // What it changes is planned once its own mails have left.
      'dispatch-milestone': ['deliveries', 'dispatches', 'organisation-plans'],
      'send-deliveries': ['deliveries', 'press-deliveries'],
      'stop-milestone': ['deliveries', 'press-deliveries'],
      // What a release sends goes by the lane of the press and by no other.
      'publish-press-release': ['press-deliveries'],
      'publish-press-releases': ['press-releases', 'publish-press-releases-dead-letters'],
      // That the mail of an invitation came back.
      'record-outcome': ['accounts'],
      reconcile: ['deliveries', 'organisation-plans', 'press-deliveries', 'reconcile-dead-letters'],
      // Whoever looks at a mail sends it to themselves by way of the function that mails people who sign in.
      console: ['accounts', 'answers', 'deliveries', 'organisation-plans'],
      contacts: [],
      'press-desk': ['accounts', 'press-deliveries'],
      'import-rollout': [],
      people: ['accounts'],
      // An invitation that must wait.
      'sync-account': ['accounts'],
      // An answer whose job was lost.
      'tidy-contacts': ['accounts', 'answers', 'tidy-contacts-dead-letters'],
      'public-pages': [],
      'task-pages': [],
      'remind-owners': ['deliveries', 'remind-owners-dead-letters'],
      'welcome-newcomers': ['deliveries', 'welcome-newcomers-dead-letters'],
      packet: [],
      'compile-newsletters': ['compile-newsletters-dead-letters', 'newsletter-plans'],
      'plan-newsletter': ['deliveries'],
      'send-confirmation': ['deliveries'],
      subscriptions: ['confirmations'],
      questions: [],
      'deliver-answer': ['deliveries'],
    });
  });
});

describe('accounts', () => {
  it('are those of the one user pool, and are made and removed by nothing that answers requests', () => {
    const cognito = all.filter(({ Action }) => Action.some((action) => action.startsWith('cognito-idp:')));
    expect(cognito.map(({ name }) => name)).toEqual(['people', 'sync-account']);
    for (const { Resource } of cognito)
      expect(JSON.stringify(Resource)).toMatch(/"Fn::GetAtt":\["[A-Za-z0-9]*Users[A-Za-z0-9]*","Arn"\]/);
  });
});

describe('the bus', () => {
  it('hears functions in their own name, never in that of a coordinator', () => {
    // Those who tell of nothing but what a person wished may say no more.
    const wishes: Record<string, string[]> = {
      contacts: ['PersonErased'],
      'tidy-contacts': ['PersonErased'],
      'sync-account': ['AccessChanged'],
      'public-pages': ['RecipientLeft'],
      'task-pages': ['OrganisationSignedOff'],
      'remind-owners': ['OrganisationSignedOff'],
    };
    for (const { name, Condition } of all.filter(({ Action }) => Action.includes('events:PutEvents'))) {
      const only = {
        'events:source': ['budkavle'],
        ...(wishes[name] && { 'events:detail-type': wishes[name] }),
      };
      expect(Condition, name).toEqual({
        'ForAnyValue:StringEquals': only,
        'ForAllValues:StringEquals': only,
      });
    }
  });
});
