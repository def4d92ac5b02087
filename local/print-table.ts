/** Prints a table with its columns aligned: the first to the left, the rest to the right. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => String(row[column] ?? '').length)),
  );
  const line = (cells: readonly (string | number)[]) =>
    cells
      .map((cell, column) =>
        column === 0 ? String(cell).padEnd(widths[0] ?? 0) : String(cell).padStart(widths[column] ?? 0),
      )
      .join('  ');
  print(line(head));
  for (const row of rows) print(line(row));
}

/** Prints one line. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
