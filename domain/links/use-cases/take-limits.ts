import { digest } from '../../shared/digest.ts';
import { DAY_MILLIS, HOUR_MILLIS } from '../../shared/duration.ts';
import type { RequestLimits } from '../../shared/request-limit.ts';
import type { LinkKeys } from '../link-key.ts';

export type TakeLimitsPorts = { linkKeys: Pick<LinkKeys, 'all'>; requestLimits: RequestLimits };

/**
 * How often something may happen in an hour or a day (UTC). `of` names what is counted, and for whom. `keyed`: where
 * all values can be tried, such as network addresses, only a digest with a secret hides them.
 */
export type TakenLimit = {
  of: readonly [string, ...string[]];
  per: 'hour' | 'day';
  most: number;
  keyed?: true;
};

const LENGTHS = { hour: HOUR_MILLIS, day: DAY_MILLIS } as const;

/** Counts a request towards each limit; when the window of the first that is reached ends (ms), if one is. */
export async function takeLimits(
  limits: readonly TakenLimit[],
  at: number,
  { linkKeys, requestLimits }: TakeLimitsPorts,
): Promise<number | undefined> {
  const [key] = await linkKeys.all();
  const secret = key?.secret ?? '';
  // In sequence: a request over one limit must not count towards the next.
  for (const { of, per, most, keyed } of limits) {
    const [what, ...whose] = of;
    const who = digest(keyed ? [what, secret, ...whose] : of);
    const window = new Date(at).toISOString().slice(0, per === 'hour' ? 13 : 10);
    if (!(await requestLimits.take({ who, window, most }))) return endOf(at, LENGTHS[per]);
  }
  return undefined;
}

/** The end of the hour or day of UTC that a time is in. */
function endOf(at: number, length: number): number {
  return (Math.floor(at / length) + 1) * length;
}
