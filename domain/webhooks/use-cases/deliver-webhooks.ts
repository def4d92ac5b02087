import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { shortDigest } from '../../shared/digest.ts';
import { type EventLog, toldText, webhookIdOf } from '../event-log.ts';
import {
  afterAnswer,
  problemOf,
  signingSecrets,
  type Webhook,
  type WebhookAnswer,
  type WebhookSecrets,
  type Webhooks,
} from '../webhook.ts';
import { type WebhookSigner, webhookHeaders } from '../webhook-message.ts';
import type { WebhookSender } from '../webhook-sender.ts';
import { type KeepEventLogPorts, keepEventLog } from './keep-event-log.ts';

export type DeliverWebhooksPorts = KeepEventLogPorts & {
  eventLog: EventLog;
  webhooks: Pick<Webhooks, 'all' | 'save'>;
  webhookSecrets: Pick<WebhookSecrets, 'of'>;
  webhookSigner: WebhookSigner;
  webhookSender: WebhookSender;
};

/** Limits what one address gets in a round. */
const EVENTS_A_ROUND = 50;
/** Longer than a round sends: another one that begins meanwhile leaves the address alone. */
const CLAIM_MILLIS = 30_000;

/** `failed` and `dead`: addresses, by id. */
export type WebhookRound = { logged: number; delivered: number; failed: string[]; dead: string[] };

/**
 * Logs what is new, then sends every address its next events, in their order and one at a time, until `until` (ms). An
 * event is taken when its receiver answers with a success, and only then noted: a crash in between sends it again,
 * under the same id. While nobody wants events, nothing is logged. Safe to run concurrently.
 */
export async function deliverWebhooks(
  { until }: { until: number },
  ports: DeliverWebhooksPorts,
): Promise<WebhookRound> {
  const webhooks = (await ports.webhooks.all()).filter(({ state }) => state !== 'ended');
  if (webhooks.length === 0) return { logged: 0, delivered: 0, failed: [], dead: [] };
  const { added: logged } = await keepEventLog(ports);
  const sent = await allSettledOrThrow(webhooks.map((each) => deliverTo(each, until, ports)));
  return {
    logged,
    delivered: sent.reduce((sum, { delivered }) => sum + delivered, 0),
    failed: sent.flatMap(({ id, failed }) => (failed ? [id] : [])),
    dead: sent.flatMap(({ id, state }) => (state === 'dead' ? [id] : [])),
  };
}

type Sent = Pick<Webhook, 'id' | 'state'> & { delivered: number; failed: boolean };

async function deliverTo(webhook: Webhook, until: number, ports: DeliverWebhooksPorts): Promise<Sent> {
  const { eventLog, now } = ports;
  const tested = webhook.testAskedAt === undefined ? webhook : await sendTest(webhook, ports);
  let delivered = 0;
  let failed = false;
  let held = tested && isDue(tested, now()) ? tested : undefined;
  const events = held ? await eventLog.after(held.after, EVENTS_A_ROUND) : [];
  if (held && events.length > 0)
    held = await ports.webhooks.save({ ...held, claimedUntil: now() + CLAIM_MILLIS });
  let state = (held ?? webhook).state;
  for (const event of events) {
    if (!held || failed || now() >= until) break;
    const answer = await post(held, { id: webhookIdOf(event), body: toldText(event) }, ports);
    failed = problemOf(answer, now()) !== undefined;
    const next = afterAnswer(held, { event, answer, now: now() });
    // Somebody has changed or ended it meanwhile: the next round goes on from what they wrote.
    held = await ports.webhooks.save(next);
    state = held?.state ?? state;
    delivered += failed ? 0 : 1;
  }
  return { id: webhook.id, state, delivered, failed };
}

function isDue({ state, nextTryAt, claimedUntil = 0 }: Webhook, now: number): boolean {
  return state === 'active' && nextTryAt <= now && claimedUntil <= now;
}

/** Sends what somebody has asked for to see whether it comes; it counts for nothing. */
async function sendTest(webhook: Webhook, ports: DeliverWebhooksPorts): Promise<Webhook | undefined> {
  const { testAskedAt = 0, ...kept } = webhook;
  const id = `test_${shortDigest('webhook-test', webhook.id, testAskedAt)}`;
  const body = JSON.stringify({
    ...{ specversion: '1.0', id, source: '/webhooks', type: 'budkavle.webhook.test' },
    ...{ time: new Date(testAskedAt).toISOString(), datacontenttype: 'application/json', data: {} },
  });
  const answer = await post(webhook, { id, body }, ports);
  const at = ports.now();
  const problem = problemOf(answer, at);
  return ports.webhooks.save({ ...kept, tested: { at, ...(problem ? { problem } : {}) } });
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
