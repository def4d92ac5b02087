import type { Catalogues } from '../../catalogue/catalogues.ts';
import type { Milestone, Milestones } from '../../plan/milestone.ts';
import { mayBeToldAt } from '../../plan/milestone.ts';
import type { Plans } from '../../plan/plan.ts';
import type { Organisation, Organisations } from '../../rollout/organisation.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow, mapInChunks } from '../../shared/concurrency.ts';
import { type FollowUp, type ListFollowUpsPorts, listFollowUps } from './list-follow-ups.ts';

export type ListCountryFollowUpsPorts = ListFollowUpsPorts & {
  rollouts: Pick<Rollouts, 'list'>;
  milestones: Pick<Milestones, 'allOf'>;
  organisations: Pick<Organisations, 'list'>;
  catalogues: Pick<Catalogues, 'load'>;
  plans: Pick<Plans, 'allCounts'>;
};

/** An organisation with the people there whom no mail reaches. */
export type FollowUpsAt = { organisation: Organisation; followUps: FollowUp[] };

/**
 * Whom no mail reaches in the whole country: by organisation, those with most people still to be reached first. Where
 * there are any is known from the counts of each milestone, so only there people are looked up. Read-only.
 */
export async function listCountryFollowUps(ports: ListCountryFollowUpsPorts): Promise<FollowUpsAt[]> {
  const [rollouts, organisations] = await allSettledOrThrow([
    ports.rollouts.list(),
    ports.organisations.list(),
  ]);
  const milestones = await allSettledOrThrow(rollouts.map(({ id }) => ports.milestones.allOf(id)));
  const places = await mapInChunks(milestones.flat(), (milestone) => placesIn(milestone, ports));
  const byOrganisation = Map.groupBy(places.flat(), ({ organisation }) => organisation);
  const found = await mapInChunks([...byOrganisation], async ([code, told]) => {
    const organisation = organisations.find((one) => one.code === code);
    const followUps = organisation ? await listFollowUps(code, told, ports) : [];
    return organisation && followUps.length > 0 ? [{ organisation, followUps }] : [];
  });
  return found.flat().toSorted((one, other) => openIn(other) - openIn(one));
}

/** How many of them nobody has reached yet. */
export function openIn({ followUps }: Pick<FollowUpsAt, 'followUps'>): number {
  return followUps.filter(({ followUp }) => !followUp.closed).length;
}

async function placesIn(
  milestone: Milestone,
  { plans, catalogues }: Pick<ListCountryFollowUpsPorts, 'plans' | 'catalogues'>,
): Promise<(Pick<FollowUp, 'milestone' | 'catalogue'> & { organisation: string })[]> {
  const counts = await plans.allCounts(milestone.id);
  const there = counts.filter(
    ({ organisation, unreachable }) => unreachable > 0 && mayBeToldAt(milestone, organisation),
  );
  if (there.length === 0) return [];
  const version = await catalogues.load(milestone.catalogue, milestone.catalogueVersion);
  return version
    ? there.map(({ organisation }) => ({ milestone, organisation, catalogue: version.catalogue }))
    : [];
}
