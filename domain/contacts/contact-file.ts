import type { Fault } from '../shared/problem.ts';
import type { Reading } from './charset.ts';

/** An uploaded table, unchecked; every cell is text. `line` is the first line of a row, from 1. */
export type Sheet = {
  header: readonly string[];
  rows: readonly { line: number; cells: readonly string[] }[];
};

/**
 * The parsed table, or the problem that prevents parsing it, with its line; `readings` where a person has to
 * say which encoding is right.
 */
export type ReadSheet =
  | { ok: true; sheet: Sheet }
  | { ok: false; fault: Fault; line?: number | undefined; readings?: Reading[] };

/** Size limit of a contact file on the command line. */
export const FILE_LIMIT_BYTES = 10_000_000;
/** More rows than any rollout has contacts. */
export const ROW_LIMIT = 50_000;

/** First characters that make a spreadsheet evaluate a cell; a leading apostrophe prevents it. */
const EVALUATED = /^'*[=+\-@\t\r\0]/;

const PAIRS = new Set(['""', "''", '“”', '””', '‘’', '’’', '«»', '»»', '„“', '„”']);

/** Whether one pair of quotation marks stands round the whole text; a pair within is part of it. */
export function isQuoted(text: string): boolean {
  const [opening, closing] = [text.charAt(0), text.charAt(text.length - 1)];
  const inner = text.slice(1, -1);
  return PAIRS.has(`${opening}${closing}`) && !inner.includes(opening) && !inner.includes(closing);
}

/** Whether reading would change a cell: a spreadsheet evaluates it, or its quotation marks would be dropped. */
function needsMark(cell: string): boolean {
  if (EVALUATED.test(cell)) return true;
  let rest = cell;
  while (rest.startsWith("'") && !isQuoted(rest)) rest = rest.slice(1);
  return isQuoted(rest);
}

/** Escapes a cell against formula injection, and keeps its quotation marks; {@link asRead} reverses it. */
export function asWritten(cell: string): string {
  return needsMark(cell) ? `'${cell}` : cell;
}

/** Removes the escaping apostrophe. */
export function asRead(cell: string): string {
  return cell.startsWith("'") && needsMark(cell.slice(1)) ? cell.slice(1) : cell;
}
