import * as z from 'zod';
import type { HttpAnswer } from '../protocol/service-protocol.ts';
import type { Ses } from '../ses/ses.ts';
import type { Clock } from '../shared/clock.ts';
import { MovableClock } from '../shared/movable-clock.ts';

/** A document about this machine's AWS that no call of AWS changes: what DNS or AWS itself decides. */
export type LocalSwitch = { read(): unknown; change(change: unknown): unknown };

/** All of them, by path. */
export function localSwitches({ ses }: { ses: Ses }, clock: Clock): Map<string, LocalSwitch> {
  const account = {
    read: () => ses.account.state(),
    change: (change: unknown) => ses.account.change(change),
  };
  const switches = new Map<string, LocalSwitch>([['/local/ses', account]]);
  if (clock instanceof MovableClock) switches.set('/local/clock', clockSwitch(clock));
  return switches;
}

/** The time of all services and functions, which can be set forward. */
export function clockSwitch(clock: MovableClock): LocalSwitch {
  const read = () => ({ now: new Date(clock.now()).toISOString() });
  const laterSchema = z.strictObject({
    now: z.iso.datetime({ offset: true }).refine((now) => Date.parse(now) >= clock.now(), {
      error: 'the clock never goes back',
    }),
  });
  return {
    read,
    change: (change: unknown) => {
      clock.set(Date.parse(laterSchema.parse(change).now));
      return read();
    },
  };
}

type Request = {
  method?: string | undefined;
  url?: string | undefined;
  headers: { host?: string | undefined };
};

/**
 * `GET /local/ses` reads a switch, `PUT` with JSON changes the fields that it names and answers the whole. Unsigned,
 * for the person at this machine: a browser's page cannot PUT across origins without asking first, which is not
 * answered. `undefined` for every other path.
 */
export function switchAnswer(
  switches: ReadonlyMap<string, LocalSwitch>,
  request: Request,
  body: Buffer,
): HttpAnswer | undefined {
  const found = switches.get(request.url ?? '');
  if (found === undefined) return undefined;
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) return answer(403, {});
  if (request.method === 'GET') return answer(200, found.read());
  if (request.method !== 'PUT') return answer(405, { message: 'GET reads, PUT changes' });
  try {
    return answer(200, found.change(JSON.parse(body.toString('utf8'))));
  } catch (error) {
    if (error instanceof z.ZodError) return answer(400, { message: z.prettifyError(error) });
    if (error instanceof SyntaxError) return answer(400, { message: error.message });
    throw error;
  }
}

function answer(status: number, body: unknown): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
