import { describe, expect, it } from 'vitest';
import { isHalted, reminds, tellsCoordinator, timingOf } from '../../../domain/tasks/reminder-days.ts';
import { stateByTask } from '../../../domain/tasks/task-progress.ts';
import { aTask } from '../../fixtures/a-task.ts';

// Due on a Monday; the Friday before is the first working day before it.
const task = aTask({ due: '2026-11-30' });
const on = (today: string) => ({ today, occurredOn: '2026-11-23' });
const returned = (at: string) =>
  aTask({
    due: '2026-12-30',
    state: 'cannot',
    history: [{ at: Date.parse(at), who: 'contact-2', what: 'cannot', reason: 'Hinner inte' }],
  });

describe('how urgent a task is', () => {
  it.each([
    ['2026-11-24', 'later'],
    ['2026-11-25', 'soon'],
    ['2026-11-27', 'soon'],
    ['2026-11-30', 'today'],
    ['2026-12-01', 'late'],
    ['2026-12-14', 'late'],
    ['2026-12-15', undefined],
  ])('is on %s %s', (today, timing) => {
    expect(timingOf(task, on(today))).toBe(timing);
  });

  it('is nothing where it is done, or nothing can be said yet', () => {
    expect(timingOf(aTask({ state: 'done' }), on('2026-11-30'))).toBeUndefined();
    expect(timingOf(aTask({ state: 'waived' }), on('2026-11-30'))).toBeUndefined();
    expect(timingOf(aTask({ messages: [] }), on('2026-11-30'))).toBeUndefined();
  });

  it('is that it was handed back, on the working day after', () => {
    expect(timingOf(returned('2026-11-27T10:00:00Z'), on('2026-11-30'))).toBe('returned');
    expect(timingOf(returned('2026-11-28T10:00:00Z'), on('2026-11-30'))).toBe('returned');
    expect(timingOf(returned('2026-11-26T10:00:00Z'), on('2026-11-30'))).toBe('later');
  });
});

describe('a mail goes out for a task', () => {
  it('three working days before, on the day, and ever more seldom after it', () => {
    const days = Array.from(
      { length: 30 },
      (_, index) => `2026-${index < 14 ? `11-${index + 17}` : `12-${String(index - 13).padStart(2, '0')}`}`,
    );
    const workdays = days.filter((day) => ![0, 6].includes(new Date(day).getUTCDay()));
    expect(workdays.filter((day) => reminds(task, day))).toEqual([
      '2026-11-25',
      '2026-11-30',
      '2026-12-01',
      '2026-12-03',
      '2026-12-07',
      '2026-12-10',
    ]);
  });

  it('that is due on a day off, on the last working day before', () => {
    const saturday = aTask({ due: '2026-11-28' });
    expect(reminds(saturday, '2026-11-27')).toBe(true);
    expect(reminds(saturday, '2026-11-30')).toBe(true);
  });
});

describe('the coordinator', () => {
  it('hears of what is late for more than five working days, on the first and then on Mondays', () => {
    const days = ['2026-12-07', '2026-12-08', '2026-12-09', '2026-12-14'];
    expect(days.map((day) => [isHalted(task, day), tellsCoordinator(task, day)])).toEqual([
      [false, false],
      [true, true],
      [true, false],
      [true, true],
    ]);
    expect(isHalted(aTask({ state: 'done' }), '2026-12-14')).toBe(false);
  });
});

it('an obligation is what its task says', () => {
  const day = on('2026-12-01');
  expect(stateByTask(aTask({ state: 'done' }), day)).toBe('confirmed');
  expect(stateByTask(aTask({ state: 'done', owner: 'relay' }), day)).toBe('relayed');
  expect(stateByTask(aTask({ state: 'waived' }), day)).toBe('waived');
  expect(stateByTask(aTask({ state: 'cannot' }), day)).toBe('planned');
  expect(stateByTask(task, on('2026-12-14'))).toBe('planned');
  expect(stateByTask(task, on('2026-12-15'))).toBe('missed');
  // The milestone itself came later than the task was due.
  expect(stateByTask(task, { today: '2026-12-15', occurredOn: '2026-12-10' })).toBe('planned');
});

it('reminders are counted in the working days of a country', () => {
  // Ascension Day is Thursday 25 May 2028 everywhere; 17 May is off in Norway alone.
  const task = aTask({ due: '2028-05-19' });
  expect([reminds(task, '2028-05-15', 'NO'), reminds(task, '2028-05-15')]).toEqual([true, false]);
  expect([reminds(task, '2028-05-16', 'NO'), reminds(task, '2028-05-16')]).toEqual([false, true]);
});
