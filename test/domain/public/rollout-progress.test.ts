import { describe, expect, it } from 'vitest';
import type { Milestone } from '../../../domain/plan/milestone.ts';
import { sortProgress } from '../../../domain/public/progress-sort.ts';
import { rolloutProgressOf } from '../../../domain/public/rollout-progress.ts';
import { aCatalogue } from '../../fixtures/a-catalogue.ts';
import { aMilestone } from '../../fixtures/a-milestone.ts';
import { aParticipation } from '../../fixtures/a-participation.ts';
import { anOrganisation } from '../../fixtures/an-organisation.ts';

// "live" has a date in each organisation, "decided" one for all.
const catalogue = aCatalogue({ milestoneDates: { decided: 'decidedOn', live: 'startDate' } });
const decided = aMilestone();
const live = aMilestone({ id: 'live', kind: 'live', occurredOn: '2027-03-01' });
const fewer = aMilestone({
  id: 'live-malmo',
  kind: 'live',
  occurredOn: '2027-03-01',
  organisations: ['1280'],
});

type Case = { told: Milestone[]; today?: string; facts?: Record<string, string>; code?: string };

function progress({ told, today = '2027-03-02', facts = { startDate: '2027-03-15' }, code = '1280' }: Case) {
  const participation = aParticipation({ organisation: code, facts });
  const course = { catalogue, told, facts: { decidedOn: '2026-11-20' }, members: 3, today };
  return rolloutProgressOf({ organisation: anOrganisation({ code }), participation }, course);
}

describe('how far an organisation has come', () => {
  it('is nowhere before anything was told, with the days that are planned', () => {
    expect(progress({ told: [] })).toMatchObject({
      reached: 0,
      steps: [
        { kind: 'decided', reached: false, plannedOn: '2026-11-20' },
        { kind: 'live', reached: false, plannedOn: '2027-03-15' },
      ],
    });
  });

  it('is what was reported for it', () => {
    const { reached, steps } = progress({ told: [decided] });
    expect(reached).toBe(1);
    expect(steps[0]).toEqual({ kind: 'decided', reached: true, reachedOn: '2026-11-23' });
  });

  it('waits for its own day, where each organisation has one', () => {
    const own = { ...live, days: { '1280': '2027-03-15' } };
    expect(progress({ told: [decided, own] }).reached).toBe(1);
    const later = progress({ told: [decided, own], today: '2027-03-15' });
    expect(later.reached).toBe(2);
    expect(later.steps[1]?.reachedOn).toBe('2027-03-15');
  });

  it('is not claimed where its day is not known', () => {
    const own = { ...live, days: {} };
    expect(progress({ told: [decided, own], facts: {}, today: '2028-01-01' }).reached).toBe(1);
  });

  it('is what was reported for just this one, whatever was planned', () => {
    const { reached, steps } = progress({ told: [fewer] });
    expect(reached).toBe(2);
    expect(steps).toEqual([
      { kind: 'decided', reached: true, plannedOn: '2026-11-20' },
      { kind: 'live', reached: true, reachedOn: '2027-03-01' },
    ]);
  });

  it('is not what was reported for another', () => {
    expect(progress({ told: [fewer], code: '1480' }).reached).toBe(0);
  });
});

describe('a table of standings', () => {
  const named = (code: string, name: string, reached: Milestone[], startDate?: string) => {
    const facts: Record<string, string> = startDate ? { startDate } : {};
    return {
      ...progress({ told: reached, code, facts }),
      organisation: anOrganisation({ code, name: { sv: name } }),
    };
  };
  const all = [
    named('1480', 'Örebro', [], '2027-05-01'),
    named('X001', 'Ånge', [aMilestone({ organisations: ['X001'] })]),
    named('1280', 'Malmö', [fewer]),
    named('0114', 'Ale', [], '2027-04-01'),
  ];
  const names = (order: Parameters<typeof sortProgress>[1]) =>
    sortProgress(all, order, 'sv').map(({ organisation }) => organisation.name.sv);

  it('is sorted as Swedes sort: å, ä and ö last', () => {
    expect(names('organisation')).toEqual(['Ale', 'Malmö', 'Ånge', 'Örebro']);
  });

  it('is sorted by county, with those that have none at the end', () => {
    expect(names('county')).toEqual(['Malmö', 'Ale', 'Örebro', 'Ånge']);
  });

  it('has those first who have come furthest, or who start soonest', () => {
    expect(names('state')).toEqual(['Malmö', 'Ånge', 'Ale', 'Örebro']);
    // Whoever has nothing to come, or no day, is last.
    expect(names('next')).toEqual(['Ale', 'Örebro', 'Malmö', 'Ånge']);
  });
});
