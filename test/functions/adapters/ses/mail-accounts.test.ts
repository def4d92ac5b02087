import {
  GetAccountCommand,
  type GetAccountCommandOutput,
  GetConfigurationSetCommand,
  GetEmailIdentityCommand,
  type GetEmailIdentityCommandOutput,
  SESv2Client,
} from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { TemporaryFailure } from '../../../../domain/shared/errors.ts';
import { SesMailAccounts } from '../../../../functions/adapters/ses/mail-accounts.ts';

const client = new SESv2Client({ region: 'eu-north-1' });
const ses = mockClient(client);
let now = 1_795_432_000_000;
let accounts: SesMailAccounts;

/** The fields of https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetAccount.html */
const healthy: Partial<GetAccountCommandOutput> = {
  ProductionAccessEnabled: true,
  SendingEnabled: true,
  EnforcementStatus: 'HEALTHY',
  SendQuota: { Max24HourSend: 50_000, MaxSendRate: 14, SentLast24Hours: 127 },
};

/** The fields of https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetEmailIdentity.html */
const verified: Partial<GetEmailIdentityCommandOutput> = {
  VerifiedForSendingStatus: true,
  DkimAttributes: { Status: 'SUCCESS' },
  MailFromAttributes: {
    MailFromDomain: 'bounce.lending.example',
    MailFromDomainStatus: 'SUCCESS',
    BehaviorOnMxFailure: 'USE_DEFAULT_VALUE',
  },
};

beforeEach(() => {
  ses.reset();
  ses.on(GetAccountCommand).resolves(healthy);
  ses.on(GetEmailIdentityCommand).resolves(verified);
  ses.on(GetConfigurationSetCommand).resolves({ SendingOptions: { SendingEnabled: true } });
  accounts = new SesMailAccounts({
    domain: 'lending.example',
    configurationSet: 'budkavle-prod',
    client,
    now: () => now,
  });
});

describe('the mail account', () => {
  it('is what SES tells of it and of the domain', async () => {
    expect(await accounts.current()).toEqual({
      domain: 'lending.example',
      verified: true,
      signed: true,
      mailFrom: { domain: 'bounce.lending.example', found: true, required: false },
      enabled: true,
      standing: 'good',
      sandbox: false,
      settings: 'enabled',
      quota: { perSecond: 14, perDay: 50_000, sentLastDay: 127 },
    });
    expect(ses.commandCalls(GetEmailIdentityCommand)[0]?.args[0].input).toEqual({
      EmailIdentity: 'lending.example',
    });
    expect(ses.commandCalls(GetConfigurationSetCommand)[0]?.args[0].input).toEqual({
      ConfigurationSetName: 'budkavle-prod',
    });
  });

  it.each([
    ['PROBATION', 'reviewed'],
    ['SHUTDOWN', 'stopped'],
    // A status that AWS adds some day is somebody's to look at.
    ['OTHER', 'reviewed'],
  ])('with the status %s is %s', async (EnforcementStatus, standing) => {
    ses.on(GetAccountCommand).resolves({ ...healthy, EnforcementStatus });
    expect(await accounts.current()).toMatchObject({ standing });
  });

  it('has settings that are on, off or gone', async () => {
    ses.on(GetConfigurationSetCommand).resolves({ SendingOptions: { SendingEnabled: false } });
    expect(await accounts.current()).toMatchObject({ settings: 'paused' });
    now += 10_000;
    ses.on(GetConfigurationSetCommand).rejects(Object.assign(new Error(), { name: 'NotFoundException' }));
    expect(await accounts.current()).toMatchObject({ settings: 'missing' });
  });

  it('has a domain for bounces that DNS lacks, and mail that waits for it, or none of its own', async () => {
    const MailFromAttributes = {
      MailFromDomain: 'bounce.lending.example',
      MailFromDomainStatus: 'FAILED',
      BehaviorOnMxFailure: 'REJECT_MESSAGE',
    } as const;
    ses.on(GetEmailIdentityCommand).resolves({ ...verified, MailFromAttributes });
    const mailFrom = { domain: 'bounce.lending.example', found: false, required: true };
    expect(await accounts.current()).toMatchObject({ mailFrom });
    now += 10_000;
    ses.on(GetEmailIdentityCommand).resolves({ VerifiedForSendingStatus: true });
    expect(await accounts.current()).toMatchObject({ signed: false, mailFrom: undefined });
  });

  it('is asked about once in ten seconds, however many pages show it', async () => {
    await Promise.all([accounts.current(), accounts.current()]);
    now += 9_999;
    await accounts.current();
    expect(ses.commandCalls(GetAccountCommand)).toHaveLength(1);
    now += 1;
    ses.on(GetAccountCommand).resolves({ ...healthy, SendingEnabled: false });
    expect(await accounts.current()).toMatchObject({ enabled: false });
  });

  it('is not verified where SES does not know the domain, or has not verified it', async () => {
    ses.on(GetEmailIdentityCommand).resolves({ VerifiedForSendingStatus: false });
    expect(await accounts.current()).toMatchObject({ verified: false });
    now += 10_000;
    ses.on(GetEmailIdentityCommand).rejects(Object.assign(new Error(), { name: 'NotFoundException' }));
    expect(await accounts.current()).toMatchObject({ verified: false });
  });

  it('in the sandbox has its quota, if SES tells none', async () => {
    ses.on(GetAccountCommand).resolves({ SendingEnabled: true });
    expect(await accounts.current()).toMatchObject({
      sandbox: true,
      quota: { perSecond: 1, perDay: 200, sentLastDay: 0 },
    });
  });

  it('that cannot be read is asked about again by the next, not after ten seconds', async () => {
    ses.on(GetAccountCommand).rejects(new Error('no answer'));
    await expect(accounts.current()).rejects.toThrow(TemporaryFailure);
    ses.on(GetAccountCommand).resolves(healthy);
    expect(await accounts.current()).toMatchObject({ enabled: true });
  });
});
