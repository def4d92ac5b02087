import { nameOrId } from '../shared/locale.ts';
import { notAnAmount } from '../shared/phone-number.ts';
import { type Contact, legalBasisOf, withoutPhone } from './contact.ts';
import { nameKey } from './contact-cell.ts';
import type { Directory } from './contact-directory.ts';
import { asWritten } from './contact-file.ts';

const HEADERS: Readonly<Record<string, readonly string[]>> = {
  sv: ['organisation', 'namn', 'e-post', 'roller', 'språk', 'telefon'],
  en: ['organisation', 'name', 'email', 'roles', 'language', 'phone'],
};

/**
 * Contacts as CSV for spreadsheets: semicolons, a byte order mark, escaped formulas, roles by name where that
 * is unambiguous. Importing the result changes nothing.
 */
export function contactsAsCsv(contacts: readonly Contact[], directory: Directory, locale: string): string {
  const header = HEADERS[locale] ?? HEADERS.sv ?? [];
  const rows = contacts.map(({ organisation, name, address, groups, locale: language, phone = '' }) => [
    organisation,
    name,
    address,
    groups.map((role) => roleAsWritten(role, directory, locale)).join(' | '),
    language,
    notAnAmount(phone),
  ]);
  const lines = [header, ...rows].map((cells) => cells.map((cell) => quoted(asWritten(cell))).join(';'));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/** People who are nobody, in organisations and roles that there are: a file to write one's own over. */
const EXAMPLES = [
  { name: 'Åsa Lind', address: 'asa.lind@organisation.example', phone: '010-555 00 00' },
  { name: 'Bo Ek', address: 'bo.ek@organisation.example', phone: '010-555 00 01' },
] as const;

/** An example of a file that can be imported as it is. */
export function exampleContacts(directory: Directory, locale: string): string {
  const codes = [...directory.organisations.keys()];
  const roles = [...directory.roles.keys()];
  const contacts = EXAMPLES.flatMap((person, place) => {
    const organisation = codes[place] ?? codes[0];
    const groups = roles.slice(place, place + 2 - place);
    if (organisation === undefined || groups.length === 0) return [];
    const contact = { ...person, organisation, groups, locale };
    return [legalBasisOf(contact, directory.external) === 'duty' ? contact : withoutPhone(contact)];
  });
  return contactsAsCsv(contacts, directory, locale);
}

function roleAsWritten(role: string, directory: Directory, locale: string): string {
  const names = directory.roles.get(role);
  const name = nameOrId(names, role, locale);
  const [read, ...others] = directory.rolesNamed(name);
  const certain = read?.ok && read.value === role && others.length === 0;
  return certain && nameKey(name) === name.toLowerCase() ? name : role;
}

/** RFC 4180: quoted if necessary, quotes doubled. */
function quoted(cell: string): string {
  return /[";\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
