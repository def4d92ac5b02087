import { describe, expect, it } from 'vitest';
import { mayDispatch } from '../../../domain/mail/dispatch.ts';
import { contentHash, milestoneReachedSchema } from '../../../domain/plan/milestone.ts';
import { aDispatchingMilestone, aMilestoneReached } from '../../fixtures/a-milestone.ts';

const problemsOf = (over: object) =>
  milestoneReachedSchema.safeParse({ ...aMilestoneReached(), ...over }).error?.issues.length ?? 0;

describe('the detail of an event', () => {
  it('may be the one of the design, and may leave out the facts', () => {
    const detail = {
      id: 'bob-procurement-2026',
      rollout: 'bob',
      kind: 'procurement-decided',
      occurredOn: '2026-11-23',
      organisations: 'all',
      triggeredBy: 'coordinator@skr.example',
    };
    expect(milestoneReachedSchema.parse(detail).facts).toEqual({});
  });

  it.each([
    { id: 'a'.repeat(65) },
    { id: 'with space' },
    { id: 'å' },
    { id: '' },
    { rollout: 'BoB' },
    { kind: 'Go Live' },
    { occurredOn: '2026-02-30' },
    { occurredOn: '23/11/2026' },
    { organisations: [] },
    { organisations: 'some' },
    { organisations: ['12 80'] },
    { facts: { 'not a name': 'x' } },
    { facts: { supplier: null } },
    { triggeredBy: 'somebody' },
    { comment: 'an unknown field' },
  ])('may not have %j', (over) => {
    expect(problemsOf(over)).toBe(1);
  });
});

describe('the content of two events', () => {
  const hash = contentHash(aMilestoneReached({ organisations: ['1280', '1480'] }));

  it('is the same with the organisations in another order or one of them twice', () => {
    expect(contentHash(aMilestoneReached({ organisations: ['1480', '1280', '1480'] }))).toBe(hash);
  });

  it.each([
    { kind: 'live' },
    { occurredOn: '2026-11-24' },
    { organisations: ['1280'] },
    { organisations: 'all' as const },
    { facts: { supplier: 'Annat AB' } },
    { triggeredBy: 'other@office.example' },
  ])('differs with %j', (over) => {
    expect(contentHash(aMilestoneReached({ organisations: ['1280', '1480'], ...over }))).not.toBe(hash);
  });
});

describe('mails may leave', () => {
  it('while the milestone is dispatching under the hash that was approved', () => {
    expect(mayDispatch(aDispatchingMilestone())).toBe(true);
  });

  it.each([
    { state: 'planning' as const },
    { state: 'planned' as const },
    { state: 'held' as const },
    { state: 'approved' as const },
    { state: 'completed' as const },
    { state: 'stopping' as const },
    { state: 'stopped' as const },
    { approvedHash: 'another' },
    { approvedHash: undefined },
    { planHash: undefined, approvedHash: undefined },
  ])('not with %j', (over) => {
    expect(mayDispatch(aDispatchingMilestone(over))).toBe(false);
  });
});
