import { describe, expect, it } from 'vitest';
import { type CalendarBasis, calendarEntries } from '../../../domain/calendar/calendar-entries.ts';
import { marked } from '../../../domain/calendar/clashes.ts';
import { aCatalogue } from '../../fixtures/a-catalogue.ts';
import { aCell, aLedgerRow } from '../../fixtures/a-ledger.ts';
import { aMilestone } from '../../fixtures/a-milestone.ts';
import { aParticipation } from '../../fixtures/a-participation.ts';
import { aRollout } from '../../fixtures/a-rollout.ts';

// Wednesday 2 December 2026, noon in Sweden.
const NOW = Date.parse('2026-12-02T11:00:00Z');
const SPAN = { from: '2026-12-01', until: '2027-04-30' };
const CODES = ['1280', '1480', 'national'];
const MEETING = { carrier: 'people', channel: 'meeting', owner: 'local-lead' } as const;

function aBasis(over: Partial<CalendarBasis> = {}): CalendarBasis {
  const catalogue = aCatalogue({ milestoneDates: { live: 'startDate' } });
  return {
    rollout: aRollout(),
    catalogue,
    participations: CODES.map((organisation) =>
      aParticipation({
        organisation,
        facts: organisation === '1480' ? { startDate: '2027-04-12' } : { startDate: '2027-03-15' },
      }),
    ),
    ...{ milestones: [], ledgers: [], schedule: {}, releases: [], acceptances: 3, now: NOW },
    ...over,
  };
}

const told = (entries: ReturnType<typeof calendarEntries>) =>
  entries.map(({ kind, day, organisations }) => `${day} ${kind} ${organisations.join(' ')}`);

describe('a calendar', () => {
  it('has the day that is planned for each organisation, until the milestone itself says it', () => {
    expect(told(calendarEntries(aBasis(), SPAN))).toEqual([
      '2027-03-15 start 1280 national',
      '2027-04-12 start 1480',
    ]);
    const live = aMilestone({
      ...{ id: 'live', kind: 'live', state: 'planned', organisations: CODES },
      days: { '1280': '2027-03-22', '1480': '2027-04-12', national: '2027-03-22' },
    });
    expect(told(calendarEntries(aBasis({ milestones: [live] }), SPAN))).toEqual([
      '2027-03-22 milestone 1280 national',
      '2027-04-12 milestone 1480',
    ]);
  });

  it('has nothing of a milestone that was stopped, nor of organisations of which it is undone', () => {
    const over = { id: 'live', kind: 'live', organisations: ['1280', '1480'], occurredOn: '2027-03-22' };
    const stopped = aMilestone({ ...over, state: 'stopped' });
    const undone = aMilestone({ ...over, undone: { '1480': { by: 'review', on: '2027-03-01' } } });
    const of = (milestone: typeof stopped) =>
      told(calendarEntries(aBasis({ milestones: [milestone] }), { ...SPAN, from: '2027-03-20' }));
    expect(of(stopped)).toEqual(['2027-04-12 start 1480']);
    expect(of(undone)).toEqual(['2027-03-22 milestone 1280']);
  });

  it('says of all of them who meets and what the office does, and of one everything that it does by hand', () => {
    const milestone = aMilestone({ state: 'dispatching' });
    const cells = [
      aCell({ ...MEETING, due: '2026-12-10' }),
      aCell({ ...MEETING, group: 'lead', due: '2026-12-10', state: 'confirmed' }),
      aCell({ ...MEETING, channel: 'relay', owner: 'relay', due: '2026-12-11' }),
      aCell({ due: '2026-12-12' }),
    ];
    const rows = ['1280', '1480'].map((organisation) => aLedgerRow({ organisation, cells }));
    const catalogue = aCatalogue({
      channels: {
        ...aCatalogue().channels,
        meeting: { carrier: 'people', owner: 'local-lead', name: { sv: 'Möte' }, material: ['agenda'] },
      },
    });
    const basis = aBasis({ catalogue, ledgers: [{ milestone, rows }] });
    expect(told(calendarEntries(basis, SPAN))).toEqual(['2026-12-10 meeting 1280 1480']);
    const own = calendarEntries(basis, { ...SPAN, organisation: '1280' });
    expect(told(own)).toEqual(['2026-12-10 meeting 1280', '2026-12-11 task 1280']);
    expect(own.map(({ isDone }) => isDone)).toEqual([false, false]);
  });

  it('has every newsletter to come, on the working day before a holiday', () => {
    const slot = { slot: { weekday: 4 as const, hour: 8 }, since: 1 };
    const { participations } = aBasis();
    const basis = aBasis({ participations, schedule: { '1280': slot, '1480': slot } });
    const days = calendarEntries(basis, { from: '2026-12-01', until: '2027-01-08', organisation: '1280' });
    // Thursdays; 24 and 31 December and 6 January are off.
    expect(days.map(({ kind, day }) => `${kind} ${day}`)).toEqual([
      'newsletter 2026-12-03',
      'newsletter 2026-12-10',
      'newsletter 2026-12-17',
      'newsletter 2026-12-23',
      'newsletter 2026-12-30',
      'newsletter 2027-01-07',
    ]);
    expect(days[0]?.at).toBe(Date.parse('2026-12-03T07:00:00Z'));
  });

  it('knows a thing of one organisation by the same id when it moves, with a higher number', () => {
    const own = { ...SPAN, organisation: '1280' };
    const live = (day: string) =>
      aMilestone({ id: 'live', kind: 'live', organisations: ['1280'], days: { '1280': day } });
    const [before] = calendarEntries(aBasis({ milestones: [live('2027-03-15')] }), own);
    const [after] = calendarEntries(aBasis({ milestones: [live('2027-03-29')], acceptances: 4 }), own);
    expect(before?.day).toBe('2027-03-15');
    expect(after?.day).toBe('2027-03-29');
    expect(after?.id).toBe(before?.id);
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? Infinity);
  });
});

describe('two things on one day', () => {
  const entriesOf = (over: Partial<CalendarBasis>) => {
    const basis = aBasis(over);
    return marked(calendarEntries(basis, SPAN), new Map([[basis.rollout.id, basis.rollout.daysOff]]));
  };
  const decided = (over: Parameters<typeof aMilestone>[0]) => aMilestone({ state: 'planned', ...over });

  it('collide if they reach the same people of the same organisation', () => {
    const milestones = [
      decided({ id: 'one', organisations: ['1280', '1480'], occurredOn: '2026-12-10' }),
      decided({ id: 'two', kind: 'live', organisations: ['1480'], occurredOn: '2026-12-10' }),
      decided({ id: 'far', organisations: ['national'], occurredOn: '2026-12-10' }),
    ];
    const found = entriesOf({ milestones }).filter(({ day }) => day === '2026-12-10');
    expect(
      found.map(({ milestone, clashes }) => [
        milestone?.id,
        clashes.map(({ with: other, organisations, groups }) => [other.milestone?.id, organisations, groups]),
      ]),
    ).toEqual([
      ['one', [['two', ['1480'], ['lead', 'clerks', 'caretakers']]]],
      ['two', [['one', ['1480'], ['lead', 'clerks', 'caretakers']]]],
      ['far', []],
    ]);
  });

  it('do not collide where one is a milestone and the other its own meeting', () => {
    const milestone = decided({ id: 'one', occurredOn: '2026-12-10' });
    const cells = [aCell({ ...MEETING, owner: 'national-office', due: '2026-12-10' })];
    const found = entriesOf({
      milestones: [milestone],
      ledgers: [{ milestone, rows: [aLedgerRow({ cells })] }],
    });
    expect(found.flatMap(({ clashes }) => clashes)).toEqual([]);
  });

  it('and what falls on a day off is marked: not a newsletter, which moves by itself', () => {
    const slot = { slot: { weekday: 6 as const, hour: 8 }, since: 1 };
    const found = entriesOf({
      milestones: [decided({ id: 'eve', occurredOn: '2026-12-24' }), decided({ occurredOn: '2026-12-10' })],
      schedule: { '1280': slot },
    });
    expect(found.filter(({ isOff }) => isOff).map(({ milestone }) => milestone?.id)).toEqual(['eve']);
    expect(found.some(({ kind }) => kind === 'newsletter')).toBe(true);
  });
});
