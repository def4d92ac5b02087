import { changedFacts, type Why } from '../../plan/change.ts';
import { factsInForce } from '../../rollout/facts-in-force.ts';
import { type Participation, participationSchema, seenOf } from '../../rollout/rollout.ts';
import { isSameJson, shortDigest } from '../../shared/digest.ts';
import { parseInput } from '../../shared/parse-input.ts';
import { type Problem, problemAt } from '../../shared/problem.ts';
import type { FactChanged } from './accept-change.ts';
import { type AcceptChangePorts, acceptChange } from './accept-change.ts';
import { type LoadHoldingsPorts, loadHoldings } from './load-holdings.ts';

export type ChangeLocalFactsPorts = AcceptChangePorts & LoadHoldingsPorts;

export type Edited =
  /** `change`: the id of the change that tells it to those who held the old value. */
  | { kind: 'saved'; change?: string }
  | { kind: 'refused'; problems: Problem[] }
  /** Somebody else changed it in the meantime. */
  | { kind: 'changed' }
  | { kind: 'not-there' };

export type LocalEdit = {
  rollout: string;
  organisation: string;
  registerNumber: string;
  /** All of its own facts: omitted ones are removed. */
  facts: unknown;
  why?: Why | undefined;
  /** Why they are so against a soft rule. */
  exception?: FactChanged['exception'];
  /** Version token of what was edited. */
  seen: string;
  changedBy: string;
};

/**
 * Changes an organisation's own facts and register number in a rollout. Whoever was told an old value is told the new
 * one, which takes a reason; what waits for the organisation's day moves with it.
 */
export async function changeLocalFacts(edit: LocalEdit, ports: ChangeLocalFactsPorts): Promise<Edited> {
  const { rollout: id, organisation, registerNumber, facts, seen } = edit;
  // Before what is stored: whoever submits the same twice at once then says the same change twice.
  const earlier = (await ports.milestones.changesOf(id)).filter(
    ({ change }) => change.organisation === organisation,
  ).length;
  const stored = await ports.rollouts.participation(id, organisation);
  if (!stored) return { kind: 'not-there' };
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
  const changed = localChange(edit, { stored, wanted: parsed.data, earlier });
  const told = changed && (await tell(changed, stored, ports));
  if (told && told.kind !== 'saved') return told;
  return (await saveNumber(parsed.data, { stored }, ports))
    ? { kind: 'saved', ...told }
    : { kind: 'changed' };
}

/** What has changed of its facts; undefined if nothing has. `earlier`: how many times some had changed before. */
export function localChange(
  { why, exception, changedBy, seen }: Pick<LocalEdit, 'why' | 'exception' | 'changedBy' | 'seen'>,
  { stored, wanted, earlier = 0 }: { stored: Participation; wanted: Participation; earlier?: number },
): FactChanged | undefined {
  const { rollout, organisation } = stored;
  const names = new Set([...Object.keys(stored.facts), ...Object.keys(wanted.facts)]);
  const touched = [...names].filter((fact) => !isSameJson(stored.facts[fact], wanted.facts[fact]));
  if (touched.length === 0) return undefined;
  const facts = Object.fromEntries(touched.map((fact) => [fact, wanted.facts[fact] ?? null]));
  const from = Object.fromEntries(touched.map((fact) => [fact, stored.facts[fact] ?? null]));
  return {
    // A fact may change back and forth, and two people may change it at once: neither is the same change again.
    id: `change-${shortDigest(rollout, organisation, seen, { facts, why, changedBy }, earlier)}`,
    ...{ rollout, organisation, facts, from, changedBy },
    ...(why === undefined ? {} : { why }),
    ...(exception ? { exception } : {}),
  };
}

async function tell(
  changed: FactChanged,
  stored: Participation,
  ports: ChangeLocalFactsPorts,
): Promise<Edited> {
  if (changed.why === undefined && (await isHeld(changed, stored, ports)))
    return { kind: 'refused', problems: [problemAt('why', 'reason-missing')] };
  const accepted = await acceptChange(changed, { at: ports.now(), byHand: true }, ports);
  switch (accepted.kind) {
    case 'accepted':
    case 'known':
      return { kind: 'saved', change: accepted.milestone.id };
    case 'overtaken':
      return { kind: 'changed' };
    case 'refused':
      return { kind: 'refused', problems: accepted.problems };
  }
}

/** Whether anybody was told a value that this changes. */
async function isHeld(
  { rollout: id, organisation = '', facts }: FactChanged,
  stored: Participation,
  ports: ChangeLocalFactsPorts,
): Promise<boolean> {
  const rollout = await ports.rollouts.find(id);
  const changes = Object.entries(facts).map(([fact, to]) => ({ fact, ...(to === null ? {} : { to }) }));
  const own = { ...stored, facts: changedFacts(stored.facts, changes) };
  const present = factsInForce(rollout?.facts ?? {}, own);
  const { mailed, byHand } = await loadHoldings({ rollout: id, organisation, present }, ports);
  return [...mailed, ...byHand].some((held) =>
    Object.keys(facts).some((fact) => Object.hasOwn(held.facts, fact)),
  );
}

/** The register number, which nobody has to be told; false if somebody else changed it meanwhile. */
async function saveNumber(
  wanted: Participation,
  { stored }: { stored: Participation },
  { rollouts }: Pick<ChangeLocalFactsPorts, 'rollouts'>,
): Promise<boolean> {
  if (wanted.registerNumber === stored.registerNumber) return true;
  const now = await rollouts.participation(wanted.rollout, wanted.organisation);
  // A repeated submit counts as saved.
  if (now?.registerNumber === wanted.registerNumber) return true;
  if (!now || now.registerNumber !== stored.registerNumber) return false;
  return rollouts.rejoin({ ...wanted, facts: now.facts }, now);
}
