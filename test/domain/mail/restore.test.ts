import { describe, expect, it } from 'vitest';
import {
  changeLast,
  goneOn,
  heldByHand,
  heldRestore,
  lacksReports,
  lostUntil,
  mayHaveLeft,
  type Restores,
  restoreStateOf,
  wasSentByLostTable,
} from '../../../domain/mail/restore.ts';
import { aDelivery } from '../../fixtures/a-delivery.ts';
import { anOutcome } from '../../fixtures/an-outcome.ts';

const HOUR = 3_600_000;
const T = 1_795_432_000_000;
const now = T + 2 * HOUR;
const at = now + HOUR;
const released: Restores = { table: 'old', restores: [] };
const held: Restores = { table: 'old', restores: [{ table: 'new', to: T, heldAt: now }] };
const over = goneOn(held, { at, by: 'Anna Ek', dispatches: ['m'] });

describe('whether mail may leave from a table', () => {
  it('a new one may be sent from, and is named so that its copies are noticed', () => {
    const { next, result } = restoreStateOf(undefined, { id: 'old' }, now);
    expect(result).toEqual({ kind: 'clear', restores: [] });
    expect(next).toEqual(released);
  });

  it.each([
    ['that was restored', released, { id: 'new', restoredTo: T }, T],
    ['that was restored from a time before any was named', undefined, { id: 'new', restoredTo: T }, T],
    // A copy by export and import says nothing of its past.
    ['that another way made, of rows that name another', released, { id: 'new' }, 0],
  ])('one %s is held', (_what, known, identity, to) => {
    const { next, result } = restoreStateOf(known, identity, now);
    expect(result).toMatchObject({ kind: 'held', restore: { table: 'new', to, heldAt: now } });
    expect(next?.restores).toHaveLength(1);
    expect(next?.table).toBe(known?.table);
  });

  it('stays held, and nothing is written again', () => {
    expect(restoreStateOf(held, { id: 'new', restoredTo: T }, at)).toEqual({
      result: { kind: 'held', restore: held.restores[0], restores: held.restores },
    });
  });

  it('is held anew when it is restored again, before or after a person let it go on', () => {
    for (const known of [held, over]) {
      const { result } = restoreStateOf(known, { id: 'third', restoredTo: T + HOUR }, at);
      expect(result).toMatchObject({ kind: 'held', restore: { table: 'third', to: T + HOUR } });
    }
  });

  it('goes on by a person’s word, and the old table does not', () => {
    expect(restoreStateOf(over, { id: 'new', restoredTo: T }, at).result).toMatchObject({ kind: 'clear' });
    expect(restoreStateOf(over, { id: 'old' }, at).result.kind).toBe('held');
  });

  it('lacks what was reported before until that has been replayed, if it was restored', () => {
    const state = (known: Restores, id: string) => restoreStateOf(known, { id }, at).result;
    expect(lacksReports(state(held, 'new'))).toBe(true);
    expect(lacksReports(state(changeLast(held, { replayedAt: at }), 'new'))).toBe(false);
    expect(lacksReports(state(over, 'new'))).toBe(false);
    // A person holds a table that lacks nothing.
    expect(lacksReports(state(heldByHand(released, { table: 'old', heldAt: now }), 'old'))).toBe(false);
  });

  it('judges what was reported since it was made, or since it was held where it has been there for long', () => {
    const restore = { table: 'new', to: T, heldAt: now };
    expect(lostUntil(restore, { id: 'new', madeAt: T + 5 })).toBe(T + 5);
    expect(lostUntil(restore, { id: 'new', madeAt: T - 5 })).toBe(now);
    expect(lostUntil(restore, { id: 'new' })).toBe(now);
  });

  it('is held by a person, who has nothing to answer for where nothing was lost', () => {
    const byHand = heldByHand(released, { table: 'old', heldAt: now });
    expect(restoreStateOf(byHand, { id: 'old' }, at).result.kind).toBe('held');
    expect(heldRestore(byHand, { id: 'old' })).toEqual({ table: 'old', heldAt: now });
    const after = goneOn(byHand, { at, by: 'Anna Ek', dispatches: ['m'] });
    expect(heldRestore(after, { id: 'old' })).toBeUndefined();
    expect(wasSentByLostTable(now, after.restores)).toBe(false);
    const planned = [aDelivery()];
    expect(mayHaveLeft({ id: 'm', deliveries: planned, hasBegun: false }, after.restores)).toEqual([]);
  });
});

describe('a mail that the lost table sent', () => {
  it.each([
    ['long before the restored moment', T - HOUR, false],
    ['within a minute before it', T - 59_000, true],
    ['after it', T + HOUR, true],
    ['while it was held, by whoever had not noticed', now + 1, true],
    ['after sending went on', at + HOUR, false],
  ])('%s: %#', (_when, sentAt, lost) => {
    expect(wasSentByLostTable(sentAt, over.restores)).toBe(lost);
  });
});

describe('a planned mail may have left', () => {
  const left = (
    outcome: Parameters<typeof anOutcome<'planned'>>[1],
    of: { id?: string; hasBegun?: boolean } = {},
  ) => {
    const deliveries = [aDelivery({ outcome: anOutcome('planned', outcome) })];
    return mayHaveLeft({ id: 'm', deliveries, hasBegun: false, ...of }, over.restores).length === 1;
  };

  it('if its dispatch was there when sending went on', () => {
    expect(left({ notBefore: T })).toBe(true);
    expect(left({ notBefore: at + HOUR })).toBe(true);
  });

  it('if it is of a new dispatch that was due before, or of which something is known to have left', () => {
    expect(left({ notBefore: at - 1 }, { id: 'n' })).toBe(true);
    expect(left({ notBefore: at + 1 }, { id: 'n' })).toBe(false);
    expect(left({ notBefore: at + 1 }, { id: 'n', hasBegun: true })).toBe(true);
  });

  it('but not if a person has sent it again since', () => {
    expect(left({ notBefore: at + 1, generation: 1 }, { hasBegun: true })).toBe(false);
    expect(left({ notBefore: at - 1, generation: 1 })).toBe(true);
  });

  it('and not while nothing was ever restored', () => {
    expect(mayHaveLeft({ id: 'm', deliveries: [aDelivery()], hasBegun: true }, [])).toEqual([]);
  });
});
