import type { Dispatch, Dispatches } from '../../mail/dispatch.ts';
import { type Milestones, mayBeTold } from '../../plan/milestone.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow, mapInChunks } from '../../shared/concurrency.ts';
import { sha256 } from '../../shared/digest.ts';
import { DAY_MILLIS, MINUTE_MILLIS } from '../../shared/duration.ts';
import { type SumLedgersPorts, sumLedgers } from './sum-ledgers.ts';

export type KeepSumsPorts = SumLedgersPorts & {
  dispatches: Pick<Dispatches, 'openWork' | 'find'>;
  rollouts: Pick<Rollouts, 'list'>;
  milestones: Pick<Milestones, 'ofRollout'>;
  now: () => number;
};

/** The milestones of which ledgers were summed, and where what was kept of some was wrong and is mended. */
export type KeptSumsReport = { summed: string[]; mended: { milestone: string; organisations: string[] }[] };

type Looked = Pick<Dispatch, 'id' | 'organisations'>;

/** Ledgers compared with their sum in one round of a milestone. */
const CHECKED_A_ROUND = 5;
/** A milestone that nothing has moved for so many times longer is looked at half as often. */
const AGE_A_REST = 8;
const LONGEST_REST_MINUTES = 256;
const MINUTES_A_DAY = DAY_MILLIS / MINUTE_MILLIS;
/** A schedule of every minute meets one of two minutes. */
const MINUTES_MET = 2;

/**
 * Sums what was written of open milestones, less and less often, and once a day of all that were told: each rollout at
 * a minute of its own. Begins nothing more after `until` (ms): pages read what is not summed from its rows.
 */
export async function keepSums({ until }: { until?: number }, ports: KeepSumsPorts): Promise<KeptSumsReport> {
  const now = ports.now();
  const report: KeptSumsReport = { summed: [], mended: [] };
  const looked = await allSettledOrThrow([openMilestones(now, ports), ofTheDay(now, ports)]);
  for (const { id, organisations } of looked.flat()) {
    if (until !== undefined && ports.now() >= until) return report;
    const check = shareOf(organisations, Math.floor(now / MINUTE_MILLIS));
    const { summed, differed } = await sumLedgers({ milestone: id, check }, ports);
    if (summed > 0) report.summed.push(id);
    if (differed.length > 0) report.mended.push({ milestone: id, organisations: differed });
  }
  return report;
}

async function openMilestones(now: number, { dispatches }: KeepSumsPorts): Promise<Looked[]> {
  const notes = await dispatches.openWork();
  const open = await mapInChunks(notes, ({ id }) => dispatches.find(id));
  return open.flatMap((one) => (one?.purpose === 'milestone' && isDue(one, now) ? [one] : []));
}

function isDue({ changedAt }: Pick<Dispatch, 'changedAt'>, now: number): boolean {
  const minutes = Math.max(0, Math.floor((now - changedAt) / MINUTE_MILLIS));
  const rest = 2 ** Math.floor(Math.log2(Math.max(1, minutes / AGE_A_REST)));
  return minutes % Math.min(rest, LONGEST_REST_MINUTES) === 0;
}

async function ofTheDay(now: number, { rollouts, milestones }: KeepSumsPorts): Promise<Looked[]> {
  const minute = Math.floor(now / MINUTE_MILLIS) % MINUTES_A_DAY;
  const own = (rollout: string) => Number.parseInt(sha256(rollout).slice(0, 8), 16) % MINUTES_A_DAY;
  const due = (await rollouts.list()).filter(
    ({ id }) => (minute - own(id) + MINUTES_A_DAY) % MINUTES_A_DAY < MINUTES_MET,
  );
  const all = await mapInChunks(due, ({ id }) => milestones.ofRollout(id));
  return all.flat().filter(mayBeTold);
}

/** Other organisations in each round, all of them in turn. */
function shareOf(organisations: readonly string[], round: number): string[] {
  const rounds = Math.ceil(organisations.length / CHECKED_A_ROUND);
  const start = rounds === 0 ? 0 : (round % rounds) * CHECKED_A_ROUND;
  return organisations.slice(start, start + CHECKED_A_ROUND);
}
