import type { Organisation } from '../rollout/organisation.ts';
import { fault, type Problem, problemAt } from '../shared/problem.ts';
import { type Contact, contactId, legalBasisOf, mergeContacts } from './contact.ts';
import {
  addressOf,
  collapsed,
  localeOfCell,
  nameInCell,
  phoneOf,
  type SheetCell,
  textOf,
} from './contact-cell.ts';
import {
  type Column,
  type ColumnChoice,
  type Columns,
  type LeftOut,
  MOST_COLUMNS,
  readColumns,
  type ShownColumn,
  shownColumns,
} from './contact-columns.ts';
import type { Directory } from './contact-directory.ts';
import type { Sheet } from './contact-file.ts';

/**
 * A problem in a file: `path` is the column, `header` its name in the file, `line` from 1, `value` the cell's
 * content.
 */
export type ImportProblem = Problem & { line?: number; header?: string; value?: string };

/** Whose contacts a file may contain: one organisation's, whose column may then be missing, or everyone's. */
export type ImportScope = 'all' | string;

/**
 * `hasPhones`: the file has a column of telephone numbers. `leftOut`: what is not kept, if there is anything.
 * `columns`: all of the file where it is not clear what they hold, so that a person can say so.
 */
export type ReadContacts = {
  contacts: Contact[];
  problems: ImportProblem[];
  hasPhones?: boolean;
  leftOut?: LeftOut[];
  columns?: ShownColumn[];
};

type Reading = { sheet: Sheet; columns: Columns; directory: Directory; scope: ImportScope };
type Row = Sheet['rows'][number];

/**
 * The people in a table, one entry each with all roles, and every problem. If there is any problem, the file
 * is rejected as a whole. `choices`: what a person has said of each column.
 */
export function readContacts(
  sheet: Sheet,
  directory: Directory,
  { scope, choices }: { scope: ImportScope; choices?: readonly ColumnChoice[] | undefined },
): ReadContacts {
  // A person in place of headings would be left out unnoticed.
  if (sheet.header.some((cell) => addressOf(collapsed(cell)).ok))
    return { contacts: [], problems: [{ ...problemAt('', 'header-missing'), line: 1 }] };
  const width = Math.max(...sheet.rows.map(({ cells }) => cells.length));
  const isEmpty = (index: number) => sheet.rows.every(({ cells }) => collapsed(cells[index] ?? '') === '');
  // Extra cells are reported per row, which gives the line.
  const columns = readColumns(sheet.header, {
    width: Math.min(width, sheet.header.length),
    organisationGiven: scope !== 'all',
    isEmpty,
    choices,
  });
  if (columns.problems.length > 0) {
    const canSay = sheet.header.length <= MOST_COLUMNS;
    const shown = canSay ? { columns: shownColumns(sheet, { isEmpty, choices }) } : {};
    return { contacts: [], problems: columns.problems, ...shown };
  }
  const reading = { sheet, columns, directory, scope };
  const read = sheet.rows.map((row) => ({ line: row.line, ...readRow(row, reading) }));
  const problems = read.flatMap((row) => row.problems);
  const withoutDuty = read.some(({ phoneLeftOut }) => phoneLeftOut);
  const leftOut: LeftOut[] = [...columns.leftOut, ...(withoutDuty ? (['phone'] as const) : [])];
  const people = read.flatMap(({ line, contact }) => (contact ? [{ line, contact }] : []));
  return {
    contacts: mergeContacts(people.map(({ contact }) => contact)),
    problems: [...problems, ...twoNames(people)].toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    ...(columns.phones.length > 0 ? { hasPhones: true } : {}),
    ...(leftOut.length > 0 ? { leftOut } : {}),
  };
}

type ReadRow = { contact?: Contact; problems: ImportProblem[]; phoneLeftOut?: boolean };

function readRow(row: Row, reading: Reading): ReadRow {
  const { columns, directory } = reading;
  const { line } = row;
  const problems: ImportProblem[] = row.cells
    .map((value, index) => ({ ...problemAt('', 'cell-stray', { number: index + 1 }), line, value }))
    .slice(reading.sheet.header.length)
    .filter(({ value }) => value.trim() !== '');
  const take = <T>(column: Column, cell: SheetCell<T>): T | undefined => {
    if (cell.ok) return cell.value;
    const header = reading.sheet.header[placeOf(column, row, reading) ?? -1] ?? '';
    problems.push({ path: column, ...cell.fault, line, header, value: cell.value });
    return undefined;
  };
  const organisation = take('organisation', organisationIn(row, reading));
  const name = take('name', then(nameOf(row, columns), nameInCell));
  const address = take('address', then(cellOf(row, 'address', columns), addressOf));
  const groups = rolesIn(row, reading).flatMap((role) => take('roles', role) ?? []);
  const written = cellOf(row, 'locale', columns);
  const empty = !written.ok && written.fault.code === 'empty';
  const locale = empty ? organisation?.locale : take('locale', then(written, localeOfCell));
  const distinct = [...new Set(groups)];
  const legalBasis = legalBasisOf({ groups: distinct }, directory.external);
  const called = phoneIn(row, columns);
  // The number of somebody without a duty is not even read.
  const isLeftOut = called !== undefined && distinct.length > 0 && legalBasis !== 'duty';
  const phone = called && !isLeftOut ? take('phone', then(called, phoneOf)) : undefined;
  if (problems.length > 0 || !organisation || !name || !address || !locale) return { problems };
  return {
    problems,
    contact: {
      ...{ organisation: organisation.code, name, address, groups: distinct, locale, legalBasis },
      ...(phone === undefined ? {} : { phone }),
    },
    phoneLeftOut: isLeftOut,
  };
}

/** The first telephone number in a row, if there is one. */
function phoneIn(row: Row, { phones }: Columns): SheetCell<string> | undefined {
  const cells = phones.map((index) => textOf(row.cells[index] ?? ''));
  return cells.find((cell) => cell.ok || cell.fault.code !== 'empty');
}

/** Where in a row a value comes from: of several columns of telephone numbers the first that is not empty. */
function placeOf(column: Column, row: Row, { columns }: Reading): number | undefined {
  if (column !== 'phone') return columns.at[column];
  return columns.phones.find((index) => collapsed(row.cells[index] ?? '') !== '');
}

function cellOf(row: Row, column: keyof Columns['at'], { at }: Columns): SheetCell<string> {
  const index = at[column];
  return textOf(index === undefined ? '' : (row.cells[index] ?? ''));
}

/** The name, or first and last name as one. */
function nameOf(row: Row, columns: Columns): SheetCell<string> {
  if (columns.at.name !== undefined) return cellOf(row, 'name', columns);
  const parts = (['firstName', 'lastName'] as const).map((part) => cellOf(row, part, columns));
  const wrong = parts.find((part) => !part.ok && part.fault.code !== 'empty');
  const text = parts.flatMap((part) => (part.ok ? [part.value] : [])).join(' ');
  return wrong ?? (text === '' ? { ok: false, fault: fault('empty'), value: '' } : { ok: true, value: text });
}

function then<T>(cell: SheetCell<string>, read: (text: string) => SheetCell<T>): SheetCell<T> {
  return cell.ok ? read(cell.value) : cell;
}

function organisationIn(row: Row, { columns, directory, scope }: Reading): SheetCell<Organisation> {
  const own = scope === 'all' ? undefined : directory.organisations.get(scope);
  const cell = cellOf(row, 'organisation', columns);
  if (own && !cell.ok && cell.fault.code === 'empty') return { ok: true, value: own };
  const named = then(cell, directory.organisationNamed);
  // A user of one organisation must learn nothing about others.
  const foreign = own && (named.ok ? named.value.code !== own.code : named.fault.code === 'unknown');
  if (!own || !foreign) return named;
  const other = fault('other-organisation', { organisation: own.code });
  return { ok: false, fault: other, value: cell.ok ? cell.value : '' };
}

/** A line break separates roles too, so the raw cell is used. */
function rolesIn(row: Row, { columns, directory }: Reading): SheetCell<string>[] {
  const cell = cellOf(row, 'roles', columns);
  if (!cell.ok) return [cell];
  const lines = (row.cells[columns.at.roles ?? -1] ?? '').split('\n');
  const roles = lines.flatMap((line) => {
    const text = textOf(line);
    return text.ok ? directory.rolesNamed(text.value) : [];
  });
  return roles.length > 0 ? roles : [{ ok: false, fault: fault('empty'), value: '' }];
}

/** One address with two names is two people, and the file does not say whose it is. */
function twoNames(people: readonly { line: number; contact: Contact }[]): ImportProblem[] {
  const first = new Map<string, { line: number; name: string }>();
  return people.flatMap(({ line, contact: { name, ...contact } }): ImportProblem[] => {
    const known = first.get(contactId(contact));
    if (!known) first.set(contactId(contact), { line, name });
    const same = !known || known.name.toLowerCase() === name.toLowerCase();
    return same
      ? []
      : [{ ...problemAt('address', 'two-names', { first: known.line }), line, value: contact.address }];
  });
}
