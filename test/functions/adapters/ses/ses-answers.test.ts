import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { KeptConnections } from '../../../../functions/adapters/aws-sdk/kept-connections.ts';
import { SesMailer } from '../../../../functions/adapters/ses/mailer.ts';
import { classify } from '../../../../functions/adapters/ses/ses-answers.ts';
import { SES_LIMITS, sesClient } from '../../../../functions/adapters/ses/ses-client.ts';
import { aSendingDelivery } from '../../../fixtures/a-delivery.ts';
import { aVariant } from '../../../fixtures/a-variant.ts';
import { acceptedXml, errorXml } from '../../../fixtures/ses-xml.ts';

const SENDER = 'besked@lending.example';
const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
});

async function listen(answer: RequestListener): Promise<number> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

const mailerAt = (port: number, request = 2_000) =>
  new SesMailer({
    configurationSet: 'budkavle',
    client: sesClient({
      requestHandler: new KeptConnections({ ...SES_LIMITS, request }),
      region: 'eu-north-1',
      endpoint: `http://127.0.0.1:${port}`,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    }),
  });

/** Sends one mail through the real client to a server that answers so, and counts the requests that reached it. */
async function sendTo(answer: RequestListener, requestTimeout?: number) {
  const reached = { requests: 0 };
  const port = await listen((request, response) => {
    reached.requests += 1;
    request.resume().on('end', () => answer(request, response));
  });
  const mail = { dispatchId: 'm', delivery: aSendingDelivery(), variant: aVariant() };
  const result = await mailerAt(port, requestTimeout).send(mail);
  return { ...result, requests: reached.requests };
}

const error =
  (status: number, code: string, message = 'for anna@malmo.example'): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'text/xml' });
    response.end(errorXml(code, message));
  };

const unverified = (identities: string) =>
  'Email address is not verified. The following identities failed the check in region EU-NORTH-1: ' +
  identities;

describe('what SES says for certain', () => {
  // Codes on the wire: the errors of SendRawEmail and the common errors in the SES API reference.
  it.each([
    ['MessageRejected', 'refused'],
    ['InvalidParameterValue', 'refused'],
    ['Throttling', 'not-taken'],
  ])('%s: the mail was %s, after one request', async (code, kind) => {
    const result = await sendTo(error(400, code));
    expect(result).toMatchObject({ kind, requests: 1 });
    expect(JSON.stringify(result)).not.toContain('anna');
  });

  // The messages as docs.aws.amazon.com/ses/latest/dg/troubleshoot-error-messages.html and
  // docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html have them; the sender is
  // besked@lending.example.
  it.each([
    ['AccessDenied', undefined, 'access-denied'],
    ['AccessDeniedException', undefined, 'access-denied'],
    ['OptInRequired', undefined, 'access-denied'],
    ['InvalidClientTokenId', undefined, 'credentials'],
    ['SignatureDoesNotMatch', undefined, 'credentials'],
    ['RequestExpired', undefined, 'credentials'],
    ['MailFromDomainNotVerifiedException', undefined, 'mail-from-unverified'],
    ['ConfigurationSetDoesNotExist', undefined, 'configuration-set-missing'],
    ['ConfigurationSetSendingPausedException', undefined, 'configuration-set-paused'],
    ['AccountSendingPausedException', undefined, 'account-paused'],
    ['MessageRejected', 'Account is paused', 'account-paused'],
    ['MessageRejected', 'Sending paused for this account. For more information, ask.', 'account-paused'],
    ['Throttling', 'Daily message quota exceeded.', 'daily-quota'],
    ['MessageRejected', unverified('besked@lending.example'), 'identity-unverified'],
    ['MessageRejected', unverified('lending.example, anna@malmo.example'), 'identity-unverified'],
    ['MessageRejected', unverified('anna@malmo.example'), 'sandbox'],
  ])('%s %s: all mail is held, for %s, after one request', async (code, message, reason) => {
    expect(await sendTo(error(400, code, message))).toEqual({ kind: 'held', reason, requests: 1 });
  });

  it.each([
    ['Throttling', 'Maximum sending rate exceeded.', 'not-taken'],
    ['MessageRejected', 'Message length is more than 10485760 bytes long', 'refused'],
  ])('%s %s: says nothing about other mails', async (code, message, kind) => {
    expect(await sendTo(error(400, code, message))).toMatchObject({ kind, reason: code });
  });

  it('an answer with an id: the mail was accepted', async () => {
    const result = await sendTo((_, response) => {
      response.writeHead(200, { 'content-type': 'text/xml' });
      response.end(acceptedXml('ses-1'));
    });
    expect(result).toEqual({ kind: 'accepted', messageId: 'ses-1', requests: 1 });
  });

  it('nobody listens: the mail was sent to nobody', async () => {
    const port = await listen(() => undefined);
    const [server] = servers.splice(0);
    server?.close();
    const mail = { dispatchId: 'm', delivery: aSendingDelivery(), variant: aVariant() };
    expect(await mailerAt(port).send(mail)).toEqual({ kind: 'unreached', reason: 'ECONNREFUSED' });
  });
});

describe('what leaves it open', () => {
  it.each<[string, RequestListener]>([
    ['an internal error', error(500, 'InternalFailure')],
    ['a service that is not available', error(503, 'ServiceUnavailable')],
    ['a code that nobody knows', error(400, 'SomethingNew')],
    [
      'a page of a proxy with status 200',
      (_, response) => void response.end('<html><body>Welcome</body></html>'),
    ],
    ['an empty answer', (_, response) => void response.end()],
    ['a connection that ends after the mail was read', (request) => void request.socket.destroy()],
    [
      'half an answer',
      (request, response) => {
        response.writeHead(200, { 'content-length': '500' });
        response.write('<SendRawEmailResponse>');
        setTimeout(() => request.socket.destroy(), 20);
      },
    ],
  ])('%s: unknown, and the mail was sent once', async (_, answer) => {
    expect(await sendTo(answer)).toMatchObject({ kind: 'unknown', requests: 1 });
  });

  it('no answer in time: unknown, and the mail was sent once', async () => {
    expect(await sendTo(() => undefined, 200)).toMatchObject({ kind: 'unknown', requests: 1 });
  });
});

describe('an error of the network', () => {
  it.each([
    ['ECONNREFUSED', 'unreached'],
    ['ENOTFOUND', 'unreached'],
    ['EAI_AGAIN', 'unreached'],
    ['ECONNRESET', 'unknown'],
    ['EPIPE', 'unknown'],
    ['ETIMEDOUT', 'unknown'],
  ])('%s: %s', (code, kind) => {
    expect(classify(Object.assign(new Error('x'), { code }), SENDER)).toEqual({ kind, reason: code });
    expect(classify(Object.assign(new Error('x'), { name: 'TimeoutError', code }), SENDER)).toEqual({
      kind,
      reason: code,
    });
  });

  it.each(['text', undefined, null, { code: 7 }, { name: 'constructor' }])(
    'of no kind that is known, %j: unknown',
    (thrown) => {
      expect(classify(thrown, SENDER).kind).toBe('unknown');
    },
  );
});
