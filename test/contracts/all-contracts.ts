import { cataloguesContract } from './catalogues.contract.ts';
import { contactsContract } from './contacts.contract.ts';
import { deliveriesContract } from './deliveries.contract.ts';
import { milestonesContract } from './milestones.contract.ts';
import { obligationsContract } from './obligations.contract.ts';
import { organisationsContract } from './organisations.contract.ts';
import { plansContract } from './plans.contract.ts';
import { refusalsContract } from './refusals.contract.ts';
import { rolloutsContract } from './rollouts.contract.ts';
import type { Open } from './stores.ts';

/** What every implementation of the stores promises. */
export function allContracts(open: Open): void {
  cataloguesContract(open);
  contactsContract(open);
  deliveriesContract(open);
  milestonesContract(open);
  obligationsContract(open);
  organisationsContract(open);
  plansContract(open);
  refusalsContract(open);
  rolloutsContract(open);
}
