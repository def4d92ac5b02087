import { sendWorkers } from '../../domain/mail/exposure.ts';
import { runBulk } from '../simulation/run-bulk.ts';

/**
 * `use`: the share of the rate, from when all have begun until the first have nothing left; `over`: seconds longer
 * than it takes at best.
 */
export type QuotaUse = { use: number; over: number; lost: number; twice: number; throttled: number };

/** Sends some seconds of the rate in virtual time, as many workers as are deployed unless given. */
export async function quotaUse({
  perSecond,
  people,
  workers = sendWorkers(perSecond),
}: {
  perSecond: number;
  people: number;
  workers?: number;
}): Promise<QuotaUse> {
  const organisations = Math.ceil(Math.max(500, perSecond * SECONDS) / people);
  const result = await runBulk({ organisations, people, workers, limits: { perSecond, perDay: -1 } });
  const last = result.takenAt.at(-1) ?? 0;
  const [from, to] = [EDGE_MILLIS, last - EDGE_MILLIS];
  const counted = result.takenAt.filter((at) => at > from && at <= to).length;
  return {
    use: counted / (((to - from) / 1_000) * perSecond),
    over: last / 1_000 - result.taken / perSecond,
    lost: result.planned - result.taken,
    twice: result.duplicates,
    throttled: result.throttled / result.calls,
  };
}

const EDGE_MILLIS = 1_000;
const SECONDS = 10;
