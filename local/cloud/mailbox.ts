import { Agent, request } from 'node:http';
import { createRequire } from 'node:module';
import { startChild } from './child-process.ts';
import type { AcceptedMail } from './ses-store.ts';

export type Mailbox = {
  url: string;
  /** Shows the mail; resolves at once unless the mailbox lags far behind. */
  show(mail: Pick<AcceptedMail, 'raw' | 'destinations'>): Promise<void>;
  /** Mails that the mailbox has not taken yet. */
  pending(): number;
  stop(): Promise<void>;
};

type Shown = { raw: Buffer; destinations: string[] };

/** Above this many waiting mails senders wait too: about 30 MB of memory. */
const patience = 1000;
const atOnce = 4;

/** Starts aws-ses-v2-local on `port`: the page on which a person reads what was sent. It forgets when it stops. */
export async function startMailbox({ port }: { port: number }): Promise<Mailbox> {
  const command = createRequire(import.meta.url).resolve('aws-ses-v2-local/dist/cli.js');
  const child = await startChild({
    name: 'mailbox',
    command: process.execPath,
    args: [command, '--host', '127.0.0.1', '--port', String(port)],
    ready: /server running at/,
  });
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const waiting: Shown[] = [];
  const slow: (() => void)[] = [];
  let busy = 0;
  let stopped = false;

  function feed(): void {
    while (busy < atOnce && !stopped) {
      const mail = waiting.shift();
      if (!mail) return;
      busy += 1;
      void post({ mail, port, agent }).finally(() => {
        busy -= 1;
        if (waiting.length < patience) slow.shift()?.();
        feed();
      });
    }
  }

  return {
    url: `http://127.0.0.1:${port}`,
    show: async ({ raw, destinations }) => {
      waiting.push({ raw, destinations });
      feed();
      if (waiting.length > patience) await new Promise<void>((resolve) => slow.push(resolve));
    },
    pending: () => waiting.length + busy,
    stop: async () => {
      stopped = true;
      for (const resume of slow.splice(0)) resume();
      agent.destroy();
      await child.stop();
    },
  };
}

/** A mail that the page cannot take is still in the store, so that its loss here is nobody's error. */
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
