import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type LedgerSum, ledgerSumOf } from '../../../domain/ledger/ledger-sum.ts';
import { estimatedShare } from '../../../domain/polls/interval.ts';
import {
  type AccountSources,
  accountOf,
  daysOfQuarter,
  quarterAfter,
  quarterlyAccountSchema,
  quarterOf,
  sealedAccount,
  type Understood,
} from '../../../domain/reach/quarterly-account.ts';
import type { VerifiedLine } from '../../../domain/reach/verified-reach.ts';
import { accountCsv, accountDocx, accountJson } from '../../../templates/downloads/account-files.ts';
import { accountPage } from '../../../templates/pages/console/reach/account.ts';
import { aCatalogueVersion } from '../../fixtures/a-catalogue.ts';
import { aDispatch } from '../../fixtures/a-dispatch.ts';
import { aGoal } from '../../fixtures/a-goal.ts';
import { aCell, aLedgerRow } from '../../fixtures/a-ledger.ts';
import { aMilestone } from '../../fixtures/a-milestone.ts';
import { someCounts } from '../../fixtures/a-plan.ts';
import { aRollout } from '../../fixtures/a-rollout.ts';
import { Random } from '../../simulation/random.ts';

const at = (time: string) => Date.parse(`${time}+01:00`);
const byHand = (over: Parameters<typeof aCell>[0] = {}) =>
  aCell({
    channel: 'meeting',
    carrier: 'people',
    owner: 'local-lead',
    people: 0,
    due: '2026-12-01',
    ...over,
  });

const MALMO = aLedgerRow({
  cells: [
    aCell({ messages: ['why'], state: 'partly-sent', people: 3, reached: 2 }),
    byHand({ messages: ['why'], state: 'confirmed' }),
    byHand({ group: 'lead', messages: ['why'], state: 'confirmed' }),
    byHand({ channel: 'forum', messages: ['cost'] }),
    aCell({ group: 'lead', messages: ['dates'], state: 'delivered', people: 1, reached: 1, delivered: 1 }),
  ],
});
const GOTEBORG = aLedgerRow({
  organisation: '1480',
  name: { sv: 'Göteborgs Stad' },
  cells: [
    aCell({ messages: ['why'], state: 'not-sent', people: 0 }),
    byHand({ messages: ['why'] }),
    byHand({ channel: 'forum', messages: ['why'], state: 'waived' }),
  ],
});

const catalogue = {
  ...aCatalogueVersion().catalogue,
  channels: {
    ...aCatalogueVersion().catalogue.channels,
    meeting: { ...handwork(), minutes: 20 },
    forum: { ...handwork(), minutes: 45 },
  },
};

function handwork() {
  const known = Object.values(aCatalogueVersion().catalogue.channels).find(
    ({ carrier }) => carrier === 'people',
  );
  if (known?.carrier !== 'people') throw new Error('no channel by hand');
  return known;
}

const decided = aMilestone({ id: 'decided', state: 'completed', dispatchedAt: at('2026-11-23T10:00') });
const change = aMilestone({
  ...{ id: 'change', kind: 'fact-changed', state: 'completed', organisations: ['1280'] },
  change: {
    facts: [
      { fact: 'price', from: 12, to: 15 },
      { fact: 'launch', to: '2027-05-01' },
    ],
  },
  receivedAt: at('2026-12-01T09:00'),
  dispatchedAt: at('2026-12-01T09:40'),
  changedAt: at('2026-12-02T10:45'),
});

/** Two milestones of other quarters, by a minute of Swedish time each. */
const before = aMilestone({
  id: 'before',
  state: 'completed',
  dispatchedAt: Date.parse('2026-09-30T21:59:00Z'),
});
const after = aMilestone({
  id: 'after',
  state: 'completed',
  dispatchedAt: Date.parse('2026-12-31T23:00:00Z'),
});

const sources: AccountSources = {
  ...{ rollout: 'lending', quarter: '2026-q4', today: '2027-02-01', catalogue },
  milestones: [decided, change, before, after],
  others: [
    aDispatch({ id: 'letter', state: 'completed', dispatchedAt: at('2026-12-04T09:00') }),
    aDispatch({
      id: 'reminder',
      purpose: 'reminder',
      state: 'completed',
      dispatchedAt: at('2026-12-05T09:00'),
    }),
    aDispatch({ id: 'planned' }),
  ],
  counts: new Map([
    [
      'decided',
      [
        someCounts({ accepted: 4, delivered: 3, returned: 1, failed: 1 }),
        someCounts({ organisation: '1480', skipped: 2, unreachable: 2, accepted: 0 }),
      ],
    ],
    ['change', [someCounts({ accepted: 2, unknown: 1 })]],
    ['letter', [someCounts({ accepted: 7, delivered: 7 })]],
    ['after', [someCounts({ accepted: 99 })]],
  ]),
  sums: new Map([
    ['decided', [MALMO, GOTEBORG].map(ledgerSumOf)],
    ['change', []],
    ['after', [ledgerSumOf(MALMO)]],
  ]),
};
const account = accountOf(sources);

const line = (over: Partial<VerifiedLine>): VerifiedLine => ({
  ...{
    claimed: { part: 0, of: 0 },
    verified: undefined,
    asked: undefined,
    known: undefined,
    enough: undefined,
  },
  ...over,
});
const verified = { verified: estimatedShare(12, 20, 25), asked: 40 };
const ANSWERED: Understood[] = [
  {
    milestone: decided,
    closed: '2026-12-21',
    reach: {
      groups: new Map([
        ['lead', line({ claimed: { part: 2, of: 2 } })],
        ['clerks', line({ claimed: { part: 1, of: 3 }, ...verified, known: estimatedShare(30, 40) })],
      ]),
      kinds: new Map([['municipality' as const, line({ claimed: { part: 3, of: 5 }, ...verified })]]),
      total: line({ claimed: { part: 3, of: 5 }, ...verified }),
    },
  },
];
const asked = accountOf({ ...sources, understood: ANSWERED });
const understood = () => (asked.understood === 'not-recorded' ? [] : asked.understood);

const clerksGoal = (percent: number) =>
  aGoal({ group: 'clerks', milestone: 'decided', percent, by: '2026-12-31' });
const leadGoal = aGoal({ group: 'lead', milestone: 'decided', percent: 75, by: '2027-01-31' });
/** Goals as they were at the end of the year, and how that came. */
const GOALS = {
  goals: [clerksGoal(70), leadGoal].map((goal) => ({ goal, figures: {}, standing: 'unmeasured' as const })),
  goalChanges: [
    { at: at('2026-09-30T23:59') - 3_600_000, by: 'Anna Ek', goals: [{ after: clerksGoal(90) }] },
    {
      ...{ at: at('2026-10-01T09:00'), by: 'Anna Ek', why: 'The survey.' },
      goals: [{ before: clerksGoal(90), after: clerksGoal(80) }],
    },
    {
      ...{ at: at('2026-12-31T23:59'), by: 'Bo Ry', why: 'Another survey.' },
      goals: [{ after: leadGoal }, { before: clerksGoal(80), after: clerksGoal(70) }],
    },
  ],
};

describe('the account of a quarter', () => {
  it('counts what was let go within its days in Sweden, and nothing of the minute before or after', () => {
    expect(account.inputs).toEqual({
      ...{ organisations: 2, groups: 2, milestones: 1, corrections: 1, mails: 17 },
      dispatches: { milestone: 2, newsletter: 1, reminder: 1 },
    });
    expect(account.outputs.mails).toEqual({
      ...{ accepted: 13, delivered: 10, returned: 1, failed: 1, unknown: 1 },
      ...{ skipped: 2, cancelled: 0, unreachable: 2 },
    });
  });

  it('says how messages stand by the last day of the quarter, share by share with what it is a share of', () => {
    expect(account.asOf).toBe('2026-12-31');
    expect(account.outputs.groups).toEqual([
      { group: 'clerks', told: { part: 1, of: 3 }, people: 3, reached: 2, delivered: 0 },
      { group: 'lead', told: { part: 2, of: 2 }, people: 1, reached: 1, delivered: 1 },
    ]);
    expect(account.outputs.messages).toMatchObject({ late: 2, missed: 0 });
    expect(account.outputs.milestones).toMatchObject([
      { id: 'decided', organisations: 2, figures: { byMail: { part: 3, of: 4 } } },
    ]);
  });

  it('says what was corrected and how long it took: forty minutes to the release, a day and more to the end', () => {
    expect(account.corrections).toEqual([
      {
        id: 'change',
        facts: ['launch', 'price'],
        organisations: 1,
        mails: 2,
        minutesToRelease: 40,
        minutesToEnd: 1545,
      },
    ]);
  });

  it('counts an occasion’s minutes once, whichever groups are told at it', () => {
    expect(account.burden).toEqual({
      tasks: { part: 2, of: 4 },
      waived: 1,
      // Of meetings in Malmö and Göteborg and a forum in Malmö, that of Malmö was held.
      minutes: { part: 20, of: 85 },
    });
    expect(account.cost).toEqual({ mails: 13, minutes: 20, money: 'not-recorded' });
  });

  it('says what was understood of milestones whose polls closed in it, and nothing that may not be shown', () => {
    const [found, ...others] = understood();
    expect(others).toEqual([]);
    expect(found).toMatchObject({ milestone: 'decided', kind: decided.kind, closed: '2026-12-21' });
    expect(found?.groups).toEqual([
      {
        group: 'clerks',
        claimed: { part: 1, of: 3 },
        verified: { good: 12, of: 20, asked: 40, people: 25 },
        known: { good: 30, of: 40 },
      },
      // Nine answers are shown nowhere.
      { group: 'lead', claimed: { part: 2, of: 2 } },
    ]);
    expect(found?.total).toMatchObject({ verified: { good: 12, of: 20, asked: 40 } });
    expect(quarterlyAccountSchema.parse(asked)).toEqual(asked);
    const csv = accountCsv({ rollout: aRollout(), catalogue, account: asked });
    expect(csv).toContain('understood,verified,decided clerks,12,20,60');
    expect(csv).not.toContain('decided lead,4');
    const page = accountPage({ rollout: aRollout(), catalogue, account: asked }, 'en', READER);
    expect(page).toContain('20 of 40 (50%)');
    expect(page).toContain('Not shown');
  });

  it('says that nobody has asked what was understood, and that there are no goals', () => {
    expect([account.understood, account.goals]).toEqual(['not-recorded', 'not-recorded']);
    expect(quarterlyAccountSchema.parse(account)).toEqual(account);
  });

  it('has the goals as they were on its last day, and which were changed in it: by nobody’s name, and not why', () => {
    const said = accountOf({ ...sources, ...GOALS });
    expect(quarterlyAccountSchema.parse(said)).toEqual(said);
    expect(said.goals).toMatchObject([{ group: 'clerks', percent: 70 }, { group: 'lead' }]);
    expect(said.goalChanges).toEqual([
      {
        ...{ on: '2026-10-01', group: 'clerks', milestone: 'decided' },
        before: { percent: 90, by: '2026-12-31' },
        after: { percent: 80, by: '2026-12-31' },
      },
      {
        ...{ on: '2026-12-31', group: 'clerks', milestone: 'decided' },
        before: { percent: 80, by: '2026-12-31' },
        after: { percent: 70, by: '2026-12-31' },
      },
      {
        ...{ on: '2026-12-31', group: 'lead', milestone: 'decided' },
        after: { percent: 75, by: '2027-01-31' },
      },
    ]);
    expect(sealedAccount(said).json).not.toMatch(/Tuva|Anna|survey/i);
    const shown = { rollout: aRollout(), catalogue, account: said };
    expect(accountPage(shown, 'en', READER)).toContain('Goals that were changed in the quarter');
    expect(accountCsv(shown)).toMatch(/percentBefore.*80/);
    // A quarter in which none was changed has the bytes that it had before goals had a history.
    const before = {
      ...GOALS,
      goalChanges: GOALS.goalChanges.filter((one) => one.at < at('2026-10-01T00:00')),
    };
    expect(accountOf({ ...sources, ...before })).not.toHaveProperty('goalChanges');
  });

  it('is as of today while the quarter lasts', () => {
    expect(accountOf({ ...sources, today: '2026-12-10' }).asOf).toBe('2026-12-10');
  });

  it('is byte for byte the same from rows in any order: as JSON, table, document and page', async () => {
    const files = async (from: AccountSources) => {
      const shown = { rollout: aRollout(), catalogue: from.catalogue, account: accountOf(from) };
      return {
        json: accountJson(shown),
        csv: accountCsv(shown),
        docx: Buffer.from(await accountDocx(shown, 'sv')).toString('base64'),
        page: accountPage(shown, 'sv', READER),
      };
    };
    const whole = { ...sources, ...GOALS, understood: ANSWERED };
    const first = await files(whole);
    for (let seed = 1; seed <= 4; seed += 1)
      expect(await files(shuffled(whole, new Random(seed)))).toEqual(first);
    const digest = createHash('sha256').update(first.json).digest('hex');
    expect(sealedAccount(accountOf(whole)).digest).toBe(digest);
    expect(first.csv).toContain(digest);
    expect(first.page.replaceAll('<wbr>', '')).toContain(digest);
  });

  it('has another digest when one count is another one', () => {
    const counts = new Map([...sources.counts, ['letter', [someCounts({ accepted: 8 })]] as const]);
    expect(sealedAccount(accountOf({ ...sources, counts })).digest).not.toBe(sealedAccount(account).digest);
  });
});

describe('a quarter', () => {
  it.each([
    ['2026-q1', '2026-01-01', '2026-03-31'],
    ['2026-q4', '2026-10-01', '2026-12-31'],
    ['2028-q1', '2028-01-01', '2028-03-31'],
    ['2026-q2', '2026-04-01', '2026-06-30'],
  ])('%s is from %s to %s', (quarter, from, to) => {
    expect(daysOfQuarter(quarter)).toEqual({ from, to });
    expect([quarterOf(from), quarterOf(to)]).toEqual([quarter, quarter]);
  });

  it('has one before and one after, also over the turn of a year', () => {
    expect([quarterAfter('2026-q4', 1), quarterAfter('2027-q1', -1), quarterAfter('2026-q2', 1)]).toEqual([
      ...['2027-q1', '2026-q4', '2026-q3'],
    ]);
  });
});

const READER = {
  ...{ name: 'Maja Holm', roles: ['coordinator' as const], pages: [], formToken: 'token' },
  ...{ endsIn: 1800, writer: 'w', holds: [], restoreHolds: undefined },
};

/** The same rows as another machine might have them. */
function shuffled(given: AccountSources, random: Random): AccountSources {
  const mixed = <T>(list: readonly T[]): T[] => {
    const left = [...list];
    return list.flatMap(() => left.splice(random.between(0, left.length - 1), 1));
  };
  const sums = (some: readonly LedgerSum[]) =>
    mixed(some).map((sum) => ({
      ...sum,
      groups: mixed(sum.groups).map((group) => ({ ...group, messages: mixed(group.messages) })),
      ...{ owners: mixed(sum.owners), byHand: mixed(sum.byHand), sittings: mixed(sum.sittings) },
    }));
  return {
    ...given,
    milestones: mixed(given.milestones),
    others: mixed(given.others),
    counts: new Map(mixed([...given.counts]).map(([id, counts]) => [id, mixed(counts)])),
    goals: mixed(given.goals ?? []),
    goalChanges: mixed(given.goalChanges ?? []).map((one) => ({ ...one, goals: mixed(one.goals) })),
    understood: mixed(given.understood ?? []).map((one) => ({
      ...one,
      reach: { ...one.reach, groups: new Map(mixed([...one.reach.groups])) },
    })),
    sums: new Map(mixed([...given.sums]).map(([id, some]) => [id, sums(some)])),
  };
}
