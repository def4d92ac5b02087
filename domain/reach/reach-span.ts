import * as z from 'zod';
import { milestoneKindSchema } from '../catalogue/catalogue-ids.ts';
import { type Milestone, mayBeTold } from '../plan/milestone.ts';

/**
 * Which milestones of a rollout somebody looks back at: of one kind or of all, the newest on page 1; local ones of a month together,
 * unless each is asked for.
 */
export const reachSpanSchema = z.object({
  kind: milestoneKindSchema.optional(),
  each: z.literal('yes').optional(),
  page: z.coerce.number().int().min(1).max(1000).default(1),
});
export type ReachSpan = z.infer<typeof reachSpanSchema>;

/** As many points as a chart bears. */
export const POINTS_A_PAGE = 20;

/** A milestone, or local ones of one kind and month that are looked at as one; in the order of their days. */
export type MilestoneGroup = readonly [Milestone, ...Milestone[]];

export type SpannedMilestones = {
  span: ReachSpan;
  /** In the order of their last days. */
  points: MilestoneGroup[];
  /** How many points there are beyond, on the pages after and before this one. */
  earlier: number;
  later: number;
  /** The kinds that there are, whatever was chosen. */
  kinds: string[];
};

/** One page of a rollout's milestones. */
export function spannedBy(span: ReachSpan, all: readonly Milestone[]): SpannedMilestones {
  const { kind, page, each } = span;
  const told = inOrder(all);
  const wanted = told.filter((milestone) => kind === undefined || milestone.kind === kind);
  const points = each ? wanted.map((milestone): MilestoneGroup => [milestone]) : gathered(wanted, told);
  const end = Math.max(0, points.length - (page - 1) * POINTS_A_PAGE);
  const start = Math.max(0, end - POINTS_A_PAGE);
  return {
    span,
    points: points.slice(start, end),
    earlier: start,
    later: points.length - end,
    kinds: [...new Set(told.map((milestone) => milestone.kind))],
  };
}

/**
 * Where a service is taken into use place by place, a milestone is a place: hundreds of them say nothing one by one. Local is
 * what is for fewer than half as many organisations as the broadest of the rollout.
 */
function gathered(wanted: readonly Milestone[], told: readonly Milestone[]): MilestoneGroup[] {
  const broadest = Math.max(0, ...told.map(({ organisations }) => organisations.length));
  const points = new Map<string, MilestoneGroup>();
  for (const milestone of wanted) {
    const { id, kind, occurredOn, organisations } = milestone;
    const local = organisations.length * 2 < broadest;
    const key = local ? `${kind} ${occurredOn.slice(0, 7)}` : `#${id}`;
    const before = points.get(key);
    // Taken out and put in again, it stands where its last day is.
    points.delete(key);
    points.set(key, before ? [...before, milestone] : [milestone]);
  }
  return [...points.values()];
}

// What can be read for one page: twenty milestones of the whole country, or many more of a place each.
const LIMITS = { milestones: 300, ledgers: 6_000 };

/** As many of the newest as can be read at once, in the order of their days, and how many there are before. */
export function newestWithin(
  all: readonly Milestone[],
  limits = LIMITS,
): { points: MilestoneGroup[]; earlier: number } {
  const told = inOrder(all);
  let [start, ledgers] = [told.length, 0];
  while (start > 0 && told.length - start < limits.milestones) {
    ledgers += told[start - 1]?.organisations.length ?? 0;
    if (ledgers > limits.ledgers && start < told.length) break;
    start -= 1;
  }
  return { points: told.slice(start).map((milestone): MilestoneGroup => [milestone]), earlier: start };
}

/** Those that were let out, by their days; those of one day as they came in. */
function inOrder(all: readonly Milestone[]): Milestone[] {
  const key = ({ occurredOn, receivedAt, id }: Milestone) =>
    `${occurredOn} ${String(receivedAt).padStart(15, '0')} ${id}`;
  return all.filter(mayBeTold).toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
