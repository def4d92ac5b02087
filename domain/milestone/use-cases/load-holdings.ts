import type { Catalogues } from '../../catalogue/catalogues.ts';
import type { Facts } from '../../catalogue/fact.ts';
import type { Deliveries } from '../../mail/delivery.ts';
import type { Dispatch, Dispatches } from '../../mail/dispatch.ts';
import {
  type HandTelling,
  type Holdings,
  handTellings,
  holdingsOf,
  mailTellings,
} from '../../plan/holding.ts';
import type { Milestone, Milestones } from '../../plan/milestone.ts';
import type { Plans } from '../../plan/plan.ts';
import type { Tasks } from '../../plan/task.ts';
import { factsInForce } from '../../rollout/rollout.ts';
import { allSettledOrThrow, mapInChunks } from '../../shared/concurrency.ts';

export type LoadHoldingsPorts = {
  dispatches: Pick<Dispatches, 'ofRollout'>;
  milestones: Pick<Milestones, 'ofRollout' | 'changesOf'>;
  plans: Pick<Plans, 'variants' | 'basis'>;
  deliveries: Pick<Deliveries, 'ofOrganisation'>;
  tasks: Pick<Tasks, 'ofOrganisation'>;
  catalogues: Pick<Catalogues, 'load'>;
};

type Of = { rollout: string; organisation: string; present: Facts };

/** States in which some mail may have left. */
const SENT: readonly Dispatch['state'][] = ['dispatching', 'completed', 'stopping', 'stopped'];

/** Who at one organisation was told something that no longer holds, in any mail or by hand, with the facts of now. */
export async function loadHoldings(
  { rollout, organisation, present }: Of,
  ports: LoadHoldingsPorts,
): Promise<Holdings> {
  const [dispatches, kinds, changes] = await allSettledOrThrow([
    ports.dispatches.ofRollout(rollout, 0),
    ports.milestones.ofRollout(rollout),
    ports.milestones.changesOf(rollout),
  ]);
  const sent = dispatches.filter(
    ({ organisations, state }) => organisations.includes(organisation) && SENT.includes(state),
  );
  const mailed = await mapInChunks(sent, async ({ id }) => {
    const variants = await ports.plans.variants(id, organisation);
    if (variants.every(({ facts }) => facts === undefined)) return [];
    const deliveries = await ports.deliveries.ofOrganisation(id, organisation);
    return mailTellings(id, { deliveries, variants });
  });
  const told = [...kinds, ...changes].filter(({ organisations }) => organisations.includes(organisation));
  const byHand = await mapInChunks(told, (milestone) => toldByHand(milestone, organisation, ports));
  return holdingsOf(
    { mailed: mailed.flat(), byHand: byHand.flat() },
    {
      present,
      changes: told
        .toSorted((one, other) => one.receivedAt - other.receivedAt)
        .flatMap(({ change }) => (change ? [change] : [])),
    },
  );
}

async function toldByHand(
  { id, kind, facts, catalogue, catalogueVersion }: Milestone,
  organisation: string,
  ports: LoadHoldingsPorts,
): Promise<HandTelling[]> {
  const tasks = await ports.tasks.ofOrganisation(id, organisation);
  if (tasks.every(({ state }) => state !== 'done')) return [];
  const [basis, version] = await allSettledOrThrow([
    ports.plans.basis(id, organisation),
    ports.catalogues.load(catalogue, catalogueVersion),
  ]);
  if (!basis || !version) return [];
  const known = factsInForce({ ...facts, ...basis.rollout.facts }, basis.participation);
  return handTellings(id, { tasks, version, kind, facts: known });
}
