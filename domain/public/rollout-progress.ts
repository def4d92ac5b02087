import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Facts } from '../catalogue/fact.ts';
import { dayOfTruth, isTrueOn } from '../plan/day-of-truth.ts';
import { isIn, type Milestone } from '../plan/milestone.ts';
import type { Organisation } from '../rollout/organisation.ts';
import type { Participation } from '../rollout/rollout.ts';
import { type County, countyOf } from '../shared/county.ts';

/**
 * One milestone of an organisation: reached or not, and its actual or planned date, if known (2027-03-15).
 */
export type ProgressStep = { kind: string; reached: boolean; reachedOn?: string; plannedOn?: string };

/** Progress of one organisation: `reached` of its `steps`, in rollout order. */
export type RolloutProgress = {
  organisation: Organisation;
  county: County | undefined;
  steps: ProgressStep[];
  reached: number;
};

/** What progress is derived from: announced milestones, the rollout's facts, and today's date. */
export type Course = {
  catalogue: Catalogue;
  told: readonly Milestone[];
  facts: Facts;
  members: number;
  today: string;
};

/** Progress of an organisation. Reaching a milestone implies the earlier ones. */
export function rolloutProgressOf(
  { organisation, participation }: { organisation: Organisation; participation: Participation },
  course: Course,
): RolloutProgress {
  const steps = Object.keys(course.catalogue.milestones).map((kind) => stepOf(kind, participation, course));
  const reached = steps.findLastIndex((step) => step.reached) + 1;
  return {
    organisation,
    county: countyOf(organisation.code),
    steps: steps.map((step, index) => ({ ...step, reached: index < reached })),
    reached,
  };
}

function stepOf(kind: string, participation: Participation, course: Course): ProgressStep {
  const { organisation, facts } = participation;
  const own = dateIn(facts, kind, course);
  const { today } = course;
  const [first] = course.told
    .filter((milestone) => milestone.kind === kind && isIn(milestone, organisation))
    .filter((milestone) => isTrueOn(milestone, { organisation, today }))
    .map((milestone) => dayOfTruth(milestone, organisation) ?? milestone.occurredOn)
    .sort();
  const planned = own ?? dateIn(course.facts, kind, course);
  if (first === undefined) return { kind, reached: false, ...(planned ? { plannedOn: planned } : {}) };
  return { kind, reached: true, reachedOn: first };
}

function dateIn(facts: Facts, kind: string, { catalogue }: Course): string | undefined {
  const fact = catalogue.milestoneDates?.[kind];
  const value = fact === undefined ? undefined : facts[fact];
  return typeof value === 'string' ? value : undefined;
}
