import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { IN_FLIGHT } from '../../../../domain/mail/exposure.ts';
import { SesMailer } from '../../../../functions/adapters/ses/mailer.ts';
import { sesClient } from '../../../../functions/adapters/ses/ses-client.ts';
import { aSendingDelivery } from '../../../fixtures/a-delivery.ts';
import { aVariant } from '../../../fixtures/a-variant.ts';
import { acceptedXml } from '../../../fixtures/ses-xml.ts';

const ACCEPTED = acceptedXml('ses-1');
const servers: Server[] = [];

afterAll(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
});

/** SES that answers after some time. Every so many requests it takes whole, and then hangs up without an answer. */
async function slowSes({ seconds, hangsUpEvery }: { seconds: number; hangsUpEvery: number }) {
  const seen = { arrived: 0, unanswered: 0, atOnce: 0, mostAtOnce: 0 };
  const server = createServer((request, response) => {
    request.resume().on('end', async () => {
      seen.arrived += 1;
      seen.atOnce += 1;
      seen.mostAtOnce = Math.max(seen.mostAtOnce, seen.atOnce);
      const hangsUp = seen.arrived % hangsUpEvery === 0;
      if (hangsUp) seen.unanswered += 1;
      await setTimeout(seconds * 1_000);
      seen.atOnce -= 1;
      if (hangsUp) request.socket.destroy();
      else response.writeHead(200, { 'content-type': 'text/xml' }).end(ACCEPTED);
    });
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { seen, endpoint: `http://127.0.0.1:${address.port}` };
}

/** Hands so many mails to the client at once, with the settings that are deployed. */
async function sendTo(endpoint: string, mails: number): Promise<Record<string, number>> {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = sesClient({ region: 'eu-north-1', endpoint, credentials });
  const mailer = new SesMailer({ configurationSet: 'budkavle', client });
  const sent = Array.from({ length: mails }, (_, index) =>
    mailer.send({ dispatchId: 'm', delivery: aSendingDelivery({ id: `d${index}` }), variant: aVariant() }),
  );
  const kinds: Record<string, number> = { accepted: 0, unknown: 0, unreached: 0 };
  for (const { kind } of await Promise.all(sent)) kinds[kind] = (kinds[kind] ?? 0) + 1;
  client.destroy();
  return kinds;
}

describe('SES that answers slowly', () => {
  it.concurrent.each([1, 2.5, 3])(
    'after %d s to 200 at once: as many are unknown as arrived without an answer, and no more',
    async (seconds) => {
      const { seen, endpoint } = await slowSes({ seconds, hangsUpEvery: 4 });
      const kinds = await sendTo(endpoint, 200);
      expect(seen.unanswered).toBeGreaterThan(0);
      expect(kinds).toEqual({
        accepted: seen.arrived - seen.unanswered,
        unknown: seen.unanswered,
        // They waited for a socket: nothing of them left, and they may be sent at once.
        unreached: 200 - seen.arrived,
      });
      expect(seen.mostAtOnce).toBeLessThanOrEqual(IN_FLIGHT);
    },
  );

  it.concurrent('after 3 s to all that a worker sends at once: all are accepted, none waits for a socket', async () => {
    const { seen, endpoint } = await slowSes({ seconds: 3, hangsUpEvery: 1_000 });
    const kinds = await sendTo(endpoint, IN_FLIGHT);
    expect(kinds).toEqual({ accepted: IN_FLIGHT, unknown: 0, unreached: 0 });
    expect(seen.mostAtOnce).toBe(IN_FLIGHT);
  });
});
