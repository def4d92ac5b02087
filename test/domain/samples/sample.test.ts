import { describe, expect, it } from 'vitest';
import { sampleDispatchId } from '../../../domain/polls/poll.ts';
import { drawSample } from '../../../domain/samples/sample.ts';
import { aCatalogue } from '../../fixtures/a-catalogue.ts';
import { aContact } from '../../fixtures/a-contact.ts';

const TIER_TWO = aCatalogue();
const clerks = TIER_TWO.groups.clerks;
if (!clerks) throw new Error('no clerks');
const catalogue = { ...TIER_TWO, groups: { ...TIER_TWO.groups, clerks: { ...clerks, tier: 2 } } };
const people = (group: string, count: number) =>
  Array.from({ length: count }, (_, index) =>
    aContact({ address: `kim.${index}@${group}.example`, name: `Kim ${index}`, groups: [group] }),
  );
const drawn = (milestone: string, group: string, count: number) =>
  drawSample(people(group, count), { milestone, kind: 'decided', catalogue });

describe('the sample of a milestone', () => {
  it('has everybody in a mandatory role, and a tenth of the others', () => {
    expect(drawn('a', 'lead', 50)).toHaveLength(50);
    const some = drawn('a', 'clerks', 4000);
    expect(some.length).toBeGreaterThan(340);
    expect(some.length).toBeLessThan(460);
  });

  it('is drawn alike every time, in whatever order people come, and differently at another milestone', () => {
    const addresses = (all: ReturnType<typeof drawn>) => all.map(({ contact }) => contact.address).sort();
    const again = drawSample(people('clerks', 500).toReversed(), {
      milestone: 'a',
      kind: 'decided',
      catalogue,
    });
    expect(addresses(again)).toEqual(addresses(drawn('a', 'clerks', 500)));
    expect(addresses(drawn('b', 'clerks', 500))).not.toEqual(addresses(drawn('a', 'clerks', 500)));
    expect(sampleDispatchId('a')).not.toBe(sampleDispatchId('b'));
  });

  it('asks each person once, in the strongest role that has a question, and nobody who has left', () => {
    const both = aContact({ groups: ['clerks', 'caretakers', 'lead'] });
    const gone = aContact({ groups: ['lead'], endedAt: 1 });
    const found = drawSample([both, gone], { milestone: 'a', kind: 'decided', catalogue });
    expect(found).toEqual([{ contact: both, group: 'lead' }]);
    expect(
      drawSample([both], { milestone: 'a', kind: 'live', catalogue }).every(
        (one) => one.group === 'caretakers',
      ),
    ).toBe(true);
    expect(drawSample(people('federations', 9), { milestone: 'a', kind: 'decided', catalogue })).toEqual([]);
  });
});
