import type { Fault } from '../shared/problem.ts';
/** A table as somebody's file has it: nothing is checked, every cell is text. `line` is where a row begins, from 1. */
export type Sheet = {
  header: readonly string[];
  rows: readonly { line: number; cells: readonly string[] }[];
};

/** The table in a file, or what keeps it from being one, with the line where that shows. */
export type ReadSheet = { ok: true; sheet: Sheet } | { ok: false; fault: Fault; line?: number | undefined };

/** A file of contacts may be so large when a command reads it. */
export const FILE_LIMIT_BYTES = 10_000_000;
/** And so large through the console: Lambda takes 6 MB with the file as base64, which makes four bytes of three. */
export const UPLOAD_LIMIT_BYTES = 4_000_000;
/** More people than all municipalities of a country name for one service. */
export const ROW_LIMIT = 50_000;

/** Spreadsheets evaluate a cell that begins so; an apostrophe before it keeps it text. */
const EVALUATED = /^'*[=+\-@\t\r\0]/;

/** A cell as it must be written so that no spreadsheet evaluates it; {@link asRead} takes the apostrophe away again. */
export function asWritten(cell: string): string {
  return EVALUATED.test(cell) ? `'${cell}` : cell;
}

/** A cell without the apostrophe that keeps it from being evaluated. */
export function asRead(cell: string): string {
  return cell.startsWith("'") && EVALUATED.test(cell) ? cell.slice(1) : cell;
}
