import * as z from 'zod';
import { ServiceError, UnsupportedCall } from '../protocol/service-error.ts';
import type { Ses } from './ses.ts';
import type { SesAccount } from './ses-account.ts';
import { inFirstVersion, type SesIdentity } from './ses-identity.ts';
import { invalid } from './ses-message.ts';

type Operation = (ses: Ses, request: unknown, caller: string) => unknown;

/** The query protocol writes everything as text. */
const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((text) => text === 'true');
const identityRequest = z.object({ Identity: z.string().min(1) });
const identitiesRequest = z.object({ Identities: z.array(z.string()).default([]) });
const setRequest = z.object({ ConfigurationSetName: z.string(), Enabled: flag });
const listRequest = z.object({ IdentityType: z.enum(['EmailAddress', 'Domain']).optional() });
const mailFromRequest = identityRequest.extend({
  MailFromDomain: z.string().optional(),
  BehaviorOnMXFailure: z.enum(['UseDefaultValue', 'RejectMessage']).default('UseDefaultValue'),
});

/** https://docs.aws.amazon.com/ses/latest/APIReference/API_Operations.html */
const operations: Record<string, Operation> = {
  SendRawEmail: (ses, request, caller) => ses.sendRawEmail(request, caller),
  GetSendQuota: (ses) => {
    const { max24HourSend, maxSendRate } = ses.account.quota();
    return { Max24HourSend: max24HourSend, MaxSendRate: maxSendRate, SentLast24Hours: ses.sentInDay() };
  },
  GetAccountSendingEnabled: ({ account }) => ({ Enabled: account.state().sendingEnabled }),
  UpdateAccountSendingEnabled: ({ account }, request) => {
    account.change({ sendingEnabled: parse(z.object({ Enabled: flag }), request).Enabled });
  },
  UpdateConfigurationSetSendingEnabled: ({ account }, request) => {
    const { ConfigurationSetName: name, Enabled } = parse(setRequest, request);
    knownSet(account, name);
    account.change({ configurationSets: { [name]: { sendingEnabled: Enabled } } });
  },
  ListConfigurationSets: ({ account }) => ({
    ConfigurationSets: account.configurationSets().map(({ name }) => ({ Name: name })),
  }),
  DescribeConfigurationSet: ({ account }, request) => {
    const { ConfigurationSetName: name } = parse(z.object({ ConfigurationSetName: z.string() }), request);
    const { sendingEnabled } = knownSet(account, name);
    return { ConfigurationSet: { Name: name }, ReputationOptions: { SendingEnabled: sendingEnabled } };
  },
  /** A set is made again by a deployment: `PUT /local/ses`. */
  DeleteConfigurationSet: ({ account }, request) => {
    const { ConfigurationSetName: name } = parse(z.object({ ConfigurationSetName: z.string() }), request);
    knownSet(account, name);
    account.change({ configurationSets: { [name]: { exists: false } } });
  },
  ListIdentities: ({ account }, request) => {
    const { IdentityType } = parse(listRequest, request);
    const wanted = ({ name }: SesIdentity) =>
      IdentityType === undefined || (IdentityType === 'EmailAddress') === name.includes('@');
    return {
      Identities: account
        .identities()
        .filter(wanted)
        .map(({ name }) => name),
    };
  },
  GetIdentityVerificationAttributes: ({ account }, request) => ({
    VerificationAttributes: attributesOf(account, request, ({ verification = 'SUCCESS' }) => ({
      VerificationStatus: inFirstVersion(verification),
    })),
  }),
  GetIdentityMailFromDomainAttributes: ({ account }, request) => ({
    MailFromDomainAttributes: attributesOf(account, request, ({ mailFrom, mailFromStatus = 'SUCCESS' }) => {
      if (mailFrom === undefined) return undefined;
      return {
        MailFromDomain: mailFrom.domain,
        MailFromDomainStatus: inFirstVersion(mailFromStatus),
        BehaviorOnMXFailure: inFirstVersion(mailFrom.onMxFailure),
      };
    }),
  }),
  SetIdentityMailFromDomain: ({ account }, request) => {
    const { Identity, MailFromDomain: domain, BehaviorOnMXFailure } = parse(mailFromRequest, request);
    if (account.identity(Identity) === undefined) throw invalid(`Identity <${Identity}> does not exist.`);
    const onMxFailure = BehaviorOnMXFailure === 'RejectMessage' ? 'REJECT_MESSAGE' : 'USE_DEFAULT_VALUE';
    account.change({ identities: { [Identity]: { mailFrom: domain ? { domain, onMxFailure } : null } } });
  },
  VerifyEmailIdentity: ({ account }, request) => {
    const { EmailAddress } = parse(z.object({ EmailAddress: z.email() }), request);
    account.change({ identities: { [EmailAddress]: { exists: true } } });
  },
  /** Succeeds for an identity that does not exist, too. */
  DeleteIdentity: ({ account }, request) => {
    const { Identity } = parse(identityRequest, request);
    account.change({ identities: { [Identity]: { exists: false } } });
  },
};

/** Answers one operation of version 1 of the API; throws `ServiceError`, or `UnsupportedCall` by name. */
export async function sesCall(
  ses: Ses,
  operation: string,
  request: unknown,
  caller: string,
): Promise<unknown> {
  const run = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
  if (run === undefined) throw new UnsupportedCall(`ses ${operation}`);
  return (await run(ses, request, caller)) ?? {};
}

function parse<T>(schema: z.ZodType<T>, request: unknown): T {
  const parsed = schema.safeParse(request);
  if (parsed.success) return parsed.data;
  throw invalid(z.prettifyError(parsed.error));
}

function knownSet(account: SesAccount, name: string): { sendingEnabled: boolean } {
  const set = account.configurationSet(name);
  if (set !== undefined) return set;
  throw new ServiceError('ConfigurationSetDoesNotExist', `Configuration set <${name}> does not exist.`);
}

/** Identities that are asked for and do not exist are left out of the answer, as AWS does. */
function attributesOf<T>(
  account: SesAccount,
  request: unknown,
  about: (identity: SesIdentity) => T | undefined,
): Map<string, T> {
  const { Identities } = parse(identitiesRequest, request);
  const found = Identities.flatMap((name) => {
    const identity = account.identity(name);
    const attributes = identity && about(identity);
    return attributes === undefined ? [] : [[name, attributes] as const];
  });
  return new Map(found);
}
