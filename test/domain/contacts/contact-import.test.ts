import { describe, expect, it } from 'vitest';
import type { ColumnChoice, ColumnUse } from '../../../domain/contacts/contact-columns.ts';
import { readContacts } from '../../../domain/contacts/contact-import.ts';
import { problemAt, problemData } from '../../../domain/shared/problem.ts';
import { aContact } from '../../fixtures/a-contact.ts';
import { aDirectory } from '../../fixtures/a-directory.ts';

const directory = aDirectory();
const HEADER = ['organisation', 'namn', 'e-post', 'roller', 'språk'];
const GOOD = ['1280', 'Åsa Lind', 'asa.lind@malmo.example', 'clerks', 'sv'];
const ASA = { ...aContact(), legalBasis: 'duty' };

/** Reads one row that is good but for the cells given. */
function read(cells: Record<number, string>, { header = HEADER, scope = 'all' } = {}) {
  const row = Object.assign([...GOOD], cells);
  return readContacts({ header, rows: [{ line: 2, cells: row }] }, directory, { scope });
}
const problemsOf = (cells: Record<number, string>, options = {}) => read(cells, options).problems;

describe('columns', () => {
  it.each([
    [['Organisation', 'Namn', 'E-post', 'Roller', 'Språk']],
    [['Kommun', 'NAMN', 'epost', 'Roll', 'sprak']],
    [['kommunkod', 'Fullt namn', 'E-postadress', 'Målgrupp', 'Språkkod']],
    [[' code ', 'Full name', 'Email address', 'Groups', 'Language']],
    [['Municipality', 'name', 'e-mail', 'roles', 'locale']],
    [['Organisation\ncode', 'Kontakt\u00a0person', 'mejl', 'role', 'lang']],
  ])('are known by %j', (header) => {
    expect(read({}, { header })).toEqual({ contacts: [ASA], problems: [] });
  });

  it('may come in any order, and the language may be left out: then it is that of the organisation', () => {
    const header = ['roller', 'e-post', 'namn', 'kommun'];
    const row = { line: 2, cells: ['clerks', 'asa.lind@malmo.example', 'Åsa Lind', 'Region Skåne'] };
    const { contacts } = readContacts({ header, rows: [row] }, directory, { scope: 'all' });
    expect(contacts).toEqual([{ ...ASA, organisation: '12', locale: 'en' }]);
  });

  it.each<[string, readonly string[], readonly string[], string?]>([
    ['a register', ['Kommun/region', 'För- och efternamn', 'E-post', 'Roller'], []],
    [
      'a register with phones',
      ['Kommun', 'Namn', 'E-post', 'Roller', 'Telefon', 'Mobil'],
      [],
      '010-555 00 00',
    ],
    ['two names', ['Kommun', 'Förnamn', 'Efternamn', 'E-postadress', 'Roll'], []],
    [
      'Outlook',
      ['First Name', 'Last Name', 'Company', 'E-mail Address', 'Roles', 'Business Phone', 'Mobile Phone'],
      [],
      '070-555 00 00',
    ],
    [
      'Outlook in Swedish',
      ['Förnamn', 'Efternamn', 'Företag', 'E-postadress', 'Roll', 'Befattning'],
      ['title'],
    ],
    ['titles and no roles', ['Kommun', 'Namn', 'E-post', 'Titel'], []],
    ['empty columns of an address book', ['Kommun', 'Namn', 'E-post', 'Roll', 'Webbsida', ''], []],
  ])('of %s are read: %j', (_, header, leftOut, phone) => {
    const VALUES: Readonly<Record<string, string>> = {
      ...{ Förnamn: 'Åsa', 'First Name': 'Åsa', Efternamn: 'Lind', 'Last Name': 'Lind' },
      ...{
        Namn: 'Åsa Lind',
        'För- och efternamn': 'Åsa Lind',
        Telefon: '010-555 00 00',
        Mobil: '070-555 00 00',
      },
      ...{ 'Mobile Phone': '070-555 00 00', Titel: 'Handläggare', Befattning: 'Handläggare' },
      ...{ Roller: 'clerks', Roll: 'clerks', Roles: 'clerks' },
      ...{ Kommun: 'Malmö kommun', 'Kommun/region': 'MALMÖ', Company: 'Malmö stad', Företag: '1280 Malmö' },
      ...{ 'E-post': 'asa.lind@malmo.example', 'E-postadress': 'asa.lind@malmo.example' },
      ...{ 'E-mail Address': 'asa.lind@malmo.example' },
    };
    const cells = header.map((each) => VALUES[each] ?? '');
    expect(readContacts({ header, rows: [{ line: 2, cells }] }, directory, { scope: 'all' })).toEqual({
      contacts: [{ ...ASA, ...(phone === undefined ? {} : { phone }) }],
      problems: [],
      ...(phone === undefined ? {} : { hasPhones: true }),
      ...(leftOut.length > 0 ? { leftOut } : {}),
    });
  });

  it.each<[string, readonly string[], string, string]>([
    ['a first name alone', ['kommun', 'Förnamn', 'e-post', 'roller'], 'name', 'column-missing'],
    ['a surname alone', ['kommun', 'Efternamn', 'e-post', 'roller'], 'name', 'column-missing'],
    [
      'two surnames',
      ['kommun', 'Förnamn', 'e-post', 'roller', 'Efternamn', 'Surname'],
      'lastName',
      'column-twice',
    ],
  ])('with %s are refused', (_, header, path, code) => {
    const cells = ['Malmö', 'Åsa', 'asa.lind@malmo.example', 'clerks', 'Lind', 'Ek'].slice(0, header.length);
    const { contacts, problems } = readContacts({ header, rows: [{ line: 2, cells }] }, directory, {
      scope: 'all',
    });
    expect({ contacts, problems: problems.map((each) => [each.path, each.code]) }).toEqual({
      contacts: [],
      problems: [[path, code]],
    });
  });

  it('that are missing, twice, unnamed or not to be kept are all named, and no person comes of them', () => {
    const header = ['namn', 'Namn', 'personnummer', '', 'roller'];
    expect(read({}, { header })).toEqual({
      contacts: [],
      problems: [
        problemAt('organisation', 'column-missing'),
        problemAt('address', 'column-missing'),
        { ...problemAt('name', 'column-twice'), header: 'Namn' },
        { ...problemAt('', 'column-unknown'), header: 'personnummer' },
        { ...problemAt('', 'column-unnamed', { number: 4 }), header: '' },
      ],
      columns: [
        { heading: 'namn', cells: ['1280'], use: 'name' },
        { heading: 'Namn', cells: ['Åsa Lind'] },
        { heading: 'personnummer', cells: ['asa.lind@malmo.example'] },
        { heading: '', cells: ['clerks'] },
        { heading: 'roller', cells: ['sv'], use: 'roles' },
      ],
    });
  });

  describe('with headings that nobody knows', () => {
    const header = ['Enhet', 'Vem', 'Kontaktväg', 'Uppdrag', 'Titel', 'Anteckning'];
    const cells = ['1280', 'Åsa Lind', 'asa.lind@malmo.example', 'clerks', 'Handläggare', 'Ring först'];
    const sheet = { header, rows: [{ line: 2, cells }] };
    const uses = (...all: (ColumnUse | undefined)[]) => all.map((use) => ({ use }));
    const told = (choices: ColumnChoice[], of = sheet) =>
      readContacts(of, directory, { scope: 'all', choices });

    it('are shown with some of their cells, and with what they hold as far as that is known', () => {
      const rows = [...sheet.rows, { line: 3, cells: ['1280', 'Bo Ek', '', 'clerks', '', 'x'.repeat(60)] }];
      const { contacts, columns } = told([], { header, rows });
      expect(contacts).toEqual([]);
      expect(columns).toEqual([
        { heading: 'Enhet', cells: ['1280'] },
        { heading: 'Vem', cells: ['Åsa Lind', 'Bo Ek'] },
        { heading: 'Kontaktväg', cells: ['asa.lind@malmo.example'] },
        { heading: 'Uppdrag', cells: ['clerks'] },
        { heading: 'Titel', cells: ['Handläggare'], use: 'roles' },
        { heading: 'Anteckning', cells: ['Ring först', 'x'.repeat(40)] },
      ]);
    });

    it('are read as a person says, and what is left out is not kept', () => {
      const choices = uses('organisation', 'name', 'address', 'roles', 'nothing', 'nothing');
      expect(told(choices)).toEqual({ contacts: [ASA], problems: [], leftOut: ['nothing'] });
    });

    it('are all asked about until each is said: what is said stays', () => {
      const { contacts, problems, columns } = told(
        uses('organisation', 'name', 'address', 'roles', 'nothing'),
      );
      expect(contacts).toEqual([]);
      expect(problems).toEqual([{ ...problemAt('', 'column-unknown'), header: 'Anteckning' }]);
      expect(columns?.map(({ use }) => use)).toEqual([
        ...['organisation', 'name', 'address', 'roles', 'nothing'],
        undefined,
      ]);
    });

    it('are refused where two are said to hold the same, and where one is missing after all', () => {
      const choices = uses('organisation', 'name', 'name', 'roles', 'nothing', 'nothing');
      expect(told(choices)).toMatchObject({
        contacts: [],
        problems: [
          problemAt('address', 'column-missing'),
          { ...problemAt('name', 'column-twice'), header: 'Kontaktväg' },
        ],
      });
    });

    it('are asked about anew in a file with others', () => {
      const choices = uses('organisation', 'name', 'address', 'roles', 'nothing', 'nothing').map(
        (choice, index) => ({ ...choice, heading: index === 1 ? 'Chef' : (header[index] ?? '') }),
      );
      expect(told(choices)).toMatchObject({
        contacts: [],
        problems: [
          problemAt('name', 'column-missing'),
          { ...problemAt('', 'column-unknown'), header: 'Vem' },
        ],
      });
    });

    it('are not taken for headings where they are a person', () => {
      const rows = [{ line: 2, cells: ['1280', 'Bo Ek', 'bo@malmo.example', 'clerks'] }];
      const own = ['1280', 'Åsa Lind', 'asa.lind@malmo.example', 'clerks'];
      expect(told(uses('organisation', 'name', 'address', 'roles'), { header: own, rows })).toEqual({
        contacts: [],
        problems: [{ ...problemAt('', 'header-missing'), line: 1 }],
      });
    });

    it('say nothing where a known heading is said to hold something else', () => {
      const known = {
        header: ['kommun', 'namn', 'adress', 'Mejl', 'roll'],
        rows: [{ line: 2, cells: ['1280', 'Åsa Lind', 'Stora gatan 1', 'asa.lind@malmo.example', 'clerks'] }],
      };
      expect(told([], known).columns?.map(({ use }) => use)).toEqual([
        ...['organisation', 'name', 'address', undefined, 'roles'],
      ]);
      expect(told(uses(undefined, undefined, 'nothing'), known)).toEqual({
        contacts: [ASA],
        problems: [],
        leftOut: ['nothing'],
      });
    });
  });

  it('need no organisation where the file is for one', () => {
    const header = ['namn', 'e-post', 'roller', 'språk'];
    const rows = [{ line: 2, cells: GOOD.slice(1) }];
    expect(readContacts({ header, rows }, directory, { scope: '1280' }).contacts).toEqual([ASA]);
  });
});

describe('an organisation is known', () => {
  it.each([
    ['1280', '1280'],
    ['1280.0', '1280'],
    ['1280,00', '1280'],
    ['="1280"', '1280'],
    [' 12 80 ', '1280'],
    ['114', '0114'],
    ['114,0', '0114'],
    ['12', '12'],
    ['malmö stad', '1280'],
    ['Malmö', '1280'],
    ['City of Malmö', '1280'],
    ['Upplands\u00a0Väsby', '0114'],
    ['Region Skåne', '12'],
    ['skåne', '12'],
    ['Upplands Va\u0308sby kommun', '0114'],
  ])('as %j', (written, code) => {
    expect(read({ 0: written }).contacts.map(({ organisation }) => organisation)).toEqual([code]);
  });

  it('by its own words alone: others are named and refused', () => {
    expect(problemsOf({ 0: 'Atlantis' })).toEqual([
      {
        path: 'organisation',
        code: 'unknown',
        params: { what: 'organisation', value: 'Atlantis' },
        line: 2,
        header: 'organisation',
        value: 'Atlantis',
      },
    ]);
  });

  it('to a local lead only as the own one; of others it is not even told whether they are there', () => {
    expect(read({}, { scope: '1280' }).contacts).toEqual([ASA]);
    const own = aDirectory();
    const faults = ['0114', 'Atlantis'].map((written) =>
      readContacts({ header: HEADER, rows: [{ line: 2, cells: [written, ...GOOD.slice(1)] }] }, own, {
        scope: '1280',
      }).problems.map(problemData),
    );
    expect(faults).toEqual([
      ['organisation other-organisation {"organisation":"1280"}'],
      ['organisation other-organisation {"organisation":"1280"}'],
    ]);
  });
});

describe('an address is taken out of what stands around it', () => {
  it.each([
    'asa.lind@malmo.example',
    ' asa.lind@malmo.example\u00a0',
    'mailto:asa.lind@malmo.example',
    'Åsa Lind <asa.lind@malmo.example>',
    '"Lind, Åsa" <asa.lind@malmo.example>;',
    '<asa.lind@malmo.example>',
    'asa.lind@malmo.example,',
    'asa.lind@\u200bmalmo.example',
    '="asa.lind@malmo.example"',
  ])('%j', (written) => {
    expect(read({ 2: written }).contacts.map(({ address }) => address)).toEqual(['asa.lind@malmo.example']);
  });

  it.each([
    ['', 'empty'],
    ['asa.lind', 'address-no-at'],
    ['åsa@malmo.example', 'address-letters'],
    ['asa lind@malmo.example', 'address-letters'],
    ['asa..lind@malmo.example', 'address-characters'],
    ['asa@malmo', 'address-domain'],
    [`${'a'.repeat(60)}@${'b.'.repeat(100)}example`, 'address-too-long'],
    ['a@malmo.example; b@malmo.example', 'address-several'],
    ['a@malmo.example b@malmo.example', 'address-several'],
    ['=HYPERLINK("mailto:a@malmo.example")', 'cell-formula'],
    ['#SAKNAS!', 'cell-error'],
    ['#N/A', 'cell-error'],
  ])('%j is refused: %s', (written, code) => {
    expect(problemsOf({ 2: written })).toMatchObject([{ line: 2, path: 'address', code }]);
  });
});

describe('roles are known', () => {
  it.each([
    ['clerks', ['clerks']],
    ['Handläggare', ['clerks']],
    ['  HANDLÄGGARE ', ['clerks']],
    ['Clerks | Lokal projektledare', ['clerks', 'lead']],
    ['clerks, lead', ['clerks', 'lead']],
    ['Vaktmästare, anläggning', ['caretakers']],
    ['Vaktmästare, anläggning | Handläggare', ['caretakers', 'clerks']],
    ['clerks;lead', ['clerks', 'lead']],
    ['clerks\nlead\n', ['clerks', 'lead']],
    ['clerks|clerks||Clerks', ['clerks']],
    ['Arbetsledare', ['foreman']],
    ['"Handläggare"', ['clerks']],
    ['\u200eHandläggare\u200f', ['clerks']],
  ])('as %j', (written, groups) => {
    expect(read({ 3: written })).toMatchObject({ contacts: [{ groups }], problems: [] });
  });

  it.each([
    ['Kung', 'unknown', 'Kung'],
    ['clerks | Kung', 'unknown', 'Kung'],
    ['Grupp', 'ambiguous', 'Grupp'],
    [' | ', 'empty', ''],
    ['constructor', 'unknown', 'constructor'],
  ])('and %j is refused: %s', (written, code, value) => {
    expect(problemsOf({ 3: written })).toMatchObject([{ path: 'roles', code, value }]);
  });

  it('and give the ground for keeping somebody: a duty, or the public interest where all roles are outside', () => {
    const basis = (written: string) => read({ 3: written }).contacts.map(({ legalBasis }) => legalBasis);
    expect(basis('federations')).toEqual(['public-interest']);
    expect(basis('federations|clerks')).toEqual(['duty']);
  });
});

describe('name and language', () => {
  it.each([
    [{ 1: ' Åsa\u00a0\u00a0Lind\n' }, { name: 'Åsa Lind' }],
    [{ 1: 'A\u030asa Lind' }, { name: 'Åsa Lind' }],
    [{ 1: "'=Åsa" }, { name: '=Åsa' }],
    [{ 1: "O'Brien" }, { name: "O'Brien" }],
    [{ 1: '"Åsa Lind"' }, { name: 'Åsa Lind' }],
    [{ 1: '“Åsa Lind” ' }, { name: 'Åsa Lind' }],
    [{ 1: '"Åsa" "Lind"' }, { name: '"Åsa" "Lind"' }],
    [{ 1: "'t Hooft" }, { name: "'t Hooft" }],
    [{ 1: '\ufeffÅsa\u200b Lind\u200e' }, { name: 'Åsa Lind' }],
    [{ 4: "'sv'" }, { locale: 'sv' }],
    [{ 4: 'Svenska' }, { locale: 'sv' }],
    [{ 4: 'English' }, { locale: 'en' }],
    [{ 4: 'sv-SE' }, { locale: 'sv' }],
    [{ 4: 'EN_gb' }, { locale: 'en' }],
    [{ 4: ' ' }, { locale: 'sv' }],
  ])('are read: %j', (cells, expected) => {
    expect(read(cells)).toMatchObject({ contacts: [expected], problems: [] });
  });

  it.each([
    [{ 1: '' }, 'name', 'empty'],
    [{ 1: 'x'.repeat(121) }, 'name', 'too-long'],
    [{ 1: 'Åsa\u202eLind' }, 'name', 'not-one-line'],
    [{ 1: 'Åsa {{name}}' }, 'name', 'double-braces'],
    [{ 1: '=A1&B1' }, 'name', 'cell-formula'],
    [{ 4: 'klingonska' }, 'locale', 'unknown'],
    [{ 4: '1' }, 'locale', 'unknown'],
  ])('are refused: %j', (cells, path, code) => {
    expect(problemsOf(cells)).toMatchObject([{ path, code }]);
  });
});

describe('rows', () => {
  it('with everything wrong are named cell by cell', () => {
    const cells = { 0: 'Atlantis', 1: '', 2: 'x', 3: 'Kung', 4: '?' };
    expect(problemsOf(cells).map(({ path }) => path)).toEqual([
      'organisation',
      'name',
      'address',
      'roles',
      'locale',
    ]);
  });

  it('that are longer than the headings are told, and empty cells there are none', () => {
    expect(problemsOf({ 5: '', 6: 'secret' })).toEqual([
      { path: '', code: 'cell-stray', params: { number: 7 }, line: 2, value: 'secret' },
    ]);
  });

  const twice = (over: Record<number, string>) => {
    const rows = [
      { line: 2, cells: GOOD },
      { line: 3, cells: Object.assign([...GOOD], { 2: 'ASA.LIND@malmo.example', 3: 'lead' }, over) },
    ];
    return readContacts({ header: HEADER, rows }, directory, { scope: 'all' });
  };

  it('of one person at one organisation are one contact with all roles', () => {
    expect(twice({})).toEqual({ contacts: [{ ...ASA, groups: ['clerks', 'lead'] }], problems: [] });
  });

  it('of one person at two organisations are two', () => {
    expect(twice({ 0: 'Skåne' }).contacts).toHaveLength(2);
  });

  it('of two people with one address are told', () => {
    expect(twice({ 1: 'Bo Ek' }).problems).toEqual([
      {
        path: 'address',
        code: 'two-names',
        params: { first: 2 },
        line: 3,
        value: 'ASA.LIND@malmo.example',
      },
    ]);
  });

  it('are told in their place among what else is wrong, line by line', () => {
    const rows = [
      { line: 2, cells: ['1280', 'Åsa Lind', 'asa.lind@malmo.example', 'clerks', 'sv'] },
      { line: 3, cells: ['1280', 'Bo Ek', 'asa.lind@malmo.example', 'clerks', 'sv'] },
      { line: 4, cells: ['1280', '', 'bo.ek@malmo.example', 'clerks', 'sv'] },
    ];
    const { problems } = readContacts({ header: HEADER, rows }, directory, { scope: 'all' });
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [3, 'two-names'],
      [4, 'empty'],
    ]);
  });
});

describe('a telephone number', () => {
  const HEADINGS = [...HEADER, 'Telefon'];
  const phoneOf = (written: string) =>
    read({ 5: written }, { header: HEADINGS }).contacts.map(({ phone }) => phone);

  it.each([
    ['010-555 00 00', '010-555 00 00'],
    ['0701234567', '0701234567'],
    ['="0701234567"', '0701234567'],
    ["'+46 70 123 45 67", '+46 70 123 45 67'],
    ['+46 (0)70-123 45 67', '+46 (0)70-123 45 67'],
    ['(08) 123 45 67', '(08) 123 45 67'],
    ['070\u2013123\u00a045\u00a067', '070-123 45 67'],
    ['070.123.45.67', '070 123 45 67'],
    ['08/123 45 67', '08-123 45 67'],
    ['tel:+46701234567', '+46701234567'],
    ['0047 22 12 34 56', '0047 22 12 34 56'],
    ['', undefined],
    [' \u200b', undefined],
  ])('%j is kept as %j', (written, phone) => {
    expect(phoneOf(written)).toEqual([phone]);
  });

  // Excel shows 0701234567 as 701234567 and +46701234567 as 46701234567 or 4,67012E+10.
  it.each([
    ['701234567', 'phone-cut'],
    ['46701234567', 'phone-cut'],
    ['70-123 45 67', 'phone-cut'],
    ['7.0123E+08', 'phone-shortened'],
    ['4,67012E+10', 'phone-shortened'],
    ['070-123 45 67, 08-123 45 67', 'phone-several'],
    ['070-1234567 / 08-1234567', 'phone-several'],
    ['070-123 45 67 ankn 4', 'phone-invalid'],
    ['ring växeln', 'phone-invalid'],
    ['0123', 'phone-invalid'],
    ['+0701234567', 'phone-invalid'],
    ['0701234567890123', 'phone-invalid'],
    [`0${'1 '.repeat(30)}`, 'phone-invalid'],
    ['0'.repeat(100_000), 'phone-invalid'],
    ['٠٧٠١٢٣٤٥٦٧', 'phone-invalid'],
    ['=1+1', 'cell-formula'],
    ['#N/A', 'cell-error'],
  ])('%j is refused: %s', (written, code) => {
    expect(problemsOf({ 5: written }, { header: HEADINGS })).toMatchObject([
      { line: 2, path: 'phone', header: 'Telefon', code },
    ]);
  });

  it.each([
    ...['Telefon', 'Tel.', 'Tel nr', 'Telefonnummer', 'Tfn', 'Mobil', 'Mobilnr', 'Direktnummer', 'Växel'],
    ...['Phone', 'Phone number', 'Mobile', 'Business Phone', 'Business Phone 2', 'Telephone'],
    ...['Tlf', 'Mobiltlf', 'Puhelin', 'Matkapuhelin', 'Telefon (arbete)'],
  ])('stands under %j', (heading) => {
    expect(read({ 5: '010-555 00 00' }, { header: [...HEADER, heading] }).contacts).toEqual([
      { ...ASA, phone: '010-555 00 00' },
    ]);
  });

  it('is the first of several in a row, and a column may be said to hold one, or to be left out', () => {
    const header = [...HEADER, 'Telefon', 'Mobil', 'Jour'];
    const cells = [...GOOD, '', '070-555 00 00', '010-555 00 00'];
    const told = (...uses: ColumnUse[]) =>
      readContacts({ header, rows: [{ line: 2, cells }] }, directory, {
        scope: 'all',
        choices: [...HEADER.map(() => ({})), ...uses.map((use) => ({ use }))],
      });
    expect(told('phone', 'phone', 'phone').contacts).toEqual([{ ...ASA, phone: '070-555 00 00' }]);
    expect(told('phone', 'nothing', 'phone').contacts).toEqual([{ ...ASA, phone: '010-555 00 00' }]);
    expect(told('nothing', 'nothing', 'nothing')).toEqual({
      ...{ contacts: [ASA], problems: [], leftOut: ['nothing'] },
    });
    // Of the unknown column it is asked, and the known ones may both hold numbers.
    const asked = readContacts({ header, rows: [{ line: 2, cells }] }, directory, { scope: 'all' });
    expect(asked.columns?.map(({ use }) => use).slice(5)).toEqual(['phone', 'phone', undefined]);
  });

  it('of whoever has no duty is not kept, not even read, and the file is told so', () => {
    const external = { 3: 'federations', 5: 'ring växeln' };
    const found = read(external, { header: HEADINGS });
    expect(found).toMatchObject({ problems: [], leftOut: ['phone'], hasPhones: true });
    expect(found.contacts.map((one) => 'phone' in one)).toEqual([false]);
  });

  it('is named with every other problem of its row', () => {
    const wrong = { 2: 'asa.lind', 3: 'Kung', 5: '701234567' };
    expect(problemsOf(wrong, { header: HEADINGS }).map(({ path }) => path)).toEqual([
      ...['address', 'roles', 'phone'],
    ]);
  });
});
