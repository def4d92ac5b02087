import { describe, expect, it } from 'vitest';
import {
  addedUp,
  countsOf,
  settleObligations,
  tallyOf,
  unaccounted,
  underway,
} from '../../../domain/ledger/delivery-counts.ts';
import type { Delivery, Outcome } from '../../../domain/mail/delivery.ts';
import type { DispatchState } from '../../../domain/mail/dispatch.ts';
import type { ObligationState } from '../../../domain/plan/obligation.ts';
import { aDelivery } from '../../fixtures/a-delivery.ts';
import { anObligation } from '../../fixtures/an-obligation.ts';
import { anOutcome } from '../../fixtures/an-outcome.ts';

const rows = (...states: Outcome['state'][]): Delivery[] =>
  states.map((state, index) => aDelivery({ id: `d${index}`, outcome: anOutcome(state) }));

const MILESTONE = { id: 'm', state: 'completed' } as const;

const counts = (...deliveries: Delivery[]) => countsOf('1280', tallyOf(deliveries), { at: 5_000 });

describe('the counts of an organisation', () => {
  it('counts its mails by what became of them', () => {
    const everything = rows(
      ...(['planned', 'sending', 'unknown', 'failed', 'failed', 'accepted', 'delayed', 'delivered'] as const),
      ...(['bounced', 'complained', 'skipped', 'cancelled', 'cancelled', 'cancelled'] as const),
    );
    expect(counts(...everything)).toEqual({
      organisation: '1280',
      // Accepted, delayed, delivered, bounced and complained: the mail service took all of them.
      accepted: 5,
      delivered: 1,
      // Bounced and complained.
      returned: 2,
      failed: 2,
      unknown: 1,
      skipped: 1,
      cancelled: 3,
      // Bounced for good, complained and skipped.
      unreachable: 3,
      at: 5_000,
      comesBackIn: 0,
      // All that were taken but the one that bounced.
      reached: { clerks: 4 },
    });
  });

  it('counts a person in each of their groups', () => {
    const both = aDelivery({ id: 'both', groups: ['lead', 'clerks'], outcome: anOutcome('accepted') });
    expect(counts(...rows('accepted'), both).reached).toEqual({ clerks: 2, lead: 1 });
  });

  it('has reached nobody whose mail bounced', () => {
    expect(counts(...rows('bounced'))).toMatchObject({ accepted: 1, returned: 1, reached: {} });
  });

  it('calls only those unreachable who have a duty', () => {
    const member = (state: Outcome['state']) =>
      aDelivery({ list: 'list:lending', outcome: anOutcome(state) });
    const left = counts(member('skipped'), member('complained'), member('bounced'));
    expect(left).toMatchObject({ skipped: 1, returned: 2, unreachable: 0 });
  });

  it('does not call anybody unreachable for a bounce that may pass, or a mail that failed', () => {
    const passing = aDelivery({ outcome: anOutcome('bounced', { permanent: false }) });
    expect(counts(passing, ...rows('failed', 'unknown', 'cancelled'))).toMatchObject({
      returned: 1,
      unreachable: 0,
    });
  });
});

it('what became of all mails is the sum of what became of each share of them', () => {
  const states = ['planned', 'sending', 'unknown', 'failed', 'accepted', 'delayed', 'delivered'] as const;
  const mails = [
    ...rows(...states, 'bounced', 'complained', 'skipped', 'cancelled'),
    aDelivery({ outcome: anOutcome('bounced', { permanent: false }) }),
    aDelivery({ groups: ['lead', 'clerks'], outcome: anOutcome('planned', { notBefore: 3 }) }),
  ];
  for (let at = 0; at <= mails.length; at += 1)
    expect(addedUp([tallyOf(mails.slice(0, at)), tallyOf(mails.slice(at))])).toEqual(tallyOf(mails));
  expect(addedUp([])).toEqual(tallyOf([]));
});

describe('when a job comes by an organisation again', () => {
  const waiting = (notBefore: number) => aDelivery({ outcome: anOutcome('planned', { notBefore }) });
  const held = aDelivery({ id: 'held', outcome: anOutcome('sending', { leaseUntil: 9_000 }) });

  it('is when the first of its mails is due or its lease is over', () => {
    expect(counts(waiting(20_000), held).comesBackIn).toBe(4_000);
    expect(counts(waiting(7_500), held).comesBackIn).toBe(2_500);
  });

  it('is at once where one is due already', () => {
    expect(counts(waiting(20_000), waiting(0)).comesBackIn).toBe(0);
  });

  it('is later where the way is not clear before, in whole milliseconds', () => {
    const count = countsOf('1280', tallyOf([waiting(0)]), { at: 5_000, comesBackAt: 905_000.4 });
    expect(count.comesBackIn).toBe(900_001);
  });

  it('is never where nothing is open', () => {
    expect(countsOf('1280', tallyOf(rows('accepted')), { at: 5_000, comesBackAt: 9_000 }).comesBackIn).toBe(
      0,
    );
  });
});

it('an organisation is accounted for when every mail of its plan has come to something', () => {
  const counted = (organisation: string, ...states: Outcome['state'][]) =>
    countsOf(organisation, tallyOf(rows(...states)), { at: 1 });
  const planned = ['done', 'open', 'flying', 'uncounted', 'empty'].map((organisation) => ({
    organisation,
    deliveries: organisation === 'empty' ? 0 : 5,
  }));
  const allCounts = [
    counted('done', 'delivered', 'failed', 'unknown', 'skipped', 'cancelled'),
    counted('open', 'delivered', 'failed', 'unknown', 'skipped', 'planned'),
    counted('flying', 'complained', 'failed', 'unknown', 'bounced', 'sending'),
  ];
  expect(unaccounted(planned, allCounts)).toEqual(['open', 'flying', 'uncounted']);
});

describe('the progress of an obligation by mail', () => {
  it.each<[Outcome['state'][], string, number]>([
    [['accepted', 'accepted'], 'sent', 2],
    [['accepted', 'failed'], 'partly-sent', 1],
    [['accepted', 'unknown'], 'partly-sent', 1],
    [['failed', 'unknown'], 'not-sent', 0],
    [['accepted', 'planned'], 'planned', 1],
    [['accepted', 'sending'], 'planned', 1],
    [['delivered', 'delayed'], 'sent', 2],
    [['complained', 'accepted'], 'sent', 2],
    [['delivered', 'delivered'], 'delivered', 2],
    // A complaint has read it.
    [['delivered', 'complained'], 'delivered', 2],
    [['delivered', 'bounced'], 'partly-sent', 1],
    [['bounced', 'accepted'], 'partly-sent', 1],
    [['skipped', 'accepted'], 'partly-sent', 1],
    [['bounced', 'cancelled'], 'not-sent', 0],
    [['bounced', 'planned'], 'planned', 0],
  ])('after %j is %s with %i reached', (states, state, reached) => {
    const [settled] = settleObligations(
      [anObligation({ progress: { state: 'not-sent', people: 2, reached: 9 } })],
      tallyOf(rows(...states)),
      MILESTONE,
    );
    const { delivered: _, ...progress } = settled?.progress ?? {};
    expect(progress).toEqual({ state, people: 2, reached });
  });

  it('is not written again where nothing changed', () => {
    const sent = anObligation({ progress: { state: 'sent', people: 1, reached: 1 } });
    expect(settleObligations([sent], tallyOf(rows('accepted')), MILESTONE)).toEqual([]);
  });

  it('falls short by those whom no mail could be made for', () => {
    const three = anObligation({ progress: { state: 'planned', people: 3, reached: 0 } });
    const [settled] = settleObligations([three], tallyOf(rows('accepted', 'accepted')), MILESTONE);
    expect(settled?.progress).toEqual({ state: 'partly-sent', people: 3, reached: 2 });
  });

  it('is not sent where the group has nobody, instead of waiting for ever', () => {
    const empty = anObligation({ group: 'lead', progress: { state: 'planned', people: 0, reached: 0 } });
    const [settled] = settleObligations([empty], tallyOf(rows('accepted')), MILESTONE);
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
    const settled = settleObligations(obligations, tallyOf(rows('accepted')), MILESTONE);
    expect(settled.map(({ group, channel }) => `${group}/${channel}`)).toEqual([
      'clerks/email',
      'clerks/memo',
    ]);
  });
});

describe('what of it has arrived', () => {
  const two = anObligation({ progress: { state: 'planned', people: 2, reached: 0 } });

  it('is counted apart from what was taken, and left out where there is none', () => {
    const progress = (...states: Outcome['state'][]) =>
      settleObligations([two], tallyOf(rows(...states)), MILESTONE)[0]?.progress;
    expect(progress('accepted', 'delayed')).toEqual({ state: 'sent', people: 2, reached: 2 });
    expect(progress('accepted', 'delivered')).toEqual({ state: 'sent', people: 2, reached: 2, delivered: 1 });
    expect(progress('bounced', 'delivered')).toEqual({
      ...{ state: 'partly-sent', people: 2, reached: 1, delivered: 1 },
    });
  });

  it('leaves underway what was taken and nobody has told of yet', () => {
    expect(underway(counts(...rows('accepted', 'delayed', 'delivered', 'bounced', 'complained')))).toBe(2);
    expect(underway(counts(...rows('planned', 'unknown', 'failed', 'delivered')))).toBe(0);
  });
});

describe('the copy of an obligation that a dispatch carries', () => {
  it('gets its progress like one by mail, and names the dispatch', () => {
    const copy = anObligation({ channel: 'newsletter', carrier: 'newsletter', of: 'm' });
    const [settled] = settleObligations([copy], tallyOf(rows('delivered')), {
      id: 'issue',
      state: 'completed',
    });
    expect(settled).toEqual({
      ...copy,
      progress: { state: 'delivered', people: 1, reached: 1, delivered: 1, dispatch: 'issue' },
    });
  });
});

describe('the progress of an obligation on the web', () => {
  const web = (over: Parameters<typeof anObligation>[0] = {}) =>
    anObligation({
      channel: 'website',
      carrier: 'web',
      progress: { state: 'planned', people: 0, reached: 0 },
      ...over,
    });
  const progressWhen = (state: DispatchState, obligation = web()) =>
    settleObligations([obligation], tallyOf([]), { id: 'm', state }).map(({ progress }) => progress.state);

  it.each<[DispatchState, ObligationState[]]>([
    ['planned', []],
    ['held', []],
    ['approved', []],
    ['dispatching', ['published']],
    ['completed', ['published']],
    ['stopping', ['not-sent']],
    ['stopped', ['not-sent']],
  ])('when the milestone is %s is %j', (state, expected) => {
    expect(progressWhen(state)).toEqual(expected);
  });

  it('is not sent where a gap holds back all that it would say', () => {
    expect(progressWhen('dispatching', web({ messages: [], withheld: ['why'] }))).toEqual(['not-sent']);
  });

  it('stays published when the milestone is stopped afterwards: who has read it has been told', () => {
    const published = web({ progress: { state: 'published', people: 0, reached: 0 } });
    expect(progressWhen('stopped', published)).toEqual([]);
  });
});
