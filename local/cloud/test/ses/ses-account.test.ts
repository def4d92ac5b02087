import {
  DeleteConfigurationSetCommand,
  DeleteIdentityCommand,
  GetAccountSendingEnabledCommand,
  GetIdentityVerificationAttributesCommand,
  GetSendQuotaCommand,
  ListIdentitiesCommand,
  SESClient,
  SendRawEmailCommand,
  SetIdentityMailFromDomainCommand,
  UpdateAccountSendingEnabledCommand,
  UpdateConfigurationSetSendingEnabledCommand,
} from '@aws-sdk/client-ses';
import {
  CreateEmailIdentityCommand,
  DeleteConfigurationSetCommand as DeleteConfigurationSet2Command,
  DeleteEmailIdentityCommand,
  GetAccountCommand,
  GetEmailIdentityCommand,
  PutAccountDetailsCommand,
  PutAccountSendingAttributesCommand,
  PutConfigurationSetSendingOptionsCommand,
  SESv2Client,
} from '@aws-sdk/client-sesv2';
import { describe, expect, it } from 'vitest';
import { anAws } from '../host/an-aws.ts';

const blueprint = {
  identities: [
    { name: 'bob.example', mailFrom: { domain: 'mail.bob.example', onMxFailure: 'REJECT_MESSAGE' as const } },
  ],
  configurationSets: [{ name: 'rollout', destinations: [] }],
};

const sender = {
  name: 'send',
  arn: 'arn:aws:lambda:eu-north-1:000000000000:function:send',
  roleArn: 'arn:aws:iam::000000000000:role/sender',
  directory: '.',
  handler: 'index.handler',
  memoryMegabytes: 128,
  timeoutSeconds: 3,
  environment: {},
};

async function anAccount() {
  const { asOperator, url, engine, clock } = await anAws(blueprint);
  const [v1, v2] = [new SESClient(asOperator), new SESv2Client(asOperator)];
  const send = (to = 'anna@kommun.example') => v1.send(aMail(to));
  const put = (change: object) => fetch(`${url}/local/ses`, { method: 'PUT', body: JSON.stringify(change) });
  return { v1, v2, send, put, url, clock, count: () => engine.mails.count() };
}

function aMail(to: string): SendRawEmailCommand {
  const raw = `From: Bud <bud@bob.example>\r\nTo: ${to}\r\nSubject: Hej\r\n\r\nText`;
  return new SendRawEmailCommand({
    Destinations: [to],
    RawMessage: { Data: Buffer.from(raw) },
    ConfigurationSetName: 'rollout',
  });
}

type Account = Awaited<ReturnType<typeof anAccount>>;
type Row = {
  what: string;
  off: (account: Account) => Promise<unknown>;
  on: (account: Account) => Promise<unknown>;
  code: string;
  message: RegExp;
};

const unverified =
  /^Email address is not verified\. The following identities failed the check in region EU-NORTH-1: /;
const accountPaused = { code: 'AccountSendingPausedException', message: /disabled for your entire/ };
const setPaused = { code: 'ConfigurationSetSendingPausedException', message: /rollout/ };

const setGone = { code: 'ConfigurationSetDoesNotExistException', message: /<rollout> does not exist/ };

/**
 * https://docs.aws.amazon.com/ses/latest/APIReference/API_SendRawEmail.html and, for texts, the
 * troubleshooting page
 */
const states: Row[] = [
  {
    what: 'the account is paused through version 1',
    off: ({ v1 }) => v1.send(new UpdateAccountSendingEnabledCommand({ Enabled: false })),
    on: ({ v1 }) => v1.send(new UpdateAccountSendingEnabledCommand({ Enabled: true })),
    ...accountPaused,
  },
  {
    what: 'the account is paused through version 2',
    off: ({ v2 }) => v2.send(new PutAccountSendingAttributesCommand({ SendingEnabled: false })),
    on: ({ v2 }) => v2.send(new PutAccountSendingAttributesCommand({ SendingEnabled: true })),
    ...accountPaused,
  },
  {
    what: 'the configuration set is paused through version 1',
    off: ({ v1 }) => v1.send(setSending1(false)),
    on: ({ v1 }) => v1.send(setSending1(true)),
    ...setPaused,
  },
  {
    what: 'the configuration set is paused through version 2',
    off: ({ v2 }) => v2.send(setSending2(false)),
    on: ({ v2 }) => v2.send(setSending2(true)),
    ...setPaused,
  },
  {
    what: 'the configuration set was deleted through version 1',
    off: ({ v1 }) => v1.send(new DeleteConfigurationSetCommand({ ConfigurationSetName: 'rollout' })),
    on: ({ put }) => put({ configurationSets: { rollout: { exists: true } } }),
    ...setGone,
  },
  {
    what: 'the configuration set was deleted through version 2',
    off: ({ v2 }) => v2.send(new DeleteConfigurationSet2Command({ ConfigurationSetName: 'rollout' })),
    on: ({ put }) => put({ configurationSets: { rollout: { exists: true } } }),
    ...setGone,
  },
  {
    what: 'AWS has paused the account',
    off: ({ put }) => put({ enforcementStatus: 'SHUTDOWN' }),
    on: ({ put }) => put({ enforcementStatus: 'HEALTHY' }),
    code: 'MessageRejected',
    message: /^Sending paused for this account\. /,
  },
  {
    what: 'the identity was deleted',
    off: ({ v1 }) => v1.send(new DeleteIdentityCommand({ Identity: 'bob.example' })),
    on: ({ v2 }) => v2.send(new CreateEmailIdentityCommand({ EmailIdentity: 'bob.example' })),
    code: 'MessageRejected',
    message: unverified,
  },
  {
    what: 'the identity is no longer verified',
    off: ({ put }) => put({ identities: { 'bob.example': { verification: 'FAILED' } } }),
    on: ({ put }) => put({ identities: { 'bob.example': { verification: 'SUCCESS' } } }),
    code: 'MessageRejected',
    message: unverified,
  },
  {
    what: 'the MX record of the MAIL FROM domain is gone',
    off: ({ put }) => put({ identities: { 'bob.example': { mailFromStatus: 'FAILED' } } }),
    on: ({ put }) => put({ identities: { 'bob.example': { mailFromStatus: 'SUCCESS' } } }),
    code: 'MailFromDomainNotVerifiedException',
    message: /mail\.bob\.example/,
  },
  {
    what: 'the account is in the sandbox and the recipient is not verified',
    off: ({ put }) => put({ sandbox: true }),
    on: ({ v2 }) => v2.send(production),
    code: 'MessageRejected',
    message: /: anna@kommun\.example$/,
  },
  {
    what: 'the day’s quota is used up by others',
    off: ({ put }) => put({ sentElsewhere: 1000 }),
    on: ({ put }) => put({ sentElsewhere: 0 }),
    code: 'Throttling',
    message: /^Daily message quota exceeded\.$/,
  },
];

const production = new PutAccountDetailsCommand({
  MailType: 'TRANSACTIONAL',
  WebsiteURL: 'https://bob.example',
  ProductionAccessEnabled: true,
});

function setSending1(Enabled: boolean): UpdateConfigurationSetSendingEnabledCommand {
  return new UpdateConfigurationSetSendingEnabledCommand({ ConfigurationSetName: 'rollout', Enabled });
}

function setSending2(SendingEnabled: boolean): PutConfigurationSetSendingOptionsCommand {
  return new PutConfigurationSetSendingOptionsCommand({ ConfigurationSetName: 'rollout', SendingEnabled });
}

describe('a mail is refused while', () => {
  it.each(states)('$what', async ({ off, on, code, message }) => {
    const account = await anAccount();
    await off(account);
    const refusal = await account.send().catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      $metadata: { httpStatusCode: 400 },
      message: expect.stringMatching(message),
    });
    expect(refusal).toHaveProperty('name', code);
    expect(account.count()).toBe(0);
    await on(account);
    expect(await account.send()).toHaveProperty('MessageId');
    expect(account.count()).toBe(1);
  });
});

describe('the sandbox', () => {
  it('lets verified recipients and the mailbox simulator through', async () => {
    const { put, send, v2, clock } = await anAccount();
    await put({ sandbox: true });
    await v2.send(new CreateEmailIdentityCommand({ EmailIdentity: 'kommun.example' }));
    expect(await send()).toHaveProperty('MessageId');
    clock.pass(1);
    expect(await send('bounce@simulator.amazonses.com')).toHaveProperty('MessageId');
  });

  it('has one mail a second and 200 a day', async () => {
    const { put, send, v1, v2 } = await anAccount();
    await put({ sandbox: true });
    await send('success@simulator.amazonses.com');
    await expect(send('success@simulator.amazonses.com')).rejects.toMatchObject({
      name: 'Throttling',
      message: 'Maximum sending rate exceeded.',
    });
    const quota = { Max24HourSend: 200, MaxSendRate: 1, SentLast24Hours: 0 };
    expect(await v1.send(new GetSendQuotaCommand({}))).toMatchObject(quota);
    expect(await v2.send(new GetAccountCommand({}))).toMatchObject({
      ProductionAccessEnabled: false,
      SendQuota: quota,
    });
  });
});

describe('what is asked about the account', () => {
  it('says whether it may send, in both versions', async () => {
    const { v1, v2 } = await anAccount();
    await v1.send(new UpdateAccountSendingEnabledCommand({ Enabled: false }));
    expect(await v1.send(new GetAccountSendingEnabledCommand({}))).toMatchObject({ Enabled: false });
    expect(await v2.send(new GetAccountCommand({}))).toMatchObject({
      SendingEnabled: false,
      EnforcementStatus: 'HEALTHY',
      ProductionAccessEnabled: true,
    });
  });

  it('says how an identity stands, and leaves out those that do not exist', async () => {
    const { v1, v2, put } = await anAccount();
    await put({ identities: { 'bob.example': { verification: 'TEMPORARY_FAILURE' } } });
    const asked = new GetIdentityVerificationAttributesCommand({
      Identities: ['bob.example', 'none.example'],
    });
    expect((await v1.send(asked)).VerificationAttributes).toEqual({
      'bob.example': { VerificationStatus: 'TemporaryFailure' },
    });
    expect(await v2.send(new GetEmailIdentityCommand({ EmailIdentity: 'bob.example' }))).toMatchObject({
      VerifiedForSendingStatus: false,
      VerificationStatus: 'TEMPORARY_FAILURE',
      MailFromAttributes: { MailFromDomain: 'mail.bob.example', BehaviorOnMxFailure: 'REJECT_MESSAGE' },
    });
    await expect(
      v2.send(new GetEmailIdentityCommand({ EmailIdentity: 'none.example' })),
    ).rejects.toMatchObject({
      name: 'NotFoundException',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('lists what exists now', async () => {
    const { v1, v2 } = await anAccount();
    await v2.send(new CreateEmailIdentityCommand({ EmailIdentity: 'ny@kommun.example' }));
    await v2.send(new DeleteEmailIdentityCommand({ EmailIdentity: 'bob.example' }));
    expect((await v1.send(new ListIdentitiesCommand({}))).Identities).toEqual(['ny@kommun.example']);
  });
});

describe('a policy of the organisation', () => {
  it('denies a function what its role allows, in the words of SES, and nobody else', async () => {
    const allowed = { Effect: 'Allow' as const, Action: ['ses:SendRawEmail'], Resource: ['*'] };
    const { asFunction, asOperator, url, engine } = await anAws({
      ...blueprint,
      functions: [sender],
      identityPolicies: new Map([
        [sender.roleArn, [{ Version: '2012-10-17' as const, Statement: [allowed] }]],
      ]),
    });
    const asSender = new SESClient(asFunction('send'));
    await asSender.send(aMail('anna@kommun.example'));
    const put = (denied: string[]) =>
      fetch(`${url}/local/ses`, { method: 'PUT', body: JSON.stringify({ denied }) });
    await put(['ses:Send*']);
    await expect(asSender.send(aMail('anna@kommun.example'))).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringMatching(
        /^User `arn:aws:sts::.*' is not authorized to perform `ses:SendRawEmail' on /,
      ),
      $metadata: { httpStatusCode: 403 },
    });
    expect(await new SESClient(asOperator).send(aMail('anna@kommun.example'))).toHaveProperty('MessageId');
    await put([]);
    await asSender.send(aMail('anna@kommun.example'));
    expect(engine.mails.count()).toBe(3);
  });
});

describe('credentials that have expired', () => {
  it('are refused to functions for the actions that are named, and to nobody else', async () => {
    const allowed = { Effect: 'Allow' as const, Action: ['ses:*'], Resource: ['*'] };
    const { asFunction, asOperator, url, engine } = await anAws({
      ...blueprint,
      functions: [sender],
      identityPolicies: new Map([
        [sender.roleArn, [{ Version: '2012-10-17' as const, Statement: [allowed] }]],
      ]),
    });
    const asSender = new SESClient(asFunction('send'));
    const put = (expired: string[]) =>
      fetch(`${url}/local/ses`, { method: 'PUT', body: JSON.stringify({ expired }) });
    await put(['ses:SendRawEmail']);
    await expect(asSender.send(aMail('anna@kommun.example'))).rejects.toMatchObject({
      name: 'ExpiredToken',
      $metadata: { httpStatusCode: 403 },
    });
    expect(await asSender.send(new GetSendQuotaCommand({}))).toHaveProperty('MaxSendRate');
    expect(await new SESClient(asOperator).send(aMail('anna@kommun.example'))).toHaveProperty('MessageId');
    await put([]);
    await asSender.send(aMail('anna@kommun.example'));
    expect(engine.mails.count()).toBe(2);
  });
});

describe('a MAIL FROM domain', () => {
  it('that falls back to that of SES refuses nothing', async () => {
    const { v1, put, send } = await anAccount();
    const fallBack = { Identity: 'bob.example', MailFromDomain: 'mail.bob.example' };
    await v1.send(new SetIdentityMailFromDomainCommand(fallBack));
    await put({ identities: { 'bob.example': { mailFromStatus: 'FAILED' } } });
    expect(await send()).toHaveProperty('MessageId');
  });
});

describe('the switch of this machine', () => {
  it('names an unknown field and changes nothing', async () => {
    const { put, url } = await anAccount();
    const answer = await put({ sandboks: true, sandbox: true });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('sandboks');
    expect(await (await fetch(`${url}/local/ses`)).json()).toMatchObject({ sandbox: false });
  });

  it('keeps what an earlier change set', async () => {
    const { put, url } = await anAccount();
    await put({ sandbox: true, identities: { 'bob.example': { verification: 'PENDING' } } });
    await put({ identities: { 'bob.example': { mailFromStatus: 'FAILED' } } });
    expect(await (await fetch(`${url}/local/ses`)).json()).toMatchObject({
      sandbox: true,
      identities: { 'bob.example': { verification: 'PENDING', mailFromStatus: 'FAILED' } },
    });
  });
});
