import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { outcomeSchema } from '../../../domain/mail/delivery.ts';
import { DELIVERY_RANKS, TAKEN, TRANSITIONS } from '../../../domain/mail/delivery-states.ts';
import { dispatchStateSchema } from '../../../domain/mail/dispatch.ts';
import { MILESTONE_TRANSITIONS } from '../../../domain/milestone/milestone-states.ts';
import { PRESS_TRANSITIONS, pressStateSchema } from '../../../domain/press/press-states.ts';
import { statesPage } from '../../../local/docs/states-page.ts';

const deliveryStates = outcomeSchema.options.map(({ shape }) => shape.state.value);

describe('the state machine of a delivery', () => {
  it('has a rank for every state that a row can have, and no other', () => {
    expect(Object.keys(DELIVERY_RANKS).toSorted()).toEqual(deliveryStates.toSorted());
  });

  it('never falls in rank by what the mail service says', () => {
    const byEvent = TRANSITIONS.filter(({ by }) => by === 'mail event');
    expect(byEvent.length).toBeGreaterThan(15);
    const falls = byEvent.filter(({ from, to }) => DELIVERY_RANKS[from] >= DELIVERY_RANKS[to]);
    // Nothing was sent, says a table that was restored: evidence of a mail that left before knows better.
    const unsent = falls.filter(({ from }) => from === 'skipped' || from === 'cancelled');
    // An out-of-office reply may be heard of before the delivery that it answers.
    const arrived = falls.filter(({ from, to }) => from === 'bounced' && to === 'delivered');
    expect(falls).toEqual([...arrived, ...unsent]);
    expect(arrived.map(({ when }) => when)).toEqual(['Delivery; the Bounce was not permanent']);
    expect(unsent.filter(({ when }) => !when.endsWith('before the table was restored'))).toEqual([]);
  });

  it('leads back to planned only for certain, or by a person', () => {
    const back = TRANSITIONS.filter(({ to }) => to === 'planned').map(({ from, by }) => `${from} ${by}`);
    expect(back).toEqual(['sending sender', 'unknown person', 'failed person']);
  });

  it('reaches every state, and leaves none of those where nothing more can happen', () => {
    const reached = new Set<string>(['planned', ...TRANSITIONS.map(({ to }) => to)]);
    expect(deliveryStates.filter((state) => !reached.has(state))).toEqual([]);
    const ends = TRANSITIONS.filter(({ from }) => ['skipped', 'cancelled', 'complained'].includes(from));
    // A restored table may have cancelled or skipped what had left before: only its evidence says so.
    expect(
      ends.filter(({ by, when }) => by !== 'mail event' || !when.endsWith('before the table was restored')),
    ).toEqual([]);
    expect(ends.filter(({ from }) => from === 'complained')).toEqual([]);
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

describe('the state machine of a press release', () => {
  const into = (to: string) =>
    [...new Set(PRESS_TRANSITIONS.filter((way) => way.to === to).map(({ from }) => from))].toSorted();

  it('reaches every state', () => {
    const reached = new Set<string>(['draft', ...PRESS_TRANSITIONS.map(({ to }) => to)]);
    expect(pressStateSchema.options.filter((state) => !reached.has(state))).toEqual([]);
  });

  it('has no way to the public but over a second person and a schedule', () => {
    expect(into('published')).toEqual(['publishing']);
    expect(into('publishing')).toEqual(['scheduled']);
    expect(into('scheduled')).toEqual(['approved', 'held']);
    expect(into('approved')).toEqual(['submitted']);
    const approving = PRESS_TRANSITIONS.filter(({ from }) => from === 'submitted' || from === 'held');
    expect(approving.filter(({ to }) => to === 'approved' || to === 'scheduled').map(({ by }) => by)).toEqual(
      ['approve-press-release', 'approve-press-release'],
    );
  });

  it('falls back to a draft from wherever it is not public yet, and never from where it is', () => {
    expect(into('draft')).toEqual(['approved', 'draft', 'held', 'scheduled', 'submitted']);
  });
});

describe('the drawing in docs', () => {
  it('is the one that the data gives', () => {
    expect(readFileSync('docs/states.md', 'utf8')).toBe(statesPage());
  });
});
