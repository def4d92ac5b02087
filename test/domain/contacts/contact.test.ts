import { describe, expect, it } from 'vitest';
import { contactId, contactSchema, mergeContacts } from '../../../domain/contacts/contact.ts';
import { parseInput } from '../../../domain/shared/parse-input.ts';
import { problemData } from '../../../domain/shared/problem.ts';
import { aContact } from '../../fixtures/a-contact.ts';

function problemsOf(over: object): string[] {
  const parsed = parseInput(contactSchema, { ...aContact(), ...over });
  return parsed.ok ? [] : parsed.problems.map(problemData);
}

describe('a contact', () => {
  it.each(['party', 'personalNumber', 'note', 'phone', 'privateAddress'])(
    'is refused with a field %s',
    (field) => {
      expect(problemsOf({ [field]: 'x' }).join()).toContain(field);
    },
  );

  it('is refused with a name that could forge a header', () => {
    expect(problemsOf({ name: 'Anna\r\nBcc: all@kommun.example' })).toHaveLength(1);
  });

  it('is refused with a bad address, group or language', () => {
    expect(problemsOf({ address: 'åsa@kommun.example' })).toHaveLength(1);
    expect(problemsOf({ groups: ['Clerks'] })[0]).toBe(
      'groups.0 id-invalid {"max":64,"letters":"lowerFirst"}',
    );
    expect(problemsOf({ groups: [] })[0]).toBe('groups too-few {"min":1}');
    expect(problemsOf({ locale: 'sv-SE' })[0]).toBe('locale locale-invalid');
  });
});

describe('contacts that are one person', () => {
  const first = aContact({ name: 'Åsa Lind', address: 'Asa.Lind@Malmo.example', groups: ['clerks', 'lead'] });
  const again = aContact({
    name: 'A. Lind',
    address: 'asa.lind@malmo.example',
    groups: ['foreman', 'clerks'],
  });

  it('differ only in the case of the address, and become one with the roles of both', () => {
    expect(contactId(first)).toBe(contactId(again));
    expect(mergeContacts([first, again])).toEqual([{ ...first, groups: ['clerks', 'lead', 'foreman'] }]);
  });

  it('are of one organisation: the same address elsewhere is another contact', () => {
    const elsewhere = aContact({ ...again, organisation: '1480' });
    expect(mergeContacts([first, elsewhere])).toHaveLength(2);
  });

  it('stand in the same order however they came', () => {
    const others = ['a', 'b', 'c', 'd'].map((name) => aContact({ address: `${name}@malmo.example` }));
    expect(mergeContacts(others)).toEqual(mergeContacts([...others].reverse()));
    expect(mergeContacts(others)).toHaveLength(4);
  });
});
