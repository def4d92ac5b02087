import type { CatalogueVersion } from '../catalogue/catalogues.ts';
import type { Facts } from '../catalogue/fact.ts';
import type { Milestone } from '../plan/milestone.ts';
import type { Organisation } from '../rollout/organisation.ts';
import type { Participation, Rollout } from '../rollout/rollout.ts';

/** The public part of a rollout. */
export type PublicRollout = {
  rollout: Rollout;
  version: CatalogueVersion;
  /** Milestones whose mails have been released, in rollout order. */
  told: Milestone[];
  /** The rollout's facts as last announced. */
  facts: Facts;
  members: { organisation: Organisation; participation: Participation }[];
};
