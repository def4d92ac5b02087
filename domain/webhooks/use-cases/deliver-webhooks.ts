import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { shortDigest } from '../../shared/digest.ts';
import { type EventLog, toldText, webhookIdOf } from '../event-log.ts';
import {
  further,
  type ReachedEvent,
  signingSecrets,
  type Webhook,
  type WebhookAnswer,
  type WebhookSecrets,
  type Webhooks,
} from '../webhook.ts';
import { type WebhookSigner, webhookHeaders } from '../webhook-message.ts';
import type { WebhookSender } from '../webhook-sender.ts';
import { type KeepEventLogPorts, keepEventLog } from './keep-event-log.ts';
import { sendInOrder } from './send-in-order.ts';

export type DeliverWebhooksPorts = KeepEventLogPorts & {
  eventLog: EventLog;
  webhooks: Pick<Webhooks, 'all' | 'save'>;
  webhookSecrets: Pick<WebhookSecrets, 'of'>;
  webhookSigner: WebhookSigner;
  webhookSender: WebhookSender;
};

/** Limits what one address gets in a round. */
const EVENTS_A_ROUND = 50;

/** `failed` and `dead`: addresses, by id. */
export type WebhookRound = { logged: number; delivered: number; failed: string[]; dead: string[] };

/**
 * Logs what is new, then sends every address its next events, in their order and one at a time, until `until` (ms). An
 * event is always sent under the same id. While nobody wants events, nothing is logged. Safe to run concurrently.
 */
export async function deliverWebhooks(
  { until }: { until: number },
  ports: DeliverWebhooksPorts,
): Promise<WebhookRound> {
  const webhooks = (await ports.webhooks.all()).filter(({ state }) => state !== 'ended');
  if (webhooks.length === 0) return { logged: 0, delivered: 0, failed: [], dead: [] };
  const { added: logged } = await keepEventLog(ports);
  const { eventLog, webhooks: store, now } = ports;
  const sent = await allSettledOrThrow(
    webhooks.map(async (webhook) => ({
      id: webhook.id,
      ...(await sendInOrder(webhook, {
        next: ({ after }) => eventLog.after(after, EVENTS_A_ROUND),
        taken,
        post: (to, event) => post(to, { id: webhookIdOf(event), body: toldText(event) }, ports),
        postTest: (to, askedAt) => post(to, testMessage(to, askedAt), ports),
        save: (next) => store.save(next),
        ...{ now, until },
      })),
    })),
  );
  return {
    logged,
    delivered: sent.reduce((sum, { delivered }) => sum + delivered, 0),
    failed: sent.flatMap(({ id, failed }) => (failed ? [id] : [])),
    dead: sent.flatMap(({ id, state }) => (state === 'dead' ? [id] : [])),
  };
}

function taken(webhook: Webhook, { sequence, at, milestone }: ReachedEvent): Webhook {
  const reached = further(webhook.reached, { sequence, at, milestone });
  return { ...webhook, after: sequence, reached };
}

function testMessage({ id: webhook }: Webhook, askedAt: number): { id: string; body: string } {
  const id = `test_${shortDigest('webhook-test', webhook, askedAt)}`;
  const body = JSON.stringify({
    ...{ specversion: '1.0', id, source: '/webhooks', type: 'budkavle.webhook.test' },
    ...{ time: new Date(askedAt).toISOString(), datacontenttype: 'application/json', data: {} },
  });
  return { id, body };
}

async function post(
  { id: webhook, url }: Webhook,
  message: { id: string; body: string },
  { webhookSecrets, webhookSigner, webhookSender, now }: DeliverWebhooksPorts,
): Promise<WebhookAnswer> {
  const at = now();
  const secrets = signingSecrets(await webhookSecrets.of(webhook), at);
  const headers = webhookHeaders({ ...message, at }, secrets, webhookSigner);
  return webhookSender.post({ url, headers, body: message.body });
}
