import { describe, expect, it } from 'vitest';
import { contactId } from '../../../domain/contacts/contact.ts';
import { owedOf, type Supplied, type ToldPart } from '../../../domain/plan/owed.ts';
import { aContact } from '../../fixtures/a-contact.ts';
import { aTask } from '../../fixtures/a-task.ts';
import { anObligation } from '../../fixtures/an-obligation.ts';

const clerk = aContact({ address: 'clerk@malmo.example', groups: ['clerks'] });
const chief = aContact({ address: 'chief@malmo.example', groups: ['chiefs'] });

/** Clerks in Malmö who were told why by mail on 23 November, and not when. */
function aPart(over: Partial<ToldPart> = {}): ToldPart {
  return {
    ...{ milestone: 'award', kind: 'procurement-decided', on: '2026-11-23' },
    obligations: [anObligation({ messages: ['why'], withheld: ['when'] })],
    ...{ tasks: [], contacts: [clerk, chief] },
    ...over,
  };
}

function owed(parts: ToldPart[], { can = () => true, supplied = [] }: Asked = {}) {
  return owedOf(parts, { says: can, supplied });
}
type Asked = { can?: (kind: string, topic: string) => boolean; supplied?: Supplied[] };

const toClerks = {
  ...{ milestone: 'award', on: '2026-11-23', group: 'clerks', channel: 'email', carrier: 'mail' },
  ...{ topics: ['when'], contacts: [contactId(clerk)] },
};

describe('What is owed of what was withheld', () => {
  it('goes to those of the group as it was told the rest', () => {
    expect(owed([aPart()])).toEqual({ kind: 'procurement-decided', messages: [toClerks] });
  });

  it('is nothing where all was told, or where it still cannot be told', () => {
    expect(owed([aPart({ obligations: [anObligation()] })])).toBeUndefined();
    expect(owed([aPart()], { can: () => false })).toBeUndefined();
    expect(owed([])).toBeUndefined();
  });

  it('is said in the words of what has been reached last, and nothing where that has none', () => {
    const later = aPart({ milestone: 'start', kind: 'go-live', on: '2027-03-15', obligations: [] });
    expect(owed([aPart(), later])).toEqual({ kind: 'go-live', messages: [toClerks] });
    expect(owed([aPart(), later], { can: (kind) => kind !== 'go-live' })).toBeUndefined();
  });

  it('is nothing where a later milestone has told it', () => {
    const later = aPart({
      ...{ milestone: 'start', kind: 'go-live', on: '2027-03-15' },
      obligations: [anObligation({ messages: ['when'] })],
    });
    expect(owed([aPart(), later])).toBeUndefined();
  });

  it('is owed for each milestone that withheld it', () => {
    const later = aPart({ milestone: 'start', kind: 'go-live', on: '2027-03-15' });
    expect(owed([aPart(), later])?.messages).toEqual([
      toClerks,
      { ...toClerks, milestone: 'start', on: '2027-03-15' },
    ]);
  });

  it('is owed to nobody whom a supplement has told it, and to the others still', () => {
    const other = aContact({ address: 'other@malmo.example', groups: ['clerks'] });
    const supplied = [{ milestone: 'award', topics: ['when'], contact: contactId(clerk) }];
    expect(owed([aPart()], { supplied })).toBeUndefined();
    expect(owed([aPart({ contacts: [clerk, other] })], { supplied })?.messages).toEqual([
      { ...toClerks, contacts: [contactId(other)] },
    ]);
  });

  it('is owed by hand where a task told the rest or is to, and neither waived nor asked again', () => {
    const meeting = anObligation({ channel: 'meeting', carrier: 'people', messages: [], withheld: ['when'] });
    const part = (state: 'open' | 'done' | 'waived') =>
      aPart({ obligations: [meeting], tasks: [aTask({ group: 'clerks', channel: 'meeting', state })] });
    const byHand = { ...toClerks, channel: 'meeting', carrier: 'people', contacts: [] };
    expect(owed([part('done')])?.messages).toEqual([byHand]);
    expect(owed([part('open')])?.messages).toEqual([byHand]);
    expect(owed([part('waived')])).toBeUndefined();
    const supplied = [{ milestone: 'award', topics: ['when'], group: 'clerks', channel: 'meeting' }];
    expect(owed([part('done')], { supplied })).toBeUndefined();
  });

  it('is owed to no issue, which says what holds when it comes', () => {
    const issue = anObligation({ channel: 'letter', carrier: 'newsletter', withheld: ['when'] });
    expect(owed([aPart({ obligations: [issue] })])).toBeUndefined();
  });
});
