import * as z from 'zod';
import { type Problem, problemAt } from '../shared/problem.ts';
import { collapsed } from './contact-cell.ts';
import type { Sheet } from './contact-file.ts';

export const COLUMNS = ['organisation', 'name', 'address', 'roles', 'locale', 'phone'] as const;
export type Column = (typeof COLUMNS)[number];
/**
 * Columns that hold nothing we keep: titles, what a person leaves out, and the telephone numbers of those without a
 * duty.
 */
export const LEFT_OUT = ['title', 'phone', 'nothing'] as const;
export type LeftOut = (typeof LEFT_OUT)[number];
type Heading = Column | LeftOut | 'firstName' | 'lastName';

/** What a person can say that a column holds. */
export const COLUMN_USES = [...COLUMNS, 'firstName', 'lastName', 'nothing'] as const;
export type ColumnUse = (typeof COLUMN_USES)[number];
/** What a person says of a column; `heading` is what stood over it when they were asked, if they were. */
export type ColumnChoice = { use?: ColumnUse | undefined; heading?: string };
/** A column for a person to judge: its heading, some of its cells, and what it holds, as far as that is known. */
export type ShownColumn = { heading: string; cells: string[]; use?: ColumnUse | undefined };
/** What every column holds, from the left, with commas between; empty where its heading says it. */
export const writtenChoicesSchema = z
  .string()
  .max(1_000)
  .regex(new RegExp(`^(${COLUMN_USES.join('|')})?(,(${COLUMN_USES.join('|')})?)*$`));

/** The choices in `organisation,name,,roles`. */
export function writtenChoices(text: string): ColumnChoice[] {
  return text.split(',').map((each) => ({ use: COLUMN_USES.find((use) => use === each) }));
}

/** In a file with more, nobody says of each what it holds. */
export const MOST_COLUMNS = 50;

/** Accepted column names, without case, spaces and hyphens. */
const SYNONYMS: Record<Heading, readonly string[]> = {
  organisation: [
    ...['organisation', 'organization', 'organisationer', 'org', 'kommun', 'kommuner', 'kommunkod'],
    ...['kommunnamn', 'region', 'regionkod', 'kod', 'code', 'organisationskod', 'organisationcode'],
    ...[
      'municipality',
      'municipalitycode',
      'myndighet',
      'kommunregion',
      'kommunellerregion',
      'kommunochregion',
    ],
    ...['regionkommun', 'organisationsnamn', 'company', 'foretag', 'arbetsplats'],
  ],
  name: [
    'namn',
    'name',
    'fullname',
    'fulltnamn',
    'person',
    'kontakt',
    'contact',
    'kontaktperson',
    'forochefternamn',
    'fornamnochefternamn',
    'fornamnefternamn',
    'firstandlastname',
    'displayname',
    'visningsnamn',
  ],
  firstName: ['fornamn', 'firstname', 'givenname', 'tilltalsnamn'],
  lastName: ['efternamn', 'lastname', 'surname', 'familyname'],
  address: [
    ...['epost', 'epostadress', 'email', 'emailaddress', 'mail', 'mejl', 'mejladress', 'mailadress'],
    ...['adress', 'address', 'eposttillarbetet', 'epostarbete', 'workemail'],
  ],
  roles: [
    ...['roll', 'roller', 'role', 'roles', 'grupp', 'grupper', 'group', 'groups', 'malgrupp', 'malgrupper'],
    ...['targetgroup', 'targetgroups'],
  ],
  locale: ['sprak', 'language', 'locale', 'lang', 'sprakkod'],
  title: ['titel', 'title', 'befattning', 'jobtitle', 'yrkestitel', 'arbetstitel'],
  phone: [
    ...['telefon', 'telefonnummer', 'telefonnr', 'tel', 'telnr', 'tfn', 'tfnnr', 'tlf', 'tlfnr', 'tlfnummer'],
    ...['mobil', 'mobilnr', 'mobilnummer', 'mobiltelefon', 'mobiltelefonnummer', 'mobiltlf', 'mob'],
    ...[
      'telefonarbete',
      'telefontillarbetet',
      'telefonjobb',
      'arbetstelefon',
      'jobbtelefon',
      'direkttelefon',
    ],
    ...['direktnummer', 'vaxel', 'telefonarbeid', 'telefonarbejde', 'arbeidstelefon'],
    ...['phone', 'phonenumber', 'phoneno', 'telephone', 'telephonenumber', 'mobile', 'mobilephone'],
    ...['mobilenumber', 'cell', 'cellphone', 'businessphone', 'primaryphone', 'workphone', 'officephone'],
    ...['companymainphone', 'puhelin', 'puhelinnumero', 'matkapuhelin', 'tyopuhelin'],
  ],
  nothing: [],
};

const HEADINGS: readonly Heading[] = [
  ...new Set<Heading>([...COLUMNS, 'firstName', 'lastName', ...LEFT_OUT]),
];
const BY_NAME = new Map(HEADINGS.flatMap((heading) => SYNONYMS[heading].map((name) => [name, heading])));

/** A problem in the header row; `path` is the column if known, `header` its text. */
export type HeaderProblem = Problem & { header?: string };

/** Where the columns are, from 0, and which of the file are not kept; `phones`: all with telephone numbers. */
export type Columns = {
  at: Partial<Record<Heading, number>>;
  phones: number[];
  leftOut: LeftOut[];
  problems: HeaderProblem[];
};

type Options = {
  width: number;
  organisationGiven: boolean;
  /** Whether no row has anything in a column. */
  isEmpty: (index: number) => boolean;
  /** What a person has said of each column, in their order. */
  choices?: readonly ColumnChoice[] | undefined;
};

/**
 * Maps the header to columns. An unknown column that holds something is an error: data not meant for the
 * register must never be stored unnoticed. Only the organisation may be given outside the file. Titles are
 * read as roles where there is no other column of roles; several columns may hold telephone numbers. What a person
 * says of a column goes before its heading, unless it was another one that they saw.
 */
export function readColumns(header: readonly string[], options: Options): Columns {
  const at: Columns['at'] = {};
  const phones: number[] = [];
  const problems: HeaderProblem[] = [];
  for (let index = 0; index < Math.max(header.length, options.width); index += 1) {
    const written = collapsed(header[index] ?? '');
    const heading = chosenFor(written, options.choices?.[index]) ?? BY_NAME.get(plainly(written));
    if (heading === 'phone') phones.push(index);
    if (!heading) {
      if (!options.isEmpty(index)) problems.push({ ...strangeColumn(written, index + 1), header: written });
    } else if (at[heading] === undefined) at[heading] = index;
    else if (!isLeftOut(heading) && !options.isEmpty(index))
      problems.push({ ...problemAt(heading, 'column-twice'), header: written });
  }
  if (at.roles === undefined && at.title !== undefined) {
    at.roles = at.title;
    delete at.title;
  }
  return {
    at,
    phones,
    leftOut: LEFT_OUT.filter((each) => each !== 'phone' && at[each] !== undefined),
    problems: [
      ...missingColumns(at, options).map((column) => problemAt(column, 'column-missing')),
      ...problems,
    ],
  };
}

function chosenFor(written: string, choice: ColumnChoice | undefined): ColumnUse | undefined {
  return choice?.heading === undefined || choice.heading === written ? choice?.use : undefined;
}

/** What the columns of a file seem to hold; of two that seem to hold the same, and of unknown ones, nothing is said. */
export function shownColumns(
  { header, rows }: Sheet,
  { isEmpty, choices }: Pick<Options, 'isEmpty' | 'choices'>,
): ShownColumn[] {
  const taken = new Set<string>();
  const headings = header.map((cell) => collapsed(cell));
  const hasRoles = headings.some((written) => BY_NAME.get(plainly(written)) === 'roles');
  return headings.map((heading, index) => {
    const known = BY_NAME.get(plainly(heading));
    const use =
      chosenFor(heading, choices?.[index]) ?? usualUse(known, { hasRoles, isEmpty: isEmpty(index) });
    const isFree = use === 'nothing' || use === 'phone' || (use !== undefined && !taken.has(use));
    if (use !== undefined) taken.add(use);
    const cells = rows.map((row) => collapsed(row.cells[index] ?? '').slice(0, SHOWN_CHARACTERS));
    const shown = [...new Set(cells.filter((cell) => cell !== ''))].slice(0, SHOWN_CELLS);
    return { heading, cells: shown, ...(isFree ? { use } : {}) };
  });
}

const SHOWN_CELLS = 3;
const SHOWN_CHARACTERS = 40;

function usualUse(
  known: Heading | undefined,
  { hasRoles, isEmpty }: { hasRoles: boolean; isEmpty: boolean },
): ColumnUse | undefined {
  if (known === 'title') return hasRoles ? 'nothing' : 'roles';
  if (known === undefined) return isEmpty ? 'nothing' : undefined;
  return known;
}

function isLeftOut(heading: Heading): boolean {
  return LEFT_OUT.some((each) => each === heading);
}

function missingColumns(at: Columns['at'], { organisationGiven }: Options): Column[] {
  const needed: Column[] = organisationGiven
    ? ['name', 'address', 'roles']
    : ['organisation', 'name', 'address', 'roles'];
  const inParts = at.firstName !== undefined && at.lastName !== undefined;
  return needed.filter((column) => at[column] === undefined && !(column === 'name' && inParts));
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
