import { expect, it } from 'vitest';
import { answerBy, waitForAnswer } from '../../../domain/questions/answerer.ts';
import { aQuestion } from '../../fixtures/a-question.ts';

// By hand from the calendar: 27 November 2026 is a Friday, and so is 4 December.
const asked = aQuestion({ askedAt: Date.parse('2026-11-27T09:00:00Z') });

it('a question is to be answered by the fifth working day', () => {
  expect(answerBy(asked)).toBe('2026-12-04');
});

it.each([
  ['2026-11-27', 0, false],
  ['2026-11-30', 1, false],
  ['2026-12-04', 5, false],
  // Nobody is late on a Saturday or a Sunday.
  ['2026-12-05', 5, false],
  ['2026-12-06', 5, false],
  ['2026-12-07', 6, true],
])('on %s it has waited %i working days, and being late is %s', (today, days, late) => {
  expect(waitForAnswer(asked, { today, daysOff: undefined })).toEqual({ days, late });
});
