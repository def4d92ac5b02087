import { type SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import type { SendResult } from '../../../domain/mail/delivery.ts';
import type { InvitationLetter, InvitationMailer } from '../../../domain/people/sign-in-accounts.ts';
import type { Trial, TrialJob, TrialMailer } from '../../../domain/people/trial.ts';
import { sendingAddress } from '../../../domain/shared/email-address.ts';
import { composeDelivery, composeVariant } from './mime.ts';
import { classify } from './ses-answers.ts';
import { sesClient } from './ses-client.ts';

type Options = {
  configurationSet: string;
  /** The sender's address. */
  from: string;
  client?: SESClient;
  now?: () => number;
};

/**
 * Sends mails to people who sign in through SES, with the settings of all mail: invitations, and trials that they ask
 * for. Their tags are their own: events of them settle no delivery.
 */
export class SesInvitationMailer implements InvitationMailer, TrialMailer {
  readonly #options: Options;
  readonly #client: SESClient;

  constructor(options: Options) {
    this.#options = options;
    this.#client = options.client ?? sesClient();
  }

  async send({ to, replyTo, id, of, ...content }: InvitationLetter): Promise<SendResult> {
    const letter = { ...content, from: 'Budkavle', replyTo: { name: replyTo, address: replyTo } };
    const tags = { invitation: of.person, invited: String(of.at) };
    return await this.#send(letter, { to, id, tags });
  }

  async sendTrial({ id, trial: { to, ...letter } }: TrialJob): Promise<SendResult> {
    return await this.#send(letter, { to, id: `trial-${id}`, tags: { trial: id } });
  }

  async #send({ from: name, ...letter }: Omit<Trial, 'to'>, { to, id, tags }: Envelope): Promise<SendResult> {
    const { configurationSet, from, now = Date.now } = this.#options;
    const template = await composeVariant({ ...letter, from: { name, address: from } });
    const Data = composeDelivery(template, { delivery: id, ...to, at: now() });
    try {
      const { MessageId } = await this.#client.send(
        new SendRawEmailCommand({
          Source: sendingAddress(from),
          Destinations: [sendingAddress(to.address)],
          RawMessage: { Data },
          ConfigurationSetName: configurationSet,
          Tags: Object.entries(tags).map(([Name, Value]) => ({ Name, Value })),
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

type Envelope = { to: Trial['to']; id: string; tags: Readonly<Record<string, string>> };
