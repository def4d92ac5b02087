import { type SESClient, SendRawEmailCommand, type SendRawEmailCommandInput } from '@aws-sdk/client-ses';
import type { QuestionLinkFor } from '../../../domain/links/use-cases/make-question-link.ts';
import type { TaskLinkFor } from '../../../domain/links/use-cases/make-task-link.ts';
import type { UnsubscribeLinkFor } from '../../../domain/links/use-cases/make-unsubscribe-link.ts';
import type { Delivery, Mailer, SendResult } from '../../../domain/mail/delivery.ts';
import { QUESTION_LINK, type Variant } from '../../../domain/mail/variant.ts';
import { sendingAddress } from '../../../domain/shared/email-address.ts';
import {
  composeDelivery,
  composeVariant,
  type MailList,
  type MimeTemplate,
  type Recipient,
  takesQuestions,
  taskMarksOf,
} from './mime.ts';
import { classify } from './ses-answers.ts';
import { sesClient } from './ses-client.ts';

// The SES simulator: accepted like any mail, delivered to nobody, exempt from daily quota and reputation.
const SIMULATOR = 'success@simulator.amazonses.com';

type UnsubscribeLink = (reader: UnsubscribeLinkFor) => Promise<string>;
type TaskLink = (reader: TaskLinkFor) => Promise<string>;
type QuestionLink = (mail: QuestionLinkFor) => Promise<string>;

type Options = {
  configurationSet: string;
  client?: SESClient;
  now?: () => number;
  /** Begins to read what links need, for the mails that leave next. */
  prepare?: () => void;
  /** Creates unsubscribe links; required for mails of optional lists. */
  unsubscribeLink?: UnsubscribeLink;
  /** Creates links to a reader's own tasks; required for mails that contain them. */
  taskLink?: TaskLink;
  /** Creates links by which a reader asks; required for mails that contain one. */
  questionLink?: QuestionLink;
};

/**
 * Sends raw mail through SES, one recipient per call. A variant's MIME is composed once and cached while the
 * function is warm.
 */
export class SesMailer implements Mailer {
  readonly #configurationSet: string;
  readonly #client: SESClient;
  readonly #now: () => number;
  readonly #prepare: () => void;
  readonly #unsubscribeLink: UnsubscribeLink | undefined;
  readonly #taskLink: TaskLink | undefined;
  readonly #questionLink: QuestionLink | undefined;
  readonly #templates = new Map<string, Promise<MimeTemplate>>();

  constructor(options: Options) {
    this.#configurationSet = options.configurationSet;
    this.#client = options.client ?? sesClient();
    this.#now = options.now ?? Date.now;
    this.#prepare = options.prepare ?? (() => {});
    this.#unsubscribeLink = options.unsubscribeLink;
    this.#taskLink = options.taskLink;
    this.#questionLink = options.questionLink;
  }

  prepare(): void {
    this.#prepare();
  }

  async send({ dispatchId, delivery, variant }: Parameters<Mailer['send']>[0]): Promise<SendResult> {
    const { id, organisation, name, address, outcome, groups } = delivery;
    const own = await this.#ownOf(dispatchId, delivery, variant);
    if (own === 'no-link') return { kind: 'held', reason: 'links-unreadable' };
    const Data = await this.#compose(variant, {
      delivery: id,
      name,
      address,
      at: this.#now(),
      ...own,
    });
    if (!Data) return { kind: 'refused', reason: 'not-composable' };
    return this.#sendOnce({
      Source: sendingAddress(variant.from.address),
      Destinations: [sendingAddress(address)],
      RawMessage: { Data },
      ConfigurationSetName: this.#configurationSet,
      // Every event of this mail returns these tags, the only way to find its delivery.
      Tags: [
        { Name: 'delivery', Value: id },
        { Name: 'attempt', Value: outcome.attempt },
        { Name: 'milestone', Value: dispatchId },
        { Name: 'organisation', Value: organisation },
        { Name: 'group', Value: groups[0] ?? 'none' },
      ],
    });
  }

  async probe(from: string): Promise<SendResult> {
    const Source = sendingAddress(from);
    const headers = [
      `From: <${Source}>`,
      `To: <${SIMULATOR}>`,
      'Subject: Budkavle',
      'Auto-Submitted: auto-generated',
    ];
    return this.#sendOnce({
      Source,
      Destinations: [SIMULATOR],
      RawMessage: { Data: Buffer.from([...headers, '', 'Is anybody there?', ''].join('\r\n')) },
      ConfigurationSetName: this.#configurationSet,
    });
  }

  async #sendOnce(mail: SendRawEmailCommandInput): Promise<SendResult> {
    try {
      const { MessageId } = await this.#client.send(new SendRawEmailCommand(mail));
      // A proxy's page is a 200 too: without a message id nothing was accepted.
      return MessageId
        ? { kind: 'accepted', messageId: MessageId }
        : { kind: 'unknown', reason: 'no-message-id' };
    } catch (error) {
      return classify(error, mail.Source ?? '');
    }
  }

  /** The recipient's own links. If one cannot be created now, mail waits: none is sent without its links. */
  async #ownOf(
    dispatch: string,
    delivery: Delivery,
    variant: Variant,
  ): Promise<Pick<Recipient, 'list' | 'links'> | 'no-link'> {
    try {
      const list = await this.#listOf(delivery, variant);
      return { links: await this.#linksOf(dispatch, delivery, variant), ...(list ? { list } : {}) };
    } catch {
      return 'no-link';
    }
  }

  async #listOf(delivery: Delivery, { listName, locale }: Variant): Promise<MailList | undefined> {
    const { list, address } = delivery;
    if (!list || !listName || !this.#unsubscribeLink) return undefined;
    const link = await this.#unsubscribeLink({ address, list, name: listName, locale });
    return { id: list.replace(/^list:/, ''), name: listName, link };
  }

  async #linksOf(
    dispatch: string,
    { organisation, contact, groups, id: delivery }: Delivery,
    variant: Variant,
  ): Promise<Map<string, string>> {
    const links = new Map<string, string>();
    const template = await this.#template(variant).catch(() => undefined);
    for (const { mark, asks } of template ? taskMarksOf(template) : []) {
      const link = await this.#taskLink?.({ asks, organisation, contact, group: groups[0] });
      if (link) links.set(mark, link);
    }
    if (template && takesQuestions(template)) {
      const link = await this.#questionLink?.({ dispatch, organisation, delivery });
      if (link) links.set(QUESTION_LINK, link);
    }
    return links;
  }

  /** Undefined if the variant cannot be composed: a retry would fail too. */
  async #compose(variant: Variant, recipient: Recipient): Promise<Buffer | undefined> {
    try {
      return composeDelivery(await this.#template(variant), recipient);
    } catch {
      return undefined;
    }
  }

  #template(variant: Variant): Promise<MimeTemplate> {
    // Bounds memory: an organisation has about twenty variants, shared with no other.
    if (this.#templates.size > 30) this.#templates.clear();
    const known = this.#templates.get(variant.id) ?? composeVariant(variant);
    this.#templates.set(variant.id, known);
    return known;
  }
}
