import { describe, expect, it } from 'vitest';
import { type Holdings, handTellings, withoutAsked, withoutMailed } from '../../../domain/plan/holding.ts';
import { aCatalogueVersion } from '../../fixtures/a-catalogue.ts';
import { aDelivery } from '../../fixtures/a-delivery.ts';
import { aTask } from '../../fixtures/a-task.ts';
import { aVariant } from '../../fixtures/a-variant.ts';

const said = { channels: ['meeting'], topics: ['why'], dispatches: ['first'] };
const held: Holdings = {
  mailed: [
    { contact: 'contact-1', groups: ['clerks'], ...said, facts: { supplier: 'Gamla AB' } },
    { contact: 'contact-2', groups: ['clerks'], ...said, facts: { supplier: 'Gamla AB', price: 12 } },
  ],
  byHand: [
    { group: 'clerks', ...said, facts: { supplier: 'Gamla AB' } },
    { group: 'lead', ...said, facts: { supplier: 'Gamla AB', price: 12 } },
  ],
  whys: [],
};

describe('holders of an old value', () => {
  it('are fewer by those to whom planned mails tell all that they hold anew', () => {
    const planned = {
      variants: [aVariant({ id: 'v', facts: { supplier: 'Nya AB' } })],
      deliveries: [aDelivery({ variant: 'v' }), aDelivery({ variant: 'v', contact: 'contact-2' })],
    };
    expect(withoutMailed(held, planned)).toEqual({ ...held, mailed: [held.mailed[1]] });
    expect(withoutMailed(held, { ...planned, deliveries: [] })).toEqual(held);
  });

  it('are fewer by the groups that an open task is to tell all of it, at the same sitting', () => {
    const version = aCatalogueVersion();
    const asked = (over: Parameters<typeof aTask>[0]) =>
      withoutAsked(held, { tasks: [aTask(over)], version, kind: 'decided' }).byHand;
    expect(asked({})).toEqual([held.byHand[1]]);
    expect(asked({ state: 'done' })).toEqual(held.byHand);
    expect(asked({ channel: 'relay' })).toEqual(held.byHand);
    expect(asked({ messages: ['dates'] })).toEqual(held.byHand);
    expect(asked({ group: 'lead' })).toEqual(held.byHand);
    expect(asked({ group: 'lead', messages: ['why', 'cost'] })).toEqual([held.byHand[0]]);
  });
});

describe('what somebody has told by hand', () => {
  it('is what the documents said when the task was done', () => {
    const factsAt = (at: number) => ({ supplier: at < 500 ? 'Gamla AB' : 'Nya AB' });
    const toldBy = (at: number) => {
      const done = aTask({ state: 'done', history: [{ at, who: 'Lo Ek', what: 'done' }] });
      const told = { tasks: [done], version: aCatalogueVersion(), kind: 'decided', factsAt };
      return handTellings('m', told).map(({ facts }) => facts);
    };
    expect(toldBy(499)).toEqual([{ supplier: 'Gamla AB' }]);
    expect(toldBy(500)).toEqual([{ supplier: 'Nya AB' }]);
  });
});
