import { type Catalogue, counterOf } from '../catalogue/catalogue.ts';
import type { Facts } from '../catalogue/fact.ts';
import type { Milestone } from './milestone.ts';
import type { PlanBasis } from './plan-basis.ts';

type Reported = Pick<Milestone, 'kind' | 'facts'> & { isForAll: boolean };

/**
 * The facts that are no longer known once a milestone is told: those that its counter clears and that it does not say
 * again. One for some organisations clears their own, and nothing that holds for all.
 */
export function clearsOf({ kind, facts, isForAll }: Reported, catalogue: Catalogue): Milestone['clears'] {
  const names = (counterOf(catalogue, kind)?.clears ?? []).filter((fact) => !Object.hasOwn(facts, fact));
  const isOwn = (fact: string) => catalogue.facts[fact]?.scope === 'organisation';
  const own = names.filter(isOwn);
  const ofAll = isForAll ? names.filter((fact) => !isOwn(fact)) : [];
  return ofAll.length + own.length > 0 ? { ofAll, own } : undefined;
}

/** Facts without some of them. */
export function factsWithout(facts: Facts, names: readonly string[] = []): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([fact]) => !names.includes(fact)));
}

/** The basis of a plan without what its milestone clears, so that its words say none of it. */
export function withoutCleared(basis: PlanBasis, { clears }: Pick<Milestone, 'clears'>): PlanBasis {
  if (!clears) return basis;
  const { rollout, participation } = basis;
  return {
    ...basis,
    rollout: { ...rollout, facts: factsWithout(rollout.facts, clears.ofAll) },
    participation: { ...participation, facts: factsWithout(participation.facts, clears.own) },
  };
}

/** The names of all that a milestone clears. */
export function clearedNames({ clears }: Pick<Milestone, 'clears'>): string[] {
  return clears ? [...clears.ofAll, ...clears.own] : [];
}
