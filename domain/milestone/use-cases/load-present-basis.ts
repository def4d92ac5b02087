import type { Contacts } from '../../contacts/contact.ts';
import type { Milestone } from '../../plan/milestone.ts';
import type { PlanBasis } from '../../plan/plan.ts';
import type { Organisations } from '../../rollout/organisation.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { NotFound } from '../../shared/errors.ts';

export type LoadPresentBasisPorts = { rollouts: Rollouts; organisations: Organisations; contacts: Contacts };

/**
 * The basis of one organisation's plan as of now.
 * @throws {NotFound} if part of it does not exist
 */
export async function loadPresentBasis(
  milestone: Pick<Milestone, 'rollout'>,
  code: string,
  ports: LoadPresentBasisPorts,
): Promise<PlanBasis> {
  const [rollout, organisation, participation, contacts] = await allSettledOrThrow([
    ports.rollouts.find(milestone.rollout),
    ports.organisations.find(code),
    ports.rollouts.participation(milestone.rollout, code),
    ports.contacts.ofOrganisation(code),
  ]);
  const office = rollout && (await ports.organisations.find(rollout.office));
  if (!rollout || !organisation || !participation || !office) {
    throw new NotFound(`organisation ${code} or the office of rollout ${milestone.rollout} is incomplete`);
  }
  return { rollout, organisation, office, participation, contacts };
}
