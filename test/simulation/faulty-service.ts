import { Readable } from 'node:stream';
import type { Table } from '../../functions/adapters/dynamodb/table.ts';
import { acceptedXml, errorXml } from '../fixtures/ses-xml.ts';
import type { Random } from './random.ts';

const THROTTLED = errorXml('Throttling', 'Maximum sending rate exceeded.');

type Answer = { response: { statusCode: number; headers: Record<string, string>; body: Readable } };

/**
 * SES as the SDK's request handler meets it, and a network that loses answers. It counts what it took by the
 * delivery's own tag, so that nothing the code under test believes is asked.
 */
export class FaultyService {
  readonly taken = new Map<string, number>();
  faults = 0;
  readonly #random: Random;
  #sick = true;

  constructor(random: Random) {
    this.#random = random;
  }

  /** From now on everything answers as it should. */
  heal(): void {
    this.#sick = false;
  }

  /**
   * Lets calls to the table fail before or after they are carried out: some are tried again by the SDK, some end the
   * worker.
   */
  haunt(table: Table): void {
    table.client.middlewareStack.add(
      (next) => async (args) => {
        const fault = this.#fault(0.06, ['before', 'after', 'dead-before', 'dead-after'] as const);
        if (fault === 'before') throw reset();
        if (fault === 'dead-before') throw new Error('the worker died');
        const result = await next(args);
        if (fault === 'after') throw reset();
        if (fault === 'dead-after') throw new Error('the worker died');
        return result;
      },
      { step: 'finalizeRequest', priority: 'low', name: 'haunted', override: true },
    );
  }

  async handle(request: { body?: unknown }): Promise<Answer> {
    const fault = this.#fault(0.3, [
      'refused',
      'throttled',
      'reset',
      'reset-taken',
      'error',
      'error-taken',
      'no-id',
      'half',
    ] as const);
    if (fault === 'refused') throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    if (fault === 'throttled') return answer(400, THROTTLED);
    if (fault === 'reset') throw reset();
    if (fault === 'error') return answer(500, 'oops');
    const delivery = deliveryIn(String(request.body));
    this.taken.set(delivery, (this.taken.get(delivery) ?? 0) + 1);
    if (fault === 'reset-taken') throw reset();
    if (fault === 'error-taken') return answer(503, 'oops');
    if (fault === 'no-id') return answer(200, '<html>a proxy</html>');
    const whole = acceptedXml(`id-${delivery}`);
    return answer(200, fault === 'half' ? whole.slice(0, 90) : whole);
  }

  #fault<T extends string>(chance: number, kinds: readonly [T, ...T[]]): T | undefined {
    if (!this.#sick || !this.#random.chance(chance)) return undefined;
    this.faults += 1;
    return this.#random.pick(kinds);
  }
}

function answer(statusCode: number, body: string): Answer {
  const headers = { 'content-type': 'text/xml' };
  return { response: { statusCode, headers, body: Readable.from([Buffer.from(body)]) } };
}

function reset(): Error {
  return Object.assign(new Error('socket hang up'), { name: 'TimeoutError', code: 'ECONNRESET' });
}

/** The value of the tag `delivery` in the form that the Query protocol posts. */
function deliveryIn(body: string): string {
  const form = new URLSearchParams(body);
  const place = [...form.entries()].find(
    ([name, value]) => /^Tags\.member\.\d+\.Name$/.test(name) && value === 'delivery',
  );
  return (place && form.get(place[0].replace(/Name$/, 'Value'))) ?? 'probe';
}
