/** Answers in a cell of a table, and how many of them are the good one: yes, or right. */
export type AnswerCell = { good: number; of: number };

/** Fewer answers than this are never shown, by themselves or as what a sum leaves over. */
export const FEWEST_ANSWERS = 10;

/** The same cells with nothing in those that may not be shown, and their sum. */
export type SuppressedCells = { cells: Map<string, AnswerCell | undefined>; total: AnswerCell | undefined };

/**
 * What of a table may be published. A cell is hidden if it has fewer than `k` answers, or fewer than twice as many
 * that are all alike. With it goes the last of those shown, and more until the hidden ones, whose sum anybody can
 * compute, have twice as many answers together as a cell needs. Which ones go does not depend on how many answers
 * they have: the smallest would tell whoever knows the rules how many those have that are smaller.
 */
export function suppressed(all: ReadonlyMap<string, AnswerCell>, k = FEWEST_ANSWERS): SuppressedCells {
  const total = sumOfCells([...all.values()]);
  if (!mayBeShown(total, k))
    return { cells: new Map([...all].map(([id]) => [id, undefined])), total: undefined };
  const shown = new Map([...all].filter(([, cell]) => mayBeShown(cell, k)));
  const hidden = () => sumOfCells([...all].filter(([id]) => !shown.has(id)).map(([, cell]) => cell));
  let open = shown.size < all.size;
  for (const id of [...shown.keys()].toReversed()) {
    if (!open) break;
    shown.delete(id);
    open = hidden().of < 2 * k;
  }
  return { cells: new Map([...all].map(([id]) => [id, shown.get(id)])), total };
}

function mayBeShown({ good, of }: AnswerCell, k: number): boolean {
  const alike = good === 0 || good === of;
  return of >= (alike ? 2 * k : k);
}

export function sumOfCells(cells: readonly AnswerCell[]): AnswerCell {
  return cells.reduce((sum, { good, of }) => ({ good: sum.good + good, of: sum.of + of }), {
    good: 0,
    of: 0,
  });
}
