import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Facts } from '../catalogue/fact.ts';
import { factsSaid } from '../catalogue/fact-words.ts';
import { type ChangedFact, changedSince } from '../plan/change.ts';
import { factsInForce } from '../rollout/facts-in-force.ts';
import type { Participation, Rollout } from '../rollout/rollout.ts';
import { isSameJson } from '../shared/digest.ts';
import { wordsIn } from './fact-correction.ts';
import type { PressDraft } from './press-release.ts';
import type { PressState } from './press-states.ts';
import type { PressVersion } from './press-version.ts';

/** Where a release is sent from, as of now. */
type Ground = { rollout: Rollout; participation: Participation };

/** The organisation that a release is sent by. */
export function senderOf(draft: PressDraft, { office }: Pick<Rollout, 'office'>): string {
  return draft.kind === 'local' ? draft.organisation : office;
}

/**
 * The facts that a draft says, with their values now. A local edition also says those of all that the national release
 * says.
 */
export function factsSaidNow(
  draft: PressDraft,
  {
    rollout,
    participation,
    catalogue,
    national,
  }: Ground & { catalogue: Catalogue; national?: Facts | undefined },
): Facts {
  const ofAll = Object.entries(national ?? {}).filter(([fact]) => catalogue.facts[fact]?.scope === 'rollout');
  return {
    ...Object.fromEntries(ofAll),
    ...factsSaid(wordsIn(draft), factsInForce(rollout.facts, participation), catalogue.facts),
  };
}

/** What a version says that no longer holds. */
export function outdatedFacts(
  { facts: said = {} }: Pick<PressVersion, 'facts'>,
  { rollout, participation }: Ground,
): ChangedFact[] {
  return changedSince(said, factsInForce(rollout.facts, participation));
}

const WAITING: readonly PressState[] = ['submitted', 'approved', 'scheduled', 'held'];

/** A version that waits, held because what it says no longer holds; undefined if that is not so, or known. */
export function heldAsOutdated(version: PressVersion, ground: Ground, at: number): PressVersion | undefined {
  const changed = outdatedFacts(version, ground);
  if (!WAITING.includes(version.state) || changed.length === 0) return undefined;
  if (isSameJson(changed, version.changed)) return undefined;
  const { revision } = version;
  return { ...version, revision: revision + 1, state: 'held', heldFor: 'changed', changed, changedAt: at };
}
