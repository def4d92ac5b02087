import { describe, expect, it } from 'vitest';
import { suppliedBy, suppliedTo } from '../../../domain/ledger/supplied.ts';
import { anObligation } from '../../fixtures/an-obligation.ts';

const sent = { state: 'sent', people: 2, reached: 2 } as const;
const notSent = { state: 'not-sent', people: 2, reached: 0 } as const;
const supplies = [{ milestone: 'award', channel: 'email', topics: ['when'] }];
const told = anObligation({ messages: ['when'], supplies, progress: sent });
const from = (rows = [told]) => ({ milestone: 'award', dispatch: 'change', rows });

describe('A supplement', () => {
  it('has told a milestone’s messages once it has left, and not before', () => {
    expect(suppliedBy([told])).toEqual(['award']);
    expect(suppliedBy([anObligation({ supplies })])).toEqual([]);
    expect(suppliedBy([anObligation({ supplies, progress: notSent })])).toEqual([]);
  });

  it('leaves how far the rest had come as it is', () => {
    const owing = anObligation({ messages: ['why'], withheld: ['when', 'where'], progress: sent });
    expect(suppliedTo(owing, from())).toEqual({
      ...owing,
      messages: ['why', 'when'],
      withheld: ['where'],
    });
  });

  it('says how far it has come where nothing else had been told', () => {
    const owing = anObligation({ messages: [], withheld: ['when'], progress: notSent });
    const after = { ...owing, messages: ['when'], withheld: [], progress: { ...sent, dispatch: 'change' } };
    expect(suppliedTo(owing, from())).toEqual(after);
    const delivered = { ...told, progress: { ...sent, state: 'delivered' as const, delivered: 2 } };
    expect(suppliedTo(after, from([delivered]))?.progress).toEqual({
      ...delivered.progress,
      dispatch: 'change',
    });
  });

  it('changes nothing a second time, nor in another group or channel', () => {
    const owing = anObligation({ messages: ['why'], withheld: ['when'], progress: sent });
    const after = suppliedTo(owing, from());
    expect(after && suppliedTo(after, from())).toBeUndefined();
    expect(suppliedTo({ ...owing, group: 'chiefs' }, from())).toBeUndefined();
    expect(suppliedTo({ ...owing, channel: 'meeting' }, from())).toBeUndefined();
  });
});
