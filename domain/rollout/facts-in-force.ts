import type { Facts } from '../catalogue/fact.ts';
import type { Participation } from './rollout.ts';

/** The facts in force at an organisation: its own override the rollout's. */
export function factsInForce(rolloutFacts: Facts, { facts }: Pick<Participation, 'facts'>): Facts {
  return { ...rolloutFacts, ...facts };
}
