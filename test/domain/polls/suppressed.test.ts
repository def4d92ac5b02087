import { describe, expect, it } from 'vitest';
import { type AnswerCell, suppressed } from '../../../domain/polls/suppressed.ts';

const table = (cells: Record<string, readonly [number, number]>) =>
  new Map(Object.entries(cells).map(([id, [good, of]]): [string, AnswerCell] => [id, { good, of }]));
const shownOf = (cells: Record<string, readonly [number, number]>) => {
  const { cells: found, total } = suppressed(table(cells));
  return { shown: [...found].filter(([, cell]) => cell).map(([id]) => id), total };
};

describe('what is published of answers', () => {
  it('is nothing of nine, and a share of ten', () => {
    expect(shownOf({ a: [6, 9] })).toEqual({ shown: [], total: undefined });
    expect(shownOf({ a: [6, 10] })).toEqual({ shown: ['a'], total: { good: 6, of: 10 } });
  });

  it('hides another cell where one alone could be computed from the sum', () => {
    expect(shownOf({ a: [3, 4], b: [20, 30], c: [8, 16] })).toEqual({
      shown: ['b'],
      total: { good: 31, of: 50 },
    });
    // Also where two are small, and until twice ten are hidden: the last first, whatever their size.
    expect(shownOf({ a: [3, 6], b: [20, 30], c: [4, 6], d: [10, 40] }).shown).toEqual(['b']);
    expect(shownOf({ a: [3, 6], b: [20, 30], c: [4, 12], d: [4, 14] }).shown).toEqual(['b', 'c']);
  });

  it('hides what would say of everybody in it what they answered', () => {
    expect(shownOf({ a: [12, 12], b: [20, 30] })).toEqual({ shown: [], total: { good: 32, of: 42 } });
    expect(shownOf({ a: [20, 20], b: [20, 30] }).shown).toEqual(['a', 'b']);
  });
});

/** All that a reader of both tables of a milestone sees: by group and by kind of organisation, and the sums. */
function published(inner: readonly (readonly number[])[], k: number): string {
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
  // Half of the answers are good, so that none is hidden for being all alike.
  const cells = (counts: readonly number[]) =>
    suppressed(new Map(counts.map((of, index) => [String(index), { good: of / 2, of }])), k);
  const rows = cells(inner.map(sum));
  const columns = cells((inner[0] ?? []).map((_, column) => sum(inner.map((row) => row[column] ?? 0))));
  const shown = ({ cells: found, total }: typeof rows) =>
    [...found.values(), total].map((cell) => cell?.of ?? '–');
  return JSON.stringify([shown(rows), shown(columns)]);
}

/** Every table of a size whose cells come to no more than `most` answers. */
function everyTable(rows: number, columns: number, most: number): number[][][] {
  const fillings = (cells: number, left: number): number[][] =>
    cells === 0
      ? [[]]
      : Array.from({ length: left + 1 }, (_, first) => first).flatMap((first) =>
          fillings(cells - 1, left - first).map((rest) => [first, ...rest]),
        );
  return fillings(rows * columns, most).map((cells) =>
    Array.from({ length: rows }, (_, row) => cells.slice(row * columns, (row + 1) * columns)),
  );
}

describe('all small tables', () => {
  it.each([
    { rows: 2, columns: 2, most: 14, k: 3 },
    { rows: 4, columns: 1, most: 16, k: 4 },
    { rows: 3, columns: 2, most: 9, k: 2 },
    { rows: 3, columns: 2, most: 9, k: 3 },
    { rows: 3, columns: 3, most: 7, k: 2 },
  ])(
    'of $rows × $columns reveal no number under $k, to whoever knows the rules too',
    ({ rows, columns, most, k }) => {
      // Whoever reads what is published can know no more than which tables would have been published like this.
      const alike = Map.groupBy(everyTable(rows, columns, most), (inner) => published(inner, k));
      const revealed = [...alike].flatMap(([shown, tables]) =>
        cellsAndSums(rows, columns).flatMap((of) => {
          const values = new Set(tables.map(of));
          const [only] = values;
          return values.size === 1 && only !== undefined && only < k ? [`${only} in ${shown}`] : [];
        }),
      );
      expect(alike.size).toBeGreaterThan(10);
      expect(revealed).toEqual([]);
    },
  );
});

/** Every number of a table that somebody might want to know. */
function cellsAndSums(rows: number, columns: number): ((inner: readonly (readonly number[])[]) => number)[] {
  const [allRows, allColumns] = [[...Array(rows).keys()], [...Array(columns).keys()]];
  const sumOf = (inner: readonly (readonly number[])[], of: readonly number[], across: readonly number[]) =>
    of.reduce((sum, row) => sum + across.reduce((all, column) => all + (inner[row]?.[column] ?? 0), 0), 0);
  return [
    ...allRows.flatMap((row) =>
      allColumns.map((column) => (inner: readonly (readonly number[])[]) => sumOf(inner, [row], [column])),
    ),
    ...allRows.map((row) => (inner: readonly (readonly number[])[]) => sumOf(inner, [row], allColumns)),
    ...allColumns.map((column) => (inner: readonly (readonly number[])[]) => sumOf(inner, allRows, [column])),
  ];
}
