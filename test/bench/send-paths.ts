import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import * as z from 'zod';
import { makeQuestionLink } from '../../domain/links/use-cases/make-question-link.ts';
import { makeUnsubscribeLink } from '../../domain/links/use-cases/make-unsubscribe-link.ts';
import { IN_FLIGHT } from '../../domain/mail/exposure.ts';
import { paceSchema } from '../../domain/mail/pace.ts';
import { restoresSchema } from '../../domain/mail/restore.ts';
import { sendingHoldsSchema } from '../../domain/mail/sending-hold.ts';
import { QUESTION_LINK, UNSUBSCRIBE_LINK } from '../../domain/mail/variant.ts';
import { recordOutcome } from '../../domain/sending/use-cases/record-outcome.ts';
import { sendDeliveries } from '../../domain/sending/use-cases/send-deliveries.ts';
import { BatchLinkKeys } from '../../functions/adapters/dynamodb/batch-link-keys.ts';
import { DynamoDeliveries } from '../../functions/adapters/dynamodb/deliveries.ts';
import { DynamoDispatches } from '../../functions/adapters/dynamodb/dispatches.ts';
import { GatheringTable } from '../../functions/adapters/dynamodb/gathering-table.ts';
import { DynamoKeptEvidence } from '../../functions/adapters/dynamodb/kept-evidence.ts';
import { DynamoLedgers } from '../../functions/adapters/dynamodb/ledgers.ts';
import { DynamoManualFollowUps } from '../../functions/adapters/dynamodb/manual-follow-ups.ts';
import { DynamoMilestones } from '../../functions/adapters/dynamodb/milestones.ts';
import { DynamoObligations } from '../../functions/adapters/dynamodb/obligations.ts';
import { DynamoPlans } from '../../functions/adapters/dynamodb/plans.ts';
import { DynamoSharedRecord } from '../../functions/adapters/dynamodb/shared-record.ts';
import { DynamoSuppressions } from '../../functions/adapters/dynamodb/suppressions.ts';
import type { Table } from '../../functions/adapters/dynamodb/table.ts';
import { DynamoTableIdentities } from '../../functions/adapters/dynamodb/table-identities.ts';
import { DynamoTasks } from '../../functions/adapters/dynamodb/tasks.ts';
import { HmacSigner } from '../../functions/adapters/node-crypto/hmac-signer.ts';
import { newSecret } from '../../functions/adapters/node-crypto/new-secret.ts';
import { parseMailEvent } from '../../functions/adapters/ses/mail-event.ts';
import { SesMailer } from '../../functions/adapters/ses/mailer.ts';
import { composeDelivery, composeVariant } from '../../functions/adapters/ses/mime.ts';
import { SES_LIMITS, sesClient } from '../../functions/adapters/ses/ses-client.ts';
import { clientOf, createTable, tableOf } from '../contracts/tables.ts';
import { deliveries } from '../fixtures/a-delivery.ts';
import { aDispatchingMilestone } from '../fixtures/a-milestone.ts';
import { aPlan } from '../fixtures/a-plan.ts';
import { aRollout } from '../fixtures/a-rollout.ts';
import { aVariant } from '../fixtures/a-variant.ts';
import { anObligation } from '../fixtures/an-obligation.ts';
import { InMemoryDispatchPartJobs } from '../in-memory/in-memory-dispatch-part-jobs.ts';
import { InMemoryMilestoneEvents } from '../in-memory/in-memory-milestone-events.ts';
import { InMemorySendQuotas } from '../in-memory/in-memory-send-quotas.ts';
import type { Ways } from './measure.ts';

/** How mails come: at a rate, to organisations of so many people. */
export type Shape = { perSecond: number; people: number };

/** The organisation whose people get the mail of this number. */
const organisationAt = (mail: number, { people }: Shape) => String(1_000 + Math.floor(mail / people));
const organisationsOf = (mails: number, shape: Shape) =>
  Array.from({ length: mails / shape.people }, (_, index) => organisationAt(index * shape.people, shape));

/**
 * The whole path of a mail with its reader's own links, its ledger in an embedded DynamoDB, beside the bare calls of
 * the SDK with the same bytes.
 */
export async function sendPaths(
  { mails, shapes }: { mails: number; shapes: Readonly<Record<string, Shape>> },
  html: string,
): Promise<{ ways: Ways; calls: ReadonlyMap<string, number>; stop: () => Promise<void> }> {
  const sink = new Worker(new URL('./ses-sink.ts', import.meta.url));
  const [address] = await once(sink, 'message');
  const { port } = z.object({ port: z.int() }).parse(address);
  const dynamodb = await startDynamodb();
  const account = {
    region: 'eu-north-1',
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  };
  const { connection: connectionTimeout, request: requestTimeout, sockets: maxSockets } = SES_LIMITS;
  const httpAgent = { keepAlive: true, maxSockets };
  // The SDK's own handler, with the limits that ours has.
  const requestHandler = { connectionTimeout, requestTimeout, throwOnRequestTimeout: true, httpAgent };
  const client = new SESClient({ ...account, maxAttempts: 1, requestHandler });
  const ours = sesClient(account);
  const variant = aMail(html);
  const links = new Map([[QUESTION_LINK, LINK]]);
  const list = { id: 'lending', name: 'Fritidsbanken', link: LINK };
  const recipient = {
    delivery: 'd',
    name: 'Åsa Lind',
    address: 'asa.lind@malmo.example',
    at: 0,
    list,
    links,
  };
  const data = composeDelivery(await composeVariant(variant), recipient);
  const bare = async () => {
    const send = () =>
      client.send(
        new SendRawEmailCommand({
          Source: 'besked@bob.example',
          Destinations: ['anna.lind@malmo.example'],
          RawMessage: { Data: data },
          ConfigurationSetName: 'bench',
        }),
      );
    for (let sent = 0; sent < mails; sent += IN_FLIGHT)
      await Promise.all(Array.from({ length: Math.min(IN_FLIGHT, mails - sent) }, send));
  };
  const ways: Ways = { bare };
  const calls = new Map<string, number>();
  for (const [name, shape] of Object.entries(shapes)) {
    const { whole, outcomes } = await wholePath(dynamodb, { client: ours, mails, html, shape });
    ways[name] = async () => {
      const before = dynamodb.calls();
      await whole();
      calls.set(name, (dynamodb.calls() - before) / mails);
    };
    if (name === WITH_OUTCOMES) ways.outcomes = outcomes;
  }
  const stop = async () => {
    client.destroy();
    ours.destroy();
    await dynamodb.stop();
    await sink.terminate();
  };
  return { ways, calls, stop };
}

/** The shape of whose mails the events are measured too. */
export const WITH_OUTCOMES = 'organisations at 500';

// As long as a signed one.
const LINK = `https://besked.example/question/${'a'.repeat(220)}`;

/** The mail of an organisation: optional, and with a link by which its reader asks. */
function aMail(html: string, organisation = '1000') {
  return aVariant({
    id: `variant-${organisation}`,
    listName: 'Fritidsbanken',
    html: `${html}<p><a href="${QUESTION_LINK}">?</a> <a href="${UNSUBSCRIBE_LINK}">x</a></p>`,
  });
}

type Dynamodb = { emptyTable: () => Promise<Table>; calls: () => number; stop: () => Promise<void> };

async function startDynamodb(): Promise<Dynamodb> {
  const thread = new Worker(new URL('./dynamodb-thread.ts', import.meta.url));
  const [started] = await once(thread, 'message');
  const client = clientOf(z.object({ url: z.url() }).parse(started).url);
  let tables = 0;
  let calls = 0;
  client.middlewareStack.add(
    (next) => (args) => {
      calls += 1;
      return next(args);
    },
    { step: 'initialize', name: 'counted' },
  );
  return {
    calls: () => calls,
    emptyTable: async () => {
      tables += 1;
      const name = `bench-${tables}`;
      await createTable(client, name);
      return tableOf(client, name);
    },
    stop: async () => {
      client.destroy();
      thread.postMessage('stop');
      await once(thread, 'message');
      await thread.terminate();
    },
  };
}

type Load = { client: SESClient; mails: number; html: string; shape: Shape };

async function wholePath(
  dynamodb: Dynamodb,
  { client, mails, html, shape }: Load,
): Promise<{ whole: () => Promise<void>; outcomes: () => Promise<void> }> {
  // Tables are filled before anything is measured: planning is another job.
  const worlds = await Promise.all(
    Array.from({ length: ROUNDS + 1 }, () => aWorld(dynamodb, { client, mails, html, shape })),
  );
  const sent: (typeof worlds)[number][] = [];
  const whole = async () => {
    const ports = worlds.pop();
    if (!ports) throw new Error('there are no more worlds to send in');
    for (const organisation of organisationsOf(mails, shape))
      await sendDeliveries({ dispatchId: 'm', organisation }, ports);
    const milestone = await ports.milestones.find('m');
    if (milestone?.state !== 'completed') throw new Error('not everything was sent');
    sent.push(ports);
  };
  /** Of each mail that was sent last: four events, in batches as the queue hands them out, a few at a time. */
  const outcomes = async () => {
    const ports = sent.pop();
    if (!ports) throw new Error('nothing was sent');
    for (const eventType of EVENTS)
      for (let start = 0; start < mails; start += EVENTS_A_BATCH)
        await Promise.all(
          Array.from({ length: Math.min(EVENTS_A_BATCH, mails - start) }, (_, index) =>
            record(anEvent(eventType, ((start + index) * (shape.people + 1)) % mails, shape), ports),
          ),
        );
    for (const organisation of organisationsOf(mails, shape))
      for (const { outcome } of await ports.deliveries.ofOrganisation('m', organisation))
        if (outcome.state !== 'delivered') throw new Error('not everything was delivered');
  };
  return { whole, outcomes };
}

const EVENTS_A_BATCH = 25;
/** A mail that is late, and whose delivery the topic tells twice. */
const EVENTS = ['Send', 'DeliveryDelay', 'Delivery', 'Delivery'] as const;

type World = Awaited<ReturnType<typeof aWorld>>;

async function record(event: unknown, ports: World): Promise<void> {
  const parsed = parseMailEvent(event);
  if (!parsed || (await recordOutcome(parsed, ports, 'first')) === 'foreign')
    throw new Error('an event is of no mail');
}

/** Many workers send at once, so the events of a batch are of different organisations. */
function anEvent(eventType: (typeof EVENTS)[number], index: number, shape: Shape): unknown {
  const timestamp = '2026-11-23T09:00:00.000Z';
  const organisation = organisationAt(index, shape);
  const delivery = `delivery-${String(index % shape.people).padStart(3, '0')}`;
  const tags = { delivery, attempt: 'attempt', milestone: 'm', organisation };
  return {
    eventType,
    mail: {
      timestamp,
      messageId: 'sink',
      destination: ['anna.lind@malmo.example'],
      tags: Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, [value]])),
    },
    delivery: { timestamp },
    deliveryDelay: { timestamp, delayType: 'MailboxFull' },
  };
}

/** How often the whole path can be measured; one more warms up. */
export const ROUNDS = 5;

async function aWorld(dynamodb: Dynamodb, { client, mails, html, shape }: Load) {
  const plain = await dynamodb.emptyTable();
  const table = new GatheringTable(plain.name, plain.client);
  const linkKeys = new BatchLinkKeys(table);
  const clock = { now: 1_795_432_000_000 };
  const links = {
    linkKeys,
    signer: new HmacSigner(),
    newSecret,
    publicUrl: 'https://besked.example',
    now: () => clock.now,
  };
  const ports = {
    milestones: new DynamoMilestones(table),
    dispatches: new DynamoDispatches(table),
    deliveries: new DynamoDeliveries(table),
    obligations: new DynamoObligations(table),
    plans: new DynamoPlans(table),
    ledgers: new DynamoLedgers(table),
    tasks: new DynamoTasks(table),
    manualFollowUps: new DynamoManualFollowUps(table),
    suppressions: new DynamoSuppressions(table),
    holds: new DynamoSharedRecord(table, { row: 'holds', schema: sendingHoldsSchema }),
    restores: new DynamoSharedRecord(table, { row: 'restores', schema: restoresSchema }),
    identity: new DynamoTableIdentities(table),
    keptEvidence: new DynamoKeptEvidence(table),
    pace: new DynamoSharedRecord(table, { row: 'pace', schema: paceSchema }),
    quotas: new InMemorySendQuotas({ perSecond: shape.perSecond }),
    mailer: new SesMailer({
      configurationSet: 'bench',
      client,
      prepare: () => linkKeys.begin(),
      unsubscribeLink: (reader) => makeUnsubscribeLink(reader, links),
      questionLink: (mail) => makeQuestionLink(mail, links),
    }),
    sendJobs: new InMemoryDispatchPartJobs(),
    events: new InMemoryMilestoneEvents(),
    now: () => clock.now,
    // Waiting for the rate costs no processor time, so it is left out.
    sleep: async (millis: number) => {
      clock.now += Math.ceil(millis);
    },
    random: () => 0.5,
    remainingMillis: () => 30_000,
    attemptId: () => 'attempt',
  };
  await table.put({ pk: 'ROLLOUT#lending', sk: 'ROLLOUT', ...aRollout() });
  const organisations = organisationsOf(mails, shape);
  await ports.milestones.accept(aDispatchingMilestone({ id: 'm', organisations }), {});
  for (const organisation of organisations) {
    const rows = {
      obligations: [anObligation({ organisation })],
      deliveries: deliveries(shape.people, {
        ...{ organisation, variant: `variant-${organisation}`, list: 'list:lending' },
      }),
      variants: [aMail(html, organisation)],
    };
    await ports.plans.write('m', aPlan({ organisation, ...rows }));
  }
  return ports;
}
