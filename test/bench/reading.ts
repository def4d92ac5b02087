import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { LedgerCell } from '../../domain/ledger/ledger.ts';
import { sumLedgers } from '../../domain/ledger/use-cases/sum-ledgers.ts';
import type { DeliveryCounts } from '../../domain/plan/plan.ts';
import { loadRollout } from '../../domain/setup/use-cases/load-rollout.ts';
import { mapInChunks } from '../../domain/shared/concurrency.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { enlarge } from '../../local/sample/generate-organisations.ts';
import { TAKE } from './aws-report.ts';
import type { Goals } from './goals.ts';
import { median } from './measure.ts';
import { SmallStage } from './small-stage.ts';

const run = promisify(execFile);
const [MILESTONES, ORGANISATIONS, ROUNDS] = [20, 290, 5] as const;
const [FEW_ENDED, MANY_ENDED] = [5, 50] as const;
/** A planned organisation of the sample, whose ledger all the others get. */
const LIKE = '1280';

/** Pages over many national milestones, each by a function that has read nothing before. */
export async function reading(goals: Goals): Promise<void> {
  const stage = await SmallStage.start({ organisations: 12, contactsEach: 25 });
  try {
    await stage.report('bench');
    await stage.run({ without: ['approve-milestone'] });
    await fillLedgers(stage);
    goals.heading(`Pages over national milestones of ${ORGANISATIONS} organisations, cold, own time`);
    const cold = async (page: string) => {
      const seen: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) seen.push(await readOnce(page, stage.aws.url));
      return median(seen) / 1_000;
    };
    const trends = await cold('trends');
    goals.row(`trends over ${MILESTONES} of them`, trends, { goal: { atMost: 0.3 }, unit: ' s' });
    goals.row('ledger of one', await cold('ledger'), { goal: { atMost: 0.1 }, unit: ' s' });
    goals.row('first page of a coordinator', await cold('home'), { goal: { atMost: 0.5 }, unit: ' s' });
    goals.row('tasks that are late', await cold('overdue'), { goal: { atMost: 0.5 }, unit: ' s' });
  } finally {
    await stage.stop();
  }
}

async function readOnce(page: string, url: string): Promise<number> {
  const args = ['--disable-warning=ExperimentalWarning', 'test/bench/read-once.ts', page, url];
  return Number((await run(process.execPath, args)).stdout);
}

/** What was planned for one organisation, at each milestone for all, with most of it done; summed as they are. */
export async function fillLedgers({ operator }: SmallStage): Promise<void> {
  const milestone = await operator.milestones.find('bench');
  const planned = await operator.ledgers.find('bench', LIKE);
  const summary = await operator.plans.summary('bench', LIKE);
  if (!milestone || !planned || !summary) throw new Error('nothing was planned');
  const sample = await readRollout('local/sample/bob/rollout.yaml');
  const country = enlarge(sample, { organisations: ORGANISATIONS, contactsEach: 4 });
  await loadRollout(country, operator);
  const organisations = country.organisations
    .filter(({ kind }) => kind !== 'national')
    .map(({ code }) => code);
  for (let number = 1; number <= MILESTONES; number += 1) {
    const id = `national-${number}`;
    const occurredOn = `2026-${String(1 + Math.floor(number / 2)).padStart(2, '0')}-${number % 2 ? '01' : '15'}`;
    const told = { state: 'completed', planHash: 'hash', approvedHash: 'hash' } as const;
    const dispatchedAt = Date.parse(occurredOn);
    await operator.milestones.accept(
      { ...milestone, ...told, id, occurredOn, organisations, dispatchedAt, receivedAt: dispatchedAt },
      {},
    );
    await mapInChunks(organisations, async (organisation) => {
      const chance = chanceFrom(`${id} ${organisation}`);
      const cells = planned.row.cells.map((cell) => endedBy(cell, chance()));
      await operator.ledgers.save(id, { ...planned.row, organisation, cells }, 0);
      await operator.plans.markPlanned(id, { ...summary, organisation });
      await operator.plans.saveCounts(id, countsOf(organisation, summary.deliveries, chance()));
      const history = [{ at: dispatchedAt, who: 'lead', word: 'done' as const }];
      if (chance() < 0.6) await operator.signOffs.add({ milestone: id, organisation, history, published: 0 });
    });
    await sumLedgers({ milestone: id }, operator);
  }
  await sumLedgers({ milestone: 'bench' }, operator);
}

/** One organisation of a hundred has a mail of which nobody knows. */
function countsOf(organisation: string, mails: number, chance: number): DeliveryCounts {
  const unknown = chance < 0.01 ? 1 : 0;
  const accepted = mails - unknown;
  return {
    ...{ organisation, accepted, delivered: accepted, unknown, reached: {} },
    ...{ returned: 0, failed: 0, skipped: 0, cancelled: 0, unreachable: 0, at: 1, comesBackIn: 0 },
  };
}

/** Nine of ten mails have arrived, and six of ten tasks are confirmed. */
function endedBy(cell: LedgerCell, chance: number): LedgerCell {
  if (cell.carrier === 'people') return chance < 0.6 ? { ...cell, state: 'confirmed' } : cell;
  if (cell.carrier !== 'mail') return { ...cell, state: 'published' };
  const { people } = cell;
  if (people > 0 && chance < 0.9) return { ...cell, state: 'delivered', reached: people, delivered: people };
  return people > 1 ? { ...cell, state: 'partly-sent', reached: people - 1 } : { ...cell, state: 'not-sent' };
}

/** The same numbers from 0 to 1 for the same seed. */
function chanceFrom(seed: string): () => number {
  let state = [...seed].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), 7);
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** What a round of the reconciler asks of the table, the more has ended. */
export async function rounds(goals: Goals): Promise<void> {
  const stage = await SmallStage.start({ organisations: 12, contactsEach: 25 });
  try {
    await stage.report('open');
    await stage.run({ without: ['approve-milestone'] });
    const milestone = await stage.operator.milestones.find('open');
    if (!milestone) throw new Error('nothing was planned');
    const asked: { calls: number; units: number }[] = [];
    let ended = 0;
    for (const count of [FEW_ENDED, MANY_ENDED]) {
      for (; ended < count; ended += 1) {
        const id = `ended-${ended}`;
        await stage.operator.milestones.accept({ ...milestone, id, state: 'completed' }, {});
      }
      for (const note of await stage.operator.dispatches.openWork())
        if (note.id !== 'open') await stage.operator.dispatches.closeWork(note);
      await fetch(new URL(TAKE, stage.aws.url));
      const { requests, readUnits } = await stage.run({ schedules: ['reconcile'] });
      const calls = Object.values(requests).reduce((sum, one) => sum + one, 0);
      asked.push({ calls, units: readUnits });
    }
    const [few = { calls: 0, units: 0 }, many = few] = asked;
    goals.heading(`A round of the reconciler with one open milestone: ${few.calls} calls`);
    goals.row(`with ${MANY_ENDED} that have ended ÷ with ${FEW_ENDED}: calls`, many.calls / few.calls, {
      goal: { atMost: 1 },
    });
    goals.row('  read units', many.units / few.units, { goal: { atMost: 1 } });
  } finally {
    await stage.stop();
  }
}
