import { GetSendQuotaCommand, SESClient } from '@aws-sdk/client-ses';
import * as z from 'zod';
import type { SendQuota, SendQuotas } from '../../../domain/mail/pace.ts';
import { TemporaryFailure } from '../../../domain/shared/errors.ts';

// Reading may be repeated, but workers wait for it: three tries end within the time of one mail request.
const SETTINGS = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 2_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
} as const;

// What an account in the sandbox has, which is the least there is: SES answers too fast a mail with a clear "not taken".
const LEAST_PER_SECOND = 1;
const LEAST_PER_DAY = 200;

const answerSchema = z.object({
  MaxSendRate: z.number().optional(),
  Max24HourSend: z.number().default(LEAST_PER_DAY),
  SentLast24Hours: z.number().min(0).default(0),
});

/** The account's quota, as SES tells it: a float each, -1 a day for no limit. SES answers at most one such call a second. */
export class SesQuotas implements SendQuotas {
  readonly #client: SESClient;

  constructor(client: SESClient = new SESClient(SETTINGS)) {
    this.#client = client;
  }

  /** @throws {TemporaryFailure} where SES does not answer: nothing leaves at a rate that nobody knows */
  async read(): Promise<SendQuota> {
    const { MaxSendRate, Max24HourSend, SentLast24Hours } = answerSchema.parse(await this.#ask());
    return {
      perSecond: MaxSendRate && MaxSendRate > 0 ? MaxSendRate : LEAST_PER_SECOND,
      perDay: Max24HourSend,
      sentLastDay: SentLast24Hours,
    };
  }

  async #ask(): Promise<unknown> {
    try {
      return await this.#client.send(new GetSendQuotaCommand({}));
    } catch (cause) {
      const name = cause instanceof Error ? cause.name : 'no error';
      throw new TemporaryFailure(`the sending quota could not be read: ${name}`, { cause });
    }
  }
}
