import type { Catalogues } from '../../domain/catalogue.ts';
import type { Contacts } from '../../domain/contact.ts';
import type { Deliveries } from '../../domain/delivery.ts';
import type { Milestones } from '../../domain/milestone.ts';
import type { Obligations } from '../../domain/obligation.ts';
import type { Organisations } from '../../domain/organisation.ts';
import type { Plans } from '../../domain/plan.ts';
import type { Refusals } from '../../domain/refusal.ts';
import type { Rollouts } from '../../domain/rollout.ts';

/** Every store of the domain over the same data. */
export type Stores = {
  catalogues: Catalogues;
  contacts: Contacts;
  deliveries: Deliveries;
  milestones: Milestones;
  obligations: Obligations;
  organisations: Organisations;
  plans: Plans;
  refusals: Refusals;
  rollouts: Rollouts;
};

/** Opens stores that hold nothing. */
export type Open = () => Promise<Stores>;
