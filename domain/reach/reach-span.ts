import * as z from 'zod';
import { milestoneKindSchema } from '../catalogue/catalogue-ids.ts';
import { type Milestone, mayBeTold } from '../plan/milestone.ts';

/**
 * Selects milestones for a trend: one kind or all, newest on page 1; local ones of a month grouped unless
 * listed individually.
 */
export const reachSpanSchema = z.object({
  kind: milestoneKindSchema.optional(),
  each: z.literal('yes').optional(),
  page: z.coerce.number().int().min(1).max(1000).default(1),
});
export type ReachSpan = z.infer<typeof reachSpanSchema>;

/** Points per chart. */
export const POINTS_A_PAGE = 20;

/** A milestone, or local ones of one kind and month grouped together, by date. */
export type MilestoneGroup = readonly [Milestone, ...Milestone[]];

export type SpannedMilestones = {
  span: ReachSpan;
  /** By last date. */
  points: MilestoneGroup[];
  /** Number of points on later and earlier pages. */
  earlier: number;
  later: number;
  /** All kinds, regardless of the selection. */
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
 * A staggered rollout has a milestone per place: hundreds that mean little individually. Local means fewer
 * than half as many organisations as the rollout's broadest milestone.
 */
function gathered(wanted: readonly Milestone[], told: readonly Milestone[]): MilestoneGroup[] {
  const broadest = Math.max(0, ...told.map(({ organisations }) => organisations.length));
  const points = new Map<string, MilestoneGroup>();
  for (const milestone of wanted) {
    const { id, kind, occurredOn, organisations } = milestone;
    const local = organisations.length * 2 < broadest;
    const key = local ? `${kind} ${occurredOn.slice(0, 7)}` : `#${id}`;
    const before = points.get(key);
    // Reinserted at its last date.
    points.delete(key);
    points.set(key, before ? [...before, milestone] : [milestone]);
  }
  return [...points.values()];
}

// Read limit of one page: twenty national milestones, or many more local ones.
const LIMITS = { milestones: 300, ledgers: 6_000 };

/** The newest that fit the read limit, by date, and the number of earlier ones. */
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

/** Released milestones by date, then by arrival. */
function inOrder(all: readonly Milestone[]): Milestone[] {
  const key = ({ occurredOn, receivedAt, id }: Milestone) =>
    `${occurredOn} ${String(receivedAt).padStart(15, '0')} ${id}`;
  return all.filter(mayBeTold).toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
