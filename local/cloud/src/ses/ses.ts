import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { ServiceError, UnsupportedCall } from '../protocol/service-error.ts';
import { arnOf, localRegion } from '../shared/arns.ts';
import type { Clock } from '../shared/clock.ts';
import { type ConfigurationSet, eventsFor } from './ses-events.ts';
import { addressesOf, checkAddress, invalid, type MailHeaders, readHeaders } from './ses-message.ts';
import { SendRate, type SesQuota } from './ses-quota.ts';
import type { AcceptedMail, MailStore } from './ses-store.ts';

export type { ConfigurationSet } from './ses-events.ts';
export type { SesQuota } from './ses-quota.ts';

/** An event for EventBridge's default bus, or, with `topicArn`, a notification for that topic. */
export type SesNotice = { detailType: string; detail: Record<string, unknown>; topicArn?: string };

/** A verified domain (with its subdomains) or address, and the set for mails that name none. */
export type SesIdentity = { name: string; configurationSet?: string };

type Options = {
  identities: SesIdentity[];
  configurationSets: ConfigurationSet[];
  store: MailStore;
  clock: Clock;
  quota: SesQuota;
  /** Gets what the configuration set's event destinations publish. */
  publish(notice: SesNotice): void;
  /** The page where a person reads the mail. */
  show?(mail: AcceptedMail): Promise<void>;
};

/** 10 MB after base64: https://docs.aws.amazon.com/ses/latest/dg/quotas.html */
const maxEncodedBytes = 10 * 1024 * 1024;
const maxRecipients = 50;
const dayMilliseconds = 24 * 60 * 60 * 1000;

const tagText = z.string().regex(/^[A-Za-z0-9_-]{1,256}$/);
const sendRawEmailSchema = z.object({
  Source: z.string().optional(),
  Destinations: z.array(z.string()).optional(),
  RawMessage: z.object({ Data: z.string().min(1) }),
  ConfigurationSetName: z.string().optional(),
  Tags: z.array(z.object({ Name: tagText, Value: tagText })).default([]),
});
type SendRawEmail = z.infer<typeof sendRawEmailSchema>;

/** SES, as far as SendRawEmail goes: accepts or refuses as AWS does, keeps what it accepts and publishes its events. */
export class Ses {
  readonly #options: Options;
  readonly #rate: SendRate;

  constructor(options: Options) {
    this.#options = options;
    this.#rate = new SendRate(options);
  }

  /** Answers one operation of the query protocol; throws `ServiceError`, or `UnsupportedCall` by name. */
  async call(operation: string, request: unknown, caller: string): Promise<Record<string, unknown>> {
    const { quota, clock, store } = this.#options;
    if (operation === 'SendRawEmail') return await this.#sendRawEmail(request, caller);
    if (operation === 'GetAccountSendingEnabled') return { Enabled: true };
    if (operation === 'GetSendQuota') {
      const sent = store.recipientsSince(clock.now() - dayMilliseconds);
      return { Max24HourSend: quota.max24HourSend, MaxSendRate: quota.maxSendRate, SentLast24Hours: sent };
    }
    throw new UnsupportedCall(`ses:${operation}`);
  }

  async #sendRawEmail(request: unknown, caller: string): Promise<{ MessageId: string }> {
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
    const headers = readHeaders(raw);
    const source = request.Source ?? headers.values('from')[0];
    if (!source) throw invalid("Missing required header 'From'.");
    const destinations = destinationsOf(request, headers);
    const identity = this.#verified(source, headers);
    const named = request.ConfigurationSetName ?? headers.values('x-ses-configuration-set')[0];
    const configurationSet = named ?? identity?.configurationSet;
    this.#checkConfigurationSet(configurationSet);
    this.#rate.take(destinations.length);
    const acceptedAt = this.#options.clock.now();
    const tags = { ...tagsOf(request, headers), ...automaticTags({ source, configurationSet, caller }) };
    const messageId = messageIdAt(acceptedAt);
    const mail = { messageId, acceptedAt, source, destinations, tags, configurationSet, raw };
    this.#options.store.add(mail);
    return mail;
  }

  /** Throws unless every sender is verified; answers the identity of `source`. */
  #verified(source: string, headers: MailHeaders): SesIdentity | undefined {
    const senders = [source, ...['from', 'sender', 'return-path'].flatMap((name) => headers.values(name))];
    const addresses = [...new Set(senders.flatMap(addressesOf))];
    for (const address of addresses) checkAddress(address);
    const failed = addresses.filter((address) => this.#identityOf(address) === undefined);
    const region = localRegion.toUpperCase();
    if (failed.length > 0) {
      throw new ServiceError(
        'MessageRejected',
        `Email address is not verified. The following identities failed the check in region ${region}: ${failed.join(', ')}`,
      );
    }
    return this.#identityOf(addressesOf(source)[0] ?? '');
  }

  #checkConfigurationSet(name: string | undefined): void {
    if (name === undefined || this.#options.configurationSets.some((set) => set.name === name)) return;
    throw new ServiceError('ConfigurationSetDoesNotExist', `Configuration set <${name}> does not exist.`);
  }

  /** The address itself, its domain or a domain above: a verified domain covers its subdomains. */
  #identityOf(address: string): SesIdentity | undefined {
    const wanted = address.toLowerCase();
    const domain = wanted.slice(wanted.lastIndexOf('@') + 1);
    return this.#options.identities.find(({ name }) => {
      const own = name.toLowerCase();
      return own === wanted || own === domain || (!own.includes('@') && domain.endsWith(`.${own}`));
    });
  }

  #noticesOf(mail: AcceptedMail): SesNotice[] {
    const set = this.#options.configurationSets.find(({ name }) => name === mail.configurationSet);
    // Without a configuration set SES publishes nothing.
    if (!set) return [];
    const identity = this.#identityOf(addressesOf(mail.source)[0] ?? '');
    const identityArn = arnOf('ses', `identity/${identity?.name}`);
    return eventsFor({ mail, set, now: this.#options.clock.now(), identityArn });
  }
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
