import { type Catalogue, counterOf, toldKinds } from '../../catalogue/catalogue.ts';
import type { Contacts } from '../../contacts/contact.ts';
import { type Deliveries, type Delivery, mayHaveBeenRead } from '../../mail/delivery.ts';
import type { Dispatches } from '../../mail/dispatch.ts';
import { withoutCleared } from '../../plan/cleared-facts.ts';
import type { Milestone, Milestones } from '../../plan/milestone.ts';
import type { Plans } from '../../plan/plan.ts';
import type { PlanBasis } from '../../plan/plan-basis.ts';
import type { Organisations } from '../../rollout/organisation.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow, mapInChunks } from '../../shared/concurrency.ts';
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
  const found = ports.rollouts.find(milestone.rollout);
  const [rollout, organisation, office, participation, contacts] = await allSettledOrThrow([
    found,
    ports.organisations.find(code),
    found.then((known) => known && ports.organisations.find(known.office)),
    ports.rollouts.participation(milestone.rollout, code),
    ports.contacts.ofOrganisation(code),
  ]);
  if (!rollout || !organisation || !participation || !office) {
    throw new NotFound(`organisation ${code} or the office of rollout ${milestone.rollout} is incomplete`);
  }
  return { rollout, organisation, office, participation, contacts };
}

export type LoadPlanBasisPorts = LoadPresentBasisPorts & {
  milestones: Pick<Milestones, 'ofRollout'>;
  dispatches: Pick<Dispatches, 'ofRollout'>;
  plans: Pick<Plans, 'variants'>;
  deliveries: Pick<Deliveries, 'ofOrganisation'>;
};

type Counting = { organisation: string; catalogue: Catalogue };

/**
 * The same for a milestone's plan: for one that undoes others, with those who were told of them.
 * @throws {NotFound} if part of it does not exist
 */
export async function loadPlanBasis(
  milestone: Pick<Milestone, 'rollout' | 'kind' | 'clears'>,
  { organisation, catalogue }: Counting,
  ports: LoadPlanBasisPorts,
): Promise<PlanBasis> {
  const basis = withoutCleared(await loadPresentBasis(milestone, organisation, ports), milestone);
  const counter = counterOf(catalogue, milestone.kind);
  if (!counter) return basis;
  const kinds = toldKinds(counter);
  const told = (await ports.milestones.ofRollout(milestone.rollout)).filter(
    (one) => kinds.includes(one.kind) && one.organisations.includes(organisation),
  );
  const deliveries = await allSettledOrThrow(
    told.map(({ id }) => ports.deliveries.ofOrganisation(id, organisation)),
  );
  const ids = new Set(told.map(({ id }) => id));
  const later = await deliveriesOfWelcomes(milestone.rollout, { organisation, of: ids }, ports);
  const readers = [...deliveries.flat(), ...later].filter(mayHaveBeenRead);
  return { ...basis, told: [...new Set(readers.map(({ contact }) => contact))].sort() };
}

/** Mails that told messages of these milestones to whoever came later. */
async function deliveriesOfWelcomes(
  rollout: string,
  { organisation, of }: { organisation: string; of: ReadonlySet<string> },
  { dispatches, plans, deliveries }: LoadPlanBasisPorts,
): Promise<Delivery[]> {
  const welcomes = (await dispatches.ofRollout(rollout, 0)).filter(
    (one) => one.purpose === 'welcome' && one.organisations.includes(organisation),
  );
  const found = await mapInChunks(welcomes, async ({ id }) => {
    const variants = await plans.variants(id, organisation);
    const concerned = variants
      .filter(({ supplies = [] }) => supplies.some((one) => of.has(one.milestone)))
      .map((variant) => variant.id);
    if (concerned.length === 0) return [];
    const all = await deliveries.ofOrganisation(id, organisation);
    return all.filter(({ variant }) => concerned.includes(variant));
  });
  return found.flat();
}
