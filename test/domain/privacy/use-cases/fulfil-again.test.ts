import { describe, expect, it } from 'vitest';
import { contactId } from '../../../../domain/contacts/contact.ts';
import { recipientDigest } from '../../../../domain/mail/suppression.ts';
import { erasePerson } from '../../../../domain/privacy/use-cases/erase-person.ts';
import { fulfilAgain } from '../../../../domain/privacy/use-cases/fulfil-again.ts';
import { aContact } from '../../../fixtures/a-contact.ts';
import { anOrganisation } from '../../../fixtures/an-organisation.ts';
import { contactsWorld } from '../../../fixtures/contacts-world.ts';

const asa = aContact();
const person = { organisation: '1280', id: contactId(asa) };
const recipient = recipientDigest('bo@club.example');
const left = { type: 'RecipientLeft', detail: { recipient, scope: 'list:lending', at: 10 } } as const;

async function world() {
  const all = await contactsWorld();
  await all.organisations.save(anOrganisation());
  await all.contacts.save([asa]);
  const contacts = async () => (await all.contactStore.read(['1280'])).contacts;
  return { ...all, contacts };
}

describe('a wish that a restored table has lost', () => {
  it('to be erased: was kept before anything was gone, without name or address, and erases again', async () => {
    const { ports, wishes } = await world();
    await erasePerson({ ...person, by: 'anna' }, ports);
    const [wish] = wishes.kept;
    expect(wish).toMatchObject({ type: 'PersonErased', detail: person });
    expect(JSON.stringify(wishes.kept)).not.toMatch(/@|Åsa/);

    const restored = await world();
    if (wish) expect(await fulfilAgain(wish, restored.ports)).toBe('erased');
    expect(await restored.contacts()).toEqual([]);
    if (wish) expect(await fulfilAgain(wish, restored.ports)).toBe('unknown');
  });

  it('to get no more mail of a list: holds again, however often it is told', async () => {
    const { ports, suppressions } = await world();
    expect(await fulfilAgain(left, ports)).toBe('left');
    expect(await fulfilAgain(left, ports)).toBe('left');
    expect(await suppressions.ofRecipient(recipient)).toEqual([
      { recipient, scope: 'list:lending', reason: 'unsubscribe', at: 10 },
    ]);
  });

  it('does not hold against somebody who has come back since', async () => {
    const { ports, suppressions } = await world();
    await fulfilAgain(left, ports);
    await suppressions.lift({ recipient, scope: 'list:lending', before: 20, at: 20 });
    expect(await fulfilAgain(left, ports)).toBe('came-back');
    expect(await suppressions.among([{ recipient, list: 'list:lending' }])).toEqual(new Set());
  });
});
