import { allSettledOrThrow } from '../../shared/concurrency.ts';
import type { Organisation, Organisations } from '../organisation.ts';
import type { Rollouts } from '../rollout.ts';

export type ListParticipantsPorts = { rollouts: Rollouts; organisations: Pick<Organisations, 'list'> };

/** Every organisation that takes part in any rollout, by code. */
export async function listParticipants({
  rollouts,
  organisations,
}: ListParticipantsPorts): Promise<Organisation[]> {
  const taking = await allSettledOrThrow(
    (await rollouts.list()).map(({ id }) => rollouts.participations(id)),
  );
  const codes = new Set(taking.flat().map(({ organisation }) => organisation));
  // All at once: one by one, some hundred take longer than the rest of a page.
  return (await organisations.list()).filter(({ code }) => codes.has(code));
}
