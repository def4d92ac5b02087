import type { CellFault } from '../../../../domain/contacts/contact-cell.ts';
import type { Column } from '../../../../domain/contacts/contact-columns.ts';
import type { FileFault } from '../../../../domain/contacts/contact-file.ts';
import type { PageLocale } from '../../shared/words.ts';

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
      empty: 'cellen är tom. Fyll i den.',
      formula: 'där står en formel, {value}. Kopiera cellen och klistra in den som värde.',
      'sheet-error': 'där står ett fel från kalkylbladet, {value}. Rätta formeln eller skriv in värdet.',
      'too-long': 'texten är längre än 120 tecken. Korta ner den: {value}',
      characters: 'där finns tecken som inte kan stå i ett namn, {value}. Skriv det igen som vanlig text.',
      'several-addresses': 'där står flera adresser, {value}. Skriv en adress, och en rad för varje person.',
      'unknown-organisation': '{value} är ingen organisation som deltar. Skriv kod eller namn.',
      'ambiguous-organisation': '{value} kan vara flera organisationer. Skriv koden.',
      'foreign-organisation': '{value} är inte den organisation du läser in för. Ta bort raden.',
      'unknown-role': '{value} är ingen roll i katalogen. Välj en ur listan över roller här nedanför.',
      'ambiguous-role': '{value} kan vara flera roller. Skriv rollens id.',
      'unknown-language': '{value} är inget språk. Skriv en språkkod, till exempel sv eller en.',
      'address-no-at': '{value} är ingen e-postadress. Skriv namn@domän.',
      'address-letters':
        '{value} har å, ä, ö, mellanslag eller annat före @ som mejlservrar inte tar emot. Fråga efter adressen utan dem.',
      'address-characters': '{value} har tecken före @ som inte kan stå i en e-postadress. Rätta adressen.',
      'address-domain': '{value} har ingen riktig domän efter @. Rätta adressen.',
      'address-too-long': 'adressen är längre än de 254 tecken som får plats: {value}',
      taken: '{value} tillhör redan en annan person hos organisationen. Öppna den personen i stället.',
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
    'two-names': '{value} har ett annat namn på rad {first}. Ge varje person en egen adress.',
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
      empty: 'the cell is empty. Fill it in.',
      formula: 'there is a formula, {value}. Copy the cell and paste it as a value.',
      'sheet-error': 'there is an error of the spreadsheet, {value}. Correct the formula or enter the value.',
      'too-long': 'the text is longer than 120 characters. Shorten it: {value}',
      characters: 'there are characters that cannot stand in a name, {value}. Type it again as plain text.',
      'several-addresses':
        'there are several addresses, {value}. Write one address, and one row for each person.',
      'unknown-organisation': '{value} is no organisation that takes part. Write its code or name.',
      'ambiguous-organisation': '{value} may be several organisations. Write the code.',
      'foreign-organisation': '{value} is not the organisation that you import for. Remove the row.',
      'unknown-role': '{value} is no role in the catalogue. Choose one from the list of roles.',
      'ambiguous-role': '{value} may be several roles. Write the id of the role.',
      'unknown-language': '{value} is no language. Write a language code, such as sv or en.',
      'address-no-at': '{value} is no email address. Write name@domain.',
      'address-letters':
        '{value} has å, ä, ö, a space or something else before the @ that mail servers refuse. Ask for the address without them.',
      'address-characters':
        '{value} has characters before the @ that an email address cannot have. Correct the address.',
      'address-domain': '{value} has no real domain after the @. Correct the address.',
      'address-too-long': 'the address is longer than the 254 characters that there is room for: {value}',
      taken: '{value} belongs to another person at the organisation. Open that person instead.',
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
    'two-names': '{value} has another name in row {first}. Give each person their own address.',
  },
};
