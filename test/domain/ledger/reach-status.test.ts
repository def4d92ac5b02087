import { describe, expect, it } from 'vitest';
import type { Suffices } from '../../../domain/catalogue/sufficient.ts';
import {
  type ReachStatus,
  reachStatusOf,
  responsibleFor,
  statusOver,
  topicStatusOf,
} from '../../../domain/ledger/reach-status.ts';
import { obligationStateSchema } from '../../../domain/plan/obligation.ts';

const TODAY = '2026-11-24';

const messages = ['why', 'cost'];

describe('how it stands with an obligation', () => {
  it.each([
    ['delivered', 'told'],
    ['sent', 'told'],
    ['published', 'published'],
    ['relayed', 'told'],
    ['confirmed', 'told'],
    ['partly-sent', 'partly'],
    ['not-sent', 'missed'],
    ['missed', 'missed'],
    ['waived', 'waived'],
  ] as const)('that is %s is %s, whatever day it is', (state, standing) => {
    for (const due of ['2026-11-01', TODAY, '2027-01-01'])
      expect(reachStatusOf({ state, due, messages }, TODAY)).toBe(standing);
  });

  it('that is planned waits until its day is over, and is late then', () => {
    expect(reachStatusOf({ state: 'planned', due: '2026-11-25', messages }, TODAY)).toBe('waiting');
    expect(reachStatusOf({ state: 'planned', due: TODAY, messages }, TODAY)).toBe('waiting');
    expect(reachStatusOf({ state: 'planned', due: '2026-11-23', messages }, TODAY)).toBe('late');
  });

  it('is known for every state', () => {
    for (const state of obligationStateSchema.options)
      expect(reachStatusOf({ state, due: TODAY, messages }, TODAY)).toBeTruthy();
  });

  it('whose readers nobody can count is published once it is done, never told', () => {
    expect(reachStatusOf({ state: 'confirmed', due: TODAY, messages, uncounted: true }, TODAY)).toBe(
      'published',
    );
    expect(reachStatusOf({ state: 'missed', due: TODAY, messages, uncounted: true }, TODAY)).toBe('missed');
  });

  it.each([
    ['sent', ['cost'], 'partly', 'told', 'missed'],
    ['sent', ['why', 'cost'], 'missed', 'missed', 'missed'],
    ['partly-sent', ['cost'], 'partly', 'partly', 'missed'],
    ['published', ['cost'], 'partly', 'published', 'missed'],
    ['planned', ['cost'], 'waiting', 'waiting', 'waiting'],
    ['not-sent', ['cost'], 'missed', 'missed', 'missed'],
    ['waived', ['cost'], 'waived', 'waived', 'waived'],
  ] as const)('that is %s without %j is %s, its messages %s and %s', (state, lacks, whole, why, cost) => {
    const way = { state, due: TODAY, messages, lacks: [...lacks] };
    expect(reachStatusOf(way, TODAY)).toBe(whole);
    expect(topicStatusOf(way, 'why', TODAY)).toBe(why);
    expect(topicStatusOf(way, 'cost', TODAY)).toBe(cost);
  });
});

describe('how it stands with a message', () => {
  const over = (ways: readonly [ReachStatus, Suffices?][]) =>
    statusOver(ways.map(([standing, suffices]) => ({ standing, suffices })));

  it.each<[ReachStatus[], ReachStatus]>([
    [['missed', 'told', 'late'], 'told'],
    [['late', 'partly'], 'partly'],
    [['late', 'waiting', 'missed'], 'waiting'],
    [['missed', 'late'], 'late'],
    [['waived', 'missed'], 'missed'],
    [['waived', 'withheld'], 'withheld'],
    [['waived', 'waived'], 'waived'],
    [['told', 'told'], 'fully-told'],
    [['told', 'published'], 'fully-told'],
    [['told', 'waived'], 'fully-told'],
    [['told', 'withheld'], 'told'],
    [['told'], 'fully-told'],
    [['published'], 'published'],
    [['published', 'published'], 'published'],
    [['published', 'late'], 'published'],
    [[], 'withheld'],
  ])('whose channels, any of which suffices, stand %j is %s', (standings, status) => {
    expect(over(standings.map((each) => [each]))).toBe(status);
  });

  it.each<[ReachStatus[], ReachStatus]>([
    [['told', 'waiting'], 'waiting'],
    [['told', 'partly'], 'partly'],
    [['told', 'missed', 'late'], 'missed'],
    [['told', 'told'], 'fully-told'],
    [['told', 'published'], 'fully-told'],
    [['told', 'waived'], 'fully-told'],
    [['published', 'waiting'], 'waiting'],
    [['published', 'published'], 'published'],
    [['waived', 'waived'], 'waived'],
  ])('whose channels suffice only together and stand %j is %s', (standings, status) => {
    expect(over(standings.map((each) => [each, 'together']))).toBe(status);
  });

  it.each<[[ReachStatus, Suffices?][], ReachStatus]>([
    [[['late'], ['told', 'never']], 'late'],
    [[['told'], ['late', 'never']], 'told'],
    [[['told'], ['published', 'never']], 'fully-told'],
    [[['late'], ['published', 'never']], 'late'],
    [[['missed'], ['published', 'never']], 'missed'],
    // What suffices is not needed there: what is left does.
    [[['waived'], ['told', 'never']], 'fully-told'],
    [[['waived'], ['late', 'never']], 'late'],
    // A condition of two publications, beside somebody who passes it on.
    [
      [
        ['published', 'together'],
        ['published', 'together'],
        ['late', 'never'],
      ],
      'published',
    ],
    [
      [
        ['published', 'together'],
        ['waiting', 'together'],
        ['told', 'never'],
      ],
      'waiting',
    ],
    [
      [
        ['published', 'together'],
        ['published', 'together'],
        ['told', 'never'],
      ],
      'published',
    ],
  ])('whose channels stand %j is %s', (ways, status) => {
    expect(over(ways)).toBe(status);
  });
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
