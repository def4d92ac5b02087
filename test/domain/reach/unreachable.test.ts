import { describe, expect, it } from 'vitest';
import { mailingsOf, unreachableIn } from '../../../domain/reach/unreachable.ts';
import { aCell, aLedgerRow } from '../../fixtures/a-ledger.ts';
import { aMilestone } from '../../fixtures/a-milestone.ts';

const TODAY = '2026-12-10';
type Cells = ReturnType<typeof aCell>[];

/** Milestones on the first days of months, each with the cells of clerks at Malmö. */
const course = (...milestones: Cells[]) =>
  milestones.map((cells, index) =>
    mailingsOf(
      aMilestone({ id: `m-${index + 1}`, occurredOn: `2026-0${index + 1}-01` }),
      [aLedgerRow({ cells })],
      TODAY,
    ),
  );
const found = (...milestones: Cells[]) =>
  unreachableIn(course(...milestones)).map(({ group, reason, milestones: at, otherwise }) => ({
    ...{ group, reason, otherwise },
    at: at.map(({ id }) => id),
  }));

const nobody = [aCell({ state: 'not-sent', people: 0 })];
const bounced = [aCell({ state: 'not-sent', people: 2, reached: 0 })];
const reached = [aCell({ state: 'partly-sent', people: 2, reached: 1 })];
const meeting = (over: Parameters<typeof aCell>[0]) =>
  aCell({ channel: 'meeting', carrier: 'people', owner: 'local-lead', people: 0, ...over });

describe('whom no mail reaches', () => {
  it('is a group with nobody in it, and one whose people all lack an address that takes mail', () => {
    expect(found(nobody)).toEqual([{ group: 'clerks', reason: 'nobody', otherwise: 'none', at: ['m-1'] }]);
    expect(found(bounced)).toEqual([
      { group: 'clerks', reason: 'no-address', otherwise: 'none', at: ['m-1'] },
    ]);
  });

  it('is nobody where one of the people was reached, in whichever mail', () => {
    expect(found(reached)).toEqual([]);
    expect(found([...nobody, aCell({ channel: 'memo', state: 'sent', reached: 1 })])).toEqual([]);
  });

  it('is named since mail last reached it, at each milestone, as it stood at the last', () => {
    expect(found(bounced, reached, bounced, nobody)).toMatchObject([
      { reason: 'nobody', at: ['m-3', 'm-4'] },
    ]);
  });

  it('is nobody any more once mail has reached them', () => {
    expect(found(nobody, bounced, reached)).toEqual([]);
  });

  it('is judged by what is settled: a mail that waits, and one that a gap holds back, say nothing', () => {
    expect(found([aCell({ state: 'planned', people: 0 })])).toEqual([]);
    expect(found([aCell({ state: 'not-sent', people: 3, messages: [], withheld: ['why'] })])).toEqual([]);
    expect(found(nobody, [aCell({ state: 'planned' })])).toMatchObject([{ at: ['m-1'] }]);
  });

  it('tells what another way has come to', () => {
    const otherwise = (cell: ReturnType<typeof meeting>) => found([...nobody, cell])[0]?.otherwise;
    expect(otherwise(meeting({ state: 'confirmed' }))).toBe('told');
    expect(otherwise(meeting({ due: '2026-12-10' }))).toBe('waiting');
    expect(otherwise(meeting({ due: '2026-12-09' }))).toBe('none');
    // One message is told at the meeting, the other by nobody.
    expect(
      found([
        aCell({ state: 'not-sent', people: 0, messages: ['why', 'cost'] }),
        meeting({ state: 'confirmed' }),
      ]),
    ).toMatchObject([{ otherwise: 'none' }]);
  });

  it('is owned by whoever is responsible there, by name if a task names them', () => {
    const named = meeting({ group: 'lead', contactName: 'Lo Ek' });
    expect(unreachableIn(course([...nobody, named]))).toMatchObject([
      { responsible: 'local-lead', contactName: 'Lo Ek', people: 0 },
    ]);
    const office = aLedgerRow({ organisation: 'national', kind: 'national', cells: nobody });
    expect(unreachableIn([mailingsOf(aMilestone(), [office], TODAY)])).toMatchObject([
      { responsible: 'national-office', contactName: undefined },
    ]);
  });

  it('comes with those first who were told in no way, then those who wait longest', () => {
    const row = (organisation: string, cells: Cells) => aLedgerRow({ organisation, cells });
    const told = [...nobody, meeting({ state: 'confirmed' })];
    const points = [
      mailingsOf(
        aMilestone({ id: 'a', occurredOn: '2026-01-01' }),
        [row('1', told), row('2', reached), row('3', nobody)],
        TODAY,
      ),
      mailingsOf(
        aMilestone({ id: 'b', occurredOn: '2026-02-01' }),
        [row('1', told), row('2', nobody), row('3', nobody)],
        TODAY,
      ),
    ];
    expect(unreachableIn(points).map(({ organisation }) => organisation)).toEqual(['3', '2', '1']);
  });
});
