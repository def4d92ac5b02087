import type { Catalogues } from '../../catalogue/catalogues.ts';
import type { Facts } from '../../catalogue/fact.ts';
import type { Contacts } from '../../contacts/contact.ts';
import { knownAgain } from '../../contacts/known-again.ts';
import type { Deliveries } from '../../mail/delivery.ts';
import type { Dispatch, Dispatches } from '../../mail/dispatch.ts';
import { clearedNames } from '../../plan/cleared-facts.ts';
import { basisAt, changesSince } from '../../plan/facts-in-time.ts';
import {
  type HandTelling,
  type Holdings,
  handTellings,
  holdingsOf,
  type MailTelling,
  mailTellings,
} from '../../plan/holding.ts';
import type { ChangeMilestone, Milestone, Milestones } from '../../plan/milestone.ts';
import type { Plans } from '../../plan/plan.ts';
import type { FrozenPlans } from '../../plan/plan-basis.ts';
import type { Tasks } from '../../plan/task.ts';
import { factsInForce } from '../../rollout/facts-in-force.ts';
import { allSettledOrThrow, mapInChunks } from '../../shared/concurrency.ts';

export type LoadMailTellingsPorts = {
  dispatches: Pick<Dispatches, 'ofRollout'>;
  plans: Pick<Plans, 'variants'>;
  deliveries: Pick<Deliveries, 'ofOrganisation'>;
  contacts: Pick<Contacts, 'everybodyOf'>;
};

export type LoadHoldingsPorts = LoadMailTellingsPorts & {
  milestones: Pick<Milestones, 'ofRollout' | 'changesOf'>;
  plans: Pick<FrozenPlans, 'basis'>;
  tasks: Pick<Tasks, 'ofOrganisation'>;
  catalogues: Pick<Catalogues, 'load'>;
};

/** All that has been reported of a rollout. */
export type ReportedInRollout = { kinds: readonly Milestone[]; changes: readonly ChangeMilestone[] };

/** `silent`: facts of which nothing is to be told. `reported`: read here if it is not given. */
type Of = {
  rollout: string;
  organisation: string;
  present: Facts;
  silent?: readonly string[];
  reported?: ReportedInRollout;
};

/** States in which some mail may have left. */
const SENT: readonly Dispatch['state'][] = ['dispatching', 'completed', 'stopping', 'stopped'];

/**
 * Who at one organisation was told something that no longer holds, in any mail or by hand, with the facts of now. What
 * newsletters told the next newsletter corrects.
 */
export async function loadHoldings(
  { rollout, organisation, present, silent = [], reported }: Of,
  ports: LoadHoldingsPorts,
): Promise<Holdings> {
  const [mailed, kinds, changes] = await allSettledOrThrow([
    loadMailTellings({ rollout, organisation, isAsked: ({ purpose }) => purpose !== 'newsletter' }, ports),
    reported?.kinds ?? ports.milestones.ofRollout(rollout),
    reported?.changes ?? ports.milestones.changesOf(rollout),
  ]);
  const told = [...kinds, ...changes].filter(({ organisations }) => organisations.includes(organisation));
  const byHand = await mapInChunks(told, (milestone) =>
    toldByHand(milestone, { organisation, changes }, ports),
  );
  return holdingsOf(
    { mailed, byHand: byHand.flat() },
    {
      present,
      silent,
      changes: told
        .toSorted((one, other) => one.receivedAt - other.receivedAt)
        .flatMap(({ change }) => (change && change.givesBack === undefined ? [change] : [])),
    },
  );
}

type Asked = Pick<Of, 'rollout' | 'organisation'> & { isAsked: (dispatch: Dispatch) => boolean };

/** What the mails of a rollout's dispatches have told one organisation's people. */
export async function loadMailTellings(
  { rollout, organisation, isAsked }: Asked,
  { dispatches, plans, deliveries, contacts }: LoadMailTellingsPorts,
): Promise<MailTelling[]> {
  const sent = (await dispatches.ofRollout(rollout, 0)).filter(
    (dispatch) =>
      dispatch.organisations.includes(organisation) && SENT.includes(dispatch.state) && isAsked(dispatch),
  );
  const idOf = knownAgain(await contacts.everybodyOf(organisation));
  const told = await mapInChunks(sent, async ({ id }) => {
    const variants = await plans.variants(id, organisation);
    if (variants.every(({ facts, clears }) => facts === undefined && clears === undefined)) return [];
    const rows = await deliveries.ofOrganisation(id, organisation);
    return mailTellings(id, { variants, deliveries: rows.map((row) => ({ ...row, contact: idOf(row) })) });
  });
  return told.flat();
}

async function toldByHand(
  milestone: Milestone,
  { organisation, changes }: { organisation: string; changes: readonly ChangeMilestone[] },
  ports: LoadHoldingsPorts,
): Promise<HandTelling[]> {
  const { id, kind, catalogue, catalogueVersion } = milestone;
  const tasks = await ports.tasks.ofOrganisation(id, organisation);
  if (tasks.every(({ state }) => state !== 'done')) return [];
  const [basis, version] = await allSettledOrThrow([
    ports.plans.basis(id, organisation),
    ports.catalogues.load(catalogue, catalogueVersion),
  ]);
  if (!basis || !version) return [];
  const since = changesSince(milestone, { organisation, changes });
  const factsAt = (at: number) => {
    const then = basisAt(basis, since, at);
    return factsInForce(then.rollout.facts, then.participation);
  };
  return handTellings(id, { tasks, version, kind, factsAt, clears: clearedNames(milestone) });
}
