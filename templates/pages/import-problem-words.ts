import type { CellFault } from '../../domain/contact-cell.ts';
import type { Column } from '../../domain/contact-columns.ts';
import type { FileFault } from '../../domain/contact-file.ts';
import type { PageLocale } from './words.ts';

type Words = {
  file: Record<FileFault, string>;
  cell: Record<CellFault | 'taken', string>;
  columns: Record<Column, string>;
  'unknown-column': string;
  'unnamed-column': string;
  'double-column': string;
  'missing-column': string;
  'stray-cell': string;
  'two-names': string;
};

/** What can be wrong with a file of contacts or a form, and what to do. `{value}` is what stands there. */
export const IMPORT_PROBLEM_WORDS: Record<PageLocale, Words> = {
  sv: {
    file: {
      empty: 'Filen är tom. Välj en fil med kontakter.',
      'too-large':
        'Filen är för stor. Här går det att läsa in högst 4 MB, omkring 40 000 personer. Dela den i flera filer, en för var sin del av organisationerna.',
      'too-many-rows': 'Filen har fler än 50 000 rader. Dela den i flera filer.',
      workbook:
        'Det här är en Excel-fil. Öppna den i Excel, välj Spara som och CSV UTF-8, och läs in den filen.',
      pdf: 'Det här är en PDF. Öppna listan i Excel, välj Spara som och CSV UTF-8, och läs in den filen.',
      binary: 'Det här är ingen textfil. Spara listan som CSV UTF-8 och läs in den filen.',
      'broken-off':
        'Filen slutar mitt i en cell: ett citattecken på raden har inget slut. Filen kan vara avbruten. Spara den på nytt och läs in den igen.',
      'no-rows': 'Filen har inga rader under rubrikerna. Fyll i minst en person.',
    },
    cell: {
      empty: 'är tom. Fyll i den.',
      formula: 'är en formel: {value}. Kopiera och klistra in som värde.',
      'sheet-error': 'är ett fel från kalkylbladet: {value}. Rätta formeln eller skriv in värdet.',
      'too-long': 'är längre än 120 tecken. Korta ner: {value}',
      characters: 'har tecken som inte kan stå i ett namn: {value}. Skriv det igen som vanlig text.',
      'several-addresses': 'har flera adresser: {value}. Skriv en adress, och en rad för varje person.',
      'unknown-organisation': 'är ingen organisation som deltar: {value}. Skriv kod eller namn.',
      'ambiguous-organisation': 'kan vara flera organisationer: {value}. Skriv koden.',
      'foreign-organisation': 'är en annan organisation än den du läser in för: {value}. Ta bort raden.',
      'unknown-role': 'är ingen roll i katalogen: {value}. Skriv en roll ur listan över roller.',
      'ambiguous-role': 'kan vara flera roller: {value}. Skriv rollens id.',
      'unknown-language': 'är inget språk: {value}. Skriv en språkkod, till exempel sv eller en.',
      'address-no-at': 'är ingen e-postadress: {value}. Skriv namn@domän.',
      'address-letters':
        'har å, ä, ö, mellanslag eller något annat före @ som mejlservrar inte tar emot: {value}. Fråga efter adressen utan dem.',
      'address-characters': 'har tecken före @ som inte kan stå i en e-postadress: {value}. Rätta adressen.',
      'address-domain': 'har ingen riktig domän efter @: {value}. Rätta adressen.',
      'address-too-long': 'är längre än de 254 tecken som en e-postadress får ha: {value}',
      taken: 'tillhör redan en annan person hos organisationen: {value}. Öppna den personen i stället.',
    },
    columns: {
      organisation: 'organisation',
      name: 'namn',
      address: 'e-post',
      roles: 'roller',
      locale: 'språk',
    },
    'unknown-column':
      'Kolumnen {value} behövs inte och får inte sparas. Ta bort den ur filen, eller byt rubrik.',
    'unnamed-column': 'Kolumn {number} har ingen rubrik. Ge den en rubrik eller ta bort den.',
    'double-column': 'Kolumnen {value} finns två gånger. Behåll en av dem.',
    'missing-column': 'Kolumnen {value} saknas. Lägg till den, med rubriken på första raden.',
    'stray-cell': 'Cell {number} står utanför rubrikerna: {value}. Ta bort den, eller ge kolumnen en rubrik.',
    'two-names':
      'har ett annat namn än samma adress på rad {first}: {value}. Ge varje person en egen adress.',
  },
  en: {
    file: {
      empty: 'The file is empty. Choose a file with contacts.',
      'too-large':
        'The file is too large. At most 4 MB can be imported here, some 40,000 people. Divide it into several files, each for some of the organisations.',
      'too-many-rows': 'The file has more than 50,000 rows. Divide it into several files.',
      workbook:
        'This is an Excel file. Open it in Excel, choose Save as and CSV UTF-8, and import that file.',
      pdf: 'This is a PDF. Open the list in Excel, choose Save as and CSV UTF-8, and import that file.',
      binary: 'This is no text file. Save the list as CSV UTF-8 and import that file.',
      'broken-off':
        'The file ends in the middle of a cell: a quotation mark in the row has no end. The file may be broken off. Save it anew and import it again.',
      'no-rows': 'The file has no rows below the headings. Enter at least one person.',
    },
    cell: {
      empty: 'is empty. Fill it in.',
      formula: 'is a formula: {value}. Copy it and paste it as a value.',
      'sheet-error': 'is an error of the spreadsheet: {value}. Correct the formula or enter the value.',
      'too-long': 'is longer than 120 characters. Shorten it: {value}',
      characters: 'has characters that cannot stand in a name: {value}. Type it again as plain text.',
      'several-addresses': 'has several addresses: {value}. Write one address, and one row for each person.',
      'unknown-organisation': 'is no organisation that takes part: {value}. Write its code or name.',
      'ambiguous-organisation': 'may be several organisations: {value}. Write the code.',
      'foreign-organisation':
        'is another organisation than the one that you import for: {value}. Remove the row.',
      'unknown-role': 'is no role in the catalogue: {value}. Write a role from the list of roles.',
      'ambiguous-role': 'may be several roles: {value}. Write the id of the role.',
      'unknown-language': 'is no language: {value}. Write a language code, such as sv or en.',
      'address-no-at': 'is no email address: {value}. Write name@domain.',
      'address-letters':
        'has å, ä, ö, a space or something else before the @ that mail servers refuse: {value}. Ask for the address without them.',
      'address-characters':
        'has characters before the @ that an email address cannot have: {value}. Correct it.',
      'address-domain': 'has no real domain after the @: {value}. Correct the address.',
      'address-too-long': 'is longer than the 254 characters that an email address may have: {value}',
      taken: 'belongs to another person at the organisation: {value}. Open that person instead.',
    },
    columns: {
      organisation: 'organisation',
      name: 'name',
      address: 'email',
      roles: 'roles',
      locale: 'language',
    },
    'unknown-column':
      'The column {value} is not needed and must not be kept. Remove it from the file, or rename it.',
    'unnamed-column': 'Column {number} has no heading. Give it one or remove it.',
    'double-column': 'The column {value} is there twice. Keep one of them.',
    'missing-column': 'The column {value} is missing. Add it, with the heading in the first row.',
    'stray-cell':
      'Cell {number} stands outside of the headings: {value}. Remove it, or give the column a heading.',
    'two-names':
      'has another name than the same address in row {first}: {value}. Give each person their own address.',
  },
};
