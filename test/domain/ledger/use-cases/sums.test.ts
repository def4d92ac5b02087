import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Coverage, noCoverage } from '../../../../domain/ledger/coverage.ts';
import { type LedgerCell, type LedgerRow, SUM_RULE } from '../../../../domain/ledger/ledger.ts';
import { ledgerSumOf, milestoneSumOf, workLeftOf } from '../../../../domain/ledger/ledger-sum.ts';
import { type ReachStatus, reachStatusSchema } from '../../../../domain/ledger/reach-status.ts';
import {
  readSums,
  readSumsTogether,
  readWorkLeft,
  readWritten,
} from '../../../../domain/ledger/use-cases/read-sums.ts';
import { sumLedgers } from '../../../../domain/ledger/use-cases/sum-ledgers.ts';
import { obligationStateSchema } from '../../../../domain/plan/obligation.ts';
import { type LedgerView, viewLedger, viewSums } from '../../../../domain/reach/ledger-view.ts';
import { unreachedIn, unreachedOf } from '../../../../domain/reach/unreached.ts';
import { aCell, aLedgerRow } from '../../../fixtures/a-ledger.ts';
import { inMemoryStores } from '../../../in-memory/in-memory-stores.ts';

let world: ReturnType<typeof inMemoryStores>;
beforeEach(() => {
  world = inMemoryStores();
});

const DAYS = ['2026-11-22', '2026-11-23', '2026-11-24', '2026-12-01', '2026-12-31'];

const cells = fc.uniqueArray(
  fc
    .record({
      group: fc.constantFrom('clerks', 'lead', 'board'),
      channel: fc.constantFrom('email', 'meeting', 'site', 'memo'),
      carrier: fc.constantFrom('mail', 'people', 'web'),
      owner: fc.constantFrom('system', 'local-lead', 'national-office'),
      due: fc.constantFrom(...DAYS.slice(1, 4)),
      state: fc.constantFrom(...obligationStateSchema.options, 'planned', 'planned', 'planned'),
      messages: fc.subarray(['why', 'cost', 'dates']),
      withheld: fc.subarray(['risks']),
      suffices: fc.constantFrom(undefined, 'never', 'together'),
      uncounted: fc.constantFrom(undefined, true),
      lacks: fc.constantFrom<string[] | undefined>(undefined, ['cost']),
      people: fc.integer({ min: 0, max: 9 }),
      contactName: fc.constantFrom(undefined, 'Åsa Lind'),
    })
    .map(({ suffices, uncounted, lacks, contactName, ...cell }) =>
      aCell({
        ...cell,
        reached: Math.floor(cell.people / 2),
        ...(suffices ? { suffices } : {}),
        ...(uncounted ? { uncounted } : {}),
        ...(lacks ? { lacks } : {}),
        ...(contactName ? { contactName } : {}),
      }),
    ),
  { selector: ({ group, channel }) => `${group} ${channel}`, maxLength: 6 },
);
const rows = fc
  .array(cells, { minLength: 1, maxLength: 4 })
  .map((each) => each.map((own, index) => aLedgerRow({ organisation: `128${index}`, cells: own })));

/** What happens to ledgers, and to what is kept of them. */
const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('write' as const), at: fc.integer({ min: 0, max: 4 }), cells }),
    fc.record({ do: fc.constant('sum' as const), crash: fc.constantFrom('not', 'before noting') }),
  ),
  { maxLength: 8 },
);

async function write(row: LedgerRow) {
  const kept = await world.ledgers.find('m', row.organisation);
  await world.ledgers.save('m', row, kept?.version ?? 0);
}

const sum = (check: string[] = []) => sumLedgers({ milestone: 'm', check }, world);

describe('what ledgers come to', () => {
  it('says of every day what their rows say', () => {
    fc.assert(
      fc.property(rows, (all) => {
        for (const day of DAYS) {
          expect(viewSums(all.map(ledgerSumOf), day)).toEqual(fromRows(all, day));
          const left = unreachedOf(all, {}, day);
          expect(unreachedIn(all.map(ledgerSumOf), day)).toEqual(
            left.map(({ organisation, group, standing }) => ({ organisation, group, standing })),
          );
        }
      }),
    );
  });

  it('is this; if that changes, so does the number of the rule, or pages show what was summed before', () => {
    const meeting = {
      channel: 'meeting',
      carrier: 'people',
      owner: 'local-lead',
      due: '2026-12-09',
    } as const;
    const row = aLedgerRow({
      cells: [
        aCell({ messages: ['why', 'cost'], state: 'partly-sent', people: 3, reached: 2, delivered: 1 }),
        aCell({ ...meeting, messages: ['cost', 'dates'], withheld: ['risks'] }),
        aCell({ ...meeting, channel: 'forum', due: '2026-12-20', messages: ['dates'], state: 'confirmed' }),
        aCell({ ...meeting, group: 'lead', messages: ['dates'], suffices: 'together' }),
        aCell({ ...meeting, group: 'lead', channel: 'forum', due: '2026-12-20', messages: ['dates'] }),
      ],
    });
    expect(SUM_RULE).toBe(2);
    expect(ledgerSumOf(row)).toEqual({
      ...{ organisation: '1280', name: row.name, kind: 'municipality' },
      groups: [
        {
          group: 'clerks',
          messages: [
            ['why', 'partly'],
            ['cost', 'partly'],
            ['dates', 'told'],
            ['risks', 'withheld'],
          ],
          ...{ people: 3, reached: 2, delivered: 1 },
        },
        { group: 'lead', messages: [['dates', 'by 2026-12-09']], people: 0, reached: 0, delivered: 0 },
      ],
      owners: [
        ['local-lead', 'partly', 1],
        ['local-lead', 'by 2026-12-09', 2],
        ['local-lead', 'told', 1],
        ['local-lead', 'by 2026-12-20', 1],
      ],
      byHand: [
        ['2026-12-09', 0, 2],
        ['2026-12-20', 1, 2],
      ],
      sittings: [
        ['meeting', false],
        ['forum', false],
      ],
      waived: 0,
      left: [
        [false, 'meeting', '2026-12-09', 0],
        [false, 'forum', '2026-12-20', 0],
      ],
      confirmed: true,
    });
  });

  it('names nobody', () => {
    fc.assert(
      fc.property(rows, (all) => {
        expect(JSON.stringify(all.map(ledgerSumOf))).not.toContain('Lind');
      }),
    );
  });
});

describe('what is kept of ledgers', () => {
  it('is what their rows come to, whatever was written and summed meanwhile, also if that broke off', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        world = inMemoryStores();
        for (const step of history) {
          if (step.do === 'write')
            await write(aLedgerRow({ organisation: `128${step.at}`, cells: step.cells }));
          else if (step.crash === 'not') await sum();
          else await sumWithoutNoting();
          const stored = await world.ledgers.ofMilestone('m');
          const sums = await readSums('m', world);
          for (const day of DAYS) expect(viewSums(sums, day)).toEqual(viewLedger(stored, {}, day));
          expect((await readSumsTogether(await readWritten(['m'], world), world)).get('m')).toEqual(
            milestoneSumOf(stored.map(ledgerSumOf)),
          );
          const work = await readWorkLeft(await readWritten(['m'], world), world);
          expect(work.get('m')).toMatchObject(stored.map(workLeftOf));
        }
        const last = await sum(['1280', '1281', '1282', '1283', '1284']);
        expect(last.differed).toEqual([]);
        expect(await world.ledgers.keptOf('m', 'unsummed')).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('is made anew where it was lost, though every ledger is noted as summed', async () => {
    await write(aLedgerRow());
    await sum();
    const bare = { ...world, ledgerSums: inMemoryStores().ledgerSums };
    expect(await readSums('m', bare)).toEqual([ledgerSumOf(aLedgerRow())]);
    expect(await sumLedgers({ milestone: 'm' }, bare)).toEqual({ summed: 1, differed: [] });
    expect((await bare.ledgerSums.find('m'))?.sums).toHaveLength(1);
  });

  it('is mended where a check finds that it is not what the row comes to, and nowhere else', async () => {
    const [malmo, lund] = [aLedgerRow(), aLedgerRow({ organisation: '1281' })];
    await write(malmo);
    await write(lund);
    await sum();
    const kept = await world.ledgerSums.find('m');
    const wrong = kept?.sums.map((one) => ({ ...one, groups: [] })) ?? [];
    await world.ledgerSums.save('m', wrong, kept?.version ?? 0);
    expect(await sum()).toEqual({ summed: 0, differed: [] });
    expect(await sum(['1280'])).toEqual({ summed: 0, differed: ['1280'] });
    expect(await sum(['1280'])).toEqual({ summed: 0, differed: [] });
    expect((await readSums('m', world)).map(({ groups }) => groups.length)).toEqual([1, 0]);
    expect(await sum(['1281'])).toEqual({ summed: 0, differed: ['1281'] });
    expect(await readSums('m', world)).toEqual(
      [malmo, lund].map((row) => ({ ...ledgerSumOf(row), version: 1 })),
    );
  });

  it('is mended where a ledger is noted as summed and is newer', async () => {
    await write(aLedgerRow());
    await sum();
    const newer = aLedgerRow({ cells: [aCell({ state: 'sent' })] });
    await write(newer);
    await world.ledgers.noteSummed('m', [{ row: newer, version: 2 }]);
    expect(await sum()).toEqual({ summed: 0, differed: [] });
    expect(await sum(['1280'])).toEqual({ summed: 0, differed: ['1280'] });
    expect(await readSums('m', world)).toEqual([{ ...ledgerSumOf(newer), version: 2 }]);
  });

  it('is not kept of more organisations than fit into a row: pages read their ledgers', async () => {
    const many = Array.from({ length: 3_001 }, (_, index) => ({
      row: aLedgerRow({ organisation: String(1_000 + index) }),
      version: 1,
    }));
    const ledgers = { ...world.ledgers, find: async () => undefined, keptOf: async () => many };
    const noted: unknown[] = [];
    const noteSummed = async (...all: unknown[]) => void noted.push(all);
    const ports = { ledgers: { ...ledgers, noteSummed }, ledgerSums: world.ledgerSums };
    expect(await sumLedgers({ milestone: 'm' }, ports)).toEqual({ summed: 0, differed: [] });
    expect(await world.ledgerSums.find('m')).toBeUndefined();
    expect(noted).toEqual([]);
  });
});

/** The same by the rules as they are written down (decisions 20 and 94), from every obligation on that day. */
function fromRows(all: readonly LedgerRow[], day: string): LedgerView {
  const view: LedgerView = {
    organisations: [],
    messages: new Map(),
    groups: new Map(),
    owners: new Map(),
    total: noCoverage(),
  };
  for (const { organisation, name, kind, cells: own } of all.filter((row) => row.cells.length > 0)) {
    const groups = new Map<string, Coverage>();
    for (const [group, theirs] of Map.groupBy(own, (cell) => cell.group)) {
      const here = noCoverage();
      const topics = new Set(theirs.flatMap(({ messages, withheld }) => [...messages, ...withheld]));
      const inAll = view.groups.get(group) ?? { coverage: noCoverage(), people: 0, reached: 0, delivered: 0 };
      for (const topic of topics) {
        const standing = overChannels(theirs, topic, day);
        const byGroup = view.messages.get(topic) ?? new Map<string, Coverage>();
        const ofTopic = byGroup.get(group) ?? noCoverage();
        for (const coverage of [here, inAll.coverage, ofTopic, view.total]) coverage[standing] += 1;
        view.messages.set(topic, byGroup.set(group, ofTopic));
      }
      const mails = theirs.filter(({ carrier }) => carrier === 'mail');
      for (const what of ['people', 'reached', 'delivered'] as const)
        inAll[what] += Math.max(0, ...mails.map((cell) => cell[what] ?? 0));
      view.groups.set(group, inAll);
      groups.set(group, here);
    }
    for (const cell of own) {
      const standing = onChannel(cell, day);
      const ours = cell.owner !== 'system' || !['missed', 'partly'].includes(standing);
      const owner = ours ? cell.owner : kind === 'national' ? 'national-office' : 'local-lead';
      const coverage = view.owners.get(owner) ?? noCoverage();
      coverage[standing] += 1;
      view.owners.set(owner, coverage);
    }
    const coverage = noCoverage();
    for (const each of groups.values())
      for (const standing of reachStatusSchema.options) coverage[standing] += each[standing];
    view.organisations.push({ organisation, name, coverage, groups });
  }
  return view;
}

const TELLING: readonly ReachStatus[] = ['told', 'published', 'partly'];
const BY_STATE: Readonly<Record<string, ReachStatus>> = {
  ...{ delivered: 'told', sent: 'told', relayed: 'told', confirmed: 'told', published: 'published' },
  ...{ 'partly-sent': 'partly', 'not-sent': 'missed', missed: 'missed', waived: 'waived' },
};

function bare({ state, due, uncounted }: LedgerCell, day: string): ReachStatus {
  if (state === 'planned') return due < day ? 'late' : 'waiting';
  const standing = BY_STATE[state] ?? 'missed';
  return uncounted && standing === 'told' ? 'published' : standing;
}

function onChannel(cell: LedgerCell, day: string): ReachStatus {
  const said = cell.messages.filter((topic) => !cell.lacks?.includes(topic)).length;
  const standing = bare(cell, day);
  if (said === cell.messages.length || !TELLING.includes(standing)) return standing;
  return said > 0 ? 'partly' : 'missed';
}

function overChannels(theirs: readonly LedgerCell[], topic: string, day: string): ReachStatus {
  const ways = theirs
    .filter(({ messages, withheld }) => messages.includes(topic) || withheld.includes(topic))
    .flatMap((cell): { standing: ReachStatus; suffices: LedgerCell['suffices'] }[] => {
      const standing = bare(cell, day);
      const lacking = cell.lacks?.includes(topic) && TELLING.includes(standing);
      const { suffices } = cell;
      return [
        ...(cell.messages.includes(topic)
          ? [{ standing: lacking ? ('missed' as const) : standing, suffices }]
          : []),
        ...(cell.withheld.includes(topic) ? [{ standing: 'withheld' as const, suffices }] : []),
      ];
    });
  const required = ways.filter(({ standing }) => standing !== 'waived');
  if (required.length === 0) return 'waived';
  const enough = required.filter(({ suffices }) => suffices !== 'never');
  const counting = (enough.length > 0 ? enough : required).map(({ standing }) => standing);
  const isDone = (standing: ReachStatus) => standing === 'told' || standing === 'published';
  const rank = (standing: ReachStatus) => reachStatusSchema.options.indexOf(standing);
  const inRank = counting.toSorted((one, other) => rank(one) - rank(other));
  const needsAll = required.some(({ suffices }) => suffices === 'together') && !counting.every(isDone);
  const standing = (needsAll ? inRank.at(-1) : inRank[0]) ?? 'withheld';
  return standing === 'told' && required.every((way) => isDone(way.standing)) ? 'fully-told' : standing;
}

/** The function ends after it has written, before it notes what. */
async function sumWithoutNoting() {
  const { ledgers } = world;
  const dying = {
    find: ledgers.find.bind(ledgers),
    keptOf: ledgers.keptOf.bind(ledgers),
    async noteSummed() {
      throw new Error('the function ended');
    },
  };
  await expect(sumLedgers({ milestone: 'm' }, { ...world, ledgers: dying })).rejects.toThrow('ended');
}
