import { allSettledOrThrow } from '../../shared/concurrency.ts';
import type { Organisation, Organisations } from '../organisation.ts';
import type { Rollouts } from '../rollout.ts';

export type ListParticipantsPorts = { rollouts: Rollouts; organisations: Organisations };

/** Every organisation that takes part in any rollout, by code. */
export async function listParticipants({
  rollouts,
  organisations,
}: ListParticipantsPorts): Promise<Organisation[]> {
  const taking = await allSettledOrThrow(
    (await rollouts.list()).map(({ id }) => rollouts.participations(id)),
  );
  const codes = [...new Set(taking.flat().map(({ organisation }) => organisation))].sort();
  const found = await allSettledOrThrow(codes.map((code) => organisations.find(code)));
  return found.filter((organisation) => organisation !== undefined);
}
