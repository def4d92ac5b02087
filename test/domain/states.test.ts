import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { outcomeSchema } from '../../domain/delivery.ts';
import { DELIVERY_RANKS, TAKEN, TRANSITIONS } from '../../domain/delivery-states.ts';
import { dispatchStateSchema } from '../../domain/dispatch.ts';
import { MILESTONE_TRANSITIONS } from '../../domain/milestone-states.ts';
import { statesPage } from '../../local/states-page.ts';

const deliveryStates = outcomeSchema.options.map(({ shape }) => shape.state.value);

describe('the state machine of a delivery', () => {
  it('has a rank for every state that a row can have, and no other', () => {
    expect(Object.keys(DELIVERY_RANKS).toSorted()).toEqual(deliveryStates.toSorted());
  });

  it('never falls in rank by what the mail service says', () => {
    const byEvent = TRANSITIONS.filter(({ by }) => by === 'mail event');
    expect(byEvent.length).toBeGreaterThan(15);
    expect(byEvent.filter(({ from, to }) => DELIVERY_RANKS[from] >= DELIVERY_RANKS[to])).toEqual([]);
  });

  it('leads back to planned only for certain, or by a person', () => {
    const back = TRANSITIONS.filter(({ to }) => to === 'planned').map(({ from, by }) => `${from} ${by}`);
    expect(back).toEqual(['sending sender', 'unknown person']);
  });

  it('reaches every state, and leaves none of those where nothing more can happen', () => {
    const reached = new Set<string>(['planned', ...TRANSITIONS.map(({ to }) => to)]);
    expect(deliveryStates.filter((state) => !reached.has(state))).toEqual([]);
    expect(TRANSITIONS.filter(({ from }) => ['skipped', 'cancelled', 'complained'].includes(from))).toEqual(
      [],
    );
  });

  it('never leads from a mail that was taken to one that was not', () => {
    expect(TRANSITIONS.filter(({ from, to }) => TAKEN.includes(from) && !TAKEN.includes(to))).toEqual([]);
  });
});

describe('the state machine of a milestone', () => {
  it('reaches every state', () => {
    const reached = new Set<string>(['planning', ...MILESTONE_TRANSITIONS.map(({ to }) => to)]);
    expect(dispatchStateSchema.options.filter((state) => !reached.has(state))).toEqual([]);
  });

  it('sends nothing from a state that was not approved', () => {
    const into = MILESTONE_TRANSITIONS.filter(({ to }) => to === 'dispatching').map(({ from }) => from);
    // A completed one was approved, and is opened again for what was approved of it.
    expect([...new Set(into)].toSorted()).toEqual(['approved', 'completed']);
  });
});

describe('the drawing in docs', () => {
  it('is the one that the data gives', () => {
    expect(readFileSync('docs/states.md', 'utf8')).toBe(statesPage());
  });
});
