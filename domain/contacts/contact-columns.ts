import { type Problem, problemAt } from '../shared/problem.ts';
import { collapsed } from './contact-cell.ts';

export const COLUMNS = ['organisation', 'name', 'address', 'roles', 'locale'] as const;
export type Column = (typeof COLUMNS)[number];

/** Accepted column names, without case, spaces and hyphens. */
const SYNONYMS: Record<Column, readonly string[]> = {
  organisation: [
    ...['organisation', 'organization', 'organisationer', 'org', 'kommun', 'kommuner', 'kommunkod'],
    ...['kommunnamn', 'region', 'regionkod', 'kod', 'code', 'organisationskod', 'organisationcode'],
    ...['municipality', 'municipalitycode', 'myndighet'],
  ],
  name: ['namn', 'name', 'fullname', 'fulltnamn', 'person', 'kontakt', 'contact', 'kontaktperson'],
  address: [
    ...['epost', 'epostadress', 'email', 'emailaddress', 'mail', 'mejl', 'mejladress', 'mailadress'],
    ...['adress', 'address'],
  ],
  roles: [
    ...['roll', 'roller', 'role', 'roles', 'grupp', 'grupper', 'group', 'groups', 'malgrupp', 'malgrupper'],
    ...['targetgroup', 'targetgroups'],
  ],
  locale: ['sprak', 'language', 'locale', 'lang', 'sprakkod'],
};

const BY_NAME = new Map(COLUMNS.flatMap((column) => SYNONYMS[column].map((name) => [name, column])));

/** A problem in the header row; `path` is the column if known, `header` its text. */
export type HeaderProblem = Problem & { header?: string };

export type Columns = { at: Partial<Record<Column, number>>; problems: HeaderProblem[] };

/**
 * Maps the header to columns. An unknown column is an error: data not meant for the register must never be
 * stored unnoticed. Only the organisation may be given outside the file.
 */
export function readColumns(
  header: readonly string[],
  { width, organisationGiven }: { width: number; organisationGiven: boolean },
): Columns {
  const at: Columns['at'] = {};
  const problems: HeaderProblem[] = [];
  for (let index = 0; index < Math.max(header.length, width); index += 1) {
    const written = collapsed(header[index] ?? '');
    const column = BY_NAME.get(plainly(written));
    if (!column) problems.push({ ...strangeColumn(written, index + 1), header: written });
    else if (at[column] !== undefined)
      problems.push({ ...problemAt(column, 'column-twice'), header: written });
    else at[column] = index;
  }
  const needed: Column[] = organisationGiven
    ? ['name', 'address', 'roles']
    : ['organisation', 'name', 'address', 'roles'];
  const missing = needed.filter((column) => at[column] === undefined);
  return {
    at,
    problems: [...missing.map((column) => problemAt(column, 'column-missing')), ...problems],
  };
}

function strangeColumn(header: string, number: number): Problem {
  return header === '' ? problemAt('', 'column-unnamed', { number }) : problemAt('', 'column-unknown');
}

/** `E-post adress` → `epostadress`, `Språk` → `sprak`. */
function plainly(header: string): string {
  return header
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '');
}
