import { InMemoryCatalogues } from './in-memory-catalogues.ts';
import { InMemoryContacts } from './in-memory-contacts.ts';
import { InMemoryDeliveries } from './in-memory-deliveries.ts';
import { InMemoryMilestones } from './in-memory-milestones.ts';
import { InMemoryObligations } from './in-memory-obligations.ts';
import { InMemoryOrganisations } from './in-memory-organisations.ts';
import { InMemoryPlans } from './in-memory-plans.ts';
import { InMemoryRefusals } from './in-memory-refusals.ts';
import { InMemoryRollouts } from './in-memory-rollouts.ts';

/** Every store of the domain, empty. */
export function inMemoryStores() {
  const rollouts = new InMemoryRollouts();
  const plans = new InMemoryPlans();
  return {
    rollouts,
    plans,
    catalogues: new InMemoryCatalogues(),
    contacts: new InMemoryContacts(),
    deliveries: new InMemoryDeliveries(plans),
    milestones: new InMemoryMilestones(rollouts),
    obligations: new InMemoryObligations(plans),
    organisations: new InMemoryOrganisations(),
    refusals: new InMemoryRefusals(),
  };
}
