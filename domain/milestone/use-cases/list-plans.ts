import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Catalogues } from '../../catalogue/catalogues.ts';
import type { Milestone, Milestones } from '../../plan/milestone.ts';
import type { Rollout, Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import type { MilestoneDraft, MilestoneDrafts } from '../milestone-draft.ts';
import {
  type CounterStanding,
  counterWithdrawal,
  type PreparedCounter,
  type PreparedCounters,
  standingOf,
} from '../prepared-counter.ts';

export type ListPlansPorts = {
  rollouts: Pick<Rollouts, 'list'>;
  milestones: Pick<Milestones, 'allOf'>;
  catalogues: Pick<Catalogues, 'currentVersion' | 'load'>;
  drafts: Pick<MilestoneDrafts, 'ofRollout'>;
  preparedCounters: Pick<PreparedCounters, 'ofRollout'>;
};

/** What is planned and has been told in a rollout, newest first. */
export type RolloutPlan = {
  rollout: Rollout;
  catalogue: Catalogue;
  milestones: Milestone[];
  /** Not triggered yet. */
  drafts: MilestoneDraft[];
  /** Neither fired yet nor withdrawn. */
  counters: { counter: PreparedCounter; standing: CounterStanding }[];
};

/** Every rollout with its milestones, drafts and prepared counters. */
export async function listPlans(ports: ListPlansPorts): Promise<RolloutPlan[]> {
  const plans = await allSettledOrThrow((await ports.rollouts.list()).map((one) => planOf(one, ports)));
  return plans.filter((plan) => plan !== undefined);
}

async function planOf(rollout: Rollout, ports: ListPlansPorts): Promise<RolloutPlan | undefined> {
  const { id } = rollout;
  const [current, milestones, drafts, prepared] = await allSettledOrThrow([
    ports.catalogues.currentVersion(rollout.catalogue),
    ports.milestones.allOf(id),
    ports.drafts.ofRollout(id),
    ports.preparedCounters.ofRollout(id),
  ]);
  const version = current === undefined ? undefined : await ports.catalogues.load(rollout.catalogue, current);
  if (!version) return undefined;
  const known = new Set(milestones.map((milestone) => milestone.id));
  return {
    rollout,
    catalogue: version.catalogue,
    milestones: milestones.toSorted((a, b) => b.receivedAt - a.receivedAt),
    drafts: drafts.filter(({ content }) => !known.has(content.id)).toSorted((a, b) => b.at - a.at),
    counters: prepared
      .filter((counter) => !known.has(counter.content.id) && !counterWithdrawal(counter))
      .map((counter) => ({ counter, standing: standingOf(counter, { version, rollout }) })),
  };
}
