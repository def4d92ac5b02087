import { describe, expect, it } from 'vitest';
import { estimatedShare } from '../../../domain/polls/interval.ts';
import { Random } from '../../simulation/random.ts';

describe('the interval of a share', () => {
  it.each([
    // Computed with statsmodels 0.14, proportion_confint(x, n, method="wilson").
    [9, 12, 0.468, 0.911],
    [60, 80, 0.645, 0.832],
    [0, 10, 0, 0.278],
  ])('of %d in %d is Wilson’s', (part, of, low, high) => {
    const found = estimatedShare(part, of);
    expect(found.low).toBeCloseTo(low, 3);
    expect(found.high).toBeCloseTo(high, 3);
  });

  it('shrinks as more of all have answered, to nothing once everybody has', () => {
    const width = (population?: number) => {
      const { low, high } = estimatedShare(60, 80, population);
      return high - low;
    };
    expect(width(100)).toBeLessThan(width(1000));
    expect(width(1000)).toBeLessThan(width());
    expect(estimatedShare(60, 80, 80)).toMatchObject({ low: 0.75, high: 0.75 });
  });
});

/** Who is asked of a group, and how many of those answer. */
type Drawn = { name: string; people: number; knows: number; asked: number; answers: number };

const GROUPS: readonly Drawn[] = [
  { name: 'all of a small group, of whom half answer', people: 400, knows: 240, asked: 1, answers: 0.5 },
  { name: 'a tenth of a large one', people: 4000, knows: 1400, asked: 0.1, answers: 0.6 },
  {
    name: 'a tenth of one that knows nearly everything',
    people: 3000,
    knows: 2640,
    asked: 0.1,
    answers: 0.7,
  },
  { name: 'all of a group, nearly all of whom answer', people: 300, knows: 200, asked: 1, answers: 0.8 },
];

describe('a population whose truth is known', () => {
  it.each(GROUPS)('has it in the shown interval in 930 to 970 of 1,000 samples: $name', (group) => {
    const seeded = new Random(20261129);
    const random = () => seeded.next();
    const { people, knows, asked, answers } = group;
    let inside = 0;
    for (let run = 0; run < 1000; run += 1) {
      let [given, right] = [0, 0];
      const wanted = Math.round(people * asked);
      // Drawn without putting back: each as likely as the others that are left.
      for (let [left, open, knowing] = [people, wanted, 0]; left > 0; left -= 1) {
        const isKnowing = random() < (knows - knowing) / left;
        if (isKnowing) knowing += 1;
        if (random() >= open / left) continue;
        open -= 1;
        if (random() >= answers) continue;
        given += 1;
        if (isKnowing) right += 1;
      }
      const { low, high } = estimatedShare(right, given, people);
      if (low <= knows / people && knows / people <= high) inside += 1;
    }
    expect(inside).toBeGreaterThanOrEqual(930);
    expect(inside).toBeLessThanOrEqual(970);
  });
});
