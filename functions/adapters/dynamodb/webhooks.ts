import {
  type Webhook,
  type WebhookSecret,
  type WebhookSecrets,
  type Webhooks,
  webhookSchema,
  webhookSecretSchema,
} from '../../../domain/webhooks/webhook.ts';
import { keyOf, rangeOf } from './keys.ts';
import type { Table } from './table.ts';

/** Addresses of webhooks in DynamoDB, each with a version that every write counts. */
export class DynamoWebhooks implements Webhooks {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  all(): Promise<Webhook[]> {
    return this.#table.query(rangeOf('webhook', {}), webhookSchema);
  }

  find(id: string): Promise<Webhook | undefined> {
    return this.#table.get(keyOf('webhook', { id }), webhookSchema);
  }

  save(webhook: Webhook): Promise<Webhook | undefined> {
    return this.#table.putVersion(keyOf('webhook', webhook), webhook);
  }
}

/**
 * Secrets of webhooks in DynamoDB, in a partition of their own that only what sends may read; inserted by PartiQL,
 * which never writes over a row.
 */
export class DynamoWebhookSecrets implements WebhookSecrets {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  of(webhook: string): Promise<WebhookSecret[]> {
    return this.#table.query(rangeOf('webhookSecret', { webhook }), webhookSecretSchema);
  }

  async add(secret: WebhookSecret): Promise<boolean> {
    const since = String(secret.since).padStart(15, '0');
    const key = keyOf('webhookSecret', { webhook: secret.webhook, since });
    const [added = false] = await this.#table.createAll([{ ...key, ...secret }]);
    return added;
  }
}
