import type { CatalogueVersion } from '../catalogue/catalogues.ts';
import type { Facts } from '../catalogue/fact.ts';
import type { Milestone } from '../plan/milestone.ts';
import type { Organisation } from '../rollout/organisation.ts';
import type { Participation, Rollout } from '../rollout/rollout.ts';

/** What may be known of a rollout in public. */
export type PublicRollout = {
  rollout: Rollout;
  version: CatalogueVersion;
  /** Milestones whose mails have been let out, in the order of the rollout. */
  told: Milestone[];
  /** The facts of the rollout as they were told last. */
  facts: Facts;
  members: { organisation: Organisation; participation: Participation }[];
};
