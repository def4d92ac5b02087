import type { Catalogues } from '../../catalogue/catalogues.ts';
import { brokenRules, ruleProblem, rulesAbout } from '../../catalogue/date-rules.ts';
import { factProblems } from '../../catalogue/fact.ts';
import { digest } from '../../shared/digest.ts';
import { parseInput } from '../../shared/parse-input.ts';
import { below, type Problem, problemAt } from '../../shared/problem.ts';
import { type Participation, participationSchema, type Rollouts } from '../rollout.ts';

export type EditParticipationPorts = { rollouts: Rollouts; catalogues: Catalogues };

export type Edited =
  | { kind: 'saved' }
  | { kind: 'refused'; problems: Problem[] }
  /** Somebody else changed it in the meantime. */
  | { kind: 'changed' }
  | { kind: 'not-there' };

type Edit = { rollout: string; organisation: string; registerNumber: string; facts: unknown; seen: string };

/**
 * Changes an organisation's own facts and register number in a rollout; the rollout's facts are not affected.
 * Milestones already planned keep what they were planned with.
 */
export async function editParticipation(edit: Edit, ports: EditParticipationPorts): Promise<Edited> {
  const { rollout: id, organisation, registerNumber, facts, seen } = edit;
  const rollout = await ports.rollouts.find(id);
  const stored = rollout && (await ports.rollouts.participation(id, organisation));
  const current = rollout && (await ports.catalogues.currentVersion(rollout.catalogue));
  const version = current && (await ports.catalogues.load(rollout.catalogue, current));
  if (!stored || !version) return { kind: 'not-there' };
  const { registerNumber: _old, ...kept } = stored;
  const parsed = parseInput(participationSchema, {
    ...kept,
    facts,
    ...(registerNumber === '' ? {} : { registerNumber }),
  });
  // A repeated submit counts as saved.
  if (parsed.ok && seenOf(parsed.data) === seenOf(stored)) return { kind: 'saved' };
  if (seenOf(stored) !== seen) return { kind: 'changed' };
  if (!parsed.ok) return { kind: 'refused', problems: parsed.problems };
  const { catalogue } = version;
  const wrong = factProblems(parsed.data.facts, catalogue.facts).map((found) => below('facts', found));
  const foreign = Object.keys(parsed.data.facts)
    .filter((fact) => catalogue.facts[fact]?.scope === 'rollout')
    .map((fact) => problemAt(`facts.${fact}`, 'fact-elsewhere', { fact, scope: 'rollout' }));
  const touched = Object.keys(parsed.data.facts).filter(
    (fact) => parsed.data.facts[fact] !== stored.facts[fact],
  );
  const known = { facts: { ...rollout.facts, ...parsed.data.facts }, milestones: {} };
  const broken = brokenRules(rulesAbout(catalogue.rules, { facts: touched }), known).map(ruleProblem);
  const problems = [...wrong, ...foreign, ...broken];
  if (problems.length > 0) return { kind: 'refused', problems };
  if (await ports.rollouts.rejoin(parsed.data, stored)) return { kind: 'saved' };
  // Lost race; the winner may be this very change, sent twice or with its response lost.
  const now = await ports.rollouts.participation(id, organisation);
  return now && seenOf(now) === seenOf(parsed.data) ? { kind: 'saved' } : { kind: 'changed' };
}

/** Version token of a participation. */
export function seenOf(participation: Participation): string {
  return digest(participation).slice(0, 26);
}
