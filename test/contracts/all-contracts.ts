import { cataloguesContract } from './catalogues.contract.ts';
import { contactsContract } from './contacts.contract.ts';
import { deliveriesContract } from './deliveries.contract.ts';
import { deliveryEndsContract } from './delivery-ends.contract.ts';
import { deliveryEvidenceContract } from './delivery-evidence.contract.ts';
import { dispatchesContract } from './dispatches.contract.ts';
import { linkKeysContract } from './link-keys.contract.ts';
import { milestonesContract } from './milestones.contract.ts';
import { newsItemsContract } from './news-items.contract.ts';
import { newsletterIssuesContract } from './newsletter-issues.contract.ts';
import { newsroomContract } from './newsroom.contract.ts';
import { obligationsContract } from './obligations.contract.ts';
import { organisationsContract } from './organisations.contract.ts';
import { plansContract } from './plans.contract.ts';
import { pressReleasesContract } from './press-releases.contract.ts';
import { reachTasksContract } from './reach-tasks.contract.ts';
import { refusalsContract } from './refusals.contract.ts';
import { rolloutsContract } from './rollouts.contract.ts';
import { sharedRecordContract } from './shared-record.contract.ts';
import type { Open } from './stores.ts';
import { subscribersContract } from './subscribers.contract.ts';
import { suppressionsContract } from './suppressions.contract.ts';

/** What every implementation of the stores promises. */
export function allContracts(open: Open): void {
  cataloguesContract(open);
  contactsContract(open);
  deliveriesContract(open);
  deliveryEndsContract(open);
  deliveryEvidenceContract(open);
  dispatchesContract(open);
  linkKeysContract(open);
  milestonesContract(open);
  newsItemsContract(open);
  newsletterIssuesContract(open);
  newsroomContract(open);
  obligationsContract(open);
  organisationsContract(open);
  plansContract(open);
  pressReleasesContract(open);
  reachTasksContract(open);
  refusalsContract(open);
  rolloutsContract(open);
  sharedRecordContract(open);
  subscribersContract(open);
  suppressionsContract(open);
}
