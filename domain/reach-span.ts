import * as z from 'zod';
import { milestoneKindSchema } from './catalogue.ts';
import { type Milestone, mayBeTold } from './milestone.ts';

/** Which milestones of a rollout somebody looks back at: of one kind or of all, the newest on page 1. */
export const reachSpanSchema = z.object({
  kind: milestoneKindSchema.optional(),
  page: z.coerce.number().int().min(1).max(1000).default(1),
});
export type ReachSpan = z.infer<typeof reachSpanSchema>;

/** As many points as a chart bears. */
export const MILESTONES_A_PAGE = 20;

export type SpannedMilestones = {
  span: ReachSpan;
  /** In the order of their days. */
  milestones: Milestone[];
  /** How many there are beyond, on the pages after and before this one. */
  earlier: number;
  later: number;
  /** The kinds that there are, whatever was chosen. */
  kinds: string[];
};

/** One page of a rollout's milestones. */
export function spannedBy(span: ReachSpan, all: readonly Milestone[]): SpannedMilestones {
  const { kind, page } = span;
  const told = inOrder(all);
  const wanted = told.filter((milestone) => kind === undefined || milestone.kind === kind);
  const end = Math.max(0, wanted.length - (page - 1) * MILESTONES_A_PAGE);
  const start = Math.max(0, end - MILESTONES_A_PAGE);
  return {
    span,
    milestones: wanted.slice(start, end),
    earlier: start,
    later: wanted.length - end,
    kinds: [...new Set(told.map((milestone) => milestone.kind))],
  };
}

// What can be read for one page: twenty milestones of the whole country, or many more of a place each.
const LIMITS = { milestones: 300, ledgers: 6_000 };

/** As many of the newest as can be read at once, in the order of their days, and how many there are before. */
export function newestWithin(
  all: readonly Milestone[],
  limits = LIMITS,
): Pick<SpannedMilestones, 'milestones' | 'earlier'> {
  const told = inOrder(all);
  let [start, ledgers] = [told.length, 0];
  while (start > 0 && told.length - start < limits.milestones) {
    ledgers += told[start - 1]?.organisations.length ?? 0;
    if (ledgers > limits.ledgers && start < told.length) break;
    start -= 1;
  }
  return { milestones: told.slice(start), earlier: start };
}

/** Those that were let out, by their days; those of one day as they came in. */
function inOrder(all: readonly Milestone[]): Milestone[] {
  const key = ({ occurredOn, receivedAt, id }: Milestone) =>
    `${occurredOn} ${String(receivedAt).padStart(15, '0')} ${id}`;
  return all.filter(mayBeTold).toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
