import { describe, expect, it } from 'vitest';
import { aliasOf } from '../../../domain/contacts/alias.ts';
import { contactId } from '../../../domain/contacts/contact.ts';
import { knownAgain } from '../../../domain/contacts/known-again.ts';
import { aContact } from '../../fixtures/a-contact.ts';

const before = aContact({ address: 'kultur@malmo.example' });
const moved = aContact({ address: 'asa.lind@malmo.example', formerly: [contactId(before)] });
const mailTo = ({ name, address }: typeof before, id = address) => ({
  ...{ name, address },
  contact: contactId({ organisation: '1280', address: id }),
});

describe('whoever got a mail', () => {
  it('is known by a new address, also once they have left', () => {
    for (const person of [moved, { ...moved, endedAt: 7 }]) {
      const idOf = knownAgain([person]);
      expect(idOf(mailTo(before))).toBe(contactId(moved));
      expect(idOf(mailTo(moved))).toBe(contactId(moved));
    }
  });

  it('is one whom nobody knows any more by the id of then', () => {
    expect(knownAgain([moved])(mailTo(aContact({ address: 'else@malmo.example' })))).toBe(
      contactId({ organisation: '1280', address: 'else@malmo.example' }),
    );
  });

  it('is told by name from the next person with that address', () => {
    const next = aContact({ name: 'Bo Ek', address: before.address });
    for (const everybody of [
      [moved, next],
      [next, { ...moved, endedAt: 7 }],
    ]) {
      const idOf = knownAgain(everybody);
      expect(idOf(mailTo({ ...before, name: 'åsa  lind' }))).toBe(contactId(moved));
      expect(idOf(mailTo(next))).toBe(contactId(next));
      // Under a name that neither has, it is whose address it is now.
      expect(idOf(mailTo({ ...before, name: 'Åsa Berg' }))).toBe(contactId(next));
    }
  });

  it('is one person by their alias once they have been erased', () => {
    const erased = { ...before, ...aliasOf(contactId(moved)) };
    const next = aContact({ name: 'Bo Ek', address: before.address });
    for (const idOf of [knownAgain([]), knownAgain([next])]) {
      expect(idOf(mailTo(erased, before.address))).toBe(contactId(moved));
      expect(idOf(mailTo(erased, moved.address))).toBe(contactId(moved));
    }
  });
});
