import { type Problem, problemAt } from '../shared/problem.ts';
import { collapsed } from './contact-cell.ts';

export const COLUMNS = ['organisation', 'name', 'address', 'roles', 'locale'] as const;
export type Column = (typeof COLUMNS)[number];
/** Columns of registers and address books that hold nothing we keep. */
export const LEFT_OUT = ['title', 'phone'] as const;
export type LeftOut = (typeof LEFT_OUT)[number];
type Heading = Column | LeftOut | 'firstName' | 'lastName';

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
    ...[
      'telefon',
      'telefonnummer',
      'tel',
      'tfn',
      'phone',
      'phonenumber',
      'telephone',
      'mobil',
      'mobilnummer',
    ],
    ...[
      'mobiltelefon',
      'mobile',
      'mobilephone',
      'businessphone',
      'telefonarbete',
      'telefontillarbetet',
      'direkttelefon',
    ],
    ...['arbetstelefon', 'direktnummer', 'vaxel', 'workphone'],
  ],
};

const HEADINGS: readonly Heading[] = [...COLUMNS, 'firstName', 'lastName', ...LEFT_OUT];
const BY_NAME = new Map(HEADINGS.flatMap((heading) => SYNONYMS[heading].map((name) => [name, heading])));

/** A problem in the header row; `path` is the column if known, `header` its text. */
export type HeaderProblem = Problem & { header?: string };

/** Where the columns are, from 0, and which of the file are not kept. */
export type Columns = { at: Partial<Record<Heading, number>>; leftOut: LeftOut[]; problems: HeaderProblem[] };

type Options = {
  width: number;
  organisationGiven: boolean;
  /** Whether no row has anything in a column. */
  isEmpty: (index: number) => boolean;
};

/**
 * Maps the header to columns. An unknown column that holds something is an error: data not meant for the
 * register must never be stored unnoticed. Only the organisation may be given outside the file. Titles are
 * read as roles where there is no other column of roles.
 */
export function readColumns(header: readonly string[], options: Options): Columns {
  const at: Columns['at'] = {};
  const problems: HeaderProblem[] = [];
  for (let index = 0; index < Math.max(header.length, options.width); index += 1) {
    const written = collapsed(header[index] ?? '');
    const heading = BY_NAME.get(plainly(written));
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
    leftOut: LEFT_OUT.filter((each) => at[each] !== undefined),
    problems: [
      ...missingColumns(at, options).map((column) => problemAt(column, 'column-missing')),
      ...problems,
    ],
  };
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
