type Cell = string | number;

// First characters of a formula in spreadsheets.
const EVALUATED = /^[=+\-@\t\r\n\0]/;

/** Escapes a cell against formula injection with an apostrophe. */
export function inert(cell: Cell): string {
  const text = String(cell);
  return EVALUATED.test(text) ? `'${text}` : text;
}

/** What stands between cells, and in numbers, where spreadsheets of a language open a file with a double click. */
const SIGNS: Readonly<Record<string, { between: string; decimal: string }>> = {
  sv: { between: ';', decimal: ',' },
};

/**
 * A table as CSV (RFC 4180) in UTF-8 with a byte order mark, which spreadsheets need. `locale`: for those of a
 * language, instead of for programs.
 */
export function csv(rows: readonly (readonly Cell[])[], locale = ''): string {
  const { between, decimal } = SIGNS[locale] ?? { between: ',', decimal: '.' };
  const written = (cell: Cell) =>
    field(typeof cell === 'number' && cell >= 0 ? String(cell).replace('.', decimal) : cell, between);
  return `\uFEFF${rows.map((row) => `${row.map(written).join(between)}\r\n`).join('')}`;
}

function field(cell: Cell, between: string): string {
  const text = inert(cell);
  return text.includes(between) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
