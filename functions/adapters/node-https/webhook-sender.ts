import { lookup } from 'node:dns/promises';
import { request } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isPublicUrl } from '../../../domain/webhooks/public-url.ts';
import type { WebhookAnswer } from '../../../domain/webhooks/webhook.ts';
import type { WebhookSender } from '../../../domain/webhooks/webhook-sender.ts';
import { isPublicAddress } from './public-address.ts';

const TIMEOUT_MILLIS = 5000;

type Address = { address: string; family: number };
type Options = {
  /** Every address of a name. */
  resolve: (hostname: string) => Promise<readonly Address[]>;
  isPublic: (address: string) => boolean;
  timeoutMillis: number;
  /** Certificates to trust in place of the public ones (PEM). */
  ca?: string;
};
type Message = Parameters<WebhookSender['post']>[0];
type Failed = Extract<WebhookAnswer, { failed: unknown }>;

/**
 * Posts over HTTPS. Every address that a name has must be public, and the connection goes to one that was checked: the
 * name is not looked up again. A redirect is an answer like others, and what an answer says is not read.
 */
export class HttpsWebhookSender implements WebhookSender {
  readonly #options: Options;

  constructor(options: Partial<Options> = {}) {
    this.#options = {
      resolve: (hostname) => lookup(hostname, { all: true }),
      isPublic: isPublicAddress,
      timeoutMillis: TIMEOUT_MILLIS,
      ...options,
    };
  }

  async post(message: Message): Promise<WebhookAnswer> {
    if (!isPublicUrl(message.url)) return { failed: 'not-public' };
    const over = AbortSignal.timeout(this.#options.timeoutMillis);
    const late = new Promise<Failed>((resolve) => {
      over.addEventListener('abort', () => resolve({ failed: 'timeout' }), { once: true });
    });
    return Promise.race([this.#send(message, over), late]);
  }

  async #send(message: Message, signal: AbortSignal): Promise<WebhookAnswer> {
    const { resolve, isPublic, ca } = this.#options;
    const { hostname } = new URL(message.url);
    let addresses: readonly Address[];
    try {
      addresses = await resolve(hostname);
    } catch {
      return { failed: 'unresolved' };
    }
    const [first] = addresses;
    if (!first) return { failed: 'unresolved' };
    if (!addresses.every(({ address }) => isPublic(address))) return { failed: 'not-public' };
    if (signal.aborted) return { failed: 'timeout' };
    return new Promise((done) => {
      const sent = request(message.url, {
        ...{ method: 'POST', agent: false, signal, lookup: always(first) },
        headers: { ...message.headers, 'content-length': Buffer.byteLength(message.body) },
        ...(ca === undefined ? {} : { ca }),
      });
      sent.on('response', (response) => {
        done({ status: response.statusCode ?? 500 });
        response.destroy();
      });
      sent.on('error', (error) => done({ failed: failureOf(error) }));
      sent.end(message.body);
    });
  }
}

/** Node asks for one address or for all of them. */
function always(found: Address): LookupFunction {
  return (_hostname, options, told) => {
    if (options.all) told(null, [found]);
    else told(null, found.address, found.family);
  };
}

/** What a certificate lacks has a code of its own; the rest is about the connection. */
function failureOf(error: Error): Failed['failed'] {
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'timeout';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return /CERT|SSL|TLS|SIGNED|SIGNATURE/.test(code) ? 'untrusted' : 'unreachable';
}
