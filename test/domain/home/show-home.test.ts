import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ShowHomePorts, showHome } from '../../../domain/home/use-cases/show-home.ts';
import { shareOf } from '../../../domain/ledger/coverage.ts';
import type { LedgerCell, LedgerRow } from '../../../domain/ledger/ledger.ts';
import { sumLedgers } from '../../../domain/ledger/use-cases/sum-ledgers.ts';
import { viewLedger } from '../../../domain/reach/ledger-view.ts';
import type { User } from '../../../domain/rollout/user.ts';
import { addDays } from '../../../domain/shared/working-day.ts';
import { aCell, aLedgerRow } from '../../fixtures/a-ledger.ts';
import { aMilestone } from '../../fixtures/a-milestone.ts';
import { aSummary } from '../../fixtures/a-plan.ts';
import { lendingWorld } from '../../fixtures/lending-world.ts';

const MAJA: Pick<User, 'roles' | 'address'> = {
  roles: ['coordinator'],
  address: 'maja.holm@kansli.example',
};
const DAYS = ['2026-11-20', '2026-12-01', '2026-12-02', '2026-12-10', '2027-01-15'] as const;
/** Malmö and Göteborg, and enough others that late ones may share a line. */
const CODES = ['1280', '1480', '1281', '1282', '1283', '1284', '1285', '1286'];
const [OLDER, NEWER] = ['lending-older', 'lending-newer'] as const;
const UNDONE = '1281';

async function aCountry() {
  const world = await lendingWorld();
  const told = { state: 'completed', planHash: 'h', approvedHash: 'h', organisations: CODES } as const;
  const receivedAt = Date.parse('2026-11-01T09:00:00Z');
  const undone = { [UNDONE]: { by: 'lending-undone', on: '2026-11-02' } };
  await world.milestones.accept(aMilestone({ ...told, id: OLDER, receivedAt, changedAt: receivedAt }), {});
  await world.milestones.undo(OLDER, undone);
  const at = receivedAt + 1;
  await world.milestones.accept(aMilestone({ ...told, id: NEWER, receivedAt: at, changedAt: at }), {});
  const whole: string[] = [];
  const named: string[][] = [];
  const ledgers: ShowHomePorts['ledgers'] = {
    keptOf: (id, which) => world.ledgers.keptOf(id, which),
    ofMilestone(id) {
      whole.push(id);
      return world.ledgers.ofMilestone(id);
    },
    ofSome(id, organisations) {
      named.push([...organisations]);
      return world.ledgers.ofSome(id, organisations);
    },
  };
  return {
    ...{ world, whole, named },
    async write(milestone: string, row: LedgerRow) {
      const kept = await world.ledgers.find(milestone, row.organisation);
      await world.ledgers.save(milestone, row, kept?.version ?? 0);
    },
    sum: (milestone: string) => sumLedgers({ milestone }, world),
    home: (day: string) => showHome(MAJA, { ...world, ledgers, now: () => Date.parse(`${day}T10:00:00Z`) }),
    rows: async () => ({
      older: await world.ledgers.ofMilestone(OLDER),
      newer: await world.ledgers.ofMilestone(NEWER),
    }),
  };
}

type Home = Awaited<ReturnType<typeof showHome>>;
type Rows = { older: readonly LedgerRow[]; newer: readonly LedgerRow[] };

/** What of the first page is about work by hand. */
function shownIn({ mine, rollouts }: Home) {
  const thingsOf = (kind: string) =>
    mine
      .filter((line) => line.kind === kind)
      .flatMap(({ things }) => things)
      .map(({ organisations, count, due, by, channel, milestone }) =>
        JSON.stringify({ organisations, count, due, by, channel, milestone: milestone?.id }),
      )
      .toSorted();
  const state = rollouts[0]?.state;
  return {
    silent: thingsOf('silent-organisation'),
    late: thingsOf('late-tasks'),
    office: thingsOf('office-task'),
    figures: state?.figures,
    organisations: state?.organisations.map(({ organisation, left, late }) => [
      organisation.code,
      left,
      late,
    ]),
  };
}

const isLeft = ({ carrier, state }: LedgerCell) =>
  carrier === 'people' && (state === 'planned' || state === 'missed');

/** The same from every obligation on that day, by what each line says. */
function fromRows({ older, newer }: Rows, day: string): ReturnType<typeof shownIn> {
  const told = [
    ...newer.map((row) => ({ row, id: NEWER })),
    ...older.map((row) => ({ row, id: OLDER })).filter(({ row }) => row.organisation !== UNDONE),
  ];
  const lines = { silent: new Map<string, object>(), late: new Map<string, object>() };
  const holders = new Map<string, string | undefined>();
  for (const code of new Set(told.map(({ row }) => row.organisation))) {
    const cells = told
      .filter(({ row }) => row.organisation === code)
      .flatMap(({ row, id }) => row.cells.map((cell) => ({ ...cell, id })))
      .filter(({ carrier, owner }) => carrier === 'people' && owner !== 'national-office');
    const late = cells.filter((cell) => isLeft(cell) && cell.due < day);
    if (late.length === 0) continue;
    const sittings = new Set(late.map(({ id, channel, contactName }) => `${id} ${channel} ${contactName}`));
    const line = {
      organisations: [code],
      count: sittings.size,
      due: late.map(({ due }) => due).toSorted()[0],
    };
    const isSilent = !cells.some(({ state }) => state === 'confirmed' || state === 'relayed');
    (isSilent ? lines.silent : lines.late).set(code, line);
    holders.set(code, late.find(({ contactName }) => contactName !== undefined)?.contactName);
  }
  const said = (of: Map<string, object>) =>
    [...of]
      .map(([code, line]) => JSON.stringify({ ...line, by: of.size > 5 ? undefined : holders.get(code) }))
      .toSorted();
  const office = [OLDER, NEWER].flatMap((id) => {
    const near = (id === OLDER ? older : newer).flatMap(({ organisation, cells }) =>
      cells
        .filter((cell) => isLeft(cell) && cell.owner === 'national-office' && cell.due <= addDays(day, 14))
        .map((cell) => ({ ...cell, organisation })),
    );
    return [...Map.groupBy(near, ({ channel }) => channel)].map(([channel, of]) =>
      JSON.stringify({
        organisations: [...new Set(of.map(({ organisation }) => organisation))],
        ...{ due: of.map(({ due }) => due).toSorted()[0], channel, milestone: id },
      }),
    );
  });
  const channels = (code: string, wanted: (cell: LedgerCell) => boolean) => {
    const own = newer.find(({ organisation }) => organisation === code)?.cells ?? [];
    const cells = own.filter((cell) => isLeft(cell) && cell.owner !== 'national-office' && wanted(cell));
    return new Set(cells.map(({ channel }) => channel)).size;
  };
  const organisations = ['1280', '1480'].map((code) => ({
    ...{ code, left: channels(code, () => true), late: channels(code, ({ due }) => due < day) },
  }));
  return {
    ...{ silent: said(lines.silent), late: said(lines.late), office: office.toSorted() },
    organisations: organisations.map(({ code, left, late }) => [code, left, late]),
    figures: {
      takePart: 2,
      done: organisations.filter(({ left }) => left === 0).length,
      late: organisations.filter(({ late }) => late > 0).length,
      told: newer.length > 0 ? shareOf(viewLedger(newer, {}, day).total) : undefined,
    },
  };
}

const cells = fc.uniqueArray(
  fc
    .record({
      group: fc.constantFrom('board', 'clerks', 'lead'),
      channel: fc.constantFrom('meeting', 'forum', 'intranet'),
      carrier: fc.constantFrom('people', 'people', 'people', 'mail'),
      owner: fc.constantFrom('local-lead', 'relay', 'national-office'),
      due: fc.constantFrom(...DAYS.slice(1, 4)),
      state: fc.constantFrom('planned', 'planned', 'planned', 'missed', 'confirmed', 'relayed', 'waived'),
      contactName: fc.constantFrom(undefined, 'Åsa Lind', 'Bo Ek'),
    })
    .map(({ contactName, ...cell }) => aCell({ ...cell, ...(contactName ? { contactName } : {}) })),
  { selector: ({ group, channel }) => `${group} ${channel}`, minLength: 1, maxLength: 5 },
);
const milestone = fc.constantFrom(OLDER, NEWER);
const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ milestone, organisation: fc.constantFrom(...CODES), cells }) },
    { weight: 1, arbitrary: fc.record({ milestone }) },
  ),
  { minLength: 1, maxLength: 24 },
);

describe('the first page of whoever coordinates', () => {
  it('says of work by hand what the ledgers say, on every day, whatever was summed and written since', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.constantFrom(...DAYS), async (history, day) => {
        const { write, sum, home, rows } = await aCountry();
        for (const step of history)
          if ('cells' in step)
            await write(step.milestone, aLedgerRow({ organisation: step.organisation, cells: step.cells }));
          else await sum(step.milestone);
        const expected = fromRows(await rows(), day);
        expect(shownIn(await home(day))).toEqual(expected);
        for (const id of [OLDER, NEWER]) await sum(id);
        for (const each of DAYS) expect(shownIn(await home(each))).toEqual(fromRows(await rows(), each));
      }),
      { numRuns: 40 },
    );
  });

  it('knows at once of a task that was confirmed, though the reconciler has not come round', async () => {
    const { write, sum, home } = await aCountry();
    const meeting = aCell({ channel: 'meeting', carrier: 'people', owner: 'local-lead', due: '2026-12-01' });
    await write(NEWER, aLedgerRow({ cells: [{ ...meeting, contactName: 'Åsa Lind' }] }));
    await sum(NEWER);
    const before = shownIn(await home('2026-12-02'));
    expect(before.silent).toEqual([
      JSON.stringify({ organisations: ['1280'], count: 1, due: '2026-12-01', by: 'Åsa Lind' }),
    ]);
    expect(before.figures).toMatchObject({ done: 1, late: 1 });
    await write(NEWER, aLedgerRow({ cells: [{ ...meeting, contactName: 'Åsa Lind', state: 'confirmed' }] }));
    const after = shownIn(await home('2026-12-02'));
    expect([...after.silent, ...after.late]).toEqual([]);
    expect(after.figures).toMatchObject({ done: 2, late: 0 });
  });

  it('reads no ledger of a milestone that is summed but to name who has what is late, where few are', async () => {
    const { write, sum, home, whole, named } = await aCountry();
    const meeting = {
      channel: 'meeting',
      carrier: 'people',
      owner: 'local-lead',
      due: '2026-12-01',
    } as const;
    const cell = aCell({ ...meeting, contactName: 'Åsa Lind' });
    for (const organisation of CODES.slice(0, 5))
      await write(NEWER, aLedgerRow({ organisation, cells: [cell] }));
    await sum(NEWER);
    await sum(OLDER);
    whole.length = 0;
    await home('2026-12-02');
    expect(named.map((codes) => codes.toSorted())).toEqual([CODES.slice(0, 5).toSorted()]);
    named.length = 0;
    await write(NEWER, aLedgerRow({ organisation: '1284', cells: [cell] }));
    await sum(NEWER);
    const shown = shownIn(await home('2026-12-02'));
    expect(shown.silent).toHaveLength(6);
    expect(shown.silent.join()).not.toContain('Åsa');
    expect(named).toEqual([]);
    expect(whole.filter((id) => id === NEWER)).toEqual([]);
  });
});

describe('a gap', () => {
  it.each([
    ['completed', 1],
    ['stopping', 0],
    ['stopped', 0],
  ] as const)('of a milestone that is %s stands on the first page %i times', async (state, times) => {
    const world = await lendingWorld();
    await world.milestones.accept(aMilestone({ id: 'lacking', organisations: ['1280'], state }), {});
    await world.plans.markPlanned('lacking', aSummary({ gaps: [{ kind: 'no-responsible' }] }));
    const { mine } = await showHome(MAJA, world);
    expect(mine.filter(({ kind }) => kind === 'close-gap')).toHaveLength(times);
  });
});
