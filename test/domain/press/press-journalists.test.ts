import { describe, expect, it } from 'vitest';
import { audienceOf, localAudienceOf, pressGroups } from '../../../domain/press/press-journalists.ts';
import { aCatalogue } from '../../fixtures/a-catalogue.ts';
import { aContact } from '../../fixtures/a-contact.ts';
import { journalists } from '../../fixtures/press-world.ts';

const names = (contacts: readonly { name: string }[]) => contacts.map(({ name }) => name);

describe('journalists', () => {
  it('are those whom a catalogue tells through the press, whatever it calls them', () => {
    expect(pressGroups(aCatalogue())).toEqual(['journalists']);
  });

  it.each([
    ['all' as const, ['Alla', 'Skane', 'Malmo', 'Skola']],
    // Whoever names no beat covers all of them.
    [{ beats: ['schools'] }, ['Alla', 'Skane', 'Malmo', 'Skola']],
    [{ beats: ['sports'] }, ['Alla', 'Skane', 'Malmo']],
    [{ regions: ['1280'] }, ['Alla', 'Skane', 'Malmo']],
    [{ regions: ['0180'] }, ['Alla', 'Skola']],
    [{ regions: ['12'] }, ['Alla', 'Skane']],
    [{ locales: ['en'] }, ['Malmo']],
    [{ beats: ['schools'], regions: ['0180'], locales: ['sv'] }, ['Alla', 'Skola']],
  ])('of a release for %j are %j', (audience, expected) => {
    expect(names(audienceOf(journalists, audience))).toEqual(expected);
  });

  it('of a local edition are those who say that they cover the organisation or its county', () => {
    expect(names(localAudienceOf(journalists, '1280'))).toEqual(['Skane', 'Malmo']);
    expect(names(localAudienceOf(journalists, '0180'))).toEqual(['Skola']);
    expect(localAudienceOf(journalists, '2480')).toEqual([]);
    // A region's own code has two digits and no municipality begins with a letter.
    expect(localAudienceOf([aContact({ press: { outlet: 'x', regions: ['X0'] } })], 'X001')).toEqual([]);
  });
});
