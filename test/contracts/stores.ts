import type { Breaker } from '../../domain/breaker.ts';
import type { Catalogues } from '../../domain/catalogue.ts';
import type { Contacts } from '../../domain/contact.ts';
import type { ContactRegister } from '../../domain/contact-register.ts';
import type { Deliveries } from '../../domain/delivery.ts';
import type { Dispatches } from '../../domain/dispatch.ts';
import type { Erasures } from '../../domain/erasure.ts';
import type { LinkKeys } from '../../domain/link-key.ts';
import type { Milestones } from '../../domain/milestone.ts';
import type { MilestoneDrafts } from '../../domain/milestone-draft.ts';
import type { Obligations } from '../../domain/obligation.ts';
import type { Organisations } from '../../domain/organisation.ts';
import type { Pace } from '../../domain/pace.ts';
import type { Plans } from '../../domain/plan.ts';
import type { ReachTasks } from '../../domain/reach-task.ts';
import type { Refusals } from '../../domain/refusal.ts';
import type { Rollouts } from '../../domain/rollout.ts';
import type { Settlements } from '../../domain/settlement.ts';
import type { SharedRecord } from '../../domain/shared-record.ts';
import type { Suppressions } from '../../domain/suppression.ts';

/** Every store of the domain over the same data. */
export type Stores = {
  breaker: SharedRecord<Breaker>;
  catalogues: Catalogues;
  contacts: Contacts;
  deliveries: Deliveries;
  drafts: MilestoneDrafts;
  erasures: Erasures;
  linkKeys: LinkKeys;
  dispatches: Dispatches;
  milestones: Milestones;
  obligations: Obligations;
  organisations: Organisations;
  pace: SharedRecord<Pace>;
  plans: Plans;
  reachTasks: ReachTasks;
  register: ContactRegister;
  refusals: Refusals;
  rollouts: Rollouts;
  settlements: Settlements;
  suppressions: Suppressions;
};

/** Opens stores that hold nothing. */
export type Open = () => Promise<Stores>;
