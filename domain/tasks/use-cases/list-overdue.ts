import type { Ledgers } from '../../ledger/ledger.ts';
import type { SummedWork } from '../../ledger/ledger-sum.ts';
import { type ReadWorkLeftPorts, readWorkLeft, readWritten } from '../../ledger/use-cases/read-sums.ts';
import { occasionsLeft } from '../../ledger/work-left.ts';
import { isUndone } from '../../mail/dispatch.ts';
import { type Milestones, mayBeTold } from '../../plan/milestone.ts';
import type { Organisations } from '../../rollout/organisation.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow, mapInChunks } from '../../shared/concurrency.ts';
import { having } from '../../shared/likeness.ts';
import { inLocale, type Localised } from '../../shared/locale.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';

export type FindOverduePorts = ReadWorkLeftPorts & {
  milestones: Pick<Milestones, 'allOf'>;
  now: () => number;
};

export type NameOverduePorts = {
  ledgers: Pick<Ledgers, 'holdersOf' | 'ofSome'>;
  organisations: Pick<Organisations, 'list'>;
  now: () => number;
};

export type ListOverduePorts = FindOverduePorts & NameOverduePorts & { rollouts: Pick<Rollouts, 'list'> };

/** An overdue occasion: one channel at one milestone, by one person. */
export type OverdueOccasion = {
  milestone: string;
  channel: string;
  due: string;
  contactName?: string | undefined;
};

/** An organisation's overdue occasions, oldest first. */
export type OverdueAt = { organisation: string; name: Localised; occasions: OverdueOccasion[] };

/** An organisation with overdue tasks: how many occasions, the oldest day, and what is left at each milestone. */
export type LateAt = { organisation: string; late: number; due: string; parts: LatePart[] };

/** What is left at a milestone, by a version of its ledger. */
type LatePart = { milestone: string } & Pick<SummedWork, 'left' | 'version'>;

/** `of`: how many organisations have any, before the list was narrowed. */
export type Overdue = { today: string; organisations: OverdueAt[]; more: number; of: number };

// Limit of the list.
const SHOWN = 50;

export const OVERDUE_SORTS = ['oldest', 'most', 'name'] as const;
export type OverdueChoice = { q: string; sort: (typeof OVERDUE_SORTS)[number] };

/**
 * Overdue tasks nationwide by organisation, and the number not listed. `q` narrows to those that have its words in
 * their name or among whoever has the tasks; the usual order is longest overdue first.
 */
export async function listOverdue(
  ports: ListOverduePorts,
  { q, sort }: OverdueChoice = { q: '', sort: 'oldest' },
): Promise<Overdue> {
  const today = toStockholm(ports.now()).date;
  const rollouts = (await ports.rollouts.list()).map(({ id }) => id);
  const all = await inOrder(await findOverdue(rollouts, ports), sort, ports);
  const more = (found: readonly unknown[]) => Math.max(0, found.length - SHOWN);
  if (q.trim() === '') {
    const organisations = await nameOverdue(all.slice(0, SHOWN), ports);
    return { today, of: all.length, organisations, more: more(all) };
  }
  // Only a search asks whose the tasks are of those that are not shown.
  const found = having(await nameOverdue(all, ports), q, wordsOf);
  return { today, of: all.length, organisations: found.slice(0, SHOWN), more: more(found) };
}

function wordsOf({ organisation, name, occasions }: OverdueAt): string {
  const holders = occasions.map(({ contactName }) => contactName ?? '');
  return [organisation, ...Object.values(name), ...holders].join(' ');
}

async function inOrder(
  found: readonly LateAt[],
  sort: OverdueChoice['sort'],
  { organisations }: Pick<ListOverduePorts, 'organisations'>,
): Promise<readonly LateAt[]> {
  if (sort === 'oldest') return found;
  if (sort === 'most') return found.toSorted((a, b) => b.late - a.late);
  const names = new Map((await organisations.list()).map(({ code, name }) => [code, inLocale(name, 'sv')]));
  const nameOf = ({ organisation }: LateAt) => names.get(organisation) ?? organisation;
  return found.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), 'sv'));
}

/**
 * Every organisation of some rollouts with overdue tasks, longest overdue first. Some twenty milestones of a whole
 * country: one loop over them, which makes nothing of what is not shown.
 */
export async function findOverdue(rollouts: readonly string[], ports: FindOverduePorts): Promise<LateAt[]> {
  const today = toStockholm(ports.now()).date;
  const milestones = (await allSettledOrThrow(rollouts.map((id) => ports.milestones.allOf(id))))
    .flat()
    .filter(mayBeTold);
  const ids = milestones.map(({ id }) => id);
  const work = await readWorkLeft(await readWritten(ids, ports), ports);
  const found = new Map<string, LateAt>();
  for (const milestone of milestones)
    for (const { organisation, left, version } of work.get(milestone.id) ?? []) {
      const late = left.filter(({ 2: due }) => due < today);
      if (late.length === 0 || isUndone(milestone, organisation)) continue;
      const known = found.get(organisation) ?? { organisation, late: 0, due: today, parts: [] };
      found.set(organisation, known);
      known.late += late.filter(isFirstSitting).length;
      for (const { 2: due } of late) if (due < known.due) known.due = due;
      known.parts.push({ milestone: milestone.id, left, version });
    }
  return [...found.values()].toSorted(
    (a, b) => compare(a.due, b.due) || compare(a.organisation, b.organisation),
  );
}

type Left = SummedWork['left'][number];

/** Whether one occasion is the first of its channel and of whoever has it, be it theirs or the national office's. */
function isFirstSitting({ 1: channel, 3: holder }: Left, index: number, late: readonly Left[]): boolean {
  return late.findIndex(({ 1: other, 3: theirs }) => other === channel && theirs === holder) === index;
}

/**
 * The same organisations with their names and whose the tasks are now; without those that have done them meanwhile.
 * Reads ledgers only where they were written since.
 */
export async function nameOverdue(late: readonly LateAt[], ports: NameOverduePorts): Promise<OverdueAt[]> {
  const names = new Map((await ports.organisations.list()).map(({ code, name }) => [code, name]));
  const parts = late.flatMap(({ organisation, parts }) => parts.map((part) => ({ organisation, ...part })));
  const named = await mapInChunks(
    [...Map.groupBy(parts, ({ milestone }) => milestone)],
    ([milestone, own]) => nameAt(milestone, own, ports),
    MILESTONES_AT_ONCE,
  );
  const occasionsAt = Map.groupBy(named.flat(), ({ organisation }) => organisation);
  return late
    .map(({ organisation }): OverdueAt => {
      const occasions = (occasionsAt.get(organisation) ?? []).flatMap((part) => part.occasions);
      const name = names.get(organisation) ?? {};
      return { organisation, name, occasions: occasions.toSorted(oldestFirst) };
    })
    .filter(({ occasions }) => occasions.length > 0);
}

// Where ledgers are read, fifty of each milestone are some MB.
const MILESTONES_AT_ONCE = 4;

/** Whose the tasks of one milestone are. */
async function nameAt(
  milestone: string,
  parts: readonly (LatePart & { organisation: string })[],
  { ledgers, now }: Pick<NameOverduePorts, 'ledgers' | 'now'>,
): Promise<{ organisation: string; occasions: OverdueOccasion[] }[]> {
  const codes = parts.map(({ organisation }) => organisation);
  const holders = new Map((await ledgers.holdersOf(milestone, codes)).map((one) => [one.organisation, one]));
  const [kept, written]: [NamedLeft[], string[]] = [[], []];
  for (const { organisation, left, version } of parts) {
    const known = holders.get(organisation);
    if (known?.version !== version) written.push(organisation);
    else kept.push({ organisation, left: left.map((one) => namedBy(one, known.names)) });
  }
  const rows = written.length > 0 ? await ledgers.ofSome(milestone, written) : [];
  const others = rows.map(({ organisation, cells }) => ({ organisation, left: occasionsLeft(cells) }));
  const today = toStockholm(now()).date;
  return [...kept, ...others].map(({ organisation, left }) => ({
    organisation,
    occasions: lateSittings(left, today).map((one) => ({ milestone, ...one })),
  }));
}

type Sitting = Omit<OverdueOccasion, 'milestone'>;
type NamedLeft = { organisation: string; left: readonly Sitting[] };

function namedBy([, channel, due, holder]: Left, names: readonly string[]): Sitting {
  return { channel, due, contactName: names[holder - 1] };
}

/** What has passed its day, once for all who have to act: by channel and by whoever has it. */
function lateSittings(left: readonly Sitting[], today: string): Sitting[] {
  const late = left.filter(({ due }) => due < today).toSorted(oldestFirst);
  const sittings = Map.groupBy(late, ({ channel, contactName }) => JSON.stringify([channel, contactName]));
  return [...sittings.values()].flatMap(([first]) =>
    first ? [{ channel: first.channel, due: first.due, contactName: first.contactName }] : [],
  );
}

function oldestFirst(a: { due: string }, b: { due: string }): number {
  return compare(a.due, b.due);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
