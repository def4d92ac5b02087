import type { CatalogueVersion } from '../catalogue/catalogues.ts';
import type { Facts } from '../catalogue/fact.ts';
import type { PublicSignOff } from '../ledger/sign-off.ts';
import type { Milestone } from '../plan/milestone.ts';
import type { Organisation } from '../rollout/organisation.ts';
import type { Participation, Rollout } from '../rollout/rollout.ts';
import type { PublicChange } from './public-change.ts';

/** The public part of a rollout. */
export type PublicRollout = {
  rollout: Rollout;
  version: CatalogueVersion;
  /** Milestones whose mails have been released, in rollout order. */
  told: Milestone[];
  /** The rollout's facts as last announced, with the changes that have been told since. */
  facts: Facts;
  /** Changes that have been released, of all and of each organisation, oldest first. */
  changes: PublicChange[];
  /** By milestone, where the rollout names organisations whose sign-off is overdue. */
  signOffs?: ReadonlyMap<string, readonly PublicSignOff[]> | undefined;
  members: { organisation: Organisation; participation: Participation }[];
};
