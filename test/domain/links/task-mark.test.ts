import { describe, expect, it } from 'vitest';
import { readTaskMark, type TaskMark, taskMark } from '../../../domain/links/task-mark.ts';

const MARKS: [string, TaskMark][] = [
  ['{{tasks:award}}', { to: 'tasks', milestone: 'award' }],
  ['{{tasks:award/meeting}}', { to: 'tasks', milestone: 'award', channel: 'meeting' }],
  ['{{packets:award}}', { to: 'packets', milestone: 'award' }],
  ['{{texts:award/abc}}', { to: 'texts', milestone: 'award', variant: 'abc' }],
  [
    '{{texts:award/abc/welcome-bob-2027-03-15}}',
    { to: 'texts', milestone: 'award', variant: 'abc', dispatch: 'welcome-bob-2027-03-15' },
  ],
];

describe('the place of a link in a mail', () => {
  it.each(MARKS)('%s is read as it was written', (mark, asks) => {
    expect(taskMark(asks)).toBe(mark);
    expect(readTaskMark(mark)).toEqual(asks);
  });

  it.each([
    '{{texts:award}}',
    '{{tasks:award/meeting/more}}',
    '{{other:award}}',
    '{{tasks:}}',
    'tasks:award',
  ])('%s is none', (mark) => {
    expect(readTaskMark(mark)).toBeUndefined();
  });
});
