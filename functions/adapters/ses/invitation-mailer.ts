import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import type { SendResult } from '../../../domain/mail/delivery.ts';
import type { InvitationLetter, InvitationMailer } from '../../../domain/people/sign-in-accounts.ts';
import { sendingAddress } from '../../../domain/shared/email-address.ts';
import { SES_SETTINGS } from './mailer.ts';
import { composeDelivery, composeVariant } from './mime.ts';
import { classify } from './ses-answers.ts';

type Options = {
  configurationSet: string;
  /** The sender's address. */
  from: string;
  client?: SESClient;
  now?: () => number;
};

/**
 * Sends invitations through SES, with the settings of all mail. Their tags are their own: events of them settle no
 * delivery.
 */
export class SesInvitationMailer implements InvitationMailer {
  readonly #options: Options;
  readonly #client: SESClient;

  constructor(options: Options) {
    this.#options = options;
    this.#client = options.client ?? new SESClient(SES_SETTINGS);
  }

  async send({ to, replyTo, id, of, ...content }: InvitationLetter): Promise<SendResult> {
    const { configurationSet, from, now = Date.now } = this.#options;
    const template = await composeVariant({
      ...content,
      from: { name: 'Budkavle', address: from },
      replyTo: { name: replyTo, address: replyTo },
    });
    const Data = composeDelivery(template, { delivery: id, ...to, at: now() });
    try {
      const { MessageId } = await this.#client.send(
        new SendRawEmailCommand({
          Source: sendingAddress(from),
          Destinations: [sendingAddress(to.address)],
          RawMessage: { Data },
          ConfigurationSetName: configurationSet,
          Tags: [
            { Name: 'invitation', Value: of.person },
            { Name: 'invited', Value: String(of.at) },
          ],
        }),
      );
      return MessageId
        ? { kind: 'accepted', messageId: MessageId }
        : { kind: 'unknown', reason: 'no-message-id' };
    } catch (error) {
      return classify(error, sendingAddress(from));
    }
  }
}
