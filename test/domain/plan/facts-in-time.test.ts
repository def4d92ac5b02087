import { describe, expect, it } from 'vitest';
import type { ChangedFact } from '../../../domain/plan/change.ts';
import { basisAt, changedTasks, changesSince } from '../../../domain/plan/facts-in-time.ts';
import { type ChangeMilestone, isChange, type Milestone } from '../../../domain/plan/milestone.ts';
import { aCatalogueVersion } from '../../fixtures/a-catalogue.ts';
import { aMilestone } from '../../fixtures/a-milestone.ts';
import { aPlanBasis } from '../../fixtures/a-plan-basis.ts';
import { aTask } from '../../fixtures/a-task.ts';

const AT = aMilestone().receivedAt;
const version = aCatalogueVersion();

function aChange(
  facts: ChangedFact[],
  over: Partial<Milestone> & { own?: boolean; broughtBy?: string } = {},
): ChangeMilestone {
  const { own = false, broughtBy, ...rest } = over;
  const change = {
    facts,
    ...(own ? { organisation: '1280' } : {}),
    ...(broughtBy === undefined ? {} : { broughtBy }),
  };
  const made = aMilestone({
    id: 'change',
    kind: 'fact-changed',
    state: 'completed',
    receivedAt: AT + 10,
    ...rest,
    change,
  });
  if (!isChange(made)) throw new Error('it is no change');
  return made;
}

const dearer = aChange([{ fact: 'price', from: 12, to: 15 }]);
const since = (changes: ChangeMilestone[]) => changesSince(aMilestone(), { organisation: '1280', changes });

describe('What has changed since a milestone was planned', () => {
  it('is known from the time on which it was let go, and what holds for one organisation is its own', () => {
    const own = aChange([{ fact: 'startDate', to: '2027-04-01' }], {
      own: true,
      receivedAt: AT + 5,
      dispatchedAt: AT + 90,
    });
    expect(since([dearer, own])).toEqual([
      { at: AT + 90, own: true, facts: [{ fact: 'startDate', to: '2027-04-01' }] },
      { at: AT + 10, own: false, facts: [{ fact: 'price', from: 12, to: 15 }] },
    ]);
  });

  it('is not what came before, what it brought itself, what is elsewhere, or what nobody has approved', () => {
    const price: ChangedFact[] = [{ fact: 'price', to: 15 }];
    expect(
      since([
        aChange(price, { receivedAt: AT }),
        aChange(price, { broughtBy: aMilestone().id }),
        aChange(price, { organisations: ['1480'] }),
        aChange(price, { state: 'planned' }),
        aChange(price, { state: 'held' }),
      ]),
    ).toEqual([]);
    // Another milestone's facts are known with it, and a stop stops the telling alone.
    expect(since([aChange(price, { state: 'planned', broughtBy: 'other' })])).toHaveLength(1);
    expect(since([aChange(price, { state: 'stopped' })])).toHaveLength(1);
  });

  it('gives the facts of a time, the newest value of each', () => {
    const again = aChange([{ fact: 'price', from: 15, to: 18 }], { receivedAt: AT + 20 });
    const gone = aChange([{ fact: 'supplier', from: 'Exempelbolaget AB' }], { receivedAt: AT + 30 });
    const factsAt = (at: number) => basisAt(aPlanBasis(), since([again, gone, dearer]), at).rollout.facts;
    expect(factsAt(AT + 9)).toEqual({ supplier: 'Exempelbolaget AB', price: 12 });
    expect(factsAt(AT + 10)).toEqual({ supplier: 'Exempelbolaget AB', price: 15 });
    expect(factsAt(AT + 25)).toEqual({ supplier: 'Exempelbolaget AB', price: 18 });
    expect(factsAt(AT + 30)).toEqual({ price: 18 });
  });
});

describe('A task', () => {
  const changed = (over: Parameters<typeof aTask>[0]) => [
    ...changedTasks(aMilestone(), { version, tasks: [aTask(over)], changes: [dearer] }).values(),
  ];

  it('has changed while it is open, where its messages state the fact', () => {
    expect(changed({ messages: ['cost'] })).toEqual([AT + 10]);
    expect(changed({ messages: ['dates'] })).toEqual([]);
    expect(changed({ messages: ['cost'], state: 'done' })).toEqual([]);
  });
});
