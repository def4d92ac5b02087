import { type ControlLog, changeId, type Noted } from '../../controls/control-log.ts';
import { parseInput } from '../../shared/parse-input.ts';
import { type Problem, problemAt } from '../../shared/problem.ts';
import { fromStockholm } from '../../shared/stockholm-time.ts';
import type { EventLog } from '../event-log.ts';
import {
  goingOn,
  type ReachedEvent,
  type Webhook,
  type WebhookSecrets,
  type Webhooks,
  webhookUrlSchema,
} from '../webhook.ts';
import { shownSecret } from '../webhook-message.ts';
import { EVENTS_LOGGED_A_ROUND, type KeepEventLogPorts, keepEventLog } from './keep-event-log.ts';

/** Whoever keeps addresses can add secrets, and read none. */
export type KeepWebhooksPorts = KeepEventLogPorts & {
  webhooks: Webhooks;
  webhookSecrets: Pick<WebhookSecrets, 'add'>;
  eventLog: EventLog;
  controlLog: Pick<ControlLog, 'append'>;
  /** 32 random bytes as base64url. */
  newSecret: () => string;
};

/** So many addresses get events at a time. */
const MOST = 20;

/** `secret`: as the receiver needs it; nobody can read it again. */
export type AddedWebhook =
  | { kind: 'done'; webhook: Webhook; secret: string }
  | { kind: 'refused'; problems: readonly Problem[] };

/** `not-there`: there is none, or it has ended. `overtaken`: somebody has changed it at the same moment. */
export type ChangedWebhook = { kind: 'done'; webhook: Webhook } | { kind: 'not-there' | 'overtaken' };

/** All addresses, those that get events first, the newest first. */
export async function listWebhooks({ webhooks }: Pick<KeepWebhooksPorts, 'webhooks'>): Promise<Webhook[]> {
  const ended = ({ state }: Webhook) => Number(state === 'ended');
  return (await webhooks.all()).toSorted((a, b) => ended(a) - ended(b) || b.madeAt - a.madeAt);
}

/**
 * Adds an address that gets every event from now on. That somebody did stands in the log of controls before it holds.
 */
export async function addWebhook(
  { url: written, by }: { url: string; by: string },
  ports: KeepWebhooksPorts,
): Promise<AddedWebhook> {
  const read = parseInput(webhookUrlSchema, written);
  if (!read.ok) return { kind: 'refused', problems: read.problems.map((each) => ({ ...each, path: 'url' })) };
  const url = new URL(read.data).href;
  const live = (await ports.webhooks.all()).filter(({ state }) => state !== 'ended');
  if (live.some((each) => each.url === url)) return refused(problemAt('url', 'webhook-known'));
  if (live.length >= MOST) return refused(problemAt('url', 'too-many', { max: MOST }));
  const reached = await loggedUntilNow(ports);
  const now = ports.now();
  const id = ports.newSecret().slice(0, 22);
  await note({ did: 'added', host: new URL(url).host }, by, ports);
  const secret = await newSecretOf(id, ports);
  const state = { state: 'active', after: reached?.sequence ?? 0, tries: 0, nextTryAt: 0 } as const;
  const place = reached ? { reached } : {};
  const webhook = await ports.webhooks.save({ id, url, madeAt: now, ...state, ...place, version: 0 });
  if (!webhook || secret === undefined) throw new Error('two addresses have the same random id');
  return { kind: 'done', webhook, secret };
}

function refused(found: Problem): { kind: 'refused'; problems: readonly Problem[] } {
  return { kind: 'refused', problems: [found] };
}

/** What has happened before is in the log then, however long nobody wanted events. */
async function loggedUntilNow(ports: KeepWebhooksPorts): Promise<ReachedEvent | undefined> {
  let round = await keepEventLog(ports);
  while (round.added === EVENTS_LOGGED_A_ROUND) round = await keepEventLog(ports);
  return round.last;
}

async function newSecretOf(webhook: string, ports: KeepWebhooksPorts): Promise<string | undefined> {
  const secret = ports.newSecret();
  const added = await ports.webhookSecrets.add({ webhook, since: ports.now(), secret });
  return added ? shownSecret(secret) : undefined;
}

type By = { id: string; by: string };

/** Gives an address another secret; the old one signs too for a day. */
export async function rotateWebhook(
  { id, by }: By,
  ports: KeepWebhooksPorts,
): Promise<Exclude<ChangedWebhook, { kind: 'done' }> | (ChangedWebhook & { kind: 'done'; secret: string })> {
  const done = await change(
    { id, by, did: 'rotated' },
    (each) => ({ ...each, rotatedAt: ports.now() }),
    ports,
  );
  if (done.kind !== 'done') return done;
  const secret = await newSecretOf(id, ports);
  return secret === undefined ? { kind: 'overtaken' } : { ...done, secret };
}

/** Asks for a test event, which the next round sends, within a minute or two. */
export async function testWebhook({ id }: Pick<By, 'id'>, ports: KeepWebhooksPorts): Promise<ChangedWebhook> {
  return change({ id }, (each) => ({ ...each, testAskedAt: ports.now() }), ports);
}

/** Lets an address that is dead or waits go on at once, from where it was. */
export async function resumeWebhook(by: By, ports: KeepWebhooksPorts): Promise<ChangedWebhook> {
  return change({ ...by, did: 'resumed' }, (each) => goingOn(each, each.after), ports);
}

/** Ends an address for good. */
export async function endWebhook(by: By, ports: KeepWebhooksPorts): Promise<ChangedWebhook> {
  return change({ ...by, did: 'ended' }, (each) => ({ ...each, state: 'ended', endedBy: 'person' }), ports);
}

/** From which event on: its number, or the first of a day in Stockholm. */
export type ReplayFrom = { sequence: number } | { day: string };

/** Sends an address everything again from an event or a day on, under the same ids. */
export async function replayWebhook(
  { from, ...by }: By & { from: ReplayFrom },
  ports: KeepWebhooksPorts,
): Promise<ChangedWebhook> {
  const first =
    'sequence' in from
      ? from.sequence
      : await firstSince(fromStockholm({ date: from.day, time: '00:00' }), ports.eventLog);
  const last = (await keepEventLog(ports)).last?.sequence ?? 0;
  // What has not happened yet comes by itself.
  const after = Math.max(0, Math.min(first - 1, last));
  return change({ ...by, did: 'replayed' }, (each) => goingOn(each, after), ports);
}

/** The number of the first event since an instant; events are in the order of their times. */
async function firstSince(at: number, eventLog: EventLog): Promise<number> {
  let [from, to] = [1, ((await eventLog.last())?.sequence ?? 0) + 1];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const [found] = await eventLog.after(middle - 1, 1);
    if (found && found.at < at) from = middle + 1;
    else to = middle;
  }
  return from;
}

type NotedWebhook = Extract<Noted, { kind: 'webhook' }>;
type Step = { id: string; by?: string; did?: NotedWebhook['did'] };

async function change(
  { id, by, did }: Step,
  next: (webhook: Webhook) => Webhook,
  ports: KeepWebhooksPorts,
): Promise<ChangedWebhook> {
  const found = await ports.webhooks.find(id);
  if (!found || found.state === 'ended') return { kind: 'not-there' };
  if (did !== undefined && by !== undefined) await note({ did, host: new URL(found.url).host }, by, ports);
  const webhook = await ports.webhooks.save(next(found));
  return webhook ? { kind: 'done', webhook } : { kind: 'overtaken' };
}

async function note(
  what: Omit<NotedWebhook, 'kind'>,
  by: string,
  { controlLog, now }: Pick<KeepWebhooksPorts, 'controlLog' | 'now'>,
): Promise<void> {
  const noted: Noted = { kind: 'webhook', ...what };
  await controlLog.append({ change: changeId(noted, now()), did: 'noted', what: noted, by, at: now() });
}
