import type { EventLog, LoggedEvent } from '../../domain/webhooks/event-log.ts';
import type {
  TeamsAddress,
  TeamsAddresses,
  TeamsChannel,
  TeamsChannels,
} from '../../domain/webhooks/teams-channel.ts';
import type { Webhook, WebhookSecret, WebhookSecrets, Webhooks } from '../../domain/webhooks/webhook.ts';
import { Rows } from './rows.ts';

const padded = (value: number) => String(value).padStart(15, '0');

/** Addresses that get events. */
export class InMemoryWebhooks implements Webhooks {
  readonly #webhooks = new Rows<Webhook>();

  async all(): Promise<Webhook[]> {
    return this.#webhooks.under('');
  }

  async find(id: string): Promise<Webhook | undefined> {
    return this.#webhooks.get(id);
  }

  async save(webhook: Webhook): Promise<Webhook | undefined> {
    if ((this.#webhooks.get(webhook.id)?.version ?? 0) !== webhook.version) return undefined;
    const next = { ...webhook, version: webhook.version + 1 };
    this.#webhooks.put(webhook.id, next);
    return next;
  }
}

/** Their secrets. */
export class InMemoryWebhookSecrets implements WebhookSecrets {
  readonly #secrets = new Rows<WebhookSecret>();

  async of(webhook: string): Promise<WebhookSecret[]> {
    return this.#secrets.under(`${webhook}#`);
  }

  async add(secret: WebhookSecret): Promise<boolean> {
    const key = `${secret.webhook}#${padded(secret.since)}`;
    if (this.#secrets.get(key)) return false;
    this.#secrets.put(key, secret);
    return true;
  }
}

/** Channels in Teams. */
export class InMemoryTeamsChannels implements TeamsChannels {
  readonly #channels = new Rows<TeamsChannel>();

  async all(): Promise<TeamsChannel[]> {
    return this.#channels.under('');
  }

  async find(organisation: string): Promise<TeamsChannel | undefined> {
    return this.#channels.get(organisation);
  }

  async save(channel: TeamsChannel): Promise<TeamsChannel | undefined> {
    if ((this.#channels.get(channel.organisation)?.version ?? 0) !== channel.version) return undefined;
    const next = { ...channel, version: channel.version + 1 };
    this.#channels.put(channel.organisation, next);
    return next;
  }
}

/** Their addresses. */
export class InMemoryTeamsAddresses implements TeamsAddresses {
  readonly #addresses = new Rows<TeamsAddress>();

  async of(organisation: string): Promise<TeamsAddress[]> {
    return this.#addresses.under(`${organisation}#`);
  }

  async add(address: TeamsAddress): Promise<boolean> {
    const key = `${address.organisation}#${padded(address.since)}`;
    if (this.#addresses.get(key)) return false;
    this.#addresses.put(key, address);
    return true;
  }

  async remove({ organisation, since }: Pick<TeamsAddress, 'organisation' | 'since'>): Promise<void> {
    this.#addresses.remove(`${organisation}#${padded(since)}`);
  }
}

/** Events in their order; `expire` deletes what may be deleted by then. */
export class InMemoryEventLog implements EventLog {
  readonly #events = new Rows<LoggedEvent>();
  readonly #until = new Map<number, number>();

  expire(now: number): void {
    for (const [sequence, until] of this.#until) if (until < now) this.#events.remove(padded(sequence));
  }

  async last(): Promise<LoggedEvent | undefined> {
    return this.#events.under('').at(-1);
  }

  async append(event: LoggedEvent, until: number): Promise<boolean> {
    if (this.#events.get(padded(event.sequence))) return false;
    this.#until.set(event.sequence, until);
    this.#events.put(padded(event.sequence), event);
    return true;
  }

  async after(sequence: number, limit: number): Promise<LoggedEvent[]> {
    return this.#events
      .under('')
      .filter((event) => event.sequence > sequence)
      .slice(0, limit);
  }
}
