import { Agent, request } from 'node:http';
import { createRequire } from 'node:module';
import { startChild } from '../shared/child-process.ts';
import { requireFreePort } from '../shared/loopback-server.ts';
import type { AcceptedMail } from './ses-store.ts';

type Shown = Pick<AcceptedMail, 'raw' | 'destinations'>;

export type Mailbox = {
  /** Shows the mail; resolves at once unless the mailbox lags far behind. */
  show(mail: Shown): Promise<void>;
  stop(): Promise<void>;
};

/** With more waiting mails than this, senders wait too: about 30 MB of memory. */
const patience = 1000;
const atOnce = 4;

/** Starts aws-ses-v2-local on `port`: the page on which a person reads what was sent. It does not persist them. */
export async function startMailbox({ port }: { port: number }): Promise<Mailbox> {
  await requireFreePort(port);
  const command = createRequire(import.meta.url).resolve('aws-ses-v2-local/dist/cli.js');
  const child = await startChild({
    name: 'mailbox',
    command: process.execPath,
    args: [command, '--host', '127.0.0.1', '--port', String(port)],
    ready: /server running at/,
  });
  const feed = new MailFeed(port);
  return {
    show: (mail) => feed.show(mail),
    stop: async () => {
      feed.stop();
      await child.stop();
    },
  };
}

/** Passes mails on in the background, so that senders do not wait for their parsing. */
class MailFeed {
  readonly #port: number;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  readonly #waiting: Shown[] = [];
  readonly #slowedDown: (() => void)[] = [];
  #busy = 0;

  constructor(port: number) {
    this.#port = port;
  }

  async show({ raw, destinations }: Shown): Promise<void> {
    this.#waiting.push({ raw, destinations });
    this.#feed();
    if (this.#waiting.length > patience) await new Promise<void>((resolve) => this.#slowedDown.push(resolve));
  }

  stop(): void {
    this.#waiting.length = 0;
    for (const resume of this.#slowedDown.splice(0)) resume();
    this.#agent.destroy();
  }

  #feed(): void {
    while (this.#busy < atOnce) {
      const mail = this.#waiting.shift();
      if (!mail) return;
      this.#busy += 1;
      void post({ mail, port: this.#port, agent: this.#agent }).finally(() => {
        this.#busy -= 1;
        if (this.#waiting.length < patience) this.#slowedDown.shift()?.();
        this.#feed();
      });
    }
  }
}

/** A mail that the page rejects is still in the store, so its loss here is not an error. */
function post({ mail, port, agent }: { mail: Shown; port: number; agent: Agent }): Promise<void> {
  const body = new URLSearchParams({
    Action: 'SendRawEmail',
    'Destinations.member.1': mail.destinations[0] ?? '',
    'RawMessage.Data': mail.raw.toString('base64'),
  }).toString();
  return new Promise((resolve) => {
    const headers = {
      // Any AWS authorization will do.
      authorization: 'AWS4-HMAC-SHA256',
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
    };
    const options = { host: '127.0.0.1', port, method: 'POST', agent, headers, timeout: 30_000 };
    const outgoing = request(options, (response) => response.resume().on('close', resolve));
    outgoing.on('timeout', () => outgoing.destroy());
    outgoing.on('error', () => resolve());
    outgoing.end(body);
  });
}
