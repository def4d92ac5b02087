import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { arnOf } from '../shared/arns.ts';
import type { Clock } from '../shared/clock.ts';
import type { SesAccount } from './ses-account.ts';
import { eventsFor } from './ses-events.ts';
import { sesIdentityOf } from './ses-identity.ts';
import {
  addressesOf,
  checkAddress,
  checkForm,
  invalid,
  type MailHeaders,
  readHeaders,
} from './ses-message.ts';
import { dayMilliseconds, SendRate } from './ses-quota.ts';
import { refuseByAccount } from './ses-refusals.ts';
import type { AcceptedMail, MailStore } from './ses-store.ts';

/** An event for EventBridge's default bus, or, with `topicArn`, a notification for that topic. */
export type SesNotice = { detailType: string; detail: Record<string, unknown>; topicArn?: string };

type Options = {
  account: SesAccount;
  store: MailStore;
  clock: Clock;
  /** Gets what the configuration set's event destinations publish. */
  publish(notice: SesNotice): void;
  /** The page where a person reads the mail. */
  show?(mail: AcceptedMail): Promise<void>;
};

/** 10 MB after base64: https://docs.aws.amazon.com/ses/latest/dg/quotas.html */
const maxEncodedBytes = 10 * 1024 * 1024;
const maxRecipients = 50;

const tagText = z.string().regex(/^[A-Za-z0-9_-]{1,256}$/);
const sendRawEmailSchema = z.object({
  Source: z.string().optional(),
  Destinations: z.array(z.string()).optional(),
  RawMessage: z.object({ Data: z.string().min(1) }),
  ConfigurationSetName: z.string().optional(),
  Tags: z.array(z.object({ Name: tagText, Value: tagText })).default([]),
});
type SendRawEmail = z.infer<typeof sendRawEmailSchema>;

/** SES' sending: accepts or refuses as AWS does, keeps what it accepts and publishes its events. */
export class Ses {
  readonly account: SesAccount;
  readonly #options: Options;
  readonly #rate: SendRate;

  constructor(options: Options) {
    this.#options = options;
    this.account = options.account;
    this.#rate = new SendRate(options);
  }

  /** Recipients of the last 24 hours, as GetSendQuota counts them. */
  sentInDay(): number {
    const { clock, store, account } = this.#options;
    return store.recipientsSince(clock.now() - dayMilliseconds) + account.state().sentElsewhere;
  }

  async sendRawEmail(request: unknown, caller: string): Promise<{ MessageId: string }> {
    const parsed = sendRawEmailSchema.safeParse(request);
    if (!parsed.success) throw invalid(z.prettifyError(parsed.error));
    const mail = this.#accept(parsed.data, caller);
    for (const notice of this.#noticesOf(mail)) this.#options.publish(notice);
    await this.#options.show?.(mail);
    return { MessageId: mail.messageId };
  }

  #accept(request: SendRawEmail, caller: string): AcceptedMail {
    if (request.RawMessage.Data.length > maxEncodedBytes) {
      throw invalid(
        `Message length is more than ${maxEncodedBytes} bytes long: '${request.RawMessage.Data.length}'.`,
      );
    }
    const raw = Buffer.from(request.RawMessage.Data, 'base64');
    checkForm(raw);
    const headers = readHeaders(raw);
    const source = request.Source ?? headers.values('from')[0];
    if (!source) throw invalid("Missing required header 'From'.");
    const destinations = destinationsOf(request, headers);
    const senders = sendersOf(source, headers);
    const configurationSet = this.#configurationSetOf(request, headers, senders);
    refuseByAccount(this.account, { senders, recipients: destinations, configurationSet });
    this.#rate.take(destinations);
    const acceptedAt = this.#options.clock.now();
    const tags = { ...tagsOf(request, headers), ...automaticTags({ source, configurationSet, caller }) };
    const messageId = messageIdAt(acceptedAt);
    const mail = { messageId, acceptedAt, source, destinations, tags, configurationSet, raw };
    this.#options.store.add(mail);
    return mail;
  }

  #configurationSetOf(
    request: SendRawEmail,
    headers: MailHeaders,
    [sender = '']: string[],
  ): string | undefined {
    const named = request.ConfigurationSetName ?? headers.values('x-ses-configuration-set')[0];
    return named ?? sesIdentityOf(sender, this.account.identities())?.configurationSet;
  }

  #noticesOf(mail: AcceptedMail): SesNotice[] {
    const set = this.account.configurationSet(mail.configurationSet);
    // Without a configuration set SES publishes nothing.
    if (!set) return [];
    const identity = sesIdentityOf(addressesOf(mail.source)[0] ?? '', this.account.identities());
    const identityArn = arnOf('ses', `identity/${identity?.name}`);
    return eventsFor({ mail, set, now: this.#options.clock.now(), identityArn });
  }
}

/** Bare addresses that must be verified, that of the envelope first. */
function sendersOf(source: string, headers: MailHeaders): string[] {
  const named = [source, ...['from', 'sender', 'return-path'].flatMap((name) => headers.values(name))];
  const addresses = [...new Set(named.flatMap(addressesOf))];
  for (const address of addresses) checkAddress(address);
  return addresses;
}

function destinationsOf(request: SendRawEmail, headers: MailHeaders): string[] {
  const named = request.Destinations ?? ['to', 'cc', 'bcc'].flatMap((name) => headers.values(name));
  const destinations = named.flatMap(addressesOf);
  if (destinations.length === 0) throw invalid("Missing required header 'To'.");
  if (destinations.length > maxRecipients) throw invalid(`Recipient count exceeds ${maxRecipients}.`);
  for (const address of destinations) checkAddress(address);
  return destinations;
}

/** Tags of the call win completely; those of the header count only when the call has none. */
function tagsOf({ Tags }: SendRawEmail, headers: MailHeaders): Record<string, string[]> {
  const inHeader = headers.values('x-ses-message-tags').flatMap((line) => line.split(/\s*[,;]\s*/));
  const fromHeader = inHeader.map((tag) => tag.split('=', 2).map((part) => part.trim()));
  const names = Tags.map(({ Name }) => Name);
  if (new Set(names).size < names.length) throw invalid(`Duplicate message tag names: ${names.join(', ')}.`);
  const pairs = Tags.length > 0 ? Tags.map(({ Name, Value }) => [Name, Value]) : fromHeader;
  return Object.fromEntries(pairs.map(([name = '', value = '']) => [name, [value]]));
}

type Automatic = { source: string; configurationSet: string | undefined; caller: string };

function automaticTags({ source, configurationSet, caller }: Automatic): Record<string, string[]> {
  return {
    'ses:operation': ['SendRawEmail'],
    ...(configurationSet !== undefined && { 'ses:configuration-set': [configurationSet] }),
    'ses:source-ip': ['127.0.0.1'],
    'ses:from-domain': [(addressesOf(source)[0] ?? '').replace(/^.*@/, '')],
    'ses:caller-identity': [caller],
  };
}

/** `0110019ab0c1d2e3-<uuid>-000000`: region, time and a random part, as SES makes them. */
function messageIdAt(now: number): string {
  return `0110${now.toString(16).padStart(12, '0')}-${randomUUID()}-000000`;
}
