import { GetAccountCommand, GetEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import * as z from 'zod';
import type { MailAccount, MailAccounts } from '../../../domain/mail/mail-account.ts';
import { TemporaryFailure } from '../../../domain/shared/errors.ts';

// A person waits for the page.
const SETTINGS = {
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true },
} as const;

/** SES allows one GetAccount a second; pages in a row ask once. */
const AGE_MILLIS = 10_000;

/** Without a rate or quota, those of the sandbox: the lowest there are. */
const accountSchema = z.object({
  SendingEnabled: z.boolean().default(false),
  ProductionAccessEnabled: z.boolean().default(false),
  SendQuota: z
    .object({
      MaxSendRate: z.number().positive().default(1).catch(1),
      Max24HourSend: z.number().default(200),
      SentLast24Hours: z.number().min(0).default(0),
    })
    .prefault({}),
});
const missingSchema = z.object({ name: z.literal('NotFoundException') });

type Options = { domain: string; client?: SESv2Client; now?: () => number };

/**
 * The account as SES tells it: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetAccount.html and
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetEmailIdentity.html
 */
export class SesMailAccounts implements MailAccounts {
  readonly #domain: string;
  readonly #client: SESv2Client;
  readonly #now: () => number;
  #read: { at: number; answer: Promise<MailAccount> } | undefined;

  constructor({ domain, client = new SESv2Client(SETTINGS), now = Date.now }: Options) {
    this.#domain = domain;
    this.#client = client;
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
    const [account, verified] = await Promise.all([
      this.#client.send(new GetAccountCommand({})),
      this.#isVerified(),
    ]);
    const { SendingEnabled, ProductionAccessEnabled, SendQuota } = accountSchema.parse(account);
    return {
      domain: this.#domain,
      verified,
      enabled: SendingEnabled,
      sandbox: !ProductionAccessEnabled,
      quota: {
        perSecond: SendQuota.MaxSendRate,
        perDay: SendQuota.Max24HourSend,
        sentLastDay: SendQuota.SentLast24Hours,
      },
    };
  }

  async #isVerified(): Promise<boolean> {
    try {
      const command = new GetEmailIdentityCommand({ EmailIdentity: this.#domain });
      return (await this.#client.send(command)).VerifiedForSendingStatus ?? false;
    } catch (error) {
      if (missingSchema.safeParse(error).success) return false;
      throw error;
    }
  }
}
