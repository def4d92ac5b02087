import type { Facts, FactValue } from '../catalogue/fact.ts';
import type { Participation, Rollout } from '../rollout/rollout.ts';
import { canonicalJson } from '../shared/digest.ts';

type Known = { rollout: Rollout | undefined; participations: readonly Participation[] };
type Loaded = { rollout: Rollout; participations: readonly Participation[] };

/**
 * What is loaded from a file, with every fact that was entered since the file was last loaded: a file takes nothing
 * away that it has never said, and changes only what it says anew.
 */
export function keepEntered<S extends Loaded>(source: S, known: Known): S {
  const before = new Map(known.participations.map((own) => [own.organisation, own]));
  return {
    ...source,
    rollout: withEntered(source.rollout, known.rollout),
    participations: source.participations.map((own) => withEntered(own, before.get(own.organisation))),
  };
}

type WithFacts = Pick<Rollout, 'facts' | 'factsFromFile'>;

function withEntered<T extends WithFacts>(file: T, stored: WithFacts | undefined): T {
  const facts = stored ? mergedFacts(file.facts, stored) : file.facts;
  return { ...file, facts, factsFromFile: file.facts };
}

/** Stored by a version that did not note what the file said, a value of the file counts as new. */
function mergedFacts(file: Facts, { facts: stored, factsFromFile: last }: WithFacts): Facts {
  const entered = Object.entries(stored).filter(([fact]) => {
    const [says, said] = [file[fact], last?.[fact]];
    return says === undefined ? said === undefined : last !== undefined && isSame(says, said);
  });
  return { ...file, ...Object.fromEntries(entered) };
}

function isSame(one: FactValue, other: FactValue | undefined): boolean {
  return other !== undefined && canonicalJson(one) === canonicalJson(other);
}
