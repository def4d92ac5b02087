import { type Catalogue, counterOf, toldKinds } from '../../catalogue/catalogue.ts';
import type { Contacts } from '../../contacts/contact.ts';
import { type Deliveries, mayHaveBeenRead } from '../../mail/delivery.ts';
import type { Milestone, Milestones } from '../../plan/milestone.ts';
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

export type LoadPlanBasisPorts = LoadPresentBasisPorts & {
  milestones: Pick<Milestones, 'ofRollout'>;
  deliveries: Pick<Deliveries, 'ofOrganisation'>;
};

type Counting = { organisation: string; catalogue: Catalogue };

/**
 * The same for a milestone's plan: for one that undoes others, with those who were told of them.
 * @throws {NotFound} if part of it does not exist
 */
export async function loadPlanBasis(
  milestone: Pick<Milestone, 'rollout' | 'kind'>,
  { organisation, catalogue }: Counting,
  ports: LoadPlanBasisPorts,
): Promise<PlanBasis> {
  const basis = await loadPresentBasis(milestone, organisation, ports);
  const counter = counterOf(catalogue, milestone.kind);
  if (!counter) return basis;
  const kinds = toldKinds(counter);
  const told = (await ports.milestones.ofRollout(milestone.rollout)).filter(
    (one) => kinds.includes(one.kind) && one.organisations.includes(organisation),
  );
  const deliveries = await allSettledOrThrow(
    told.map(({ id }) => ports.deliveries.ofOrganisation(id, organisation)),
  );
  const readers = deliveries.flat().filter(mayHaveBeenRead);
  return { ...basis, told: [...new Set(readers.map(({ contact }) => contact))].sort() };
}
