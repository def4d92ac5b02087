import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Catalogues } from '../../catalogue/catalogues.ts';
import type { Milestone, Milestones } from '../../plan/milestone.ts';
import type { Rollout, Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow, mapInChunks } from '../../shared/concurrency.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import type { MilestoneGroup } from '../reach-span.ts';

export type ReadReachPorts = {
  rollouts: Pick<Rollouts, 'find'>;
  milestones: Pick<Milestones, 'ofRollout'>;
  catalogues: Pick<Catalogues, 'load' | 'currentVersion'>;
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

type Wanted<Choice, Read, T> = {
  rollout: string;
  choose: (all: readonly Milestone[]) => Choice;
  /** What is known of the organisations of a milestone, by id. */
  read: (milestone: string) => Promise<readonly Read[]>;
  make: (milestones: MilestoneGroup, known: readonly Read[], today: string) => T;
};

// A national milestone takes some MB once decompressed.
const AT_ONCE = 4;

/**
 * Computes something for each selected milestone from what is read of its organisations. Undefined if the
 * rollout does not exist.
 */
export async function readReach<Choice extends { points: readonly MilestoneGroup[] }, Read, T>(
  { rollout: id, choose, read, make }: Wanted<Choice, Read, T>,
  ports: ReadReachPorts,
): Promise<(ReadReach<T> & Omit<Choice, 'points'>) | undefined> {
  const [rollout, all] = await allSettledOrThrow([ports.rollouts.find(id), ports.milestones.ofRollout(id)]);
  if (!rollout) return undefined;
  const { points: chosen, ...around } = choose(all);
  const catalogue = await namingAll(rollout, chosen.flat(), ports);
  if (!catalogue) return undefined;
  const today = toStockholm(ports.now()).date;
  const points = await mapInChunks(
    chosen,
    async (milestones) => {
      const known = await mapInChunks(milestones, (one) => read(one.id));
      return make(milestones, known.flat(), today);
    },
    AT_ONCE,
  );
  return { ...around, rollout, catalogue, points, today };
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
  const loaded = await allSettledOrThrow([...wanted].map((version) => catalogues.load(id, version)));
  const [newest, ...older] = loaded.flatMap((version) => version?.catalogue ?? []);
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
