import {
  GetAccountCommand,
  GetConfigurationSetCommand,
  GetEmailIdentityCommand,
  SESv2Client,
} from '@aws-sdk/client-sesv2';
import * as z from 'zod';
import type { MailAccount, MailAccounts } from '../../../domain/mail/mail-account.ts';
import { TemporaryFailure } from '../../../domain/shared/errors.ts';
import { KeptConnections } from '../aws-sdk/kept-connections.ts';

// A person waits for the page.
const LIMITS = { sockets: 3, connection: 1_000, request: 2_000 } as const;
const MOST_TRIES = 2;

/** SES allows one GetAccount a second; pages in a row ask once. */
const AGE_MILLIS = 10_000;

const STANDINGS: ReadonlyMap<string, MailAccount['standing']> = new Map([
  ['HEALTHY', 'good'],
  ['PROBATION', 'reviewed'],
  ['SHUTDOWN', 'stopped'],
]);

/** Without a rate or quota, those of the sandbox: the lowest there are. */
const accountSchema = z.object({
  SendingEnabled: z.boolean().default(false),
  ProductionAccessEnabled: z.boolean().default(false),
  EnforcementStatus: z
    .string()
    .default('HEALTHY')
    .transform((status) => STANDINGS.get(status) ?? 'reviewed'),
  SendQuota: z
    .object({
      MaxSendRate: z.number().positive().default(1).catch(1),
      Max24HourSend: z.number().default(200),
      SentLast24Hours: z.number().min(0).default(0),
    })
    .prefault({}),
});
/** Without MAIL FROM, bounces return to SES. */
const identitySchema = z
  .object({
    VerifiedForSendingStatus: z.boolean().default(false),
    DkimAttributes: z.object({ Status: z.string().default('NOT_STARTED') }).prefault({}),
    MailFromAttributes: z
      .object({
        MailFromDomain: z.string().default(''),
        MailFromDomainStatus: z.string().default('PENDING'),
        BehaviorOnMxFailure: z.string().default('USE_DEFAULT_VALUE'),
      })
      .prefault({}),
  })
  .transform(({ VerifiedForSendingStatus, DkimAttributes, MailFromAttributes }) => ({
    verified: VerifiedForSendingStatus,
    signed: DkimAttributes.Status === 'SUCCESS',
    mailFrom: MailFromAttributes.MailFromDomain
      ? {
          domain: MailFromAttributes.MailFromDomain,
          found: MailFromAttributes.MailFromDomainStatus === 'SUCCESS',
          required: MailFromAttributes.BehaviorOnMxFailure === 'REJECT_MESSAGE',
        }
      : undefined,
  }));
const settingsSchema = z.object({
  SendingOptions: z.object({ SendingEnabled: z.boolean().default(true) }).prefault({}),
});
const missingSchema = z.object({ name: z.literal('NotFoundException') });

type Options = { domain: string; configurationSet: string; client?: SESv2Client; now?: () => number };

/**
 * The account as SES tells it: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetAccount.html,
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetEmailIdentity.html and
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetConfigurationSet.html
 */
export class SesMailAccounts implements MailAccounts {
  readonly #domain: string;
  readonly #configurationSet: string;
  readonly #client: SESv2Client;
  readonly #now: () => number;
  #read: { at: number; answer: Promise<MailAccount> } | undefined;

  constructor({ domain, configurationSet, client, now = Date.now }: Options) {
    this.#domain = domain;
    this.#configurationSet = configurationSet;
    this.#client =
      client ?? new SESv2Client({ maxAttempts: MOST_TRIES, requestHandler: new KeptConnections(LIMITS) });
    this.#now = now;
  }

  async current(): Promise<MailAccount> {
    const at = this.#now();
    const known = this.#read && at - this.#read.at < AGE_MILLIS ? this.#read : undefined;
    const read = known ?? { at, answer: this.#ask() };
    this.#read = read;
    try {
      return await read.answer;
    } catch (cause) {
      this.#read = undefined;
      const name = cause instanceof Error ? cause.name : 'no error';
      throw new TemporaryFailure(`the mail account could not be read: ${name}`, { cause });
    }
  }

  async #ask(): Promise<MailAccount> {
    const [account, identity, settings] = await Promise.all([
      this.#client.send(new GetAccountCommand({})),
      unlessMissing(this.#client.send(new GetEmailIdentityCommand({ EmailIdentity: this.#domain }))),
      unlessMissing(
        this.#client.send(new GetConfigurationSetCommand({ ConfigurationSetName: this.#configurationSet })),
      ),
    ]);
    const { SendingEnabled, EnforcementStatus, ProductionAccessEnabled, SendQuota } =
      accountSchema.parse(account);
    return {
      domain: this.#domain,
      ...identitySchema.parse(identity ?? {}),
      enabled: SendingEnabled,
      standing: EnforcementStatus,
      sandbox: !ProductionAccessEnabled,
      settings: settings ? settingOf(settings) : 'missing',
      quota: {
        perSecond: SendQuota.MaxSendRate,
        perDay: SendQuota.Max24HourSend,
        sentLastDay: SendQuota.SentLast24Hours,
      },
    };
  }
}

function settingOf(answer: unknown): 'enabled' | 'paused' {
  return settingsSchema.parse(answer).SendingOptions.SendingEnabled ? 'enabled' : 'paused';
}

/** What SES answers; undefined if it knows nothing of that name. */
async function unlessMissing<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (missingSchema.safeParse(error).success) return undefined;
    throw error;
  }
}
