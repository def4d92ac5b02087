import type { MailAccount } from '../../../domain/mail/mail-account.ts';
import type { Account, MailIdentity } from '../../../local/doctor/account.ts';
import type { About, World } from '../../../local/doctor/check.ts';
import { aPerson } from '../../fixtures/a-person.ts';
import { inMemoryStores } from '../../in-memory/in-memory-stores.ts';

export const NOW = Date.UTC(2026, 10, 28, 12);

export function someSettings(over: Partial<About['settings']> = {}): About['settings'] {
  return { mailDomain: 'mail.example', region: 'eu-north-1', concurrency: 1000, mailsPerSecond: 14, ...over };
}

export function anAbout(settings: Partial<About['settings']> = {}): About {
  return { stage: 'prod', settings: someSettings(settings), commandRegion: 'eu-north-1', now: NOW };
}

export function aMailAccount(over: Partial<MailAccount> = {}): MailAccount {
  return {
    domain: 'mail.example',
    verified: true,
    signed: true,
    mailFrom: { domain: 'bounce.mail.example', found: true, required: false },
    enabled: true,
    standing: 'good',
    sandbox: false,
    settings: 'enabled',
    quota: { perDay: 50_000, perSecond: 14, sentLastDay: 0 },
    ...over,
  };
}

export function anIdentity(over: Partial<MailIdentity> = {}): MailIdentity {
  return {
    dkimTokens: ['aaa', 'bbb', 'ccc'],
    dkimZone: 'dkim.amazonses.com',
    mailFrom: 'bounce.mail.example',
    ...over,
  };
}

/** DNS as it must be for `anIdentity`, by name and type. */
export const RIGHT_DNS: Readonly<Record<string, readonly string[]>> = {
  'aaa._domainkey.mail.example CNAME': ['aaa.dkim.amazonses.com'],
  'bbb._domainkey.mail.example CNAME': ['BBB.dkim.amazonses.com.'],
  'ccc._domainkey.mail.example CNAME': ['ccc.dkim.amazonses.com'],
  'bounce.mail.example MX': ['10 feedback-smtp.eu-north-1.amazonses.com'],
  'bounce.mail.example TXT': ['some-verification=1', 'v=spf1 include:amazonses.com ~all'],
  '_dmarc.mail.example TXT': ['v=DMARC1; p=reject'],
};

/** The first one, and the second who confirms others. */
export const TWO_COORDINATORS = ['maja.holm@kansli.example', 'olle.berg@kansli.example'].map((address) =>
  aPerson({ address, role: 'coordinator' }),
);

const OUTPUTS = {
  PublicUrl: 'https://besked.mail.example/rollouts',
  WebRecord: 'besked.mail.example CNAME d111111abcdef8.cloudfront.net',
};

/** A stage with nothing wrong in its account, and nothing loaded. */
export function aWorld({
  account = {},
  mailAccount = async () => aMailAccount(),
}: {
  account?: Partial<Account>;
  mailAccount?: () => Promise<MailAccount>;
} = {}): World {
  const right: Account = {
    caller: async () => ({ account: '111122223333', arn: 'arn:aws:iam::111122223333:role/operator' }),
    bootstrapVersion: async () => 30,
    stack: async () => ({ status: 'UPDATE_COMPLETE', outputs: OUTPUTS }),
    edgeStack: async () => ({ status: 'CREATE_COMPLETE', outputs: {} }),
    identity: async () => anIdentity(),
    concurrency: async () => ({ limit: 1000, unreserved: 900 }),
    subscriptions: async () => ({ confirmed: 1, pending: 0 }),
    deadLetters: async () => [{ name: 'budkavle-prod-outcomes-dead-letters', messages: 0 }],
    busExists: async () => true,
    archives: async () => [{ name: 'budkavle-prod', enabled: true, days: 30 }],
    table: async () => ({ status: 'ACTIVE', protected: true, restorable: true }),
    certificate: async () => ({ status: 'ISSUED', records: [] }),
  };
  return {
    account: { ...right, ...account },
    web: { status: async (url) => (url === OUTPUTS.PublicUrl ? 200 : undefined) },
    mailAccounts: { current: mailAccount },
    dns: { records: async (name, type) => [...(RIGHT_DNS[`${name} ${type}`] ?? [])] },
    operator: {
      ...inMemoryStores(),
      people: { read: async () => ({ version: 1, people: TWO_COORDINATORS }) },
    },
    about: anAbout({ domain: { name: 'besked.mail.example' } }),
  };
}
