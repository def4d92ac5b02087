import { expect, it } from 'vitest';
import { DemoClock } from '../../../local/demo/demo-clock.ts';

const MORNING = Date.parse('2026-11-23T07:30:00Z');
const LATER = Date.parse('2027-02-15T08:00:00Z');

it('begins when it is told to, whatever day it is, goes on, and is set forward only', () => {
  const clock = new DemoClock(MORNING);
  const ahead = () => clock.now() - MORNING;
  expect(ahead()).toBeGreaterThanOrEqual(0);
  expect(ahead()).toBeLessThan(5_000);
  clock.set(LATER);
  expect(clock.now()).toBeGreaterThanOrEqual(LATER);
  clock.set(MORNING);
  expect(clock.now()).toBeGreaterThanOrEqual(LATER);
});
