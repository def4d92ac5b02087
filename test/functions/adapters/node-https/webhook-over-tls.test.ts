import type { IncomingHttpHeaders } from 'node:http';
import { createServer, type Server } from 'node:https';
import { text } from 'node:stream/consumers';
import { Webhook as Receiver } from 'standardwebhooks';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { deliverWebhooks } from '../../../../domain/webhooks/use-cases/deliver-webhooks.ts';
import { addWebhook } from '../../../../domain/webhooks/use-cases/keep-webhooks.ts';
import { newSecret } from '../../../../functions/adapters/node-crypto/new-secret.ts';
import { HmacWebhookSigner } from '../../../../functions/adapters/node-crypto/webhook-signer.ts';
import { HttpsWebhookSender } from '../../../../functions/adapters/node-https/webhook-sender.ts';
import { aCertificate } from '../../../fixtures/a-certificate.ts';
import { aMilestone } from '../../../fixtures/a-milestone.ts';
import { lendingWorld } from '../../../fixtures/lending-world.ts';

const HOST = 'hooks.arkiv.example';
const by = 'maja.holm@kansli.example';
const toldSchema = z.looseObject({ subject: z.string(), sequence: z.string() });

type Got = { headers: IncomingHttpHeaders; body: string; path: string };
type Answer = { status: number; location?: string; body?: string };

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A receiver on this machine that speaks TLS, and an address of it under its public name. */
async function receiving(answer: (got: Got) => Answer, certificate = aCertificate(HOST)) {
  const got: Got[] = [];
  const server = createServer(certificate, async (request, response) => {
    const each = { headers: request.headers, body: await text(request), path: request.url ?? '' };
    got.push(each);
    const { status, location, body } = answer(each);
    response.writeHead(status, location === undefined ? {} : { location }).end(body);
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('no port');
  return { got, url: `https://${HOST}:${at.port}/budkavle`, ca: certificate.cert };
}

function senderTo(ca: string | undefined): HttpsWebhookSender {
  const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
  return new HttpsWebhookSender({ resolve, isPublic: () => true, ...(ca === undefined ? {} : { ca }) });
}

/** What an address at a receiver is sent, with the machine's own clock, as the library of the standard wants it. */
async function aWorldThatSends({ url, ca }: { url: string; ca: string }) {
  const world = await lendingWorld();
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const ports = {
    ...{ ...world, now, newSecret },
    ...{ webhookSigner: new HmacWebhookSigner(), webhookSender: senderTo(ca) },
  };
  const added = await addWebhook({ url, by }, ports);
  if (added.kind !== 'done') throw new Error('refused');
  return {
    secret: added.secret,
    webhook: async () => await world.webhooks.find(added.webhook.id),
    happen: (id: string, before: number) =>
      world.milestones.accept(aMilestone({ id, changedAt: now() - before, state: 'planned' }), {}),
    round: () => deliverWebhooks({ until: now() + 20_000 }, ports),
    pass: (millis: number) => {
      ahead += millis;
    },
  };
}

describe('a receiver that speaks TLS', () => {
  it('gets each event once and in order, with signatures that the library of the standard takes', async () => {
    let secret = '';
    const told: unknown[] = [];
    const receiver = await receiving(({ body, headers }) => {
      const signed = z.record(z.string(), z.string()).parse(headers);
      told.push(new Receiver(secret).verify(body, signed));
      return { status: 204 };
    });
    const sending = await aWorldThatSends(receiver);
    ({ secret } = sending);
    sending.pass(60_000);
    const ids = ['first', 'second', 'third'];
    for (const [at, id] of ids.entries()) await sending.happen(id, 30_000 - at);
    expect(await sending.round()).toMatchObject({ logged: 3, delivered: 3, failed: [] });
    const events = told.map((each) => toldSchema.parse(each));
    expect(events.map(({ subject }) => subject)).toEqual(ids);
    expect(events.map(({ sequence }) => Number(sequence))).toEqual([1, 2, 3]);
    expect(receiver.got[0]).toMatchObject({
      path: '/budkavle',
      headers: { host: expect.stringContaining(HOST), 'content-type': expect.stringContaining('json') },
    });
  });

  it('that takes no forgery gets the event again, and takes it once it knows the secret', async () => {
    let secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
    const receiver = await receiving(({ body, headers }) => {
      try {
        new Receiver(secret).verify(body, z.record(z.string(), z.string()).parse(headers));
        return { status: 200 };
      } catch {
        return { status: 401 };
      }
    });
    const sending = await aWorldThatSends(receiver);
    sending.pass(60_000);
    await sending.happen('only', 30_000);
    expect(await sending.round()).toMatchObject({ delivered: 0, failed: [expect.any(String)] });
    expect(await sending.webhook()).toMatchObject({ after: 0, problem: { code: 'status', status: 401 } });
    ({ secret } = sending);
    sending.pass(60_000);
    expect(await sending.round()).toMatchObject({ delivered: 1, failed: [] });
    expect(receiver.got).toHaveLength(2);
    expect(new Set(receiver.got.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  it('leads nobody on, is not read at length, and ends by its own word', async () => {
    const elsewhere = await receiving(() => ({ status: 200 }));
    const redirecting = await receiving(() => ({ status: 307, location: elsewhere.url }));
    const post = ({ url, ca }: { url: string; ca: string }) =>
      senderTo(ca).post({ url, headers: { 'content-type': 'application/json' }, body: '{}' });
    expect(await post(redirecting)).toEqual({ status: 307 });
    expect(elsewhere.got).toEqual([]);
    const endless = await receiving(() => ({ status: 200, body: 'x'.repeat(50_000_000) }));
    expect(await post(endless)).toEqual({ status: 200 });
    const gone = await receiving(() => ({ status: 410 }));
    const sending = await aWorldThatSends(gone);
    sending.pass(60_000);
    await sending.happen('only', 30_000);
    await sending.round();
    expect(await sending.webhook()).toMatchObject({ state: 'ended', endedBy: 'receiver' });
  });

  it('is told nothing if its certificate is another’s, for another name, over, or not yet due', async () => {
    const day = (text: string) => new Date(text);
    const own = aCertificate(HOST);
    for (const [certificate, ca] of [
      [own, aCertificate(HOST).cert],
      [own, undefined],
      [aCertificate('other.arkiv.example'), 'its own'],
      [aCertificate(HOST, { from: day('2020-01-01'), to: day('2021-01-01') }), 'its own'],
      [aCertificate(HOST, { from: day('2048-01-01'), to: day('2049-01-01') }), 'its own'],
    ] as const) {
      const receiver = await receiving(() => ({ status: 200 }), certificate);
      const sender = senderTo(ca === 'its own' ? certificate.cert : ca);
      expect(await sender.post({ url: receiver.url, headers: {}, body: '{}' })).toEqual({
        failed: 'untrusted',
      });
      expect(receiver.got).toEqual([]);
    }
  });
});
