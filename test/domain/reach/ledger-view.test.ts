import { describe, expect, it } from 'vitest';
import { requiredOf, shareOf } from '../../../domain/ledger/coverage.ts';
import { viewLedger } from '../../../domain/reach/ledger-view.ts';
import { unreachedOf } from '../../../domain/reach/unreached.ts';
import { aCell, aLedgerRow } from '../../fixtures/a-ledger.ts';

const TODAY = '2026-11-24';
const meeting = (over: Parameters<typeof aCell>[0] = {}) =>
  aCell({
    channel: 'meeting',
    carrier: 'people',
    owner: 'local-lead',
    contactName: 'Lo Ek',
    due: '2026-12-01',
    people: 0,
    ...over,
  });

/**
 * Malmö: clerks have been mailed why and cost, the meeting (why, cost) waits; the lead's mail (dates) came back.
 * Göteborg: clerks' mail (why) went to one of two; their meeting (why) is late. A gap holds cost back.
 */
const rows = [
  aLedgerRow({
    cells: [
      aCell({ messages: ['why', 'cost'], state: 'sent', people: 2, reached: 2, delivered: 1 }),
      meeting({ messages: ['why', 'cost'] }),
      aCell({ group: 'lead', messages: ['dates'], state: 'not-sent', people: 1, reached: 0 }),
    ],
  }),
  aLedgerRow({
    organisation: '1480',
    name: { sv: 'Göteborgs Stad' },
    cells: [
      aCell({ withheld: ['cost'], state: 'partly-sent', people: 2, reached: 1 }),
      meeting({ withheld: ['cost'], due: '2026-11-01' }),
    ],
  }),
];
const none = {
  ...{ 'fully-told': 0, told: 0, published: 0, partly: 0 },
  ...{ waiting: 0, late: 0, missed: 0, withheld: 0, waived: 0 },
};

describe('the view of a ledger', () => {
  const view = viewLedger(rows, {}, TODAY);

  it('counts a message as told to a group as soon as one channel has reached it, and only then', () => {
    expect(view.total).toEqual({ ...none, told: 2, partly: 1, missed: 1, withheld: 1 });
    expect(requiredOf(view.total)).toBe(5);
    expect(shareOf(view.total)).toBe(2 / 5);
  });

  it('tells it by organisation and group', () => {
    const [malmo, goteborg] = view.organisations;
    expect(malmo?.groups.get('clerks')).toEqual({ ...none, told: 2 });
    expect(malmo?.groups.get('lead')).toEqual({ ...none, missed: 1 });
    expect(malmo?.coverage).toEqual({ ...none, told: 2, missed: 1 });
    expect(goteborg?.groups.get('clerks')).toEqual({ ...none, partly: 1, withheld: 1 });
  });

  it('tells it by message and group, over all organisations', () => {
    expect(view.messages.get('why')?.get('clerks')).toEqual({ ...none, told: 1, partly: 1 });
    expect(view.messages.get('cost')?.get('clerks')).toEqual({ ...none, told: 1, withheld: 1 });
    expect(view.messages.get('dates')?.get('lead')).toEqual({ ...none, missed: 1 });
  });

  it('counts people once, however many mail channels their mail stands for', () => {
    const memo = aCell({ channel: 'memo', state: 'sent', people: 2, reached: 2, delivered: 1 });
    const twice = viewLedger([aLedgerRow({ cells: [...(rows[0]?.cells ?? []), memo] })], {}, TODAY);
    expect(twice.groups.get('clerks')).toMatchObject({ people: 2, reached: 2, delivered: 1 });
    expect(view.groups.get('clerks')).toMatchObject({ people: 4, reached: 3, delivered: 1 });
  });

  it('tells whose turn it is: what the system could not do is the local lead’s', () => {
    expect(view.owners.get('system')).toEqual({ ...none, told: 1 });
    expect(view.owners.get('local-lead')).toEqual({ ...none, waiting: 1, late: 1, missed: 1, partly: 1 });
  });

  it('leaves out of what has to be told what is waived in every channel', () => {
    const waived = viewLedger([aLedgerRow({ cells: [aCell({ state: 'waived' })] })], {}, TODAY);
    expect(waived.total).toEqual({ ...none, waived: 1 });
    expect(shareOf(waived.total)).toBe(1);
  });

  it.each([
    [{ organisation: '1480' }, { ...none, partly: 1, withheld: 1 }],
    [{ group: 'lead' }, { ...none, missed: 1 }],
    [{ message: 'why' }, { ...none, told: 1, partly: 1 }],
    [{ channel: 'meeting' }, { ...none, waiting: 2, late: 1, withheld: 1 }],
    [{ organisation: '9999' }, none],
    [{ message: 'constructor' }, none],
  ])('is narrowed by %j', (filter, total) => {
    expect(viewLedger(rows, filter, TODAY).total).toEqual(total);
  });
});

describe('who has not been told what', () => {
  const list = (filter = {}) =>
    unreachedOf(rows, filter, TODAY).map(({ organisation, group, messages, standing, ways }) => ({
      who: `${organisation}/${group}`,
      messages,
      standing,
      ways: ways.map((way) => `${way.channel} ${way.responsible} ${way.contactName ?? '-'}`),
    }));

  it('names the group, the messages, and the owner of what is left; the most urgent first', () => {
    expect(list()).toEqual([
      { who: '1280/lead', messages: ['dates'], standing: 'missed', ways: ['email local-lead -'] },
      {
        who: '1480/clerks',
        messages: ['why', 'cost'],
        standing: 'withheld',
        ways: ['meeting local-lead Lo Ek', 'email local-lead -'],
      },
    ]);
  });

  it('does not name a group that one channel has told everything, though another is still to come', () => {
    expect(list({ group: 'clerks', organisation: '1280' })).toEqual([]);
  });

  it('names nobody who owns what a gap holds back whole', () => {
    const held = aLedgerRow({ cells: [aCell({ messages: [], withheld: ['why'], state: 'not-sent' })] });
    expect(unreachedOf([held], {}, TODAY)).toMatchObject([{ standing: 'withheld', ways: [] }]);
  });

  it('is narrowed by how it stands and by who has to act', () => {
    expect(list({ state: 'missed' }).map(({ who }) => who)).toEqual(['1280/lead']);
    expect(list({ owner: 'local-lead' })).toHaveLength(2);
    expect(list({ owner: 'supplier' })).toEqual([]);
  });
});
