import type { Organisation } from '../rollout/organisation.ts';
import { fault, type Problem, problemAt } from '../shared/problem.ts';
import { type Contact, contactId, legalBasisOf, mergeContacts } from './contact.ts';
import { addressOf, localeOfCell, nameOf, type SheetCell, textOf } from './contact-cell.ts';
import { type Column, type Columns, readColumns } from './contact-columns.ts';
import type { Directory } from './contact-directory.ts';
import type { Sheet } from './contact-file.ts';

/**
 * What is wrong with a file: `path` is the column, `header` what the file calls it, `line` from 1, `value` what stands in the cell.
 */
export type ImportProblem = Problem & { line?: number; header?: string; value?: string };

/** Whose contacts a file may have: those of one organisation, which then need not stand in it, or everybody's. */
export type ImportScope = 'all' | string;

export type ReadContacts = { contacts: Contact[]; problems: ImportProblem[] };

type Reading = { sheet: Sheet; columns: Columns; directory: Directory; scope: ImportScope };
type Row = Sheet['rows'][number];

/**
 * The people in a table, each once with all roles, and everything that is wrong with it. People are of no use where there
 * is a problem: a file is taken in whole or not at all.
 */
export function readContacts(sheet: Sheet, directory: Directory, scope: ImportScope): ReadContacts {
  const width = Math.max(...sheet.rows.map(({ cells }) => cells.length));
  // Cells beyond the header are told by their rows, which says where they are.
  const columns = readColumns(sheet.header, {
    width: Math.min(width, sheet.header.length),
    organisationGiven: scope !== 'all',
  });
  if (columns.problems.length > 0) return { contacts: [], problems: columns.problems };
  const reading = { sheet, columns, directory, scope };
  const read = sheet.rows.map((row) => ({ line: row.line, ...readRow(row, reading) }));
  const problems = read.flatMap((row) => row.problems);
  const people = read.flatMap(({ line, contact }) => (contact ? [{ line, contact }] : []));
  return {
    contacts: mergeContacts(people.map(({ contact }) => contact)),
    problems: [...problems, ...twoNames(people)],
  };
}

function readRow(row: Row, reading: Reading): { contact?: Contact; problems: ImportProblem[] } {
  const { columns, directory } = reading;
  const { line } = row;
  const problems: ImportProblem[] = row.cells
    .map((value, index) => ({ ...problemAt('', 'cell-stray', { number: index + 1 }), line, value }))
    .slice(reading.sheet.header.length)
    .filter(({ value }) => value.trim() !== '');
  const take = <T>(column: Column, cell: SheetCell<T>): T | undefined => {
    if (cell.ok) return cell.value;
    const header = reading.sheet.header[columns.at[column] ?? -1] ?? '';
    problems.push({ path: column, ...cell.fault, line, header, value: cell.value });
    return undefined;
  };
  const organisation = take('organisation', organisationIn(row, reading));
  const name = take('name', then(cellOf(row, 'name', columns), nameOf));
  const address = take('address', then(cellOf(row, 'address', columns), addressOf));
  const groups = rolesIn(row, reading).flatMap((role) => take('roles', role) ?? []);
  const written = cellOf(row, 'locale', columns);
  const empty = !written.ok && written.fault.code === 'empty';
  const locale = empty ? organisation?.locale : take('locale', then(written, localeOfCell));
  if (problems.length > 0 || !organisation || !name || !address || !locale) return { problems };
  const distinct = [...new Set(groups)];
  const legalBasis = legalBasisOf({ groups: distinct }, directory.external);
  return {
    problems,
    contact: { organisation: organisation.code, name, address, groups: distinct, locale, legalBasis },
  };
}

function cellOf(row: Row, column: Column, { at }: Columns): SheetCell<string> {
  const index = at[column];
  return textOf(index === undefined ? '' : (row.cells[index] ?? ''));
}

function then<T>(cell: SheetCell<string>, read: (text: string) => SheetCell<T>): SheetCell<T> {
  return cell.ok ? read(cell.value) : cell;
}

function organisationIn(row: Row, { columns, directory, scope }: Reading): SheetCell<Organisation> {
  const own = scope === 'all' ? undefined : directory.organisations.get(scope);
  const cell = cellOf(row, 'organisation', columns);
  if (own && !cell.ok && cell.fault.code === 'empty') return { ok: true, value: own };
  const named = then(cell, directory.organisationNamed);
  // Whoever may change one organisation is told nothing of the others.
  const foreign = own && (named.ok ? named.value.code !== own.code : named.fault.code === 'unknown');
  if (!own || !foreign) return named;
  const other = fault('other-organisation', { organisation: own.code });
  return { ok: false, fault: other, value: cell.ok ? cell.value : '' };
}

/** A line break divides roles as well, so the cell is read as it is. */
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

/** One address with two names is two people, and the file does not say whose address it is. */
function twoNames(people: readonly { line: number; contact: Contact }[]): ImportProblem[] {
  const first = new Map<string, { line: number; name: string }>();
  return people.flatMap(({ line, contact: { name, ...contact } }): ImportProblem[] => {
    const known = first.get(contactId(contact));
    if (!known) first.set(contactId(contact), { line, name });
    const same = !known || known.name.toLowerCase() === name.toLowerCase();
    return same
      ? []
      : [{ ...problemAt('name', 'two-names', { first: known.line }), line, value: contact.address }];
  });
}
