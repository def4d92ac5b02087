import { describe, expect, it } from 'vitest';
import type { SignOffEntry, SignOffWord } from '../../../domain/ledger/sign-off.ts';
import { type SignOffPlace, signOffStanding } from '../../../domain/ledger/sign-off-standing.ts';
import { aMilestone } from '../../fixtures/a-milestone.ts';

// Monday 23 November 2026, and told the same day.
const told = aMilestone({ state: 'completed', dispatchedAt: Date.parse('2026-11-23T09:00:00Z') });
const place = (over: Partial<SignOffPlace> = {}): SignOffPlace => ({
  ...{ milestone: told, catalogue: {}, organisation: '1280', others: [told], today: '2026-11-24' },
  ...over,
});
const said = (word: SignOffWord, left?: string): SignOffEntry => ({
  ...{ at: 1, who: 'Lo Ek', word },
  ...(left === undefined ? {} : { left }),
});

describe('a sign-off', () => {
  it('is due twenty working days after its milestone, days off left out, if the catalogue says nothing else', () => {
    // 23 November and four weeks: 21 December 2026 is a Monday.
    expect(signOffStanding(place(), undefined)).toEqual({ state: 'awaited', due: '2026-12-21' });
    const five = place({ catalogue: { signOffs: { decided: 5 } } });
    expect(signOffStanding(five, undefined)).toEqual({ state: 'awaited', due: '2026-11-30' });
    // Over Christmas: 24, 25 and 31 December, 1 and 6 January and the weekends are off in Sweden.
    const christmas = aMilestone({
      ...told,
      occurredOn: '2026-12-21',
      dispatchedAt: Date.parse('2026-12-21T09:00Z'),
    });
    const ten = place({
      milestone: christmas,
      catalogue: { signOffs: { decided: 10 } },
      today: '2026-12-21',
    });
    expect(signOffStanding(ten, undefined)).toEqual({ state: 'awaited', due: '2027-01-11' });
  });

  it('is overdue the day after it was due, and counts from when it was told if that was later', () => {
    const on = (today: string) => signOffStanding(place({ today }), undefined).state;
    expect([on('2026-12-21'), on('2026-12-22')]).toEqual(['awaited', 'overdue']);
    const late = aMilestone({ ...told, dispatchedAt: Date.parse('2026-11-30T09:00:00Z') });
    expect(signOffStanding(place({ milestone: late }), undefined)).toMatchObject({ due: '2026-12-30' });
  });

  it('is given by “done” and by “done except”, while “not done” leaves it open, and overdue', () => {
    expect(signOffStanding(place(), said('done'))).toMatchObject({ state: 'signed', said: { word: 'done' } });
    expect(signOffStanding(place(), said('except', 'Nämnden'))).toMatchObject({ state: 'signed' });
    const later = place({ today: '2026-12-22' });
    expect(signOffStanding(later, said('not-done', 'Januari'))).toMatchObject({
      ...{ state: 'overdue', said: { word: 'not-done', left: 'Januari' } },
    });
  });

  it('waits for the organisation’s own day, and for the day to be said', () => {
    const days = aMilestone({ ...told, days: { '1280': '2027-03-15' } });
    expect(signOffStanding(place({ milestone: days }), undefined)).toEqual({
      state: 'not-yet',
      day: '2027-03-15',
    });
    const nobody = place({ milestone: days, organisation: '1480' });
    expect(signOffStanding(nobody, undefined)).toEqual({ state: 'not-yet', day: undefined });
    const came = place({ milestone: days, today: '2027-03-15' });
    expect(signOffStanding(came, undefined)).toMatchObject({ state: 'awaited', due: '2027-04-14' });
  });

  it.each([
    ['is stopped', { milestone: aMilestone({ ...told, state: 'stopped' }) }],
    ['is only planned', { milestone: aMilestone({ ...told, state: 'planned' }) }],
    [
      'is undone there',
      { milestone: aMilestone({ ...told, undone: { '1280': { by: 'review', on: '2026-11-24' } } }) },
    ],
    ['is somebody else’s', { milestone: aMilestone({ ...told, organisations: ['1480'] }) }],
    ['is of a kind that nobody signs off', { catalogue: { signOffs: { decided: 'none' } } }],
    [
      'has been told there again since',
      { others: [told, aMilestone({ ...told, id: 'again', receivedAt: told.receivedAt + 1 })] },
    ],
  ] as const)('is not asked for of a milestone that %s', (_, over) => {
    expect(signOffStanding(place(over as Partial<SignOffPlace>), undefined)).toEqual({ state: 'not-asked' });
  });

  it('is still asked for where it was told again to others, or that was stopped', () => {
    const since = { ...told, id: 'again', receivedAt: told.receivedAt + 1 };
    const elsewhere = aMilestone({ ...since, organisations: ['1480'] });
    const stopped = aMilestone({ ...since, state: 'stopped' });
    expect(signOffStanding(place({ others: [told, elsewhere, stopped] }), undefined).state).toBe('awaited');
  });
});
