import { type Catalogue, checkFor } from '../catalogue/catalogue.ts';
import type { Milestone } from '../plan/milestone.ts';
import { type EstimatedShare, estimatedShare } from '../polls/interval.ts';
import type { PollCounts } from '../polls/poll.ts';
import { publishedByGroup } from '../polls/published.ts';
import { type AnswerCell, sumOfCells } from '../polls/suppressed.ts';
import type { Localised } from '../shared/locale.ts';

/** Where fewer know the answer it is explained again. */
const ENOUGH = 0.6;

/** A question that too few could answer, and the message that explains it. */
export type LeastUnderstood = {
  milestone: string;
  kind: string;
  question: Localised;
  topic: string;
  /** Groups that were asked it and may be shown, and their answers together. */
  groups: string[];
  share: EstimatedShare;
};

/** Of all questions after a milestone the one whose answer the fewest know, if those are too few. */
export function leastUnderstood(
  { id, kind }: Pick<Milestone, 'id' | 'kind'>,
  catalogue: Catalogue,
  counts: readonly PollCounts[],
): LeastUnderstood | undefined {
  const shown = publishedByGroup(counts, 'check', Object.keys(catalogue.groups)).cells;
  const visible = [...shown].flatMap(([group, cell]): { group: string; cell: AnswerCell }[] =>
    cell ? [{ group, cell }] : [],
  );
  const byQuestion = Map.groupBy(visible, ({ group }) => checkFor(catalogue, { group, kind }));
  const found = [...byQuestion].flatMap(([check, asked]): LeastUnderstood[] => {
    if (!check) return [];
    const { good, of } = sumOfCells(asked.map(({ cell }) => cell));
    const share = estimatedShare(good, of);
    if (share.share >= ENOUGH) return [];
    const { question, topic } = check;
    return [{ milestone: id, kind, question, topic, groups: asked.map(({ group }) => group), share }];
  });
  return found.toSorted((a, b) => a.share.share - b.share.share)[0];
}
