import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { RestRoutes } from '../protocol/rest-protocol.ts';
import { ServiceError, UnsupportedCall } from '../protocol/service-error.ts';
import type { Ses } from './ses.ts';
import type { SesAccount } from './ses-account.ts';
import type { SesIdentity } from './ses-identity.ts';

type Operation = { route: string; run(ses: Ses, request: unknown): unknown };

const toIdentity = z.object({ EmailIdentity: z.string().min(1) });
const toSet = z.object({ ConfigurationSetName: z.string().min(1) });
const mailFromRequest = toIdentity.extend({
  MailFromDomain: z.string().optional(),
  BehaviorOnMxFailure: z.enum(['USE_DEFAULT_VALUE', 'REJECT_MESSAGE']).default('USE_DEFAULT_VALUE'),
});
const enabled = { SendingEnabled: z.boolean().default(false) };
const detailsRequest = z.looseObject({
  MailType: z.enum(['MARKETING', 'TRANSACTIONAL']),
  WebsiteURL: z.string().min(1).max(1000),
  ProductionAccessEnabled: z.boolean().default(false),
});

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Operations.html */
const operations: Record<string, Operation> = {
  GetAccount: { route: 'GET /v2/email/account', run: getAccount },
  PutAccountSendingAttributes: {
    route: 'PUT /v2/email/account/sending',
    run: ({ account }, request) => {
      const { SendingEnabled: sendingEnabled } = parse(z.object(enabled), request);
      if (sendingEnabled && account.state().enforcementStatus === 'SHUTDOWN') {
        throw badRequest('AWS has paused the account, and only AWS can resume it.');
      }
      account.change({ sendingEnabled });
    },
  },
  /** A person at AWS reads such a request, for up to a day; here it is granted at once. */
  PutAccountDetails: {
    route: 'POST /v2/email/account/details',
    run: ({ account }, request) => {
      const { Payload: _, ...details } = parse(detailsRequest, request);
      const granted = account.state().sandbox && details.ProductionAccessEnabled;
      account.change({ details, ...(granted && { sandbox: false }) });
    },
  },
  ListEmailIdentities: {
    route: 'GET /v2/email/identities',
    run: ({ account }) => ({
      EmailIdentities: account.identities().map((identity) => ({
        IdentityName: identity.name,
        IdentityType: typeOf(identity),
        SendingEnabled: true,
        VerificationStatus: identity.verification ?? 'SUCCESS',
      })),
    }),
  },
  GetEmailIdentity: {
    route: 'GET /v2/email/identities/{EmailIdentity}',
    run: ({ account }, request) => identityAnswer(known(account, request)),
  },
  CreateEmailIdentity: {
    route: 'POST /v2/email/identities',
    run: ({ account }, request) => {
      const created = toIdentity.extend({ ConfigurationSetName: z.string().optional() });
      const { EmailIdentity: name, ConfigurationSetName: configurationSet } = parse(created, request);
      if (account.identity(name) !== undefined) {
        throw new ServiceError('AlreadyExistsException', `Email identity ${name} already exist.`);
      }
      account.change({ identities: { [name]: { exists: true, configurationSet } } });
      return identityAnswer(known(account, request));
    },
  },
  DeleteEmailIdentity: {
    route: 'DELETE /v2/email/identities/{EmailIdentity}',
    run: ({ account }, request) => {
      account.change({ identities: { [known(account, request).name]: { exists: false } } });
    },
  },
  PutEmailIdentityMailFromAttributes: {
    route: 'PUT /v2/email/identities/{EmailIdentity}/mail-from',
    run: ({ account }, request) => {
      const { MailFromDomain: domain, BehaviorOnMxFailure: onMxFailure } = parse(mailFromRequest, request);
      const { name } = known(account, request);
      account.change({ identities: { [name]: { mailFrom: domain ? { domain, onMxFailure } : null } } });
    },
  },
  ListConfigurationSets: {
    route: 'GET /v2/email/configuration-sets',
    run: ({ account }) => ({ ConfigurationSets: account.configurationSets().map(({ name }) => name) }),
  },
  GetConfigurationSet: {
    route: 'GET /v2/email/configuration-sets/{ConfigurationSetName}',
    run: ({ account }, request) => {
      const { name, sendingEnabled } = knownSet(account, request);
      return { ConfigurationSetName: name, SendingOptions: { SendingEnabled: sendingEnabled }, Tags: [] };
    },
  },
  /** A set is made again by a deployment: `PUT /local/ses`. */
  DeleteConfigurationSet: {
    route: 'DELETE /v2/email/configuration-sets/{ConfigurationSetName}',
    run: ({ account }, request) => {
      account.change({ configurationSets: { [knownSet(account, request).name]: { exists: false } } });
    },
  },
  PutConfigurationSetSendingOptions: {
    route: 'PUT /v2/email/configuration-sets/{ConfigurationSetName}/sending',
    run: ({ account }, request) => {
      const { SendingEnabled: sendingEnabled } = parse(toSet.extend(enabled), request);
      account.change({ configurationSets: { [knownSet(account, request).name]: { sendingEnabled } } });
    },
  },
};

export const sesv2Routes: RestRoutes = Object.fromEntries(
  Object.entries(operations).map(([name, { route }]) => [route, name]),
);

/** Answers one operation of version 2 of the API; throws `ServiceError`, or `UnsupportedCall` by name. */
export function sesv2Call(ses: Ses, operation: string, request: unknown): unknown {
  const found = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
  if (found === undefined) throw new UnsupportedCall(`sesv2 ${operation}`);
  return found.run(ses, request);
}

function getAccount(ses: Ses): unknown {
  const { sendingEnabled, enforcementStatus, sandbox, details } = ses.account.state();
  const { max24HourSend, maxSendRate } = ses.account.quota();
  return {
    DedicatedIpAutoWarmupEnabled: false,
    EnforcementStatus: enforcementStatus,
    ProductionAccessEnabled: !sandbox,
    SendQuota: { Max24HourSend: max24HourSend, MaxSendRate: maxSendRate, SentLast24Hours: ses.sentInDay() },
    SendingEnabled: sendingEnabled && enforcementStatus !== 'SHUTDOWN',
    SuppressionAttributes: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    ...(details && { Details: details }),
  };
}

function identityAnswer(identity: SesIdentity): unknown {
  const { verification = 'SUCCESS', mailFrom, mailFromStatus = 'SUCCESS', configurationSet } = identity;
  return {
    IdentityType: typeOf(identity),
    FeedbackForwardingStatus: true,
    VerifiedForSendingStatus: verification === 'SUCCESS',
    VerificationStatus: verification,
    DkimAttributes: { SigningEnabled: true, Status: verification, Tokens: dkimTokens(identity) },
    ...(mailFrom && {
      MailFromAttributes: {
        MailFromDomain: mailFrom.domain,
        MailFromDomainStatus: mailFromStatus,
        BehaviorOnMxFailure: mailFrom.onMxFailure,
      },
    }),
    ...(configurationSet !== undefined && { ConfigurationSetName: configurationSet }),
    Policies: {},
    Tags: [],
  };
}

/** Easy DKIM: three names for CNAME records. */
function dkimTokens({ name }: SesIdentity): string[] {
  const tokenOf = (index: number) =>
    createHash('sha256').update(`${name} ${index}`).digest('hex').slice(0, 32);
  return [1, 2, 3].map(tokenOf);
}

function typeOf({ name }: SesIdentity): 'EMAIL_ADDRESS' | 'DOMAIN' {
  return name.includes('@') ? 'EMAIL_ADDRESS' : 'DOMAIN';
}

function parse<T>(schema: z.ZodType<T>, request: unknown): T {
  const parsed = schema.safeParse(request);
  if (parsed.success) return parsed.data;
  throw badRequest(z.prettifyError(parsed.error));
}

function badRequest(message: string): ServiceError {
  return new ServiceError('BadRequestException', message);
}

function known(account: SesAccount, request: unknown): SesIdentity {
  const { EmailIdentity } = parse(toIdentity, request);
  const identity = account.identity(EmailIdentity);
  if (identity !== undefined) return identity;
  throw new ServiceError('NotFoundException', `Email identity ${EmailIdentity} does not exist.`, {
    status: 404,
  });
}

function knownSet(account: SesAccount, request: unknown): { name: string; sendingEnabled: boolean } {
  const { ConfigurationSetName: name } = parse(toSet, request);
  const set = account.configurationSet(name);
  if (set !== undefined) return set;
  throw new ServiceError('NotFoundException', `Configuration set <${name}> does not exist.`, { status: 404 });
}
