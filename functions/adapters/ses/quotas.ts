import { GetSendQuotaCommand, SESClient } from '@aws-sdk/client-ses';
import * as z from 'zod';
import type { SendQuota, SendQuotas } from '../../../domain/mail/pace.ts';
import { TemporaryFailure } from '../../../domain/shared/errors.ts';
import { KeptConnections } from '../aws-sdk/kept-connections.ts';

// Safe to retry, but workers wait for it: three tries fit in the time of one mail request.
const LIMITS = { sockets: 1, connection: 2_000, request: 3_000 } as const;
const MOST_TRIES = 3;

// The sandbox rate, the lowest there is: SES rejects faster mail with a definite "not taken".
const LEAST_PER_SECOND = 1;
const LEAST_PER_DAY = 200;

const answerSchema = z.object({
  MaxSendRate: z.number().optional(),
  Max24HourSend: z.number().default(LEAST_PER_DAY),
  SentLast24Hours: z.number().min(0).default(0),
});

/** The account's quota from SES: floats, -1 for no daily limit. SES allows one such call a second. */
export class SesQuotas implements SendQuotas {
  #client: SESClient | undefined;

  /** Makes its client when it first asks: most workers find what another one was told. */
  constructor(client?: SESClient) {
    this.#client = client;
  }

  /** @throws {TemporaryFailure} if SES does not respond: nothing is sent at an unknown rate */
  async read(): Promise<SendQuota> {
    const { MaxSendRate, Max24HourSend, SentLast24Hours } = answerSchema.parse(await this.#ask());
    return {
      perSecond: MaxSendRate && MaxSendRate > 0 ? MaxSendRate : LEAST_PER_SECOND,
      perDay: Max24HourSend,
      sentLastDay: SentLast24Hours,
    };
  }

  async #ask(): Promise<unknown> {
    this.#client ??= new SESClient({ maxAttempts: MOST_TRIES, requestHandler: new KeptConnections(LIMITS) });
    try {
      return await this.#client.send(new GetSendQuotaCommand({}));
    } catch (cause) {
      const name = cause instanceof Error ? cause.name : 'no error';
      throw new TemporaryFailure(`the sending quota could not be read: ${name}`, { cause });
    }
  }
}
