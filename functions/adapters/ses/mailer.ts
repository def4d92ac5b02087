import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import * as z from 'zod';
import type { Mailer, SendResult } from '../../../domain/delivery.ts';
import { sendingAddress } from '../../../domain/email-address.ts';
import type { Variant } from '../../../domain/variant.ts';
import { composeDelivery, composeVariant, type MimeTemplate, type Recipient } from './mime.ts';

/**
 * One attempt a call, timeouts that throw: the SDK would repeat a send whose answer was lost, and only warn of a slow one
 * (reference: delivery, "SDK behaviour").
 */
export const SES_SETTINGS = {
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 2_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
} as const;

// What SES or the network says for certain. Everything that is not in this table is unknown and never sent again.
const CERTAIN: ReadonlyMap<string, 'refused' | 'not-taken'> = new Map(
  Object.entries({
    MessageRejected: 'refused',
    InvalidParameterValue: 'refused',
    InvalidParameterValueException: 'refused',
    Throttling: 'not-taken',
    ThrottlingException: 'not-taken',
    AccessDenied: 'not-taken',
    AccessDeniedException: 'not-taken',
    // A role whose credentials are wrong or over is turned away at the door.
    InvalidClientTokenId: 'not-taken',
    UnrecognizedClientException: 'not-taken',
    SignatureDoesNotMatch: 'not-taken',
    ExpiredToken: 'not-taken',
    ExpiredTokenException: 'not-taken',
    MailFromDomainNotVerifiedException: 'not-taken',
    ConfigurationSetDoesNotExistException: 'not-taken',
    ConfigurationSetSendingPausedException: 'not-taken',
    AccountSendingPausedException: 'not-taken',
    ECONNREFUSED: 'not-taken',
    ENOTFOUND: 'not-taken',
    EAI_AGAIN: 'not-taken',
  } as const),
);

const errorSchema = z.object({ name: z.string().default('unnamed'), code: z.string().optional() });

/** Sends raw mail through SES, one recipient a call. A variant's MIME is composed once and kept while the function is warm. */
export class SesMailer implements Mailer {
  readonly #configurationSet: string;
  readonly #client: SESClient;
  readonly #now: () => number;
  readonly #templates = new Map<string, Promise<MimeTemplate>>();

  constructor(options: { configurationSet: string; client?: SESClient; now?: () => number }) {
    this.#configurationSet = options.configurationSet;
    this.#client = options.client ?? new SESClient(SES_SETTINGS);
    this.#now = options.now ?? Date.now;
  }

  async send({ milestone, delivery, variant }: Parameters<Mailer['send']>[0]): Promise<SendResult> {
    const { id, name, address, outcome, groups } = delivery;
    const Data = await this.#compose(variant, { delivery: id, name, address, at: this.#now() });
    if (!Data) return { kind: 'refused', reason: 'not-composable' };
    const command = new SendRawEmailCommand({
      Source: sendingAddress(variant.from.address),
      Destinations: [sendingAddress(address)],
      RawMessage: { Data },
      ConfigurationSetName: this.#configurationSet,
      Tags: [
        { Name: 'delivery', Value: id },
        { Name: 'attempt', Value: outcome.attempt },
        { Name: 'milestone', Value: milestone },
        { Name: 'group', Value: groups[0] ?? 'none' },
      ],
    });
    try {
      const { MessageId } = await this.#client.send(command);
      // A proxy's page is a 200 too: without an id nobody has promised anything.
      return MessageId
        ? { kind: 'accepted', messageId: MessageId }
        : { kind: 'unknown', reason: 'no-message-id' };
    } catch (error) {
      return classify(error);
    }
  }

  /** Undefined where no mail can be made of it: the next try would end the same. */
  async #compose(variant: Variant, recipient: Recipient): Promise<Buffer | undefined> {
    try {
      return composeDelivery(await this.#template(variant), recipient);
    } catch {
      return undefined;
    }
  }

  #template(variant: Variant): Promise<MimeTemplate> {
    // An organisation has some twenty variants and they are no other's: more would only fill the memory.
    if (this.#templates.size > 30) this.#templates.clear();
    const known = this.#templates.get(variant.id) ?? composeVariant(variant);
    this.#templates.set(variant.id, known);
    return known;
  }
}

/** The certain answers by name or network code; else unknown. The reason is a code, never a sentence with an address in it. */
export function classify(error: unknown): SendResult {
  const { name, code } = errorSchema.catch({ name: 'unnamed' }).parse(error);
  const reason =
    [code, name].find((candidate) => candidate !== undefined && CERTAIN.has(candidate)) ?? code ?? name;
  return { kind: CERTAIN.get(reason) ?? 'unknown', reason };
}
