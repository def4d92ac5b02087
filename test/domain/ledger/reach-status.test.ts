import { describe, expect, it } from 'vitest';
import {
  bestOf,
  type ReachStatus,
  reachStatusOf,
  responsibleFor,
} from '../../../domain/ledger/reach-status.ts';
import { obligationStateSchema } from '../../../domain/plan/obligation.ts';

const TODAY = '2026-11-24';

describe('how it stands with an obligation', () => {
  it.each([
    ['delivered', 'told'],
    ['sent', 'told'],
    ['published', 'told'],
    ['relayed', 'told'],
    ['confirmed', 'told'],
    ['partly-sent', 'partly'],
    ['not-sent', 'missed'],
    ['missed', 'missed'],
    ['waived', 'waived'],
  ] as const)('that is %s is %s, whatever day it is', (state, standing) => {
    for (const due of ['2026-11-01', TODAY, '2027-01-01'])
      expect(reachStatusOf({ state, due }, TODAY)).toBe(standing);
  });

  it('that is planned waits until its day is over, and is late then', () => {
    expect(reachStatusOf({ state: 'planned', due: '2026-11-25' }, TODAY)).toBe('waiting');
    expect(reachStatusOf({ state: 'planned', due: TODAY }, TODAY)).toBe('waiting');
    expect(reachStatusOf({ state: 'planned', due: '2026-11-23' }, TODAY)).toBe('late');
  });

  it('is known for every state', () => {
    for (const state of obligationStateSchema.options)
      expect(reachStatusOf({ state, due: TODAY }, TODAY)).toBeTruthy();
  });
});

it.each<[ReachStatus[], ReachStatus]>([
  [['missed', 'told', 'late'], 'told'],
  [['late', 'partly'], 'partly'],
  [['late', 'waiting', 'missed'], 'waiting'],
  [['missed', 'late'], 'late'],
  [['waived', 'missed'], 'missed'],
  [['waived', 'withheld'], 'withheld'],
  [['waived', 'waived'], 'waived'],
  [[], 'withheld'],
])('a message whose channels stand %j is %s', (standings, best) => {
  expect(bestOf(standings)).toBe(best);
});

describe('who has to act', () => {
  it('is the owner, as long as automatic work remains', () => {
    const waiting = { standing: 'waiting', kind: 'municipality' } as const;
    expect(responsibleFor({ owner: 'system' }, waiting)).toBe('system');
    expect(responsibleFor({ owner: 'relay' }, { ...waiting, standing: 'missed' })).toBe('relay');
  });

  it('is a person where the system has tried and could not', () => {
    for (const standing of ['missed', 'partly'] as const) {
      expect(responsibleFor({ owner: 'system' }, { standing, kind: 'municipality' })).toBe('local-lead');
      expect(responsibleFor({ owner: 'system' }, { standing, kind: 'national' })).toBe('national-office');
    }
  });
});
