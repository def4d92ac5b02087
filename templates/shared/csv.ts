type Cell = string | number;

// First characters of a formula in spreadsheets.
const EVALUATED = /^[=+\-@\t\r\n\0]/;

/** Escapes a cell against formula injection with an apostrophe. */
export function inert(cell: Cell): string {
  const text = String(cell);
  return EVALUATED.test(text) ? `'${text}` : text;
}

/** A table as CSV (RFC 4180) in UTF-8 with a byte order mark, which spreadsheets need. */
export function csv(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')}`;
}

function field(cell: Cell): string {
  const text = inert(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
