import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Catalogues } from '../../catalogue/catalogues.ts';
import type { LedgerRow, Ledgers } from '../../ledger/ledger.ts';
import type { LedgerSum } from '../../ledger/ledger-sum.ts';
import { type ReadSumsPorts, readSums } from '../../ledger/use-cases/read-sums.ts';
import type { Milestone, Milestones } from '../../plan/milestone.ts';
import type { Rollout, Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow, mapInChunks } from '../../shared/concurrency.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import type { MilestoneGroup } from '../reach-span.ts';

export type ReadReachPorts = {
  rollouts: Pick<Rollouts, 'find'>;
  milestones: Pick<Milestones, 'ofRollout'>;
  catalogues: Pick<Catalogues, 'withoutTexts' | 'currentVersion'>;
  now: () => number;
};

/** A computation over a rollout's milestones, individually or grouped. */
export type ReadReach<T> = {
  rollout: Rollout;
  /** Names for everything in these milestones; current names take precedence. */
  catalogue: Catalogue;
  /** By milestone date. */
  points: T[];
  /** The date in Stockholm. */
  today: string;
};

type Wanted<Choice, T> = {
  rollout: string;
  choose: (all: readonly Milestone[]) => Choice;
  make: (milestones: readonly MilestoneGroup[], today: string) => Promise<T[]>;
};

/** Computes something for each selected milestone. Undefined if the rollout does not exist. */
export async function readReach<Choice extends { points: readonly MilestoneGroup[] }, T>(
  { rollout: id, choose, make }: Wanted<Choice, T>,
  ports: ReadReachPorts,
): Promise<(ReadReach<T> & Omit<Choice, 'points'>) | undefined> {
  const [rollout, all] = await allSettledOrThrow([ports.rollouts.find(id), ports.milestones.ofRollout(id)]);
  if (!rollout) return undefined;
  const { points: chosen, ...around } = choose(all);
  const catalogue = await namingAll(rollout, chosen.flat(), ports);
  if (!catalogue) return undefined;
  const today = toStockholm(ports.now()).date;
  return { ...around, rollout, catalogue, points: await make(chosen, today), today };
}

// A national milestone takes some MB once decompressed.
const AT_ONCE = 4;

/** Computes something for each of these milestones from its ledgers, one partition each. */
export function fromLedgers<T>(
  make: (milestone: Milestone, rows: readonly LedgerRow[], today: string) => T,
  { ledgers }: { ledgers: Pick<Ledgers, 'ofMilestone'> },
) {
  return (milestones: readonly MilestoneGroup[], today: string): Promise<T[]> =>
    mapInChunks(
      milestones.flat(),
      async (milestone) => make(milestone, await ledgers.ofMilestone(milestone.id), today),
      AT_ONCE,
    );
}

/** The same from what the ledgers of these milestones come to. */
export function fromSums<T>(
  make: (milestone: Milestone, sums: readonly LedgerSum[]) => T,
  ports: ReadSumsPorts,
) {
  return (milestones: readonly MilestoneGroup[]): Promise<T[]> =>
    mapInChunks(
      milestones.flat(),
      async (milestone) => make(milestone, await readSums(milestone.id, ports)),
      AT_ONCE,
    );
}

/** The current catalogue, extended with entries that only earlier milestones had. */
async function namingAll(
  { catalogue: id }: Rollout,
  milestones: readonly Milestone[],
  { catalogues }: Pick<ReadReachPorts, 'catalogues'>,
): Promise<Catalogue | undefined> {
  const current = await catalogues.currentVersion(id);
  const frozen = milestones.map(({ catalogueVersion }) => catalogueVersion).toReversed();
  const wanted = new Set([...(current === undefined ? [] : [current]), ...frozen]);
  const loaded = await allSettledOrThrow([...wanted].map((version) => catalogues.withoutTexts(id, version)));
  const [newest, ...older] = loaded.filter((one) => one !== undefined);
  return newest && older.reduce(withMissing, newest);
}

function withMissing(newer: Catalogue, older: Catalogue): Catalogue {
  return {
    ...newer,
    groups: { ...newer.groups, ...missingIn(newer.groups, older.groups) },
    channels: { ...newer.channels, ...missingIn(newer.channels, older.channels) },
    milestones: { ...newer.milestones, ...missingIn(newer.milestones, older.milestones) },
  };
}

function missingIn<T>(newer: Record<string, T>, older: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(older).filter(([id]) => !Object.hasOwn(newer, id)));
}
