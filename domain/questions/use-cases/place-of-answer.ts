import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Catalogues } from '../../catalogue/catalogues.ts';
import type { Facts } from '../../catalogue/fact.ts';
import { factsInForce } from '../../rollout/facts-in-force.ts';
import type { Organisation, Organisations } from '../../rollout/organisation.ts';
import type { Rollout, Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import type { Question } from '../question.ts';

export type PlaceFactsPorts = {
  rollouts: Pick<Rollouts, 'find' | 'participation'>;
  organisations: Pick<Organisations, 'find'>;
  catalogues: Pick<Catalogues, 'currentVersion' | 'load'>;
};

/** What an answer may say: the facts in force at its organisation, or those of the whole rollout. */
export type PlaceOfAnswer = {
  rollout: Rollout;
  organisation: Organisation;
  catalogue: Catalogue;
  facts: Facts;
  national: boolean;
};

/** Undefined if its rollout or organisation no longer exists. Read-only. */
export async function placeOfAnswer(
  { rollout: id, organisation: code, national }: Pick<Question, 'rollout' | 'organisation' | 'national'>,
  { rollouts, organisations, catalogues }: PlaceFactsPorts,
): Promise<PlaceOfAnswer | undefined> {
  const [rollout, organisation, participation] = await allSettledOrThrow([
    rollouts.find(id),
    organisations.find(code),
    rollouts.participation(id, code),
  ]);
  const version = rollout && (await catalogues.currentVersion(rollout.catalogue));
  const loaded = version ? await catalogues.load(rollout.catalogue, version) : undefined;
  if (!rollout || !organisation || !loaded) return undefined;
  const facts = national || !participation ? rollout.facts : factsInForce(rollout.facts, participation);
  return { rollout, organisation, catalogue: loaded.catalogue, facts, national };
}
