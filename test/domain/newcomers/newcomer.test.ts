import { describe, expect, it } from 'vitest';
import { contactId } from '../../../domain/contacts/contact.ts';
import { newcomersOf, type SeenMessage, type StandingPart } from '../../../domain/newcomers/newcomer.ts';
import { aContact } from '../../fixtures/a-contact.ts';
import { anObligation } from '../../fixtures/an-obligation.ts';

const asa = aContact();
const bo = aContact({ name: 'Bo Ek', address: 'bo.ek@malmo.example' });
const award: StandingPart = {
  milestone: 'award',
  at: 1000,
  obligations: [anObligation({ messages: ['why', 'when'] })],
  contacts: [asa],
};
const start: StandingPart = {
  ...{ milestone: 'start', at: 2000, contacts: [asa] },
  obligations: [anObligation({ messages: ['when'], withheld: ['where'] })],
};
const why = { milestone: 'award', group: 'clerks', channel: 'email', topic: 'why' };
const when = { ...why, milestone: 'start', topic: 'when' };
const says = () => true;

function messagesTo(
  contacts: readonly ReturnType<typeof aContact>[],
  { parts = [award, start], read = [] }: { parts?: StandingPart[]; read?: SeenMessage[] } = {},
) {
  return newcomersOf(parts, { contacts, read, says }).map(({ contact, messages }) => [
    contact.name,
    messages,
  ]);
}

describe('A newcomer', () => {
  it('is whoever was in no plan of the role: each message is of the milestone that told it last', () => {
    expect(messagesTo([asa, bo])).toEqual([['Bo Ek', [why, when]]]);
  });

  it('is nobody where nothing has been told, or their roles have ended', () => {
    expect(messagesTo([bo], { parts: [] })).toEqual([]);
    expect(messagesTo([{ ...bo, endedAt: 1 }])).toEqual([]);
  });

  it('hears nothing of another group, nor what was withheld', () => {
    expect(messagesTo([{ ...bo, groups: ['chiefs'] }])).toEqual([]);
    const withheld = { ...award, obligations: [anObligation({ messages: [], withheld: ['why'] })] };
    expect(messagesTo([bo], { parts: [withheld] })).toEqual([]);
  });

  it('hears only what no mail has told them since its milestone, in whatever role', () => {
    const read = (topic: string, at: number) => ({ contact: contactId(bo), topic, at });
    expect(messagesTo([bo], { read: [read('why', 1500)] })).toEqual([['Bo Ek', [when]]]);
    // It was told before the start, in the words of then.
    expect(messagesTo([bo], { read: [read('why', 1500), read('when', 1500)] })).toEqual([['Bo Ek', [when]]]);
    expect(messagesTo([bo], { read: [read('why', 1500), read('when', 2500)] })).toEqual([]);
  });

  it('is nobody who was there in the role by another address or under another spelling', () => {
    const moved = aContact({ name: 'Åsa Ny', address: 'asa.ny@malmo.example', formerly: [contactId(asa)] });
    const second = aContact({ name: 'ÅSA  Lind', address: 'registrator@malmo.example' });
    expect(messagesTo([moved, second])).toEqual([]);
    // What an earlier address has read counts too.
    const read = { contact: contactId(asa), topic: 'why', at: 1500 };
    const chief = { ...moved, groups: ['chiefs'] };
    const chiefs = { ...award, obligations: [anObligation({ group: 'chiefs', messages: ['why'] })] };
    expect(messagesTo([chief], { parts: [chiefs], read: [read] })).toEqual([]);
    expect(messagesTo([chief], { parts: [chiefs] })).toHaveLength(1);
  });

  it('hears what was told by hand before they came, and not what is still to be told so', () => {
    const byHand = { channel: 'meeting', carrier: 'people', owner: 'local-lead' } as const;
    const held = (state: 'planned' | 'confirmed') => ({
      ...award,
      obligations: [anObligation({ ...byHand, progress: { state, people: 0, reached: 0 } })],
    });
    expect(messagesTo([bo], { parts: [held('confirmed')] })).toEqual([
      ['Bo Ek', [{ ...why, channel: 'meeting' }]],
    ]);
    expect(messagesTo([bo], { parts: [held('planned')] })).toEqual([]);
  });

  it('hears nothing that cannot be said today', () => {
    const silent = newcomersOf([award], { contacts: [bo], read: [], says: (topic) => topic === 'when' });
    expect(silent.flatMap(({ messages }) => messages.map(({ topic }) => topic))).toEqual(['when']);
  });
});
