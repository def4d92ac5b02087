import type { CatalogueVersion } from '../catalogue/catalogues.ts';
import type { Facts } from '../catalogue/fact.ts';
import { type ChangedFact, changedFacts } from './change.ts';
import { factsOfTopic } from './holding.ts';
import type { ChangeMilestone, Milestone } from './milestone.ts';
import type { PlanBasis } from './plan-basis.ts';
import type { Task } from './task.ts';

/** Facts that changed at one organisation, and when it could be told (ms). */
export type KnownChange = { at: number; own: boolean; facts: ChangedFact[] };

/** States in which nobody has decided yet that a change is told. */
const UNDECIDED: readonly Milestone['state'][] = ['planning', 'planned', 'held', 'approved'];

/** What an organisation has been able to know since a milestone was planned, oldest first. */
export function changesSince(
  { id, receivedAt }: Pick<Milestone, 'id' | 'receivedAt'>,
  { organisation, changes }: { organisation: string; changes: readonly ChangeMilestone[] },
): KnownChange[] {
  return (
    changes
      .filter((one) => one.receivedAt > receivedAt && one.organisations.includes(organisation))
      .filter(({ change }) => change.broughtBy !== id)
      // What another milestone brought is known with it.
      .filter(({ state, change }) => change.broughtBy !== undefined || !UNDECIDED.includes(state))
      .toSorted((one, other) => one.receivedAt - other.receivedAt)
      .map(({ receivedAt: told, dispatchedAt: at = told, change }) => ({
        ...{ at, facts: change.facts },
        own: change.organisation !== undefined,
      }))
  );
}

/** The basis of a plan with the facts of a time (ms): as frozen, with what has changed since. */
export function basisAt(basis: PlanBasis, changes: readonly KnownChange[], at: number): PlanBasis {
  const { own = [], ofAll = [] } = Object.groupBy(
    changes.filter((change) => change.at <= at),
    (change) => (change.own ? 'own' : 'ofAll'),
  );
  return {
    ...basis,
    rollout: { ...basis.rollout, facts: after(basis.rollout.facts, ofAll) },
    participation: { ...basis.participation, facts: after(basis.participation.facts, own) },
  };
}

function after(facts: Facts, changes: readonly KnownChange[]): Facts {
  return changes.reduce<Facts>((known, change) => changedFacts(known, change.facts), facts);
}

/**
 * The last change of a fact in the messages that a task is to tell, if it is still open; undefined if there is none.
 */
export function lastChangeOf(
  { state, messages }: Pick<Task, 'state' | 'messages'>,
  {
    version,
    kind,
    changes,
  }: { version: Pick<CatalogueVersion, 'texts'>; kind: string; changes: readonly KnownChange[] },
): KnownChange | undefined {
  if (state !== 'open' && state !== 'cannot') return undefined;
  const stated = new Set(messages.flatMap((topic) => factsOfTopic(version, { topic, kind })));
  return changes.findLast(({ facts }) => facts.some(({ fact }) => stated.has(fact)));
}

type Asked = {
  version: Pick<CatalogueVersion, 'texts'>;
  tasks: readonly Task[];
  changes: readonly ChangeMilestone[];
};

/** The open tasks of a milestone, by id, in whose messages a fact has changed since it was planned, and when (ms). */
export function changedTasks(
  milestone: Pick<Milestone, 'id' | 'receivedAt' | 'kind'>,
  { version, tasks, changes }: Asked,
): Map<string, number> {
  return new Map(
    tasks.flatMap((task): [string, number][] => {
      const known = changesSince(milestone, { organisation: task.organisation, changes });
      const last = lastChangeOf(task, { version, kind: milestone.kind, changes: known });
      return last ? [[task.id, last.at]] : [];
    }),
  );
}
