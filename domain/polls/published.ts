import { cellOfCounts, type PollCounts, type PollQuestion } from './poll.ts';
import { type SuppressedCells, sumOfCells, suppressed } from './suppressed.ts';

/**
 * What may be published of the answers to a question by group: the one table of it, from which everything that is
 * shown of groups is taken. `order`: all groups of the milestone's own catalogue, most important first, also those
 * without answers.
 */
export function publishedByGroup(
  counts: readonly PollCounts[],
  question: PollQuestion,
  order: readonly string[],
): SuppressedCells {
  const own = counts.filter((one) => one.question === question && order.includes(one.group));
  const found = Map.groupBy(own, ({ group }) => group);
  return suppressed(
    new Map(order.map((group) => [group, sumOfCells((found.get(group) ?? []).map(cellOfCounts))])),
  );
}
