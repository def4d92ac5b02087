import { addressParser, decodeWords } from 'postal-mime';
import * as z from 'zod';
import { arnOf } from '../shared/arns.ts';
import type { AccessTable, RequiredAccess } from './required-access.ts';

const rawSchema = z.object({
  Source: z.string().optional(),
  Destinations: z.array(z.string()).default([]),
  RawMessage: z.object({ Data: z.base64() }),
  ConfigurationSetName: z.string().optional(),
});

const emailSchema = z.object({
  Source: z.string(),
  Destination: z.object({
    ToAddresses: z.array(z.string()).default([]),
    CcAddresses: z.array(z.string()).default([]),
    BccAddresses: z.array(z.string()).default([]),
  }),
  ConfigurationSetName: z.string().optional(),
});

type Sending = {
  action: string;
  from: string;
  /** Envelope sender where it differs from `from`. */
  source?: string | undefined;
  recipients: string[];
  configurationSet?: string | undefined;
};

/** Calls of version 1 without a resource type. */
const accountCalls = [
  'GetSendQuota',
  'GetSendStatistics',
  'GetAccountSendingEnabled',
  'UpdateAccountSendingEnabled',
  'UpdateConfigurationSetSendingEnabled',
  'ListConfigurationSets',
  'DescribeConfigurationSet',
  'DeleteConfigurationSet',
  'ListIdentities',
  'GetIdentityVerificationAttributes',
  'GetIdentityMailFromDomainAttributes',
  'SetIdentityMailFromDomain',
  'VerifyEmailIdentity',
  'DeleteIdentity',
];

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonses.html */
export const sesAccess: AccessTable = {
  SendRawEmail: (request, { identities }) => {
    const { Source, Destinations, RawMessage, ConfigurationSetName } = rawSchema.parse(request);
    const header = headersOf(Buffer.from(RawMessage.Data, 'base64').toString('latin1'));
    const inHeaders = ['to', 'cc', 'bcc'].map((name) => header(name) ?? '').filter((text) => text !== '');
    const sending = {
      action: 'ses:SendRawEmail',
      from: header('from') ?? Source ?? '',
      source: Source,
      recipients: Destinations.length > 0 ? Destinations : inHeaders,
      configurationSet: ConfigurationSetName ?? header('x-ses-configuration-set'),
    };
    return accessOf(sending, identities);
  },
  SendEmail: (request, { identities }) => {
    const { Source, Destination, ConfigurationSetName } = emailSchema.parse(request);
    const recipients = [...Destination.ToAddresses, ...Destination.CcAddresses, ...Destination.BccAddresses];
    const sending = {
      action: 'ses:SendEmail',
      from: Source,
      recipients,
      configurationSet: ConfigurationSetName,
    };
    return accessOf(sending, identities);
  },
  ...Object.fromEntries(accountCalls.map((name) => [name, () => onAll(name)])),
};

/** Calls of version 2 of the API, which share actions and resources with version 1. */
export const sesv2Access: AccessTable = {
  GetAccount: () => onAll('GetAccount'),
  PutAccountSendingAttributes: () => onAll('PutAccountSendingAttributes'),
  PutAccountDetails: () => onAll('PutAccountDetails'),
  ListEmailIdentities: () => onAll('ListEmailIdentities'),
  ListConfigurationSets: () => onAll('ListConfigurationSets'),
  GetEmailIdentity: onIdentity('GetEmailIdentity'),
  CreateEmailIdentity: onIdentity('CreateEmailIdentity'),
  DeleteEmailIdentity: onIdentity('DeleteEmailIdentity'),
  PutEmailIdentityMailFromAttributes: onIdentity('PutEmailIdentityMailFromAttributes'),
  GetConfigurationSet: onConfigurationSet('GetConfigurationSet'),
  PutConfigurationSetSendingOptions: onConfigurationSet('PutConfigurationSetSendingOptions'),
  DeleteConfigurationSet: onConfigurationSet('DeleteConfigurationSet'),
};

function onAll(name: string): RequiredAccess[] {
  return [{ action: `ses:${name}`, resource: '*', context: {} }];
}

function onIdentity(name: string): AccessTable[string] {
  return (request) => {
    const { EmailIdentity } = z.object({ EmailIdentity: z.string() }).parse(request);
    return [{ action: `ses:${name}`, resource: arnOf('ses', `identity/${EmailIdentity}`), context: {} }];
  };
}

function onConfigurationSet(name: string): AccessTable[string] {
  return (request) => {
    const { ConfigurationSetName: set } = z.object({ ConfigurationSetName: z.string() }).parse(request);
    return [{ action: `ses:${name}`, resource: arnOf('ses', `configuration-set/${set}`), context: {} }];
  };
}

/** Every identity that the mail uses, and the configuration set, must be allowed. */
function accessOf(sending: Sending, identities: string[]): RequiredAccess[] {
  const [from] = addressParser(sending.from, { flatten: true });
  const [source] = addressParser(sending.source ?? '', { flatten: true });
  const context = {
    'ses:FromAddress': from?.address ?? '',
    ...(from?.name && { 'ses:FromDisplayName': decodeWords(from.name) }),
    'ses:Recipients': addressesOf(sending.recipients),
  };
  const senders = [from?.address, source?.address].filter((address) => address !== undefined);
  const used = new Set(senders.map((address) => arnOf('ses', `identity/${identityOf(address, identities)}`)));
  if (sending.configurationSet !== undefined)
    used.add(arnOf('ses', `configuration-set/${sending.configurationSet}`));
  return [...used].map((resource) => ({ action: sending.action, resource, context }));
}

function addressesOf(lists: string[]): string[] {
  return lists.flatMap((list) =>
    addressParser(list, { flatten: true }).flatMap(({ address }) => address ?? []),
  );
}

/** The address itself when it is verified, else the nearest verified domain, else the domain (SES then refuses). */
function identityOf(address: string, identities: string[]): string {
  if (identities.includes(address)) return address;
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  const labels = domain.split('.');
  const parents = labels.map((_, index) => labels.slice(index).join('.'));
  return parents.find((parent) => identities.includes(parent)) ?? domain;
}

/** Looks a header of a raw mail up by its lower-case name, unfolded. */
function headersOf(raw: string): (name: string) => string | undefined {
  const [head = ''] = raw.split(/\r?\n\r?\n/, 1);
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const headers = new Map(
    lines.map((line) => [line.split(':', 1)[0]?.trim().toLowerCase(), line.replace(/^[^:]*:\s*/, '')]),
  );
  return (name) => headers.get(name);
}
