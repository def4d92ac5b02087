type Cell = string | number;

// What a spreadsheet takes for the beginning of something to work out.
const EVALUATED = /^[=+\-@\t\r\n\0]/;

/** A cell that no spreadsheet evaluates: an apostrophe before what it would. */
export function inert(cell: Cell): string {
  const text = String(cell);
  return EVALUATED.test(text) ? `'${text}` : text;
}

/** A table as CSV (RFC 4180) in UTF-8 with a byte order mark, by which spreadsheets know the letters. */
export function csv(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')}`;
}

function field(cell: Cell): string {
  const text = inert(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
