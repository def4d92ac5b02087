import type { Breaker } from '../../../domain/breaker.ts';
import type { Pace } from '../../../domain/pace.ts';
import { InMemoryCatalogues } from './in-memory-catalogues.ts';
import { InMemoryContactRegister } from './in-memory-contact-register.ts';
import { InMemoryContacts } from './in-memory-contacts.ts';
import { InMemoryDeliveries } from './in-memory-deliveries.ts';
import { InMemoryDispatches } from './in-memory-dispatches.ts';
import { InMemoryErasures } from './in-memory-erasures.ts';
import { InMemoryLinkKeys } from './in-memory-link-keys.ts';
import { InMemoryMilestoneDrafts } from './in-memory-milestone-drafts.ts';
import { InMemoryMilestones } from './in-memory-milestones.ts';
import { InMemoryObligations } from './in-memory-obligations.ts';
import { InMemoryOrganisations } from './in-memory-organisations.ts';
import { InMemoryPlans } from './in-memory-plans.ts';
import { InMemoryReachTasks } from './in-memory-reach-tasks.ts';
import { InMemoryRefusals } from './in-memory-refusals.ts';
import { InMemoryRollouts } from './in-memory-rollouts.ts';
import { InMemorySettlements } from './in-memory-settlements.ts';
import { InMemorySharedRecord } from './in-memory-shared-record.ts';
import { InMemorySuppressions } from './in-memory-suppressions.ts';

/** Every store of the domain, empty. */
export function inMemoryStores() {
  const register = new InMemoryContactRegister();
  const rollouts = new InMemoryRollouts();
  const plans = new InMemoryPlans();
  const dispatches = new InMemoryDispatches();
  return {
    rollouts,
    plans,
    dispatches,
    catalogues: new InMemoryCatalogues(),
    register,
    contacts: new InMemoryContacts(register),
    deliveries: new InMemoryDeliveries(plans),
    drafts: new InMemoryMilestoneDrafts(),
    erasures: new InMemoryErasures(plans),
    linkKeys: new InMemoryLinkKeys(),
    milestones: new InMemoryMilestones(dispatches, rollouts),
    obligations: new InMemoryObligations(plans),
    organisations: new InMemoryOrganisations(),
    reachTasks: new InMemoryReachTasks(),
    refusals: new InMemoryRefusals(),
    settlements: new InMemorySettlements(),
    suppressions: new InMemorySuppressions(),
    breaker: new InMemorySharedRecord<Breaker>(),
    pace: new InMemorySharedRecord<Pace>(),
  };
}
