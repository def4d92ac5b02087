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

describe('A welcome', () => {
  const welcomes = [{ milestone: 'award', channel: 'email', topics: ['when'] }];
  const one = { state: 'sent', people: 1, reached: 1 } as const;
  const welcome = anObligation({ messages: ['when'], welcomes, progress: one });
  const by = (rows = [welcome], dispatch = 'welcome') => ({ milestone: 'award', dispatch, rows });
  const owing = anObligation({ messages: ['when'], progress: sent });

  it('is counted beside those who were told, each by its dispatch', () => {
    const after = suppliedTo(owing, by());
    expect(after).toEqual({ ...owing, progress: { ...sent, welcomed: { welcome: 1 } } });
    expect(after && suppliedTo(after, by())).toBeUndefined();
    expect(after && suppliedTo(after, by([welcome], 'later'))?.progress.welcomed).toEqual({
      welcome: 1,
      later: 1,
    });
  });

  it('is counted no longer when its mail came back, and not before it has arrived', () => {
    const back = anObligation({
      messages: ['when'],
      welcomes,
      progress: { ...one, state: 'not-sent', reached: 0 },
    });
    expect(suppliedTo(owing, by([back]))).toBeUndefined();
    expect(suppliedBy([back])).toEqual(['award']);
    const counted = { ...owing, progress: { ...sent, welcomed: { welcome: 1 } } };
    expect(suppliedTo(counted, by([back]))?.progress.welcomed).toEqual({ welcome: 0 });
  });

  it('is how far a group has come that nobody was in', () => {
    const empty = anObligation({
      messages: ['when'],
      progress: { state: 'not-sent', people: 0, reached: 0 },
    });
    expect(suppliedTo(empty, by())?.progress).toEqual({ ...one, dispatch: 'welcome' });
  });

  it('leaves how a meeting was told to its task', () => {
    const meeting = { channel: 'meeting', carrier: 'people', owner: 'local-lead' } as const;
    const heldAt = anObligation({ ...meeting, progress: { state: 'confirmed', people: 0, reached: 0 } });
    const toldIt = anObligation({
      ...welcome,
      channel: 'meeting',
      welcomes: [{ milestone: 'award', channel: 'meeting', topics: ['when'] }],
    });
    expect(suppliedTo(heldAt, by([toldIt]))?.progress).toEqual({
      ...heldAt.progress,
      welcomed: { welcome: 1 },
    });
  });
});
