import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Facts } from '../catalogue/fact.ts';
import type { Milestone } from '../plan/milestone.ts';
import type { Organisation } from '../rollout/organisation.ts';
import type { Participation } from '../rollout/rollout.ts';
import { type County, countyOf } from '../shared/county.ts';

/** One milestone of an organisation: when it was reached, or when it is planned, where a date is known (2027-03-15). */
export type Step = { kind: string; reached: boolean; reachedOn?: string; plannedOn?: string };

/** How far one organisation has come: `reached` of its `steps`, in the order of the rollout. */
export type RolloutProgress = {
  organisation: Organisation;
  county: County | undefined;
  steps: Step[];
  reached: number;
};

/** What standings are told by: milestones that the public has been told, the facts of the rollout, and today's date. */
export type Course = {
  catalogue: Catalogue;
  told: readonly Milestone[];
  facts: Facts;
  members: number;
  today: string;
};

/** How far an organisation has come. Whoever has reached a later milestone has passed those before it. */
export function progressOf(
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

function stepOf(kind: string, participation: Participation, course: Course): Step {
  const { organisation, facts } = participation;
  const own = dateIn(facts, kind, course);
  const [first] = course.told
    .filter((milestone) => milestone.kind === kind && milestone.organisations.includes(organisation))
    .filter((milestone) => speaksOf(milestone, { own, course }))
    .map(({ occurredOn }) => occurredOn)
    .sort();
  const planned = own ?? dateIn(course.facts, kind, course);
  if (first === undefined) return { kind, reached: false, ...(planned ? { plannedOn: planned } : {}) };
  return { kind, reached: true, reachedOn: own && own <= course.today ? own : first };
}

/**
 * Where each organisation has a date of its own, a milestone reported for all of them says that the rollout has come so far:
 * an organisation has when its own day has come. A milestone reported for some of them means just those.
 */
function speaksOf(milestone: Milestone, { own, course }: { own: string | undefined; course: Course }) {
  const fact = course.catalogue.milestoneDates?.[milestone.kind];
  const each = fact !== undefined && course.catalogue.facts[fact]?.scope === 'organisation';
  if (!each || milestone.organisations.length < course.members) return true;
  return own !== undefined && own <= course.today;
}

function dateIn(facts: Facts, kind: string, { catalogue }: Course): string | undefined {
  const fact = catalogue.milestoneDates?.[kind];
  const value = fact === undefined ? undefined : facts[fact];
  return typeof value === 'string' ? value : undefined;
}
