import type { Fault } from '../shared/problem.ts';
/** An uploaded table, unchecked; every cell is text. `line` is the first line of a row, from 1. */
export type Sheet = {
  header: readonly string[];
  rows: readonly { line: number; cells: readonly string[] }[];
};

/** The parsed table, or the problem that prevents parsing it, with its line. */
export type ReadSheet = { ok: true; sheet: Sheet } | { ok: false; fault: Fault; line?: number | undefined };

/** Size limit of a contact file on the command line. */
export const FILE_LIMIT_BYTES = 10_000_000;
/** Size limit of an upload: Lambda accepts 6 MB, and base64 adds a third. */
export const UPLOAD_LIMIT_BYTES = 4_000_000;
/** More rows than any rollout has contacts. */
export const ROW_LIMIT = 50_000;

/** First characters that make a spreadsheet evaluate a cell; a leading apostrophe prevents it. */
const EVALUATED = /^'*[=+\-@\t\r\0]/;

/** Escapes a cell against formula injection; {@link asRead} reverses it. */
export function asWritten(cell: string): string {
  return EVALUATED.test(cell) ? `'${cell}` : cell;
}

/** Removes the escaping apostrophe. */
export function asRead(cell: string): string {
  return cell.startsWith("'") && EVALUATED.test(cell) ? cell.slice(1) : cell;
}
