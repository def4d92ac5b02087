import type { Ledgers } from '../../ledger/ledger.ts';
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
  ledgers: Pick<Ledgers, 'keptOf'>;
  milestones: Pick<Milestones, 'allOf'>;
  now: () => number;
};

export type NameOverduePorts = { ledgers: Pick<Ledgers, 'ofSome'>; now: () => number };

export type ListOverduePorts = FindOverduePorts &
  NameOverduePorts & {
    rollouts: Pick<Rollouts, 'list'>;
    organisations: Pick<Organisations, 'list'>;
  };

/** An overdue occasion: one channel at one milestone, by one person. */
export type OverdueOccasion = {
  milestone: string;
  channel: string;
  due: string;
  contactName?: string | undefined;
};

/** An organisation's overdue occasions, oldest first. */
export type OverdueAt = { organisation: string; name: Localised; occasions: OverdueOccasion[] };

/** The same without whose they are, and what the organisation is called. */
export type LateAt = Pick<OverdueAt, 'organisation'> & { occasions: Omit<OverdueOccasion, 'contactName'>[] };

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
  const all = await findOverdue(rollouts, ports);
  // Only a search asks whose the tasks are of those that are not shown.
  const found = q.trim() === '' ? all : having(await nameOverdue(all, ports), q, wordsOf);
  const sorted = await inOrder(found, sort, ports);
  return {
    ...{ today, of: all.length, organisations: await nameOverdue(sorted.slice(0, SHOWN), ports) },
    more: Math.max(0, found.length - SHOWN),
  };
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
  if (sort === 'most') return found.toSorted((a, b) => b.occasions.length - a.occasions.length);
  const names = new Map((await organisations.list()).map(({ code, name }) => [code, inLocale(name, 'sv')]));
  const nameOf = ({ organisation }: LateAt) => names.get(organisation) ?? organisation;
  return found.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), 'sv'));
}

/** Every organisation of some rollouts with overdue tasks, longest overdue first. */
export async function findOverdue(rollouts: readonly string[], ports: FindOverduePorts): Promise<LateAt[]> {
  const today = toStockholm(ports.now()).date;
  const milestones = (await allSettledOrThrow(rollouts.map((id) => ports.milestones.allOf(id))))
    .flat()
    .filter(mayBeTold);
  const ids = milestones.map(({ id }) => id);
  const work = await readWorkLeft(await readWritten(ids, ports), ports);
  const late = milestones.flatMap((milestone) =>
    (work.get(milestone.id) ?? [])
      .filter(({ organisation }) => !isUndone(milestone, organisation))
      .map(({ organisation, left }) => {
        const each = left.map(([, channel, due, holder]) => ({ channel, due, holder }));
        const occasions = lateOccasions(each, today).map(({ channel, due }) => ({ channel, due }));
        return {
          organisation,
          occasions: occasions.map((occasion) => ({ milestone: milestone.id, ...occasion })),
        };
      }),
  );
  return [...Map.groupBy(late, ({ organisation }) => organisation)]
    .map(([organisation, parts]): LateAt => {
      const occasions = parts.flatMap((part) => part.occasions).toSorted(oldestFirst);
      return { organisation, occasions };
    })
    .filter(({ occasions }) => occasions.length > 0)
    .toSorted((a, b) => oldestFirst(a.occasions[0], b.occasions[0]));
}

/**
 * The same organisations with their names and whose the tasks are, from their ledgers as they are now; without those
 * that have done them meanwhile.
 */
export async function nameOverdue(
  late: readonly LateAt[],
  { ledgers, now }: NameOverduePorts,
): Promise<OverdueAt[]> {
  const today = toStockholm(now()).date;
  const wanted = Map.groupBy(
    late.flatMap(({ organisation, occasions }) =>
      [...new Set(occasions.map(({ milestone }) => milestone))].map((milestone) => ({
        milestone,
        organisation,
      })),
    ),
    ({ milestone }) => milestone,
  );
  const found = await mapInChunks(
    [...wanted],
    async ([milestone, of]) => {
      const codes = of.map(({ organisation }) => organisation);
      return (await ledgers.ofSome(milestone, codes)).map((row) => ({ row, milestone }));
    },
    LEDGERS_AT_ONCE,
  );
  const rows = Map.groupBy(found.flat(), ({ row }) => row.organisation);
  const named = late.map(({ organisation }): OverdueAt => {
    const own = rows.get(organisation) ?? [];
    const occasions = own.flatMap(({ row, milestone }) =>
      lateOccasions(occasionsLeft(row.cells), today).map(
        ({ channel, due, contactName }): OverdueOccasion => ({ milestone, channel, due, contactName }),
      ),
    );
    const name = own.find(({ row }) => row.name !== undefined)?.row.name ?? {};
    return { organisation, name, occasions: occasions.toSorted(oldestFirst) };
  });
  return named.filter(({ occasions }) => occasions.length > 0);
}

// Fifty of each milestone are some MB.
const LEDGERS_AT_ONCE = 4;

type Sat = { channel: string; due: string; holder?: number; contactName?: string | undefined };

/** What has passed its day, once for all who have to act: by channel and by whoever has it. */
function lateOccasions<One extends Sat>(left: readonly One[], today: string): One[] {
  const late = left.filter(({ due }) => due < today).toSorted(oldestFirst);
  const sittings = Map.groupBy(late, ({ channel, holder, contactName }) =>
    JSON.stringify([channel, holder, contactName]),
  );
  return [...sittings.values()].flatMap(([first]) => first ?? []);
}

function oldestFirst(a: { due: string } | undefined, b: { due: string } | undefined): number {
  return (a?.due ?? '').localeCompare(b?.due ?? '');
}
