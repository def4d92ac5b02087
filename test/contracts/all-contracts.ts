import { cataloguesContract } from './catalogues.contract.ts';
import { contactRegisterContract } from './contact-register.contract.ts';
import { contactsContract } from './contacts.contract.ts';
import { deliveriesContract } from './deliveries.contract.ts';
import { deliveryEndsContract } from './delivery-ends.contract.ts';
import { deliveryEvidenceContract } from './delivery-evidence.contract.ts';
import { dispatchesContract } from './dispatches.contract.ts';
import { erasuresContract } from './erasures.contract.ts';
import { linkKeysContract } from './link-keys.contract.ts';
import { milestoneDraftsContract } from './milestone-drafts.contract.ts';
import { milestonesContract } from './milestones.contract.ts';
import { obligationsContract } from './obligations.contract.ts';
import { organisationsContract } from './organisations.contract.ts';
import { plansContract } from './plans.contract.ts';
import { reachTasksContract } from './reach-tasks.contract.ts';
import { refusalsContract } from './refusals.contract.ts';
import { rolloutsContract } from './rollouts.contract.ts';
import { settlementsContract } from './settlements.contract.ts';
import { sharedRecordContract } from './shared-record.contract.ts';
import type { Open } from './stores.ts';
import { suppressionsContract } from './suppressions.contract.ts';

/** What every implementation of the stores promises. */
export function allContracts(open: Open): void {
  cataloguesContract(open);
  contactRegisterContract(open);
  contactsContract(open);
  deliveriesContract(open);
  deliveryEndsContract(open);
  deliveryEvidenceContract(open);
  dispatchesContract(open);
  milestoneDraftsContract(open);
  erasuresContract(open);
  linkKeysContract(open);
  milestonesContract(open);
  obligationsContract(open);
  organisationsContract(open);
  plansContract(open);
  reachTasksContract(open);
  refusalsContract(open);
  rolloutsContract(open);
  sharedRecordContract(open);
  settlementsContract(open);
  suppressionsContract(open);
}
