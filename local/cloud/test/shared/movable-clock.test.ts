import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { clockSwitch } from '../../src/host/local-switches.ts';
import { MovableClock } from '../../src/shared/movable-clock.ts';

const folder = mkdtempSync(join(tmpdir(), 'movable-clock-'));
afterAll(() => rmSync(folder, { recursive: true }));
const SPRING = Date.parse('2100-03-08T07:00:00Z');

describe('a clock that can be set', () => {
  it('goes on from there, never back, and is as far ahead in the next run', () => {
    const file = join(folder, 'clock.json');
    const clock = new MovableClock(file);
    clock.set(SPRING);
    expect(clock.now() - SPRING).toBeLessThan(1_000);
    clock.set(SPRING - 1_000_000);
    expect(clock.now()).toBeGreaterThanOrEqual(SPRING);
    expect(new MovableClock(file).now()).toBeGreaterThanOrEqual(SPRING);
    expect(new MovableClock().now()).toBeLessThan(SPRING);
  });

  it('is set by a document, forward and by a time only', () => {
    const clock = new MovableClock();
    const { change } = clockSwitch(clock);
    expect(change({ now: '2100-03-08T08:00:00+01:00' })).toEqual({
      now: expect.stringMatching(/^2100-03-08T07:00:0/),
    });
    for (const wrong of [
      { now: 'tomorrow' },
      { now: '2100-03-07T08:00:00Z' },
      {},
      { later: '2100-03-09T08:00:00Z' },
    ])
      expect(() => change(wrong)).toThrow();
    expect(clock.now()).toBeGreaterThanOrEqual(SPRING);
  });

  it('goes on from the last time it told when the machine is set back, and follows it forward', () => {
    let machine = Date.parse('2027-03-08T07:00:00Z');
    const file = join(folder, 'jumping.json');
    const clock = new MovableClock(file, { now: () => machine });
    const before = clock.now();
    machine -= 3_600_000;
    expect(clock.now()).toBe(before);
    machine += 30_000;
    expect(clock.now()).toBe(before + 30_000);
    machine += 86_400_000;
    expect(clock.now()).toBe(before + 86_430_000);
    expect(new MovableClock(file, { now: () => machine }).now()).toBe(before + 86_430_000);
  });

  it.each(['', '{', '{"ahead":"soon"}', '{"ahead":-5}'])('says which file is damaged: %s', (text) => {
    const file = join(folder, 'damaged.json');
    writeFileSync(file, text);
    expect(() => new MovableClock(file)).toThrow(`${file} is damaged`);
  });
});
