import type { Organisations } from '../../rollout/organisation.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import type { Localised } from '../../shared/locale.ts';

export type FindQuestionPlacePorts = {
  rollouts: Pick<Rollouts, 'find' | 'participation'>;
  organisations: Pick<Organisations, 'find'>;
};

/** Where a question belongs: to one organisation of a rollout, or to the office that speaks for all of it. */
export type QuestionPlace = {
  rollout: string;
  organisation: string;
  national: boolean;
  service: Localised;
  name: Localised;
};

/** The place of a rollout, or of one that takes part in it; undefined if there is none. Read-only. */
export async function findQuestionPlace(
  { rollout: id, organisation }: { rollout: string; organisation?: string | undefined },
  { rollouts, organisations }: FindQuestionPlacePorts,
): Promise<QuestionPlace | undefined> {
  const rollout = await rollouts.find(id);
  if (!rollout) return undefined;
  const code = organisation ?? rollout.office;
  const national = code === rollout.office;
  const found = await organisations.find(code);
  if (!found || !(national || (await rollouts.participation(id, code)))) return undefined;
  return { rollout: id, organisation: code, national, service: rollout.name, name: found.name };
}
