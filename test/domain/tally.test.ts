import { describe, expect, it } from 'vitest';
import type { Delivery, Outcome } from '../../domain/delivery.ts';
import { settleObligations, tallyOf } from '../../domain/tally.ts';
import { aDelivery } from './fixtures/a-delivery.ts';
import { anObligation } from './fixtures/an-obligation.ts';

const OUTCOMES: Record<Outcome['state'], Outcome> = {
  planned: { state: 'planned', tries: 0, notBefore: 0 },
  sending: { state: 'sending', tries: 1, attempt: 'a', leaseUntil: 1 },
  accepted: { state: 'accepted', tries: 1, attempt: 'a', at: 1, messageId: 'm' },
  failed: { state: 'failed', tries: 1, attempt: 'a', at: 1, reason: 'MessageRejected' },
  unknown: { state: 'unknown', tries: 1, attempt: 'a', at: 1, reason: 'timeout' },
};

const rows = (...states: Outcome['state'][]): Delivery[] =>
  states.map((state, index) => aDelivery({ id: `d${index}`, outcome: OUTCOMES[state] }));

describe('the tally of an organisation', () => {
  it('counts its mails by what became of them, and people reached in each of their groups', () => {
    const both = aDelivery({ id: 'both', groups: ['lead', 'clerks'], outcome: OUTCOMES.accepted });
    expect(tallyOf('1280', [...rows('accepted', 'failed', 'unknown', 'unknown'), both])).toEqual({
      organisation: '1280',
      accepted: 2,
      failed: 1,
      unknown: 2,
      reached: { clerks: 2, lead: 1 },
    });
  });
});

describe('the progress of an obligation by mail', () => {
  it.each<[Outcome['state'][], string, number]>([
    [['accepted', 'accepted'], 'sent', 2],
    [['accepted', 'failed'], 'partly-sent', 1],
    [['accepted', 'unknown'], 'partly-sent', 1],
    [['failed', 'unknown'], 'not-sent', 0],
    [['accepted', 'planned'], 'planned', 1],
    [['accepted', 'sending'], 'planned', 1],
  ])('after %j is %s with %i reached', (states, state, reached) => {
    const [settled] = settleObligations(
      [anObligation({ progress: { state: 'not-sent', people: 2, reached: 9 } })],
      rows(...states),
    );
    expect(settled?.progress).toEqual({ state, people: 2, reached });
  });

  it('is not written again where nothing changed', () => {
    const sent = anObligation({ progress: { state: 'sent', people: 1, reached: 1 } });
    expect(settleObligations([sent], rows('accepted'))).toEqual([]);
  });

  it('falls short by those whom no mail could be made for', () => {
    const three = anObligation({ progress: { state: 'planned', people: 3, reached: 0 } });
    const [settled] = settleObligations([three], rows('accepted', 'accepted'));
    expect(settled?.progress).toEqual({ state: 'partly-sent', people: 3, reached: 2 });
  });

  it('is not sent where the group has nobody, instead of waiting for ever', () => {
    const empty = anObligation({ group: 'lead', progress: { state: 'planned', people: 0, reached: 0 } });
    const [settled] = settleObligations([empty], rows('accepted'));
    expect(settled?.progress).toEqual({ state: 'not-sent', people: 0, reached: 0 });
  });

  it('is counted for every mail channel of the group and for nobody else', () => {
    const obligations = [
      anObligation(),
      anObligation({ channel: 'memo' }),
      anObligation({ channel: 'meeting', carrier: 'people', owner: 'local-lead' }),
      anObligation({ channel: 'newsletter', carrier: 'newsletter' }),
      anObligation({ group: 'lead', progress: { state: 'not-sent', people: 0, reached: 0 } }),
    ];
    const settled = settleObligations(obligations, rows('accepted'));
    expect(settled.map(({ group, channel }) => `${group}/${channel}`)).toEqual([
      'clerks/email',
      'clerks/memo',
    ]);
  });
});
