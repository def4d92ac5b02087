import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Contact, contactSchema, mergeContacts } from '../../../domain/contacts/contact.ts';
import { contactChanges } from '../../../domain/contacts/contact-changes.ts';
import { readContacts } from '../../../domain/contacts/contact-import.ts';
import { contactsAsCsv } from '../../../domain/contacts/contact-table.ts';
import { readContactFile } from '../../../functions/adapters/csv-parse/contact-file.ts';
import { aContact } from '../../fixtures/a-contact.ts';
import { aDirectory } from '../../fixtures/a-directory.ts';

const directory = aDirectory();
const bytes = (text: string) => new TextEncoder().encode(text);

function readAgain(text: string) {
  const read = readContactFile(bytes(text));
  if (!read.ok) throw new Error(read.fault.code);
  return readContacts(read.sheet, directory, { scope: 'all' });
}

// What people and attackers put into names: quotes, delimiters, formulas, apostrophes, letters of any kind.
const hostile = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'=+-@\'";,|\t<>&{}#\\ aÅé😀'), minLength: 1, maxLength: 30 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
);
const person = fc
  .record({
    organisation: fc.constantFrom('1280', '0114', '12', 'national'),
    name: hostile,
    local: fc.string({ unit: fc.constantFrom(..."=+-'ab1!#$%&*/?^_`{|}~"), minLength: 1, maxLength: 20 }),
    groups: fc.subarray([...directory.roles.keys()], { minLength: 1 }),
    locale: fc.constantFrom('sv', 'en', 'fi', 'rom'),
    phone: fc.constantFrom(undefined, '0701234567', '+46 70 123 45 67', '(08) 123 45 67', '010-555 00 00'),
  })
  .map(({ local, phone, ...rest }) => ({
    ...rest,
    local,
    // Only of whoever has a duty is a number kept.
    ...(phone === undefined || rest.groups.every((group) => directory.external.has(group)) ? {} : { phone }),
  }))
  .map(({ local, ...rest }) => contactSchema.safeParse({ ...rest, address: `${local}@a.example` }).data)
  .filter((contact) => contact !== undefined);

/** A name as a table can hold it: spaces of every kind are one, and what cannot be seen is gone. */
const isPlain = ({ name }: Contact) =>
  !/[\u200b-\u200d\u2060\ufeff\u00ad]|[^\S ]|\s\s/.test(name) && !/^#[A-Z]/i.test(name);

describe('contacts written as a table', () => {
  it('come back as they were, whatever is in their names and addresses', () => {
    fc.assert(
      fc.property(fc.array(person.filter(isPlain), { minLength: 1, maxLength: 8 }), (people) => {
        const wanted = mergeContacts(people);
        const { contacts, problems } = readAgain(contactsAsCsv(wanted, directory, 'sv'));
        expect(problems).toEqual([]);
        const { counts } = contactChanges(
          { current: wanted, wanted: contacts },
          { mode: 'replace', now: 1, hasPhones: true },
        );
        expect(counts).toEqual({ added: 0, changed: 0, resumed: 0, ended: 0, unchanged: wanted.length });
      }),
      { numRuns: 1_000 },
    );
  });

  it('have no cell that a spreadsheet would evaluate, one row per person and one cell per field', () => {
    fc.assert(
      fc.property(person, (one) => {
        const read = readContactFile(bytes(contactsAsCsv([one], directory, 'en')));
        if (!read.ok) throw new Error(read.fault.code);
        expect(read.sheet.rows).toHaveLength(1);
        expect(read.sheet.rows[0]?.cells).toHaveLength(one.phone === undefined ? 5 : 6);
        for (const cell of read.sheet.rows[0]?.cells ?? []) expect(cell).not.toMatch(/^[=+\-@\t\r\0]/);
      }),
      { numRuns: 1_000 },
    );
  });

  it('have telephone numbers that a spreadsheet takes for no amount', () => {
    const phones = ['0701234567', '+46701234567', '010-555 00 00'];
    const people = phones.map((phone, at) => aContact({ phone, address: `p${at}@malmo.example` }));
    const cells = contactsAsCsv(people, directory, 'sv').split('\r\n').slice(1, 4);
    expect(cells.map((line) => line.split(';').at(-1))).toEqual([
      '070-1234567',
      "'+46701234567",
      '010-555 00 00',
    ]);
  });

  it('are as Excel opens them: byte order mark, semicolons, roles by name where one is meant', () => {
    const people = [aContact({ groups: ['clerks', 'journalists', 'caretakers'], name: 'Åsa "Å"; Lind' })];
    const first = contactsAsCsv(people, directory, 'sv').split('\r\n');
    expect(first[0]).toBe('\ufefforganisation;namn;e-post;roller;språk;telefon');
    expect(first[1]).toMatch(
      /^1280;"Åsa ""Å""; Lind";asa\.lind@malmo\.example;Handläggare \| journalists \| Vaktmästare, anläggning;sv;$/,
    );
    expect(first[2]).toBe('');
  });
});
