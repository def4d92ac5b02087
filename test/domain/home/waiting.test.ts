import { describe, expect, it } from 'vitest';
import { byDay, type Waiting, type WaitingKind, waitingLines } from '../../../domain/home/waiting.ts';
import type { User } from '../../../domain/rollout/user.ts';

type Known = { decisions: Waiting[]; chores: Waiting[] };

const KINDS = {
  decide: { roles: ['approver'], watches: ['coordinator'], find: ({ decisions }) => decisions },
  tidy: { roles: ['coordinator'], find: ({ chores }) => chores },
} as const satisfies Record<string, WaitingKind<Known>>;

type Reader = Pick<User, 'roles' | 'address'>;
const MAJA: Reader = { roles: ['coordinator'], address: 'maja@kansli.example' };
const OLLE: Reader = { roles: ['approver'], address: 'olle@kansli.example' };
const chores = (count: number): Waiting[] =>
  Array.from({ length: count }, (_, each) => ({ id: `chore-${each}` }));
const linesFor = (reader: Reader, known: Partial<Known>) =>
  waitingLines(KINDS, { known: { decisions: [], chores: [], ...known }, rollout: 'lending', reader });

describe('what waits', () => {
  it('waits for those who may do it, and nobody else hears of it unless they watch', () => {
    const known = { decisions: [{ id: 'release' }], chores: chores(1) };
    expect(linesFor(OLLE, known).map(({ kind, mine }) => [kind, mine])).toEqual([['decide', true]]);
    expect(linesFor(MAJA, known).map(({ kind, mine }) => [kind, mine])).toEqual([
      ['decide', false],
      ['tidy', true],
    ]);
  });

  it('does not wait for whoever wrote it, however their address is written', () => {
    expect(linesFor(OLLE, { decisions: [{ id: 'release', not: ['Olle@Kansli.example'] }] })).toEqual([]);
  });

  it('has a line each up to five, and one line beyond', () => {
    expect(linesFor(MAJA, { chores: chores(5) }).map(({ things }) => things.length)).toEqual([1, 1, 1, 1, 1]);
    expect(linesFor(MAJA, { chores: chores(6) }).map(({ things }) => things.length)).toEqual([6]);
  });

  it('stands by day, what is late first; without a day by how long it has waited', () => {
    const line = (id: string, thing: Waiting) => ({ kind: id, rollout: undefined, things: [thing] });
    const lines = [
      line('new', { since: 9 }),
      line('later', { due: '2026-12-04' }),
      line('old', { since: 2 }),
      line('late', { due: '2026-11-20' }),
    ];
    expect(byDay(lines).map(({ kind }) => kind)).toEqual(['late', 'later', 'old', 'new']);
  });
});
